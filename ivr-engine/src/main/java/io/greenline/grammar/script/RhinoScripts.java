package io.greenline.grammar.script;

import io.greenline.grammar.match.ScriptEngine;
import io.greenline.grammar.match.Scripts;
import io.greenline.grammar.srgs.Expansion;
import io.greenline.source.Findings;
import java.util.List;

/**
 * Scripts run by Rhino, interpreted, without access to Java, with a limit on steps and memory. Making this object loads
 * nothing of Rhino; the first grammar with scripts does. Any thread.
 */
public final class RhinoScripts implements ScriptEngine {
    @Override
    public Scripts compile(List<List<Expansion.Tag>> headers, List<Script> tags, Findings findings) {
        return ScriptCompiler.compile(headers, tags, findings);
    }
}
