package io.greenline.rehearsal;

import io.greenline.call.CallEvent;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.Step;
import io.greenline.scenario.Surroundings.Message;
import io.greenline.simulator.Gesture;
import io.greenline.simulator.SimulatedCaller;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.PromptId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** A caller who follows a script and writes into the diary what is heard. Used by the call's thread alone. */
final class RehearsedCaller implements SimulatedCaller {
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(200);

    private final Iterator<Step> script;
    private final Desks desks;
    private final Message message;
    private final Diary diary;
    private final Deque<Gesture> planned = new ArrayDeque<>();
    private Optional<Step> step;
    private int silences;

    RehearsedCaller(Scenario scenario, Diary diary) {
        this.script = scenario.script().iterator();
        this.desks = new Desks(scenario.surroundings().desks());
        this.message = scenario.surroundings().message();
        this.diary = diary;
        this.step = nextStep();
    }

    /** What of the script was never done; empty when all of it was. */
    Optional<Step> undone() {
        return step;
    }

    @Override
    public void hears(Playback playback, Instant now) {
        Duration length = Duration.ZERO;
        for (var sound : playback.sounds()) {
            diary.see(new Sight.Heard(new PromptId(sound.file().toString()), sound.words()));
            length = length.plus(sound.length());
        }
        // Keys pressed into a prompt that cannot be interrupted are lost: the caller waits for its end.
        act(now, playback.bargeIn() == BargeIn.NONE ? now.plus(length) : now);
    }

    @Override
    public void isAwaited(Instant now) {
        act(now, now);
    }

    @Override
    public void keptSilent(Instant now) {
        if (isDue() && step.orElseThrow() instanceof Step.Silence silence && ++silences >= silence.times()) {
            silences = 0;
            step = nextStep();
        }
    }

    private void act(Instant now, Instant notBefore) {
        if (!planned.isEmpty() || !isDue()) {
            return;
        }
        switch (step.orElseThrow()) {
            case Step.Press press -> {
                Instant at = later(now.plus(press.after()), notBefore);
                for (int i = 0; i < press.keys().length(); i++) {
                    planned.add(new Gesture.Press(
                            at, DtmfDigit.of(press.keys().charAt(i)).orElseThrow()));
                    at = at.plus(BETWEEN_KEYS);
                }
                step = nextStep();
            }
            case Step.HangUp hangUp -> {
                planned.add(new Gesture.HangUp(now.plus(hangUp.after())));
                step = nextStep();
            }
            case Step.Silence _, Step.Fault _ -> {
                // A silence is kept by keptSilent, once for each time that was granted; a fault is met by the switch.
            }
        }
    }

    private boolean isDue() {
        return step.filter(due -> due.node().isEmpty() || due.node().equals(diary.node()))
                .isPresent();
    }

    private Optional<Step> nextStep() {
        return script.hasNext() ? Optional.of(script.next()) : Optional.empty();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    @Override
    public Optional<Gesture> next() {
        return Optional.ofNullable(planned.peek());
    }

    @Override
    public void done() {
        planned.remove();
    }

    @Override
    public CallEvent.OfTransfer transferred(Transfer transfer) {
        EndpointName endpoint = new EndpointName(transfer.dialString());
        diary.see(new Sight.Rang(endpoint));
        return desks.taking(endpoint);
    }

    /** A silence that is due at the node leaves nothing, a key that is due ends what the caller says. */
    @Override
    public CallEvent.OfRecord recorded(MessageRecording recording, Instant now) {
        if (isDue() && step.orElseThrow() instanceof Step.Silence) {
            keptSilent(now);
            return new CallEvent.NothingRecorded();
        }
        act(now, now);
        return switch (message) {
            case Message.Spoken(Duration length) -> new CallEvent.Recorded(length, CallEvent.Recorded.End.SILENCE);
            case Message.Nothing _ -> new CallEvent.NothingRecorded();
        };
    }

    @Override
    public boolean meetsFault() {
        boolean due = isDue() && step.orElseThrow() instanceof Step.Fault;
        if (due) {
            step = nextStep();
        }
        return due;
    }
}
