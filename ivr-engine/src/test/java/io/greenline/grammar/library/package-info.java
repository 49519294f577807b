/** Tests of the grammars in {@code grammars/}: what callers say must come to what the page beside them promises. */
@NullMarked
package io.greenline.grammar.library;

import org.jspecify.annotations.NullMarked;
