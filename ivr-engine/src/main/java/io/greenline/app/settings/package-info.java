/**
 * What an operator can set: one table of keys, read from a file, the environment and system properties.
 *
 * <p>Knows no part of the engine that it sets; typed values go out, the parts are built elsewhere.
 */
@NullMarked
package io.greenline.app.settings;

import org.jspecify.annotations.NullMarked;
