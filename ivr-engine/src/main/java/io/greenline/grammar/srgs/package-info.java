/** SRGS 1.0 documents: the model, its two forms ABNF and XML, and what refers to what. */
@NullMarked
package io.greenline.grammar.srgs;

import org.jspecify.annotations.NullMarked;
