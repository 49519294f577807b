package io.greenline.session;

import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.Playback;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.Value;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.Prospect;
import io.greenline.journal.Event;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The caller's ears and fingers: plays, listens, and keeps the keys that were typed while something else went on. Used by
 * the call's thread alone.
 */
final class Keypad {
    /** How long a wait for something else goes on before the caller's keys and hang-up are looked after again. */
    private static final Duration SLICE = Duration.ofMillis(50);

    private final CallLeg leg;
    private final Deque<DtmfDigit> kept = new ArrayDeque<>();

    /** The key that may still follow an entry which could take no more: who was told to end with it does so. */
    private Optional<DtmfDigit> trailing = Optional.empty();

    private final InstantSource clock;
    private final Consumer<Event> notes;

    /**
     * The ears and fingers of a call.
     *
     * @param notes is told of what happens meanwhile
     */
    Keypad(CallLeg leg, InstantSource clock, Consumer<Event> notes) {
        this.leg = leg;
        this.clock = clock;
        this.notes = notes;
    }

    /** Plays to the end or to the first key. */
    Outcome play(Playback playback, Privacy privacy) throws InterruptedException {
        switch (playback.bargeIn()) {
            case NONE -> forget();
            case DTMF -> {
                dropTrailing();
                DtmfDigit early = kept.poll();
                if (early != null) {
                    return new Outcome.PlayCut(entry(String.valueOf(early.symbol()), privacy));
                }
            }
        }
        Instant from = clock.instant();
        return switch (leg.play(playback)) {
            case CallEvent.PlaybackFinished _ -> new Outcome.Played();
            case CallEvent.DigitPressed(DtmfDigit digit) -> {
                if (trails(digit)) {
                    yield play(playback, privacy);
                }
                notes.accept(new Event.PromptCut(Duration.between(from, clock.instant()), Event.PromptCut.By.KEY));
                yield new Outcome.PlayCut(entry(String.valueOf(digit.symbol()), privacy));
            }
            case CallEvent.Released released -> released(released);
            case CallEvent.SwitchFailed(String reason) -> new Outcome.Failed(reason);
        };
    }

    /** Says something while something else goes on; keys are kept for what comes. A release ends it. */
    Optional<Outcome> tell(Playback playback) throws InterruptedException {
        return switch (leg.play(playback)) {
            case CallEvent.PlaybackFinished _ -> Optional.empty();
            case CallEvent.DigitPressed(DtmfDigit digit) -> {
                keep(digit);
                yield Optional.empty();
            }
            case CallEvent.Released(HangupCause cause, Party by) -> Optional.of(new Outcome.Released(cause, by));
            case CallEvent.SwitchFailed(String reason) -> Optional.of(new Outcome.Failed(reason));
        };
    }

    /** Asks and collects one entry. */
    Outcome collect(Action.Collect collect, Playback question) throws InterruptedException {
        InputRules input = collect.input();
        begin(collect);
        collect.typed().flatMap(Keypad::digit).ifPresent(kept::addFirst);
        Outcome said = ask(question, input);
        if (said instanceof Outcome.PlayCut(Value key)) {
            digit(key).ifPresent(kept::addFirst);
        } else if (!(said instanceof Outcome.Played)) {
            return said;
        }
        return enter(collect, leg::await);
    }

    /** Whether keys that were typed before the question answer it. */
    boolean isTypedAhead(Action.Collect collect) {
        begin(collect);
        dropTrailing();
        boolean pressed = collect.input().bargeIn() == BargeIn.DTMF && !kept.isEmpty();
        return pressed || collect.typed().isPresent();
    }

    private void begin(Action.Collect collect) {
        trailing = trailing.filter(key -> !takes(collect.grammar(), key));
    }

    /** Waits for a key: on the leg itself, or on an ear that is open. */
    interface Waiting {
        CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException;
    }

    /** Collects one entry, of the keys that are kept and those that come. */
    Outcome enter(Action.Collect collect, Waiting line) throws InterruptedException {
        InputRules input = collect.input();
        KeyCollector collector = new KeyCollector(collect.grammar(), input);
        KeyCollector.Verdict verdict = collector.begin();
        Optional<DtmfDigit> endedByKey = Optional.empty();
        while (verdict instanceof KeyCollector.Verdict.Listen(Duration atMost)) {
            switch (nextKey(atMost, line)) {
                case CallEvent.DigitPressed(DtmfDigit digit) -> {
                    verdict = trails(digit) ? collector.begin() : collector.key(digit);
                    endedByKey = Optional.of(digit);
                }
                case CallEvent.TimedOut _ -> {
                    verdict = collector.timeout();
                    endedByKey = Optional.empty();
                }
                case CallEvent.Nudged _ -> {
                    // A listener spoke up before it was sent away: keys are all that counts now.
                }
                case CallEvent.Released released -> {
                    return released(released);
                }
                case CallEvent.SwitchFailed(String reason) -> {
                    return new Outcome.Failed(reason);
                }
            }
        }
        return switch (verdict) {
            case KeyCollector.Verdict.Matched(String keys) -> {
                boolean byItself = endedByKey.isPresent() && !endedByKey.equals(input.termChar());
                trailing = input.termChar().filter(_ -> byItself);
                yield new Outcome.Keys(entry(keys, input.privacy()));
            }
            case KeyCollector.Verdict.Unmatched(String keys) -> new Outcome.NoMatch(entry(keys, input.privacy()));
            case KeyCollector.Verdict.Silence _ -> new Outcome.NoInput();
            case KeyCollector.Verdict.Listen _ -> throw new IllegalStateException("still listening");
        };
    }

    /** Waits for something that goes on elsewhere, keeping the caller's keys; a release ends the wait. */
    Optional<Outcome> waitFor(Future<?> elsewhere, Duration budget) throws InterruptedException {
        long slices = Math.max(1, budget.dividedBy(SLICE));
        for (long slice = 0; slice < slices && !elsewhere.isDone(); slice++) {
            switch (leg.await(SLICE)) {
                case CallEvent.DigitPressed(DtmfDigit digit) -> keep(digit);
                case CallEvent.TimedOut _ -> {
                    // The usual case: the caller waits as we do.
                }
                case CallEvent.Released(HangupCause cause, Party by) -> {
                    return Optional.of(new Outcome.Released(cause, by));
                }
                case CallEvent.SwitchFailed(String reason) -> {
                    return Optional.of(new Outcome.Failed(reason));
                }
            }
        }
        return Optional.empty();
    }

    /** Drops the keys that are kept: what they were meant for is over. */
    void forget() {
        kept.clear();
        trailing = Optional.empty();
    }

    /** Whether a key only ends the entry before it. Only the first key after that entry can. */
    boolean trails(DtmfDigit digit) {
        boolean ends = trailing.equals(Optional.of(digit));
        trailing = Optional.empty();
        return ends;
    }

    private void dropTrailing() {
        DtmfDigit first = kept.peek();
        if (first != null && trails(first)) {
            kept.remove();
        }
    }

    private static boolean takes(KeyGrammar grammar, DtmfDigit key) {
        return grammar.prospect(String.valueOf(key.symbol())) != Prospect.DEAD;
    }

    private Outcome ask(Playback question, InputRules input) throws InterruptedException {
        dropTrailing();
        boolean typedAhead = question.bargeIn() == BargeIn.DTMF && !kept.isEmpty();
        return typedAhead ? new Outcome.Played() : play(question, input.privacy());
    }

    private CallEvent.OfHeardWait nextKey(Duration atMost, Waiting line) throws InterruptedException {
        DtmfDigit early = kept.poll();
        return early == null ? line.await(atMost) : new CallEvent.DigitPressed(early);
    }

    static Outcome.Released released(CallEvent.Released released) {
        return new Outcome.Released(released.cause(), released.by());
    }

    void keep(DtmfDigit digit) {
        if (kept.size() < CallLeg.KEPT_DIGITS) {
            kept.add(digit);
        }
    }

    private static Value entry(String keys, Privacy privacy) {
        return switch (privacy) {
            case OPEN -> new Value.Text(keys);
            case SENSITIVE -> new Value.Secret(keys);
        };
    }

    private static Optional<DtmfDigit> digit(Value key) {
        return key.shown().isEmpty()
                ? Optional.empty()
                : DtmfDigit.of(key.shown().charAt(0));
    }
}
