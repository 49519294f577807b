package io.greenline.grammar.script;

import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** {@code join} and {@code toString} of lists, which look at the budget while they go (ECMA-262 3rd edition 15.4.4.5). */
final class ListText {
    private ListText() {}

    static void define(Scriptable scope, ScriptableObject prototype) {
        int attributes = ScriptableObject.DONTENUM;
        prototype.defineProperty(
                "join",
                new LambdaFunction(scope, "join", 1, (context, _, self, arguments) -> {
                    Object by = arguments.length > 0 ? arguments[0] : Undefined.instance;
                    return joined(
                            (Sandbox.Guarded) context,
                            self,
                            Undefined.isUndefined(by) ? "," : ScriptRuntime.toString(by));
                }),
                attributes);
        prototype.defineProperty(
                "toString",
                new LambdaFunction(
                        scope, "toString", 0, (context, _, self, _) -> joined((Sandbox.Guarded) context, self, ",")),
                attributes);
    }

    private static String joined(Sandbox.Guarded context, Scriptable list, String by) {
        long length = (long) ScriptRuntime.toNumber(ScriptableObject.getProperty(list, "length"));
        context.budget().size(length);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                text.append(by);
            }
            Object item = ScriptableObject.getProperty(list, i);
            if (item != null && !Scriptable.NOT_FOUND.equals(item) && !Undefined.isUndefined(item)) {
                text.append(ScriptRuntime.toString(item));
            }
            context.budget().size(text.length() > Budget.MAX_SIZE ? text.length() : 0);
        }
        context.budget().size(text.length());
        return text.toString();
    }
}
