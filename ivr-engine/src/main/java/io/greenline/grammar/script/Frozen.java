package io.greenline.grammar.script;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Freezes objects and all that they lead to, the variables that functions hold included, so that scripts of many calls can share
 * them and none can change them.
 */
final class Frozen {
    private final Set<Scriptable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Scriptable> waiting = new ArrayDeque<>();

    private Frozen() {}

    static void deeply(ScriptableObject root) {
        Frozen frozen = new Frozen();
        frozen.take(root);
        frozen.follow();
        for (Scriptable one : frozen.seen) {
            if (one instanceof ScriptableObject object) {
                object.sealObject();
            }
        }
    }

    private void follow() {
        while (!waiting.isEmpty()) {
            Scriptable next = waiting.removeFirst();
            take(next.getPrototype());
            take(next.getParentScope());
            if (next instanceof ScriptableObject object) {
                take(ScriptableObject.getProperty(object, "prototype"));
                for (Object id : object.getAllIds()) {
                    property(object, id);
                }
            }
        }
    }

    private void property(ScriptableObject object, Object id) {
        if (id instanceof Integer index) {
            take(object.get(index, object));
        } else if (id instanceof String name) {
            Object getter = object.getGetterOrSetter(name, 0, object, false);
            take(getter);
            take(object.getGetterOrSetter(name, 0, object, true));
            if (!(getter instanceof Callable)) {
                // What a getter gives is made anew each time, and asking would run a script.
                take(object.get(name, object));
            }
        }
    }

    private void take(@Nullable Object value) {
        if (value instanceof Scriptable object
                && !(value instanceof ScriptableObject known && known.isSealed())
                && seen.add(object)) {
            waiting.add(object);
        }
    }
}
