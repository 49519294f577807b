package io.greenline.contract;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.simulator.AgentConduct;
import io.greenline.simulator.AgentConduct.Parting;
import io.greenline.simulator.Gesture;
import io.greenline.simulator.SimulatedCaller;
import io.greenline.simulator.SimulatedLeg;
import io.greenline.simulator.VirtualClock;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A caller of the simulator who waits, and the agents who are rung for her. */
final class SimulatedWaiting implements HoldContract.HoldingLine {
    private static final Duration REACTION = Duration.ofMillis(CallScript.REACTION_MILLIS);
    private static final Duration BEFORE_ANSWER = Duration.ofMillis(100);
    private static final Duration SHORT_TALK = Duration.ofMillis(200);
    private static final Duration LONG_TALK = Duration.ofHours(1);

    @Override
    public HoldContract.Waited hold(HoldCall.Conduct conduct, CallScript script) throws Exception {
        VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T08:00:00Z"));
        InboundCall inbound =
                new InboundCall(new CallId("simulator-1"), PhoneNumber.parse("13900000001"), "", "95598", "simulator");
        Caller caller = new Caller(clock, script);
        HoldCall holding = new HoldCall(conduct, Path.of("prompts"), Enum::name, caller);
        caller.holding = Optional.of(holding);
        holding.run(new SimulatedLeg(inbound, clock, caller));
        return new HoldContract.Waited(holding.events().get(), caller.heard, caller.heardByAgents);
    }

    private static final class Caller implements SimulatedCaller, HoldCall.Cues {
        private final VirtualClock clock;
        private final Deque<CallScript.Step> steps;
        private final Deque<Gesture> planned = new ArrayDeque<>();
        private final List<String> heard = new ArrayList<>();
        private final List<String> heardByAgents = new ArrayList<>();
        private List<String> whisper = List.of();
        private Optional<HoldCall> holding = Optional.empty();

        Caller(VirtualClock clock, CallScript script) {
            this.clock = clock;
            this.steps = new ArrayDeque<>(script.steps());
        }

        private void cue(CallScript.Cue cue) {
            if (!steps.isEmpty() && steps.peek().cue().equals(cue)) {
                Instant at = clock.instant().plus(REACTION);
                act(at);
                while (!steps.isEmpty() && steps.peek().cue() instanceof CallScript.Cue.Then) {
                    at = at.plus(REACTION);
                    act(at);
                }
            }
        }

        private void act(Instant at) {
            switch (steps.remove().doing()) {
                case CallScript.Doing.Press(String keys) ->
                    planned.add(
                            new Gesture.Press(at, DtmfDigit.of(keys.charAt(0)).orElseThrow()));
                case CallScript.Doing.HangUp _ -> planned.add(new Gesture.HangUp(at));
                case CallScript.Doing.Nudge _ -> clock.at(at, holding.orElseThrow()::nudge);
                case CallScript.Doing.Nothing _ -> {
                    // Only listens.
                }
                case CallScript.Doing.Speak _ -> throw new IllegalArgumentException("nobody listens on this line");
            }
        }

        @Override
        public void hears(Playback playback, Instant now) {
            playback.sounds().forEach(sound -> {
                heard.add(sound.words());
                cue(new CallScript.Cue.During(sound.words()));
            });
        }

        @Override
        public void isAwaited(Instant now) {
            cue(new CallScript.Cue.Music());
        }

        @Override
        public void ringing(HoldContract.AgentPhone phone) {
            cue(new CallScript.Cue.Ringing());
        }

        @Override
        public void whispering(HoldContract.AgentPhone phone) {
            heardByAgents.addAll(whisper);
            cue(new CallScript.Cue.Whispering());
        }

        @Override
        public void talking(HoldContract.AgentPhone phone) {
            cue(new CallScript.Cue.Talking());
        }

        @Override
        public AgentConduct agentRung(AgentCall agent) {
            whisper = agent.whisper().stream().map(sound -> sound.words()).toList();
            // Music plays while a telephone rings.
            cue(new CallScript.Cue.Music());
            return switch (HoldContract.AgentPhone.valueOf(agent.dialString())) {
                case ANSWERS -> new AgentConduct.Answers(BEFORE_ANSWER, LONG_TALK, Parting.HANGS_UP);
                case HANGS_UP -> new AgentConduct.Answers(BEFORE_ANSWER, SHORT_TALK, Parting.HANGS_UP);
                case VANISHES -> new AgentConduct.Answers(BEFORE_ANSWER, SHORT_TALK, Parting.IS_LOST);
                case BUSY -> new AgentConduct.Busy();
                case SILENT -> new AgentConduct.NoAnswer();
                case REJECTS -> new AgentConduct.Rejects(Duration.ZERO);
                case ABSENT -> new AgentConduct.Unreachable();
            };
        }

        @Override
        public void keptSilent(Instant now) {}

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
            throw new IllegalStateException("who waits is not transferred");
        }

        @Override
        public CallEvent.OfRecord recorded(MessageRecording recording, Instant now) {
            throw new IllegalStateException("who waits leaves no message");
        }
    }
}
