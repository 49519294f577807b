package io.greenline.asterisk.agi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the FastAGI driver listens and what it allows.
 *
 * @param listen where Asterisk connects; port 0 takes any free one
 * @param allowed the addresses that may connect; everybody else is closed at once
 * @param maxCalls most calls at one time, 1 to 100,000; one more is closed at once and takes the switch's own way on
 * @param promptsDirectory the directory that every sound lies in, as the engine sees it
 * @param switchDirectory the same directory as Asterisk sees it: on another machine or inside a private root it differs
 * @param opening longest time from the connection to the end of Asterisk's description of the call
 * @param margin how much longer than a command's own time its reply may take
 * @param longestTalk longest conversation that a transfer waits for; the conversation itself is not cut
 */
public record AgiSettings(
        InetSocketAddress listen,
        List<AddressBlock> allowed,
        int maxCalls,
        Path promptsDirectory,
        String switchDirectory,
        Duration opening,
        Duration margin,
        Duration longestTalk) {
    private static final int DEFAULT_MAX_CALLS = 2000;

    public AgiSettings {
        allowed = List.copyOf(allowed);
        if (maxCalls < 1 || maxCalls > 100_000) {
            throw new IllegalArgumentException("at most 1 to 100,000 calls can be allowed, not " + maxCalls);
        }
        requirePositive("opening", opening);
        requirePositive("margin", margin);
        requirePositive("longest talk", longestTalk);
    }

    /**
     * What suits an Asterisk on the same machine: loopback only, 2,000 calls, 5 s to describe a call, 5 s margin, 12 h
     * of conversation.
     */
    public static AgiSettings onLoopback(int port, Path promptsDirectory, String switchDirectory) {
        return new AgiSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                AddressBlock.LOOPBACK,
                DEFAULT_MAX_CALLS,
                promptsDirectory,
                switchDirectory,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofHours(12));
    }

    boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address));
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("%s must be longer than nothing, not %s".formatted(name, duration));
        }
    }
}
