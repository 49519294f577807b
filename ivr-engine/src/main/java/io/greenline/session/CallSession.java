package io.greenline.session;

import io.greenline.audio.Sound;
import io.greenline.backend.Request;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.call.Beep;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.caller.Audience;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.Value;
import io.greenline.prompt.Fill;
import io.greenline.prompt.Prompter;
import io.greenline.prompt.Utterance;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Pace;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Runs one call: asks the interpreter what to do, does it on the leg, and tells the interpreter what came of it. */
final class CallSession {
    /** A look-up that is answered within this time never needs the caller's leg. */
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    /**
     * A backend ends a request itself when its time is over, and counts that as a failure, so that one which hangs is left
     * alone. Only what does not end by then either is given up here.
     */
    private static final Duration BACKEND_ENDS_WITHIN = Duration.ofMillis(250);

    /** A telephone that rings for longer is not answered any more. */
    private static final Duration LONGEST_RINGING = Duration.ofMinutes(5);

    private final Interpreter interpreter;
    private final CallLeg leg;
    private final CallRecord record;
    private final Desk desk;
    private final Prompter prompter;
    private final CallListener listener;
    private final Keypad keypad;
    private final Conversation conversation;
    private final Errands errands;

    /**
     * A session that goes on from any step of this dialplan.
     *
     * @param served the version that this call has from its beginning to its end
     */
    CallSession(Served served, CallLeg leg, CallRecord record, Desk desk, CallListener listener) {
        this.interpreter = new Interpreter(served.plan());
        this.prompter = served.prompter();
        this.leg = leg;
        this.record = record;
        this.desk = desk;
        this.listener = listener;
        this.keypad = new Keypad(leg, desk.clock(), record::noted);
        this.conversation = new Conversation(interpreter.plan(), leg, keypad, desk.speech(), desk.clock(), record);
        this.errands = new Errands(interpreter.plan(), desk);
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
            Outcome outcome = perform(step.state());
            step = interpreter.step(step.state(), outcome);
            record.stepped(outcome, step);
            listener.walked(leg.call().id(), step.taken());
        }
    }

    private Outcome perform(CallState state) throws InterruptedException {
        return switch (state.pending()) {
            case Action.Answer _ -> answer();
            case Action.Play play -> keypad.play(playback(state, play.prompts(), play.bargeIn()), play.privacy());
            case Action.Collect collect -> collect(state, collect);
            case Action.LookUp(PhoneNumber number, Duration budget) -> lookUp(number, budget);
            case Action.Classify asked -> classify(state, asked);
            case Action.Fetch fetch -> fetch(state, fetch);
            case Action.FindNotices(Value area, String tier, List<String> needs) ->
                new Outcome.NoticesFound(desk.outside()
                        .notices()
                        .applying(
                                new Audience(state.dialplan(), area.shown(), tier, needs),
                                desk.clock().instant()));
            case Action.CheckHours(CalendarName calendar) -> hours(calendar);
            case Action.Enqueue enqueue -> enqueue(state, enqueue);
            case Action.ServeAgent agent -> errands.serve(state, agent);
            case Action.Transfer(EndpointName to, Duration ringFor) -> transfer(to, ringFor, state.attempt());
            case Action.RecordMessage message -> record(state, message);
            case Action.RequestCallback callback -> errands.requestCallback(state, callback);
            case Action.TellIncident told -> new IncidentErrand(state, told, desk).run();
            case Action.Send send -> errands.send(state, send);
            case Action.TakeHandover handover -> errands.takeHandover(state, handover);
            case Action.HangUp(HangupCause cause) -> {
                leg.hangUp(cause);
                yield new Outcome.Released(cause, Party.ENGINE);
            }
            case Action.End _ -> throw new IllegalStateException("the end is not performed");
        };
    }

    private Outcome collect(CallState state, Action.Collect collect) throws InterruptedException {
        Conversation.Sounds sounds =
                prompts -> playback(state, prompts, collect.input().bargeIn());
        return collect.hear().isPresent()
                ? conversation.collect(state, collect, collect.hear().get(), sounds)
                : keypad.collect(collect, sounds.of(collect.prompts()));
    }

    private Outcome answer() throws InterruptedException {
        return switch (leg.answer()) {
            case CallEvent.Answered _ -> new Outcome.Answered();
            case CallEvent.Released(HangupCause cause, Party by) -> new Outcome.Released(cause, by);
            case CallEvent.SwitchFailed(String reason) -> new Outcome.Failed(reason);
        };
    }

    private Playback playback(CallState state, List<Spoken> prompts, BargeIn bargeIn) throws InterruptedException {
        Pace pace = Pacing.speech(interpreter.plan(), state);
        List<Utterance> utterances = prompts.stream()
                .map(spoken -> new Utterance(
                        spoken.prompt(),
                        spoken.language(),
                        pace,
                        spoken.fills().stream()
                                .map(gap -> new Fill(gap.form(), gap.value().shown()))
                                .toList()))
                .toList();
        List<Sound> sounds = prompter.sounds(utterances);
        return new Playback(sounds, bargeIn);
    }

    private Outcome lookUp(PhoneNumber number, Duration budget) throws InterruptedException {
        Future<Outcome> search = desk.background()
                .begin(
                        "lookup",
                        () -> desk.directory()
                                .find(number)
                                .<Outcome>map(Outcome.Found::new)
                                .orElseGet(Outcome.NotFound::new));
        return await(search, budget, Outcome.LookupFailed::new);
    }

    /** Never fails: what is not known in time does not count. */
    private Outcome classify(CallState state, Action.Classify asked) throws InterruptedException {
        Outside outside = desk.outside();
        CallerFacts facts = new CallerFacts(
                state,
                asked,
                outside.classifier().get(),
                outside.history(),
                desk.queues().surge(),
                desk.clock().instant());
        if (!facts.needsHistory()) {
            return facts.atOnce();
        }
        return await(desk.background().begin("classify", facts::withHistory), CallerFacts.BUDGET, facts::without);
    }

    /** What is posted cannot be taken back: what led to it is durable before. */
    private Outcome fetch(CallState state, Action.Fetch fetch) throws InterruptedException {
        if (fetch.method() == Request.Method.POST) {
            record.awaitDurable();
        }
        Future<Outcome> answer = desk.background().begin("fetch", () -> errands.fetch(state, fetch));
        if (!fetch.meanwhile().isEmpty() && !isDoneWithin(answer, AT_ONCE)) {
            Optional<Outcome> gone = keypad.tell(playback(state, fetch.meanwhile(), BargeIn.DTMF));
            if (gone.isPresent()) {
                answer.cancel(true);
                return gone.get();
            }
        }
        return await(answer, fetch.timeout().plus(BACKEND_ENDS_WITHIN), Outcome.Unavailable::new);
    }

    private static boolean isDoneWithin(Future<Outcome> work, Duration time) throws InterruptedException {
        try {
            work.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            return true;
        }
        return true;
    }

    /** Waits for work that goes on elsewhere; from a moment on the caller may type or hang up meanwhile. */
    private Outcome await(Future<Outcome> work, Duration budget, Function<String, Outcome> failed)
            throws InterruptedException {
        if (!isDoneWithin(work, budget.compareTo(AT_ONCE) < 0 ? budget : AT_ONCE)) {
            Optional<Outcome> gone = keypad.waitFor(work, budget.minus(AT_ONCE));
            if (gone.isPresent()) {
                work.cancel(true);
                return gone.get();
            }
        }
        try {
            return work.get(0, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            work.cancel(true);
            return failed.apply("no answer within " + budget.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed.apply(String.valueOf(e.getCause()));
        }
    }

    private Outcome hours(CalendarName calendar) {
        Opening opening = interpreter
                .plan()
                .calendars()
                .at(calendar, desk.clock().instant(), desk.outside().overrides());
        return new Outcome.HoursTold(
                opening.state(),
                opening.reason(),
                opening.opens().map(at -> at.toLocalDateTime().toString()).orElse(""));
    }

    private Outcome record(CallState state, Action.RecordMessage message) throws InterruptedException {
        Outcome said = keypad.play(playback(state, message.prompts(), BargeIn.DTMF), InputRules.Privacy.OPEN);
        keypad.forget();
        boolean wantsPerson =
                said instanceof Outcome.PlayCut(Value key) && key.shown().equals(Questions.OPERATOR);
        if (wantsPerson || said instanceof Outcome.Released || said instanceof Outcome.Failed) {
            return said;
        }
        String name = Errands.id(state);
        MessageRecording recording = new MessageRecording(name, message.atMost(), message.finalSilence(), Beep.PLAYED);
        return switch (leg.record(recording)) {
            case CallEvent.Recorded(Duration length, var _) -> new Outcome.Recorded(name, length);
            case CallEvent.NothingRecorded _ -> new Outcome.NothingRecorded();
            case CallEvent.Released(HangupCause cause, Party by) -> new Outcome.Released(cause, by);
            case CallEvent.SwitchFailed(String reason) -> new Outcome.Failed(reason);
        };
    }

    /** A queue that nobody has set up rings the endpoint of its name. */
    private Outcome enqueue(CallState state, Action.Enqueue enqueue) throws InterruptedException {
        if (!desk.queues().has(enqueue.queue())) {
            Duration ringFor = enqueue.maxWait().compareTo(LONGEST_RINGING) < 0 ? enqueue.maxWait() : LONGEST_RINGING;
            return transfer(enqueue.queue().endpoint(), ringFor, state.attempt());
        }
        keypad.forget();
        WaitVoice voice = new WaitVoice(interpreter.plan(), prompter, state);
        return new QueueWait(state, enqueue, leg, voice, record, desk).run();
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
