package io.greenline.asterisk.ari;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A switch on a {@link FakeAsterisk}, whose calls do what the test says and report what came of it. */
final class EngineOnFake implements CallHandler, AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    /** Long enough that nothing in a test happens because of it, on however slow a machine. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    /** How soon it is clear that an Asterisk takes no requests over the WebSocket, where it takes none. */
    private static final Duration PROBE = Duration.ofMillis(300);

    final AriSwitch ari;
    final BlockingQueue<Object> results = new LinkedBlockingQueue<>();
    final BlockingQueue<Set<CallId>> reconciled = new LinkedBlockingQueue<>();
    final BlockingQueue<String> replaced = new LinkedBlockingQueue<>();
    private final Conduct conduct;
    private final AtomicLong passed = new AtomicLong();

    /** What a call does; what it returns is its result. */
    @FunctionalInterface
    interface Conduct {
        Object run(CallLeg leg) throws InterruptedException;
    }

    EngineOnFake(FakeAsterisk asterisk, Conduct conduct) throws InterruptedException {
        this(asterisk, conduct, PATIENT);
    }

    /** @param command how long a call waits for what Asterisk never does */
    EngineOnFake(FakeAsterisk asterisk, Conduct conduct, Duration command) throws InterruptedException {
        this.conduct = conduct;
        AriSettings settings = AriSettings.of(asterisk.url(), "user", new Password("secret"), FakeAsterisk.APPLICATION)
                .withPatience(new AriSettings.Patience(
                        command,
                        Duration.ofSeconds(5),
                        asterisk.takesRequestsOverWebSocket() ? PATIENT : PROBE,
                        PATIENT,
                        Duration.ofSeconds(PATIENCE_SECONDS)));
        ari = new AriSwitch(
                settings,
                InstantSource.fixed(Instant.parse("2026-11-23T08:00:30Z")),
                () -> System.nanoTime() + passed.get());
        ari.open(this);
        awaitReconciled();
    }

    static Playback prompt(BargeIn bargeIn) {
        return new Playback(List.of(new Sound(Path.of("/prompts/menu"), "menu", Duration.ofSeconds(1))), bargeIn);
    }

    /** Answers, plays, and tells how the playback ended. */
    static Object answerAndPlay(CallLeg leg) throws InterruptedException {
        leg.answer();
        return leg.play(prompt(BargeIn.DTMF));
    }

    @Override
    public void handle(CallLeg leg) {
        try {
            results.add(conduct.run(leg));
            leg.hangUp(io.greenline.telephony.HangupCause.NORMAL_CLEARING);
        } catch (InterruptedException letGo) {
            results.add("interrupted");
        }
    }

    /** Returns when every answer to what was asked before has come: answers come in the order of the questions. */
    void settle() throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        ari.devices(Set.of("PJSIP/settle"), (device, _) -> told.add(device));
        if (told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new AssertionError("Asterisk does not answer: " + ari.health());
        }
    }

    /** Lets the time pass in which Asterisk has to answer: what it owes by now has come too late. */
    void timePasses() {
        passed.addAndGet(PATIENT.toNanos());
    }

    Set<CallId> awaitReconciled() throws InterruptedException {
        Set<CallId> present = reconciled.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (present == null) {
            throw new AssertionError("not reconciled: " + ari.health());
        }
        return present;
    }

    Object result() throws InterruptedException {
        Object result = results.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (result == null) {
            throw new AssertionError("the call did not come to its end: " + ari.health());
        }
        return result;
    }

    /** Waits until the call has done with its leg, whatever it was. */
    <E extends CallEvent> E result(Class<E> type) throws InterruptedException {
        return type.cast(result());
    }

    @Override
    public void reconciled(String driver, String switchName, Set<CallId> present) {
        reconciled.add(present);
    }

    @Override
    public void replaced(String driver, String switchName) {
        replaced.add(switchName);
    }

    @Override
    public void close() {
        ari.close();
    }
}
