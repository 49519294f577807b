package io.greenline.app;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Hears SIGTERM and SIGINT, each time they come: a shutdown hook would hear the first one only.
 *
 * <p>The JDK has them in {@code sun.misc.Signal}, which the compiler warns of and cannot be told not to; hence by reflection.
 */
final class StopSignals {
    private StopSignals() {}

    /** From now on each signal runs this, on a thread of its own. */
    @SuppressWarnings("ReferenceEquality") // A proxy is equal to itself alone.
    static void onEach(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object hears = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        return switch (method.getName()) {
                            case "handle" -> {
                                action.run();
                                yield null;
                            }
                            case "equals" -> arguments != null && proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> "StopSignals";
                        };
                    });
            for (String name : List.of("TERM", "INT")) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), hears);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java does not hear signals", e);
        }
    }
}
