package io.greenline.grammar.script;

import io.greenline.grammar.match.MatchRule;
import io.greenline.grammar.match.ScriptEngine;
import io.greenline.grammar.match.Scripts;
import io.greenline.grammar.srgs.Expansion;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

/** Compiles the scripts of one grammar and prepares the globals of each of its documents. */
final class ScriptCompiler {
    private final Findings findings;
    private final Context context;

    private ScriptCompiler(Findings findings, Context context) {
        this.findings = findings;
        this.context = context;
    }

    static Scripts compile(List<List<Expansion.Tag>> headers, List<ScriptEngine.Script> tags, Findings findings) {
        ScriptableObject globals = Globals.frozenGlobals();
        try (Context context = Sandbox.INSTANCE.enterContext()) {
            ScriptCompiler compiler = new ScriptCompiler(findings, context);
            List<List<Script>> compiledHeaders = new ArrayList<>();
            headers.forEach(header -> compiledHeaders.add(compiler.header(header)));
            List<CompiledTag> compiled = new ArrayList<>();
            for (ScriptEngine.Script tag : tags) {
                compiled.add(new CompiledTag(tag.at(), compiler.script(tag.at(), tag.text())));
            }
            List<ScriptableObject> scopes = new ArrayList<>();
            for (int i = 0; i < headers.size(); i++) {
                scopes.add(compiler.documentScope(globals, headers.get(i), compiledHeaders.get(i)));
            }
            return new CompiledScripts(scopes, compiled);
        }
    }

    private List<Script> header(List<Expansion.Tag> tags) {
        return tags.stream().map(tag -> script(tag.at(), tag.text())).toList();
    }

    private Script script(SourceSpan at, String text) {
        try {
            return context.compileString(ScriptSource.guarded(context, text), at.file(), at.line(), null);
        } catch (ScriptSource.Refused problem) {
            findings.error(
                    place(at, problem.line, problem.column),
                    MatchRule.GRAMMAR_SCRIPT_SYNTAX,
                    "this is no script: " + problem.getMessage(),
                    "write ECMAScript, such as out = \"operator\";");
        } catch (EvaluatorException problem) {
            findings.error(at, MatchRule.GRAMMAR_SCRIPT_SYNTAX, "this is no script: " + problem.details(), "");
        }
        return context.compileString("", at.file(), 1, null);
    }

    /** Where in the grammar's file; a tag's text begins behind its brace or element. */
    private static SourceSpan place(SourceSpan tag, int line, int column) {
        int before = tag.file().endsWith(".grxml") ? "<tag>".length() : "{".length();
        return line == 1
                ? new SourceSpan(tag.file(), tag.line(), tag.column() + before + column - 1)
                : new SourceSpan(tag.file(), tag.line() + line - 1, column);
    }

    /** The globals of a document: its header tags run once, then nothing changes (SISR 1.0 section 4.2). */
    private ScriptableObject documentScope(ScriptableObject globals, List<Expansion.Tag> tags, List<Script> scripts) {
        NativeObject scope = new NativeObject();
        scope.setPrototype(globals);
        scope.setParentScope(null);
        Sandbox.Guarded guarded = (Sandbox.Guarded) context;
        guarded.run(Budget.forHeader());
        for (int i = 0; i < scripts.size(); i++) {
            try {
                scripts.get(i).exec(context, scope, scope);
            } catch (RhinoException | Budget.Exhausted | StackOverflowError failure) {
                findings.error(
                        tags.get(i).at(),
                        MatchRule.GRAMMAR_SCRIPT_FAILS,
                        "the script " + Failures.problem(failure),
                        "mend it: no call could be understood with this grammar");
            }
        }
        Frozen.deeply(scope);
        return scope;
    }
}
