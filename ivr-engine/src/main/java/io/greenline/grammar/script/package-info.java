/** Runs the scripts of SISR 1.0 grammars; the only importer of the script engine, and loaded only when a grammar has scripts. */
@NullMarked
package io.greenline.grammar.script;

import org.jspecify.annotations.NullMarked;
