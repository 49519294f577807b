/**
 * JSON Schemas of the files that administrators write, for the completion and hover texts of their editors; made of the key
 * tables that the loaders read by.
 */
@NullMarked
package io.greenline.schema;

import org.jspecify.annotations.NullMarked;
