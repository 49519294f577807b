package io.greenline.asterisk.agi;

import io.greenline.asterisk.media.AudioSocketServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A driver on a free port of loopback, and its handler. */
record TestSwitch(AgiSwitch agi, RecordingHandler handler) implements AutoCloseable {
    static final Path PROMPTS = Path.of("/prompts");
    /** Long enough for a test that describes its calls on a busy machine. */
    private static final Duration OPENING = Duration.ofSeconds(10);

    /** Long enough that a test's answer comes in time on a busy machine. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    static TestSwitch running(RecordingHandler.Script script) {
        return running(script, AddressBlock.LOOPBACK, 100);
    }

    static TestSwitch running(RecordingHandler.Script script, List<AddressBlock> allowed, int maxCalls) {
        return opened(new AgiSwitch(settings(allowed, maxCalls, PROMPTS, OPENING, MARGIN)), script);
    }

    /** A driver that soon closes whoever does not describe a call. */
    static TestSwitch impatient(RecordingHandler.Script script) {
        return opened(
                new AgiSwitch(settings(AddressBlock.LOOPBACK, 100, PROMPTS, Duration.ofMillis(300), MARGIN)), script);
    }

    /** A driver that waits for an answer only a little longer than the command itself takes. */
    static TestSwitch waiting(Duration margin, RecordingHandler.Script script) {
        return opened(new AgiSwitch(settings(AddressBlock.LOOPBACK, 100, PROMPTS, OPENING, margin)), script);
    }

    /** A driver whose callers can be heard. */
    static TestSwitch listening(RecordingHandler.Script script, AudioSocketServer audio, Path prompts) {
        return listening(script, audio, prompts, MARGIN);
    }

    static TestSwitch listening(
            RecordingHandler.Script script, AudioSocketServer audio, Path prompts, Duration margin) {
        return opened(new AgiSwitch(settings(AddressBlock.LOOPBACK, 100, prompts, OPENING, margin), audio), script);
    }

    private static AgiSettings settings(
            List<AddressBlock> allowed, int maxCalls, Path prompts, Duration opening, Duration margin) {
        return new AgiSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                allowed,
                maxCalls,
                prompts,
                "/asterisk/sounds",
                opening,
                margin,
                Duration.ofHours(1));
    }

    private static TestSwitch opened(AgiSwitch agi, RecordingHandler.Script script) {
        RecordingHandler handler = new RecordingHandler(script);
        agi.open(handler);
        return new TestSwitch(agi, handler);
    }

    ScriptedAsterisk connect() throws IOException {
        return ScriptedAsterisk.connect(address());
    }

    InetSocketAddress address() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Optional<InetSocketAddress> address = agi.address();
        while (address.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
            address = agi.address();
        }
        return address.orElseThrow();
    }

    @Override
    public void close() {
        agi.close();
    }
}
