package io.greenline.grammar.script;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.ScriptableObject;

/** Freezes objects and all that they lead to, so that scripts of many calls can share them and none can change them. */
final class Frozen {
    private Frozen() {}

    static void deeply(ScriptableObject root) {
        Set<ScriptableObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<ScriptableObject> waiting = new ArrayDeque<>();
        take(root, seen, waiting);
        while (!waiting.isEmpty()) {
            ScriptableObject object = waiting.removeFirst();
            take(object.getPrototype(), seen, waiting);
            for (Object id : object.getAllIds()) {
                if (id instanceof String name) {
                    take(value(object, name), seen, waiting);
                } else if (id instanceof Integer index) {
                    take(object.get(index, object), seen, waiting);
                }
            }
        }
        seen.forEach(ScriptableObject::sealObject);
    }

    private static Object value(ScriptableObject object, String name) {
        // A getter would run a script; what it gives is made anew each time.
        return object.getGetterOrSetter(name, 0, object, false) == null
                ? object.get(name, object)
                : ScriptableObject.NOT_FOUND;
    }

    private static void take(@Nullable Object value, Set<ScriptableObject> seen, Deque<ScriptableObject> waiting) {
        if (value instanceof ScriptableObject object && !object.isSealed() && seen.add(object)) {
            waiting.add(object);
        }
    }
}
