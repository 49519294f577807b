package io.greenline.grammar.script;

import io.greenline.grammar.match.Scripts.Matched;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * Makes the objects {@code rules} and {@code meta} of matched rules. Their functions {@code latest} and {@code current} are made
 * once and shared, because a parse enters dozens of rules. Frozen; any thread.
 */
final class RuleObjects {
    private static final RuleObjects SHARED = new RuleObjects(Globals.frozenGlobals());

    private final Scriptable plainPrototype;
    private final NativeObject rulesPrototype = new NativeObject();
    private final NativeObject metaPrototype = new NativeObject();

    private RuleObjects(ScriptableObject globals) {
        plainPrototype = ScriptableObject.getObjectPrototype(globals);
        function(globals, rulesPrototype, "latest", self -> self instanceof Rules rules ? rules.latest : null);
        function(globals, metaPrototype, "latest", self -> self instanceof Meta meta ? meta.latest() : null);
        function(globals, metaPrototype, "current", self -> self instanceof Meta meta ? meta.current() : null);
        for (NativeObject prototype : new NativeObject[] {rulesPrototype, metaPrototype}) {
            prototype.setPrototype(plainPrototype);
            Frozen.deeply(prototype);
        }
    }

    static RuleObjects shared() {
        return SHARED;
    }

    private interface Asked {
        @Nullable
        Object of(Scriptable self);
    }

    private static void function(Scriptable globals, NativeObject on, String name, Asked asked) {
        LambdaFunction function = new LambdaFunction(globals, name, 0, (_, _, self, _) -> {
            Object answer = asked.of(self);
            if (answer == null) {
                throw ScriptRuntime.typeError(name + " is asked of rules or meta");
            }
            return answer;
        });
        on.defineProperty(name, function, ScriptableObject.DONTENUM);
    }

    /** An empty object. */
    NativeObject plain(Scriptable scope) {
        return made(new NativeObject(), plainPrototype, scope);
    }

    Rules rules(Scriptable scope) {
        return made(new Rules(), rulesPrototype, scope);
    }

    Meta meta(Scriptable scope) {
        return made(new Meta(this), metaPrototype, scope);
    }

    private static <T extends NativeObject> T made(T object, Scriptable prototype, Scriptable scope) {
        object.setPrototype(prototype);
        object.setParentScope(scope);
        return object;
    }

    /** The values of the rules that were referred to. */
    static final class Rules extends NativeObject {
        private static final long serialVersionUID = 1;
        private transient Object latest = Undefined.instance;

        void set(String rule, Object value) {
            latest = value;
            put(rule, this, value);
        }
    }

    /** The words of the rules that were referred to, and of the current one; objects are made when they are asked for. */
    static final class Meta extends NativeObject {
        private static final long serialVersionUID = 1;
        private final transient RuleObjects objects;
        private final transient Map<String, Matched> referred = new HashMap<>(4);
        private transient @Nullable Matched latest;
        private transient @Nullable Matched current;

        Meta(RuleObjects objects) {
            this.objects = objects;
        }

        void set(String rule, Matched matched) {
            referred.put(rule, matched);
            latest = matched;
        }

        void setCurrent(Matched matched) {
            current = matched;
        }

        Object latest() {
            return told(latest);
        }

        Object current() {
            return told(current);
        }

        @Override
        public Object get(String name, Scriptable start) {
            Matched matched = referred.get(name);
            return matched == null ? super.get(name, start) : told(matched);
        }

        @Override
        public boolean has(String name, Scriptable start) {
            return referred.containsKey(name) || super.has(name, start);
        }

        private Object told(@Nullable Matched matched) {
            if (matched == null) {
                return Undefined.instance;
            }
            NativeObject told = objects.plain(getParentScope());
            told.put("text", told, matched.text());
            told.put("score", told, matched.score());
            return told;
        }
    }
}
