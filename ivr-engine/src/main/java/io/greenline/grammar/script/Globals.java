package io.greenline.grammar.script;

import java.util.List;
import java.util.Map;
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
            "Function");
    /**
     * What the compact profile does not have either, and what would get round the guards: by changing frozen objects, by keeping
     * things where freezing does not see them, or by walking what lies inside lists.
     */
    private static final Map<String, Set<String>> LEFT_OUT_OF_PROTOTYPES = Map.of(
            "Array", Set.of("flat", "flatMap", "toLocaleString"),
            "Function", Set.of("bind"),
            "RegExp", Set.of("compile"),
            "Object",
                    Set.of(
                            "__defineGetter__",
                            "__defineSetter__",
                            "__lookupGetter__",
                            "__lookupSetter__",
                            "__proto__",
                            "toLocaleString"));

    private static final Set<String> KEPT_OF_OBJECT =
            Set.of("assign", "create", "entries", "fromEntries", "hasOwn", "is", "keys", "values", "prototype");

    private static final ScriptableObject FROZEN = frozen();

    private Globals() {}

    static ScriptableObject frozenGlobals() {
        return FROZEN;
    }

    private static ScriptableObject frozen() {
        try (Context context = Sandbox.INSTANCE.enterContext()) {
            ScriptableObject scope = context.initSafeStandardObjects(null, false);
            keepOnly(scope, KEPT);
            guard(scope);
            scope.defineProperty(
                    ScriptSource.GROWN,
                    new Grown(scope),
                    ScriptableObject.DONTENUM | ScriptableObject.PERMANENT | ScriptableObject.READONLY);
            Frozen.deeply(scope);
            return scope;
        }
    }

    private static void keepOnly(ScriptableObject object, Set<String> kept) {
        for (Object id : object.getAllIds()) {
            if (id instanceof String name && !kept.contains(name)) {
                object.delete(name);
            }
        }
    }

    private static void guard(ScriptableObject scope) {
        for (String name :
                List.of("Object", "Array", "String", "Number", "Boolean", "Date", "RegExp", "Function", "Error")) {
            ScriptableObject constructor = (ScriptableObject) scope.get(name, scope);
            ScriptableObject prototype = (ScriptableObject) ScriptableObject.getProperty(constructor, "prototype");
            LEFT_OUT_OF_PROTOTYPES.getOrDefault(name, Set.of()).forEach(prototype::delete);
            prototype.delete("toSource");
            if (name.equals("Array")) {
                ListText.define(scope, prototype);
            } else if (name.equals("Object")) {
                keepOnly(constructor, KEPT_OF_OBJECT);
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
