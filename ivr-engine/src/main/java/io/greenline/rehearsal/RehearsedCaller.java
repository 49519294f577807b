package io.greenline.rehearsal;

import io.greenline.call.CallEvent;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.scenario.Step;
import io.greenline.simulator.Gesture;
import io.greenline.simulator.SimulatedCaller;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.PromptId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A caller who follows a script and remembers what was heard. Used by the call's thread alone. */
final class RehearsedCaller implements SimulatedCaller {
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(200);
    private static final Duration CONVERSATION = Duration.ofSeconds(30);
    private static final Duration MESSAGE = Duration.ofSeconds(10);

    private final Iterator<Step> script;
    private final Whereabouts whereabouts;
    private final Deque<Gesture> planned = new ArrayDeque<>();
    private final List<PromptId> heard = new ArrayList<>();
    private final List<EndpointName> transfers = new ArrayList<>();
    private Optional<Step> step;
    private int silences;

    RehearsedCaller(List<Step> steps, Whereabouts whereabouts) {
        this.script = steps.iterator();
        this.whereabouts = whereabouts;
        this.step = nextStep();
    }

    List<PromptId> heard() {
        return List.copyOf(heard);
    }

    List<EndpointName> transfers() {
        return List.copyOf(transfers);
    }

    /** What of the script was never done; empty when all of it was. */
    Optional<Step> undone() {
        return step;
    }

    @Override
    public void hears(Playback playback, Instant now) {
        Duration length = Duration.ZERO;
        for (var sound : playback.sounds()) {
            heard.add(new PromptId(sound.file().toString()));
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
            case Step.Silence _ -> {
                // Done by keptSilent, once for each time that was granted.
            }
        }
    }

    private boolean isDue() {
        return step.filter(due -> due.node().isEmpty() || due.node().equals(whereabouts.node()))
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
        transfers.add(new EndpointName(transfer.dialString()));
        return new CallEvent.Talked(CONVERSATION);
    }

    /** Speaks for a while unless the script says otherwise: a silence due at the node leaves nothing, a key ends it. */
    @Override
    public CallEvent.OfRecord recorded(MessageRecording recording, Instant now) {
        if (isDue() && step.orElseThrow() instanceof Step.Silence) {
            keptSilent(now);
            return new CallEvent.NothingRecorded();
        }
        act(now, now);
        return new CallEvent.Recorded(MESSAGE, CallEvent.Recorded.End.SILENCE);
    }
}
