/** Matches words against grammars: compiles documents, parses, expands, generates, and gives words their meaning. */
@NullMarked
package io.greenline.grammar.match;

import org.jspecify.annotations.NullMarked;
