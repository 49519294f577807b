package io.greenline.simulator;

import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.DeafEar;
import io.greenline.call.Ear;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A leg whose caller is a person at a terminal: prompts are read, keys are typed and sent with Enter. Time is real.
 */
public final class TerminalLeg implements CallLeg {
    /** Typed ahead at most; a terminal that sends more is not a person. */
    private static final int MAX_TYPED = 256;

    private static final String HANG_UP = "hangup";

    private final InboundCall call;
    private final PrintWriter out;
    private final BlockingQueue<Typed> typed = new ArrayBlockingQueue<>(MAX_TYPED);
    private CallEvent.@Nullable Released released;

    /** What came from the keyboard. */
    private sealed interface Typed {
        record Key(DtmfDigit digit) implements Typed {}

        record HungUp() implements Typed {}
    }

    /** Starts reading from the keyboard; the end of the input hangs up. */
    public TerminalLeg(InboundCall call, BufferedReader in, PrintWriter out) {
        this.call = call;
        this.out = out;
        Thread.ofPlatform().daemon().name("keyboard").start(() -> read(in));
    }

    @Override
    public InboundCall call() {
        return call;
    }

    @Override
    public CallEvent.OfAnswer answer() {
        say("-- answered; type keys and Enter, '%s' to hang up --".formatted(HANG_UP));
        return new CallEvent.Answered();
    }

    @Override
    public CallEvent.OfPlay play(Playback playback) throws InterruptedException {
        if (released != null) {
            return released;
        }
        if (playback.bargeIn() == BargeIn.NONE) {
            typed.removeIf(Typed.Key.class::isInstance);
        }
        playback.sounds().forEach(sound -> say("   » " + sound.words()));
        Duration length =
                playback.sounds().stream().map(sound -> sound.length()).reduce(Duration.ZERO, Duration::plus);
        return switch (playback.bargeIn()) {
            case NONE -> waitWithoutKeys(length);
            case DTMF ->
                switch (await(length)) {
                    case CallEvent.DigitPressed digit -> digit;
                    case CallEvent.Released gone -> gone;
                    case CallEvent.SwitchFailed failed -> failed;
                    case CallEvent.TimedOut _ -> new CallEvent.PlaybackFinished();
                };
        };
    }

    @Override
    public CallEvent.OfWait await(Duration atMost) throws InterruptedException {
        if (released != null) {
            return released;
        }
        return switch (typed.poll(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            case null -> new CallEvent.TimedOut();
            case Typed.Key(DtmfDigit digit) -> new CallEvent.DigitPressed(digit);
            case Typed.HungUp _ -> release(HangupCause.NORMAL_CLEARING, Party.CALLER);
        };
    }

    @Override
    public Ear listen(VoiceSink sink) {
        return new DeafEar(this, sink, "this leg has no voice");
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

    /** Keys that come meanwhile are discarded; only a hang-up matters. */
    private CallEvent.OfPlay waitWithoutKeys(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        while (true) {
            switch (typed.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                case null -> {
                    return new CallEvent.PlaybackFinished();
                }
                case Typed.HungUp _ -> {
                    return release(HangupCause.NORMAL_CLEARING, Party.CALLER);
                }
                case Typed.Key _ -> say("-- this prompt cannot be interrupted --");
            }
        }
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
        for (int i = 0; i < line.length(); i++) {
            Optional<DtmfDigit> digit = DtmfDigit.of(line.charAt(i));
            if (digit.isPresent()) {
                typed.put(new Typed.Key(digit.get()));
            } else {
                say("-- '%s' is no key of a telephone --".formatted(line.charAt(i)));
            }
        }
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
