package io.greenline.rehearsal;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.scenario.Step;
import io.greenline.scenario.Surroundings;
import io.greenline.scenario.Surroundings.Message;
import io.greenline.scenario.Surroundings.Speech;
import io.greenline.simulator.AgentConduct;
import io.greenline.simulator.Gesture;
import io.greenline.simulator.SimulatedCaller;
import io.greenline.simulator.Utterance;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenLength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A caller who follows a script and writes into the diary what is heard. Used by the call's thread alone. */
final class RehearsedCaller implements SimulatedCaller {
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(200);
    private static final Duration SHORTEST_WORD = Duration.ofMillis(300);

    private final Iterator<Step> script;
    private final Desks desks;
    private final AgentsAtWork agents;
    private final Message message;
    private final Speech speech;
    private final Diary diary;
    private final Deque<Gesture> planned = new ArrayDeque<>();
    private Optional<Step> step;
    /** How often the step was done. */
    private int times;

    private Listened listened = Listened.NO;

    /** Whether anybody listens to the caller's voice. */
    private enum Listened {
        NO,
        YES,
        /** The caller has said something and waits for what comes of it. */
        HEARD
    }

    /** When a caller can do something. */
    private enum Moment {
        PROMPT_BEGINS,
        IS_AWAITED
    }

    /**
     * A caller in one call.
     *
     * @param script what she does there
     */
    RehearsedCaller(List<Step> script, Surroundings surroundings, Desks desks, Diary diary, AgentsAtWork agents) {
        this.agents = agents;
        this.script = script.iterator();
        this.desks = desks;
        this.message = surroundings.message();
        this.speech = surroundings.speech();
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
        waitsNoMore();
        act(Moment.PROMPT_BEGINS, now, playback.bargeIn() == BargeIn.NONE ? now.plus(length) : now);
    }

    @Override
    public void isAwaited(Instant now) {
        act(Moment.IS_AWAITED, now, now);
    }

    @Override
    public void isListenedTo() {
        listened = Listened.YES;
    }

    @Override
    public void isListenedToNoMore() {
        listened = Listened.NO;
    }

    @Override
    public void keptSilent(Instant now) {
        boolean spoke = listened == Listened.HEARD;
        waitsNoMore();
        if (!spoke && isDue() && step.orElseThrow() instanceof Step.Silence silence) {
            doneOnce(silence.times());
        }
    }

    private void waitsNoMore() {
        if (listened == Listened.HEARD) {
            listened = Listened.YES;
        }
    }

    private void doneOnce(int atMost) {
        times++;
        if (times >= atMost) {
            times = 0;
            step = nextStep();
        }
    }

    private void act(Moment moment, Instant now, Instant notBefore) {
        if (!planned.isEmpty() || !isDue() || listened == Listened.HEARD) {
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
            case Step.Say say -> {
                if (speaks(say.node(), say.after(), moment)) {
                    say(now, say.after(), utterance(say));
                    doneOnce(say.times());
                }
            }
            case Step.Noise noise -> {
                if (speaks(noise.node(), noise.after(), moment)) {
                    say(now, noise.after(), Utterance.noise(noise.lasts()));
                    step = nextStep();
                }
            }
            case Step.Silence _, Step.Fault _ -> {
                // A silence is kept by keptSilent, once for each time that was granted; a fault is met by the switch.
            }
        }
    }

    /** Words that are for no node in particular wait until somebody listens, if anybody ever does. */
    private boolean speaks(Optional<NodeId> node, Optional<Duration> after, Moment moment) {
        boolean toSomebody = listened == Listened.YES || node.isPresent() || speech == Speech.AWAY;
        return toSomebody && (after.isPresent() || moment == Moment.IS_AWAITED);
    }

    private void say(Instant now, Optional<Duration> after, Utterance what) {
        planned.add(new Gesture.Say(now.plus(after.orElse(Duration.ZERO)), what));
        listened = Listened.HEARD;
    }

    private static Utterance utterance(Step.Say say) {
        Duration length = say.lasts().orElseGet(() -> {
            Duration spoken = SpokenLength.of(say.heard().getFirst());
            return spoken.compareTo(SHORTEST_WORD) < 0 ? SHORTEST_WORD : spoken;
        });
        return new Utterance(
                say.heard().stream()
                        .map(words -> new Utterance.Wording(words, say.confidence()))
                        .toList(),
                length);
    }

    private boolean isDue() {
        return step.filter(due ->
                        due.node().isEmpty() || due.node().equals(diary.page().node()))
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

    @Override
    public AgentConduct agentRung(AgentCall agent) {
        return agents.taking(agent.dialString());
    }

    /** A silence that is due at the node leaves nothing, a key that is due ends what the caller says. */
    @Override
    public CallEvent.OfRecord recorded(MessageRecording recording, Instant now) {
        if (isDue() && step.orElseThrow() instanceof Step.Silence) {
            keptSilent(now);
            return new CallEvent.NothingRecorded();
        }
        act(Moment.IS_AWAITED, now, now);
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
