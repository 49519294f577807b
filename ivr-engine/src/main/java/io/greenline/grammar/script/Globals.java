package io.greenline.grammar.script;

import java.util.List;
import java.util.Set;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * What every script finds: the objects of ECMAScript's compact profile (ECMA-327) with their functions guarded, and nothing
 * that makes scripts of texts. Made once, then frozen and shared by all threads.
 */
final class Globals {
    private static final Set<String> KEPT = Set.of(
            "Object",
            "Array",
            "String",
            "Number",
            "Boolean",
            "Math",
            "Date",
            "RegExp",
            "Error",
            "EvalError",
            "RangeError",
            "ReferenceError",
            "SyntaxError",
            "TypeError",
            "URIError",
            "NaN",
            "Infinity",
            "undefined",
            "parseInt",
            "parseFloat",
            "isNaN",
            "isFinite",
            "Function",
            "globalThis");
    /** Would walk or multiply what lies inside lists, out of sight of the guards. */
    private static final List<String> LIST_FUNCTIONS_LEFT_OUT =
            List.of("flat", "flatMap", "toLocaleString", "toSource");

    private static final ScriptableObject FROZEN = frozen();

    private Globals() {}

    static ScriptableObject frozenGlobals() {
        return FROZEN;
    }

    private static ScriptableObject frozen() {
        try (Context context = Sandbox.INSTANCE.enterContext()) {
            ScriptableObject scope = context.initSafeStandardObjects(null, false);
            for (Object id : scope.getAllIds()) {
                if (id instanceof String name && !KEPT.contains(name)) {
                    scope.delete(name);
                }
            }
            guard(scope);
            scope.delete("Function");
            scope.delete("globalThis");
            scope.defineProperty(
                    ScriptSource.GROWN,
                    new Grown(scope),
                    ScriptableObject.DONTENUM | ScriptableObject.PERMANENT | ScriptableObject.READONLY);
            Frozen.deeply(scope);
            return scope;
        }
    }

    private static void guard(ScriptableObject scope) {
        for (String name :
                List.of("Object", "Array", "String", "Number", "Boolean", "Date", "RegExp", "Function", "Error")) {
            ScriptableObject constructor = (ScriptableObject) scope.get(name, scope);
            ScriptableObject prototype = (ScriptableObject) ScriptableObject.getProperty(constructor, "prototype");
            if (name.equals("Array")) {
                LIST_FUNCTIONS_LEFT_OUT.forEach(prototype::delete);
                ListText.define(scope, prototype);
            }
            GuardedFunction.guardAll(scope, prototype);
            GuardedFunction.guardAll(scope, constructor);
            Object guarded = new GuardedFunction(scope, (BaseFunction) constructor);
            scope.defineProperty(name, guarded, ScriptableObject.DONTENUM);
            prototype.defineProperty("constructor", guarded, ScriptableObject.DONTENUM);
        }
    }

    /** Looks at what {@code +} has made, and lets it pass. */
    private static final class Grown extends BaseFunction {
        private static final long serialVersionUID = 1;

        Grown(Scriptable scope) {
            super(scope, ScriptableObject.getFunctionPrototype(scope));
        }

        @Override
        public Object call(Context context, Scriptable scope, Scriptable self, Object[] arguments) {
            Object made = arguments[0];
            if (made instanceof CharSequence text) {
                ((Sandbox.Guarded) context).budget().size(text.length());
            }
            return made;
        }

        @Override
        public String getFunctionName() {
            return "";
        }
    }
}
