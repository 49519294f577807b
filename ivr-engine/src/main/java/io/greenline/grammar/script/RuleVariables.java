package io.greenline.grammar.script;

import io.greenline.grammar.match.ScriptFailure;
import io.greenline.grammar.match.Scripts.Matched;
import io.greenline.grammar.match.Scripts.RuleScope;
import io.greenline.grammar.script.RuleObjects.Meta;
import io.greenline.grammar.script.RuleObjects.Rules;
import java.util.List;
import java.util.Optional;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptableObject;

/**
 * The scope of one matched rule (SISR 1.0 section 3.3): {@code out}, {@code rules} and {@code meta}, and whatever the rule's
 * tags declare, before the globals of its document, which they can read. For one thread.
 */
final class RuleVariables implements RuleScope {
    private final Sandbox.Guarded context;
    private final List<CompiledTag> tags;
    private final NativeObject scope = new NativeObject();
    private final Rules rules;
    private final Meta meta;

    RuleVariables(Sandbox.Guarded context, ScriptableObject globals, List<CompiledTag> tags) {
        this.context = context;
        this.tags = tags;
        scope.setPrototype(globals);
        scope.setParentScope(null);
        RuleObjects objects = RuleObjects.shared();
        rules = objects.rules(scope);
        meta = objects.meta(scope);
        scope.put("out", scope, objects.plain(scope));
        scope.put("rules", scope, rules);
        scope.put("meta", scope, meta);
    }

    @Override
    public void referred(String rule, Object value, Matched matched) {
        rules.set(rule, value);
        meta.set(rule, matched);
    }

    @Override
    public void run(int script, Matched current) throws ScriptFailure {
        meta.setCurrent(current);
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
