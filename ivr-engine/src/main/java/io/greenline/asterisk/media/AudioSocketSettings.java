package io.greenline.asterisk.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How the AudioSocket server listens and what it allows.
 *
 * @param listen where Asterisk connects; port 0 takes any free one. Who connects proves itself by a UUID that only this
 *     engine and its Asterisk know, but the sound itself is sent as it is: loopback or a network that nobody else is on
 * @param maxConnections most connections at one time, 1 to 100,000; one more is closed at once
 * @param arriving longest time from {@link AudioSocketServer#expect} to the connection that brings the call; Asterisk
 *     itself gives up after two seconds
 * @param introducing longest time from a connection to the UUID that it must begin with
 * @param parting longest time from our end of a call's sound to the connection's end
 */
public record AudioSocketSettings(
        InetSocketAddress listen, int maxConnections, Duration arriving, Duration introducing, Duration parting) {
    private static final int DEFAULT_MAX_CONNECTIONS = 2_000;

    public AudioSocketSettings {
        if (maxConnections < 1 || maxConnections > 100_000) {
            throw new IllegalArgumentException(
                    "at most 1 to 100,000 connections can be allowed, not " + maxConnections);
        }
        requirePositive("arriving", arriving);
        requirePositive("introducing", introducing);
        requirePositive("parting", parting);
    }

    /** What suits an Asterisk on the same machine: loopback only, 2,000 connections, 2.5 s to arrive, 1 s for the rest. */
    public static AudioSocketSettings onLoopback(int port) {
        return new AudioSocketSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                DEFAULT_MAX_CONNECTIONS,
                Duration.ofMillis(2_500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("%s must be longer than nothing, not %s".formatted(name, duration));
        }
    }
}
