package io.greenline.contract;

import io.greenline.call.CallEvent;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.journal.InMemoryJournal;
import io.greenline.session.Switchboard;
import io.greenline.simulator.Gesture;
import io.greenline.simulator.SimulatedCaller;
import io.greenline.simulator.SimulatedLeg;
import io.greenline.simulator.Utterance;
import io.greenline.simulator.VirtualClock;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class SimulatorContractTest implements CallContract, NodeContract, MessageContract, ListenContract, HoldContract {

    @Override
    public Exchange exchange() {
        return SimulatorContractTest::call;
    }

    @Override
    public Recorder recorder() {
        return SimulatorContractTest::message;
    }

    @Override
    public ListeningLine listeningLine() {
        return SimulatorContractTest::listen;
    }

    @Override
    public HoldingLine holdingLine() {
        return new SimulatedWaiting();
    }

    private static List<CallEvent> listen(ListenCall.Conduct conduct, CallScript script) throws Exception {
        VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T08:00:00Z"));
        InboundCall inbound =
                new InboundCall(new CallId("simulator-1"), PhoneNumber.parse("13900000001"), "", "95598", "simulator");
        ListenCall call = new ListenCall(conduct, Path.of("prompts"));
        call.run(new SimulatedLeg(inbound, clock, new ScriptedCaller(script)));
        return call.events().get();
    }

    private static List<CallEvent> message(MessageRecording recording, CallScript script) throws Exception {
        VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T08:00:00Z"));
        InboundCall inbound =
                new InboundCall(new CallId("simulator-1"), PhoneNumber.parse("13900000001"), "", "95598", "simulator");
        MessageCall call = new MessageCall(recording, Path.of("prompts"), new CompletableFuture<>());
        call.run(new SimulatedLeg(inbound, clock, new ScriptedCaller(script)));
        return call.events().get();
    }

    private static String call(String yaml, CallScript script) {
        VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T08:00:00Z"));
        InMemoryJournal journal = new InMemoryJournal();
        InboundCall inbound =
                new InboundCall(new CallId("simulator-1"), PhoneNumber.parse("13900000001"), "", "95598", "simulator");
        Switchboard switchboard = ContractDesk.switchboard(yaml, journal, clock, name -> name);
        switchboard.handle(new SimulatedLeg(inbound, clock, new ScriptedCaller(script)));
        return Transcript.of(journal.events(inbound.id()));
    }

    /** A caller that follows a {@link CallScript}. */
    private static final class ScriptedCaller implements SimulatedCaller {
        private static final Duration REACTION = Duration.ofMillis(CallScript.REACTION_MILLIS);
        private static final Duration KEY = Duration.ofMillis(200);

        private final Iterator<CallScript.Step> steps;
        private final Deque<Gesture> planned = new ArrayDeque<>();
        private Optional<CallScript.Step> next;
        private Duration speaks = Duration.ZERO;

        ScriptedCaller(CallScript script) {
            steps = script.steps().iterator();
            next = advance();
        }

        @Override
        public void hears(Playback playback, Instant now) {
            Instant at = now;
            for (var sound : playback.sounds()) {
                Instant end = at.plus(sound.length());
                if (next.isPresent()) {
                    switch (next.get().cue()) {
                        case CallScript.Cue.During(String prompt) when prompt.equals(sound.words()) -> act(at);
                        case CallScript.Cue.After(String prompt) when prompt.equals(sound.words()) -> act(end);
                        case CallScript.Cue _ -> {
                            // Not yet.
                        }
                    }
                }
                at = end;
            }
        }

        private void act(Instant cue) {
            Instant at = cue.plus(REACTION);
            switch (next.orElseThrow().doing()) {
                case CallScript.Doing.Press(String keys) -> {
                    for (char key : keys.toCharArray()) {
                        planned.add(new Gesture.Press(at, DtmfDigit.of(key).orElseThrow()));
                        at = at.plus(KEY);
                    }
                }
                case CallScript.Doing.HangUp _ -> planned.add(new Gesture.HangUp(at));
                case CallScript.Doing.Speak(Duration length) -> {
                    speaks = length;
                    planned.add(new Gesture.Say(at, Utterance.noise(length)));
                }
                case CallScript.Doing.Nudge _ -> throw new IllegalArgumentException("nobody waits on this line");
                case CallScript.Doing.Nothing _ -> {
                    // Only listens.
                }
            }
            next = advance();
        }

        private Optional<CallScript.Step> advance() {
            return steps.hasNext() ? Optional.of(steps.next()) : Optional.empty();
        }

        @Override
        public void isAwaited(Instant now) {}

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
            return switch (Exchange.Desk.valueOf(transfer.dialString().toUpperCase(Locale.ROOT))) {
                case ANSWERS -> new CallEvent.Talked(Duration.ofSeconds(1));
                case BUSY -> new CallEvent.NotConnected(CallEvent.NotConnected.Why.BUSY, HangupCause.USER_BUSY);
                case SILENT -> new CallEvent.NotConnected(CallEvent.NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER);
                case STAYS -> new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
            };
        }

        @Override
        public CallEvent.OfRecord recorded(MessageRecording recording, Instant now) {
            if (next.isPresent() && next.get().cue() instanceof CallScript.Cue.AfterBeep) {
                act(now);
            }
            if (speaks.isZero()) {
                return new CallEvent.NothingRecorded();
            }
            if (next.isPresent() && next.get().cue() instanceof CallScript.Cue.Then) {
                act(now.plus(speaks).minus(REACTION));
            }
            return speaks.compareTo(recording.atMost()) > 0
                    ? new CallEvent.Recorded(speaks, CallEvent.Recorded.End.LIMIT)
                    : new CallEvent.Recorded(speaks, CallEvent.Recorded.End.SILENCE);
        }
    }
}
