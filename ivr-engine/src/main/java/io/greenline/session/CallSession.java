package io.greenline.session;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.caller.Customer;
import io.greenline.prompt.Fill;
import io.greenline.prompt.Prompter;
import io.greenline.prompt.Utterance;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one call: asks the interpreter what to do, does it on the leg, and tells the interpreter what came of it. */
final class CallSession {
    /** A look-up that is answered within this time never needs the caller's leg. */
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private final Interpreter interpreter;
    private final CallLeg leg;
    private final CallRecord record;
    private final Desk desk;
    private final Prompter prompter;
    private final Keypad keypad;

    /**
     * A session that goes on from any step of this dialplan.
     *
     * @param served the version that this call has from its beginning to its end
     */
    CallSession(Served served, CallLeg leg, CallRecord record, Desk desk) {
        this.interpreter = new Interpreter(served.plan());
        this.prompter = served.prompter();
        this.leg = leg;
        this.record = record;
        this.desk = desk;
        this.keypad = new Keypad(leg);
    }

    /**
     * Goes on from a step to the end of the call.
     *
     * @return how it ended
     * @throws InterruptedException when this engine lets go of the call; the journal knows where it stands
     */
    Action.End run(Step first) throws InterruptedException {
        Step step = first;
        while (true) {
            if (step.action() instanceof Action.End end) {
                return end;
            }
            Outcome outcome = perform(step.action(), step.state().attempt());
            step = interpreter.step(step.state(), outcome);
            record.stepped(outcome, step);
        }
    }

    private Outcome perform(Action action, long attempt) throws InterruptedException {
        return switch (action) {
            case Action.Answer _ -> answer();
            case Action.Play play -> keypad.play(playback(play.prompts(), play.bargeIn()), play.privacy());
            case Action.Collect collect ->
                keypad.collect(
                        collect, playback(collect.prompts(), collect.input().bargeIn()));
            case Action.LookUp(PhoneNumber number, Duration budget) -> lookUp(number, budget);
            case Action.Transfer(EndpointName to, Duration ringFor) -> transfer(to, ringFor, attempt);
            case Action.HangUp(HangupCause cause) -> {
                leg.hangUp(cause);
                yield new Outcome.Released(cause, Party.ENGINE);
            }
            case Action.End _ -> throw new IllegalStateException("the end is not performed");
        };
    }

    private Outcome answer() throws InterruptedException {
        return switch (leg.answer()) {
            case CallEvent.Answered _ -> new Outcome.Answered();
            case CallEvent.Released(HangupCause cause, Party by) -> new Outcome.Released(cause, by);
            case CallEvent.SwitchFailed(String reason) -> new Outcome.Failed(reason);
        };
    }

    private Playback playback(List<Spoken> prompts, BargeIn bargeIn) throws InterruptedException {
        List<Utterance> utterances = prompts.stream()
                .map(spoken -> new Utterance(
                        spoken.prompt(),
                        spoken.language(),
                        spoken.fills().stream()
                                .map(gap -> new Fill(gap.form(), gap.value().shown()))
                                .toList()))
                .toList();
        List<Sound> sounds = prompter.sounds(utterances);
        return new Playback(sounds, bargeIn);
    }

    private Outcome lookUp(PhoneNumber number, Duration budget) throws InterruptedException {
        FutureTask<Optional<Customer>> search =
                new FutureTask<>(() -> desk.directory().find(number));
        Thread.ofVirtual().name("lookup").start(search);
        try {
            return found(search, budget.compareTo(AT_ONCE) < 0 ? budget : AT_ONCE);
        } catch (TimeoutException _) {
            // Not at once: from here on the caller may type or hang up meanwhile.
        }
        Optional<Outcome> gone = keypad.waitFor(search, budget.minus(AT_ONCE));
        if (gone.isPresent()) {
            search.cancel(true);
            return gone.get();
        }
        try {
            return found(search, Duration.ZERO);
        } catch (TimeoutException _) {
            search.cancel(true);
            return new Outcome.LookupFailed("no answer within " + budget.toMillis() + " ms");
        }
    }

    private static Outcome found(FutureTask<Optional<Customer>> search, Duration within)
            throws InterruptedException, TimeoutException {
        try {
            return search.get(within.toNanos(), TimeUnit.NANOSECONDS)
                    .<Outcome>map(Outcome.Found::new)
                    .orElseGet(Outcome.NotFound::new);
        } catch (ExecutionException e) {
            return new Outcome.LookupFailed(String.valueOf(e.getCause()));
        }
    }

    /** A transfer cannot be repeated: what led to it is durable before the telephone rings. */
    private Outcome transfer(EndpointName to, Duration ringFor, long attempt) throws InterruptedException {
        String dialString = desk.endpoints().get(to);
        if (dialString == null) {
            return new Outcome.Failed(
                    "no telephone is set for '%s': add endpoints.%s to the settings".formatted(to, to));
        }
        record.awaitDurable();
        keypad.forget();
        return switch (leg.transfer(new Transfer(dialString, ringFor, attempt))) {
            case CallEvent.Talked(Duration talked) -> new Outcome.Talked(talked);
            case CallEvent.NotConnected(var why, HangupCause cause) -> new Outcome.NotConnected(why, cause);
            case CallEvent.Released(HangupCause cause, Party by) -> new Outcome.Released(cause, by);
            case CallEvent.SwitchFailed(String reason) -> new Outcome.Failed(reason);
        };
    }
}
