package io.greenline.grammar.script;

import io.greenline.grammar.match.ScriptFailure;
import io.greenline.grammar.match.Scripts.Matched;
import io.greenline.grammar.match.Scripts.RuleScope;
import java.util.List;
import java.util.Optional;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * The scope of one matched rule (SISR 1.0 section 3.3): {@code out}, {@code rules} and {@code meta}, and whatever the rule's
 * tags declare, before the globals of its document, which they can read. For one thread.
 */
final class RuleVariables implements RuleScope {
    private final Sandbox.Guarded context;
    private final List<CompiledTag> tags;
    private final NativeObject scope = new NativeObject();
    private final Scriptable rules;
    private final Scriptable meta;
    private Object latest = Undefined.instance;
    private Object latestMeta = Undefined.instance;
    private Matched current = new Matched("", 0);

    RuleVariables(Sandbox.Guarded context, ScriptableObject globals, List<CompiledTag> tags) {
        this.context = context;
        this.tags = tags;
        scope.setPrototype(globals);
        scope.setParentScope(null);
        rules = context.newObject(scope);
        meta = context.newObject(scope);
        function(rules, "latest", () -> latest);
        function(meta, "latest", () -> latestMeta);
        function(meta, "current", () -> matched(current));
        scope.put("out", scope, context.newObject(scope));
        scope.put("rules", scope, rules);
        scope.put("meta", scope, meta);
    }

    private interface Given {
        Object value();
    }

    private void function(Scriptable on, String name, Given given) {
        ScriptableObject.defineProperty(
                on, name, new LambdaFunction(scope, name, 0, (_, _, _, _) -> given.value()), ScriptableObject.DONTENUM);
    }

    private Scriptable matched(Matched of) {
        Scriptable told = context.newObject(scope);
        told.put("text", told, of.text());
        told.put("score", told, of.score());
        return told;
    }

    @Override
    public void referred(String rule, Object value, Matched matched) throws ScriptFailure {
        latest = value;
        latestMeta = matched(matched);
        rules.put(rule, rules, value);
        meta.put(rule, meta, latestMeta);
    }

    @Override
    public void run(int script, Matched current) throws ScriptFailure {
        this.current = current;
        CompiledTag tag = tags.get(script);
        try {
            tag.script().exec(context, scope, scope);
        } catch (RhinoException | Budget.Exhausted | StackOverflowError failure) {
            throw new ScriptFailure(Optional.of(tag.at()), Failures.problem(failure));
        }
    }

    @Override
    public Object value() {
        return scope.get("out", scope);
    }
}
