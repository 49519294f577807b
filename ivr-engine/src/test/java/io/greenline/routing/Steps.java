package io.greenline.routing;

/** How many steps counted code has taken: see {@link CountedCode}. One thread at a time. */
public final class Steps {
    private static long taken;

    private Steps() {}

    /** Called by counted code. */
    public static void take() {
        taken++;
    }

    /** So far. */
    public static long taken() {
        return taken;
    }
}
