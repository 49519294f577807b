package io.greenline.phone;

import io.greenline.audio.Pcm;
import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One call, for a script that reads from top to bottom. The script's place is in the call's timeline: each wait goes on
 * from what the wait before it found, so a sound that came while the script was busy is not missed. For one script
 * thread; times are {@link System#nanoTime}.
 *
 * <p>A wait that is not fulfilled in time, or that the end of the call makes impossible, throws
 * {@link UnmetExpectation}, which tells everything that did happen.
 */
public final class PhoneCall {
    private static final Duration KEY_SLACK = Duration.ofSeconds(10);

    private final Leg leg;
    private final PhoneSettings settings;

    PhoneCall(Leg leg, PhoneSettings settings) {
        this.leg = leg;
        this.settings = settings;
    }

    /** SIP's Call-ID. */
    public String id() {
        return leg.callId;
    }

    /** Waits for 180 to 189 of a call that was placed. */
    public long awaitRinging(Duration within) throws InterruptedException {
        return await("ringing", PhoneEvent.Ringing.class::isInstance, within);
    }

    /** Waits until the call is up. */
    public long awaitAnswer(Duration within) throws InterruptedException {
        return await("answer", PhoneEvent.Answered.class::isInstance, within);
    }

    /** Waits for a sound to begin; the time is that of its first packet. */
    public long awaitSound(Heard what, Duration within) throws InterruptedException {
        return await(
                "sound " + what,
                event -> event instanceof PhoneEvent.SoundBegan(Heard heard, var _) && heard.equals(what),
                within);
    }

    /** Waits for a sound to end; the time is that of its last packet, which holds 20 ms more of it. */
    public long awaitSoundEnd(Heard what, Duration within) throws InterruptedException {
        return await(
                "end of sound " + what,
                event -> event instanceof PhoneEvent.SoundEnded(Heard heard, var _) && heard.equals(what),
                within);
    }

    /** Waits until a sound has ended and none followed it at once; the time is that of its last packet. */
    public long awaitQuiet(Duration within) throws InterruptedException {
        return await("quiet", PhoneEvent.FellQuiet.class::isInstance, within);
    }

    /** Waits for a key of the far end. */
    public long awaitKey(DtmfDigit key, Duration within) throws InterruptedException {
        return await(
                "key " + key.symbol(),
                event -> event instanceof PhoneEvent.KeyHeard(DtmfDigit heard, var _) && heard == key,
                within);
    }

    /**
     * Presses keys one after the other and returns when the last one was let go, without moving the script's place.
     *
     * @param keys one or more of 0 to 9, *, #, A to D
     * @return when the first end packet of the last key went out
     */
    public long press(String keys) throws InterruptedException {
        List<DtmfDigit> digits = keys.chars().mapToObj(PhoneCall::digit).toList();
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("no key was named");
        }
        List<CompletableFuture<Long>> releases =
                digits.stream().map(_ -> new CompletableFuture<Long>()).toList();
        leg.line.loop().execute(() -> {
            for (int at = 0; at < digits.size(); at++) {
                leg.media.press(digits.get(at), releases.get(at));
            }
        });
        KeyTiming timing = settings.keys();
        Duration atMost =
                timing.held().plus(timing.rest()).multipliedBy(digits.size()).plus(KEY_SLACK);
        try {
            return releases.getLast().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw unmet("keys " + keys + " going out", atMost);
        }
    }

    /**
     * Shows a film and returns when its last packet went out, without moving the script's place.
     *
     * @throws UnmetExpectation when the other side takes no picture, or this phone has no camera
     */
    public void show(Film film) throws InterruptedException {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        leg.line.loop().execute(() -> leg.media.show(film, shown));
        Duration atMost = Duration.ofNanos(Camera.FRAME_NANOS * film.frames()).plus(KEY_SLACK);
        try {
            shown.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw unmet("showing " + film, atMost);
        }
    }

    /** Waits until every packet of a film came, in order and with the bytes that were sent: nobody coded it anew. */
    public long awaitFilm(Film film, Duration within) throws InterruptedException {
        long last = 0;
        for (String bytes : film.seen()) {
            last = await(
                    "packet " + bytes.substring(0, 16) + "... of " + film,
                    event -> event instanceof PhoneEvent.VideoSeen(String seen, var _) && seen.equals(bytes),
                    within);
        }
        return last;
    }

    /** Waits for a text within the call. */
    public String awaitText(Duration within) throws InterruptedException {
        return leg.timeline
                .await(PhoneEvent.TextCame.class::isInstance, within)
                .map(PhoneEvent.TextCame.class::cast)
                .map(PhoneEvent.TextCame::text)
                .orElseThrow(() -> unmet("text", within));
    }

    /** Says a marked sound once; returns at once. */
    public void play(Heard.Mark mark, Duration length) {
        leg.line.loop().execute(() -> leg.media.play(new Desk.Greeting(mark, length), new CompletableFuture<>()));
    }

    /**
     * Says a marked sound and returns when its last packet went out or the call is over, without moving the script's place.
     */
    public void speak(Heard.Mark mark, Duration length) throws InterruptedException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        CompletableFuture<Long> spoken = new CompletableFuture<>();
        leg.line.loop().execute(() -> leg.media.play(new Desk.Greeting(mark, length), spoken));
        spoken.whenComplete((_, _) -> over.complete(null));
        Duration atMost = length.plus(KEY_SLACK);
        try {
            over.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw unmet("speaking for " + length, atMost);
        }
    }

    /**
     * Says something in the phone's law, 20 ms a packet, and returns when its last packet went out, without moving the
     * script's place.
     *
     * @param speech 8,000 samples a second
     * @return when its last packet went out
     */
    public long speak(Pcm speech) throws InterruptedException {
        CompletableFuture<Long> spoken = new CompletableFuture<>();
        leg.line.loop().execute(() -> leg.media.speak(speech, spoken));
        Duration atMost = speech.length().plus(KEY_SLACK);
        try {
            return spoken.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw unmet("speaking for " + speech.length(), atMost);
        }
    }

    /** Ends the call: BYE, CANCEL or a refusal, as its state asks for. Returns at once; the end is awaited apart. */
    public void hangUp() {
        leg.line.loop().execute(leg::hangUp);
    }

    /** Waits for the end of the call and tells how it came about. */
    public CallEnding awaitEnd(Duration within) throws InterruptedException {
        return awaitEnded(within).ending();
    }

    /** As {@link #awaitEnd}, with the time. */
    public PhoneEvent.Ended awaitEnded(Duration within) throws InterruptedException {
        return leg.timeline
                .await(PhoneEvent.Ended.class::isInstance, within)
                .map(PhoneEvent.Ended.class::cast)
                .orElseThrow(() -> unmet("end of the call", within));
    }

    /** Everything that happened so far. */
    public List<PhoneEvent> timeline() {
        return leg.timeline.all();
    }

    private long await(String what, Predicate<PhoneEvent> wanted, Duration within) throws InterruptedException {
        return leg.timeline
                .await(wanted, within)
                .orElseThrow(() -> unmet(what, within))
                .atNanos();
    }

    private UnmetExpectation unmet(String what, Duration within) {
        return new UnmetExpectation(what, within, timeline());
    }

    private static DtmfDigit digit(int symbol) {
        return DtmfDigit.of((char) symbol)
                .orElseThrow(() -> new IllegalArgumentException("no key has the sign " + (char) symbol));
    }
}
