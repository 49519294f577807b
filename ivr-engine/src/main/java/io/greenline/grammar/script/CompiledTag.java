package io.greenline.grammar.script;

import io.greenline.source.SourceSpan;
import org.mozilla.javascript.Script;

/** A tag within a rule, ready to run. */
record CompiledTag(SourceSpan at, Script script) {}
