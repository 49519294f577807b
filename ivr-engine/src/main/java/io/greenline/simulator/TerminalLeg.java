package io.greenline.simulator;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Talk;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A leg whose caller is a person at a terminal: prompts are read, keys are typed and sent with Enter, and so are
 * words, which are heard where the dialplan listens to words ({@code word ~0.6} is heard less surely). Time is real.
 */
public final class TerminalLeg implements CallLeg {
    /** Typed ahead at most; a terminal that sends more is not a person. */
    private static final int MAX_TYPED = 256;

    private static final String HANG_UP = "hangup";

    /** Words as they are typed, and how sure of them a recogniser is to be. */
    private static final Pattern WORDS = Pattern.compile("(.*?)(?:\\s*~\\s*(0|1|[01]?\\.\\d{1,4}))?");

    private final InboundCall call;
    private final PrintWriter out;
    private final SpokenLine spoken;
    private final BlockingQueue<Typed> typed = new ArrayBlockingQueue<>(MAX_TYPED);
    private CallEvent.@Nullable Released released;

    /** What came from the keyboard. */
    private sealed interface Typed {
        record Key(DtmfDigit digit) implements Typed {}

        record Words(Utterance.Wording wording) implements Typed {}

        record HungUp() implements Typed {}

        /** Nothing was typed: whoever waits is to look whether a nudge came. */
        record Woken() implements Typed {}
    }

    /**
     * Starts reading from the keyboard; the end of the input hangs up.
     *
     * @param spoken where the listeners of the call look up the words that are typed
     */
    public TerminalLeg(InboundCall call, BufferedReader in, PrintWriter out, SpokenLine spoken) {
        this.call = call;
        this.spoken = spoken;
        this.out = out;
        Thread.ofPlatform().daemon().name("keyboard").start(() -> read(in));
    }

    @Override
    public InboundCall call() {
        return call;
    }

    @Override
    public CallEvent.OfAnswer answer() {
        say("-- answered; type keys or words and Enter, '%s' to hang up --".formatted(HANG_UP));
        return new CallEvent.Answered();
    }

    /** What becomes of words that are typed. */
    private interface Hearer {
        void hear(Utterance.Wording wording);

        /** Whether somebody who heard them has nudged; it is taken. */
        default boolean nudged() {
            return false;
        }
    }

    @Override
    public CallEvent.OfPlay play(Playback playback) throws InterruptedException {
        Hearer nobody = switch (playback.bargeIn()) {
            case NONE -> _ -> say("-- this prompt cannot be interrupted --");
            case DTMF -> this::isNotListenedTo;
        };
        return play(playback, nobody).orElseThrow();
    }

    /** Reads a prompt out; empty where a nudge ended it. */
    private Optional<CallEvent.OfPlay> play(Playback playback, Hearer hearer) throws InterruptedException {
        if (released != null) {
            return Optional.of(released);
        }
        if (playback.bargeIn() == BargeIn.NONE) {
            typed.removeIf(Typed.Key.class::isInstance);
        }
        playback.sounds().forEach(sound -> say("   » " + sound.words()));
        return until(CallerLine.length(playback), playback.bargeIn(), hearer).map(event -> switch (event) {
            case CallEvent.TimedOut _ -> new CallEvent.PlaybackFinished();
            case CallEvent.DigitPressed pressed -> pressed;
            case CallEvent.Released gone -> gone;
            case CallEvent.SwitchFailed failed -> failed;
        });
    }

    @Override
    public CallEvent.OfWait await(Duration atMost) throws InterruptedException {
        return until(atMost, BargeIn.DTMF, this::isNotListenedTo).orElseThrow();
    }

    private void isNotListenedTo(Utterance.Wording wording) {
        say("-- nobody listens to words now --");
    }

    /** Waits for a key that counts, or the caller's hang-up; empty where a nudge ended the wait. */
    private Optional<CallEvent.OfWait> until(Duration atMost, BargeIn keys, Hearer hearer) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (released == null) {
            if (hearer.nudged()) {
                return Optional.empty();
            }
            switch (typed.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                case null -> {
                    return Optional.of(new CallEvent.TimedOut());
                }
                case Typed.Key(DtmfDigit digit) -> {
                    if (keys == BargeIn.DTMF) {
                        return Optional.of(new CallEvent.DigitPressed(digit));
                    }
                    say("-- this prompt cannot be interrupted --");
                }
                case Typed.Words(Utterance.Wording wording) -> hearer.hear(wording);
                case Typed.HungUp _ -> release(HangupCause.NORMAL_CLEARING, Party.CALLER);
                case Typed.Woken _ -> {
                    // The loop looks.
                }
            }
        }
        return Optional.of(released);
    }

    @Override
    public Ear listen(VoiceSink sink) {
        return new TerminalEar(sink);
    }

    @Override
    public HoldLine hold(String music) {
        say("-- music: %s --".formatted(music));
        return new TerminalHold();
    }

    @Override
    public CallEvent.OfTransfer transfer(Transfer transfer) throws InterruptedException {
        say("-- connected with %s; Enter ends the conversation --".formatted(transfer.dialString()));
        return switch (await(Duration.ofHours(1))) {
            case CallEvent.Released gone -> gone;
            case CallEvent.DigitPressed _, CallEvent.TimedOut _, CallEvent.SwitchFailed _ ->
                new CallEvent.Talked(Duration.ZERO);
        };
    }

    /** {@inheritDoc} A terminal has no voice: only the time is taken. */
    @Override
    public CallEvent.OfRecord record(MessageRecording recording) throws InterruptedException {
        if (released != null) {
            return released;
        }
        typed.removeIf(Typed.Key.class::isInstance);
        say("-- recording '%s': speak; Enter ends the message --".formatted(recording.name()));
        long began = System.nanoTime();
        CallEvent.OfWait end = await(recording.atMost());
        Duration length = Duration.ofNanos(System.nanoTime() - began);
        return switch (end) {
            case CallEvent.DigitPressed _ -> new CallEvent.Recorded(length, CallEvent.Recorded.End.KEY);
            case CallEvent.TimedOut _ -> new CallEvent.Recorded(recording.atMost(), CallEvent.Recorded.End.LIMIT);
            case CallEvent.Released _ -> new CallEvent.Recorded(length, CallEvent.Recorded.End.HANG_UP);
            case CallEvent.SwitchFailed failed -> failed;
        };
    }

    @Override
    public void handBack(String reason) {
        say("-- given back to the switch: %s --".formatted(reason));
    }

    @Override
    public void hangUp(HangupCause cause) {
        say("-- hung up: %s --".formatted(cause.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        release(cause, Party.ENGINE);
    }

    private CallEvent.Released release(HangupCause cause, Party by) {
        CallEvent.Released how = released == null ? new CallEvent.Released(cause, by) : released;
        released = how;
        return how;
    }

    private void read(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.strip().equalsIgnoreCase(HANG_UP)) {
                    break;
                }
                type(line.strip());
            }
            typed.put(new Typed.HungUp());
        } catch (IOException e) {
            throw new UncheckedIOException("the keyboard cannot be read", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void type(String line) throws InterruptedException {
        if (line.isEmpty()) {
            // Enter alone ends a conversation and is the pound key to a question.
            typed.put(new Typed.Key(DtmfDigit.POUND));
        }
        if (!line.chars().allMatch(letter -> DtmfDigit.of((char) letter).isPresent())) {
            typed.put(words(line));
            return;
        }
        for (int i = 0; i < line.length(); i++) {
            typed.put(new Typed.Key(DtmfDigit.of(line.charAt(i)).orElseThrow()));
        }
    }

    private static Typed words(String line) {
        Matcher words = WORDS.matcher(line);
        boolean doubted = words.matches() && words.group(2) != null;
        double confidence = doubted ? Double.parseDouble(words.group(2)) : 1;
        return new Typed.Words(
                new Utterance.Wording(doubted ? words.group(1) : line, confidence <= 1 ? confidence : 1));
    }

    /** Words that are typed are said at once, and nothing more is said for long. */
    private final class TerminalEar implements Ear, Hearer {
        /** So long a silence ends any answer. */
        private static final Duration SILENCE = Duration.ofSeconds(12);

        private static final Duration SPOKEN = Duration.ofMillis(500);

        private final VoiceSink sink;
        private final VoicePieces pieces = new VoicePieces();
        private final AtomicBoolean nudged = new AtomicBoolean();
        private Instant now = Instant.EPOCH;

        TerminalEar(VoiceSink sink) {
            this.sink = sink;
        }

        @Override
        public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
            return TerminalLeg.this
                    .play(playback, this)
                    .<CallEvent.OfHeardPlay>map(event -> event)
                    .orElseGet(CallEvent.Nudged::new);
        }

        @Override
        public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
            return until(atMost, BargeIn.DTMF, this)
                    .<CallEvent.OfHeardWait>map(event -> event)
                    .orElseGet(CallEvent.Nudged::new);
        }

        @Override
        public boolean nudged() {
            return nudged.getAndSet(false);
        }

        @Override
        public void hear(Utterance.Wording wording) {
            spoken.says(new Utterance(List.of(wording), SPOKEN), now);
            sound(SPOKEN, VoicePieces.Sounding.SPEECH);
            sound(SILENCE, VoicePieces.Sounding.SILENCE);
            if (!nudged.get()) {
                say("-- that was not listened to --");
            }
        }

        private void sound(Duration length, VoicePieces.Sounding sounding) {
            for (Instant end = now.plus(length); now.isBefore(end); now = now.plus(VoicePieces.FRAME)) {
                spoken.at(now);
                sink.voice(pieces.next(VoicePieces.FRAME, sounding));
            }
        }

        @Override
        public void nudge() {
            nudged.set(true);
        }

        @Override
        public void close() {
            // The keyboard stays open.
        }
    }

    /** Whoever is at the terminal is the caller; the agents take their calls after a moment. */
    private final class TerminalHold implements HoldLine, Hearer {
        private static final Duration RINGING = Duration.ofSeconds(2);

        private final AtomicBoolean nudged = new AtomicBoolean();

        @Override
        public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
            return TerminalLeg.this
                    .play(playback, this)
                    .<CallEvent.OfHeardPlay>map(event -> event)
                    .orElseGet(CallEvent.Nudged::new);
        }

        @Override
        public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
            return until(atMost, BargeIn.DTMF, this)
                    .<CallEvent.OfHeardWait>map(event -> event)
                    .orElseGet(CallEvent.Nudged::new);
        }

        @Override
        public CallEvent.OfAgent ring(AgentCall agent, Progress progress) throws InterruptedException {
            progress.rang();
            say("-- %s rings --".formatted(agent.dialString()));
            return switch (await(RINGING)) {
                case CallEvent.TimedOut _ -> taken(agent, progress);
                case CallEvent.DigitPressed pressed -> pressed;
                case CallEvent.Nudged nudge -> nudge;
                case CallEvent.Released gone -> gone;
                case CallEvent.SwitchFailed failed -> failed;
            };
        }

        private CallEvent.OfAgent taken(AgentCall agent, Progress progress) throws InterruptedException {
            progress.accepted();
            agent.whisper().forEach(sound -> say("   (to the agent alone) » " + sound.words()));
            progress.connected(Talk.FIXED);
            say("-- connected with %s; Enter ends the conversation --".formatted(agent.dialString()));
            long began = System.nanoTime();
            return switch (TerminalLeg.this.await(Duration.ofHours(1))) {
                case CallEvent.Released gone -> gone;
                case CallEvent.DigitPressed _, CallEvent.TimedOut _, CallEvent.SwitchFailed _ ->
                    new CallEvent.Talked(Duration.ofNanos(System.nanoTime() - began));
            };
        }

        @Override
        public void hear(Utterance.Wording wording) {
            isNotListenedTo(wording);
        }

        @Override
        public boolean nudged() {
            return nudged.getAndSet(false);
        }

        @Override
        public void nudge() {
            nudged.set(true);
            // Where so much is typed that there is no room, whoever waits looks anyway.
            typed.offer(new Typed.Woken());
        }

        @Override
        public void close() {
            say("-- the music ends --");
        }
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
