package io.greenline.app.operation;

/**
 * The bounds of the JDK's HTTP server against clients that are slow or many. It reads them from system properties once, when
 * the first server of the process is made: whichever of ours that is sets them before.
 */
public final class HttpBounds {
    static {
        // Headers in pieces and bytes, the rest in seconds and pieces.
        System.setProperty("sun.net.httpserver.maxReqHeaders", "64");
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", "16384");
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "20");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "16");
        System.setProperty("sun.net.httpserver.idleInterval", "30");
        System.setProperty("jdk.httpserver.maxConnections", "128");
    }

    private HttpBounds() {}

    /** Sees that they are set. */
    public static void set() {
        // Loading this class has set them.
    }
}
