package io.greenline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.CallOff;
import io.greenline.call.Dialer.Dialled;
import io.greenline.call.HoldLine;
import io.greenline.call.MessageRecording;
import io.greenline.call.OutboundCall;
import io.greenline.call.Playback;
import io.greenline.call.StandingAgent;
import io.greenline.call.Talk;
import io.greenline.call.Transfer;
import io.greenline.simulator.AgentConduct.Parting;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls that a simulated switch makes, second by second. */
class SimulatedDialerTest implements CalledPeople {
    private static final Instant BEGAN = Instant.parse("2026-11-27T09:00:00Z");
    private static final Duration LONG = Duration.ofDays(1);
    private static final AgentCall AGENT = new AgentCall("PJSIP/1001", Duration.ofSeconds(15), 7, List.of(), "");
    private static final OutboundCall CALL = new OutboundCall(
            new PhoneNumber("13900000001"),
            "PJSIP/13900000001@trunk",
            "95598",
            Duration.ofSeconds(30),
            "callback",
            "c-1");

    private final VirtualClock clock = new VirtualClock(BEGAN);
    private final SimulatedDialer dialer = new SimulatedDialer(clock, this);
    private final List<String> happened = new ArrayList<>();
    private Conduct conduct = new Conduct.Busy();
    private AgentConduct agent = AgentConduct.USUAL;
    /** What is done in a call that was answered. */
    private Course course = leg -> {};

    /** What is done in a call. */
    private interface Course {
        void run(CallLeg leg) throws InterruptedException;
    }

    private void note(String what) {
        happened.add(Duration.between(BEGAN, clock.instant()).toSeconds() + " s: " + what);
    }

    @Override
    public Conduct called(OutboundCall call) {
        note("dials " + call.number());
        return conduct;
    }

    @Override
    public AgentConduct agentRung(AgentCall call) {
        note("rings " + call.dialString());
        return agent;
    }

    @Override
    public void answered(CallLeg leg) {
        note("%s of %s for %s"
                .formatted(
                        leg.call().id(),
                        leg.call().called(),
                        leg.call().dialledFor().orElse("")));
        try {
            course.run(leg);
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Conduct answers(int seconds) {
        return new Conduct.Answers(Duration.ofSeconds(seconds), new CallId("back-1"), new Patient(), new SpokenLine());
    }

    private void pass() {
        while (clock.toNextAlarm(BEGAN.plus(LONG))) {
            // All that happens are alarms.
        }
    }

    @Test
    void aTelephoneThatNobodyAnswersRingsToTheEnd() {
        conduct = new Conduct.NoAnswer();
        assertThat(dialer.dial(CALL, new CallOff()))
                .isEqualTo(new Dialled.NotReached(
                        CallEvent.NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER, "nobody answers"));
        assertThat(clock.instant()).isEqualTo(BEGAN.plusSeconds(30));
        conduct = answers(30);
        assertThat(dialer.dial(CALL, new CallOff())).isInstanceOf(Dialled.NotReached.class);
        pass();
        assertThat(happened).containsExactly("0 s: dials 13900000001", "30 s: dials 13900000001");
    }

    @Test
    void whoIsBusyOrNotThereIsKnownAtOnce() {
        assertThat(dialer.dial(CALL, new CallOff()))
                .isInstanceOfSatisfying(
                        Dialled.NotReached.class,
                        not -> assertThat(not.why()).isEqualTo(CallEvent.NotConnected.Why.BUSY));
        conduct = new Conduct.Unreachable();
        assertThat(dialer.dial(CALL, new CallOff()))
                .isInstanceOfSatisfying(
                        Dialled.NotReached.class,
                        not -> assertThat(not.why()).isEqualTo(CallEvent.NotConnected.Why.UNREACHABLE));
        assertThat(clock.instant()).isEqualTo(BEGAN);
    }

    @Test
    void aCallThatIsCalledOffStopsRingingAtOnceAndIsNotAnswered() {
        for (Conduct one : List.of(new Conduct.NoAnswer(), answers(20))) {
            conduct = one;
            CallOff off = new CallOff();
            Instant stops = clock.instant().plusSeconds(7);
            clock.at(stops, off::callOff);
            assertThat(dialer.dial(CALL, off)).isEqualTo(new Dialled.CalledOff());
            assertThat(clock.instant()).isEqualTo(stops);
            assertThat(dialer.dial(CALL, off)).isEqualTo(new Dialled.CalledOff());
            pass();
        }
        assertThat(happened).containsExactly("0 s: dials 13900000001", "7 s: dials 13900000001");
    }

    @Test
    void anAnsweredCallRunsWhenDiallingIsOver() {
        conduct = answers(4);
        assertThat(dialer.dial(CALL, new CallOff())).isEqualTo(new Dialled.Answered());
        assertThat(happened).containsExactly("0 s: dials 13900000001");
        pass();
        assertThat(happened).containsExactly("0 s: dials 13900000001", "4 s: back-1 of callback for c-1");
    }

    @Test
    void anAgentWhoStandsByIsConnectedAtOnceAndRungNoSecondTime() {
        conduct = answers(4);
        StandingAgent standing = dialer.standBy(AGENT, "default", new Notes());
        assertThat(happened).containsExactly("0 s: rings PJSIP/1001");
        pass();
        course = leg -> ring(leg, AGENT);
        assertThat(dial(standing)).isEqualTo(new Dialled.Answered());
        pass();
        assertThat(happened)
                .containsExactly(
                        "0 s: rings PJSIP/1001",
                        "0 s: agent's telephone rings",
                        "3 s: agent stands by",
                        "3 s: dials 13900000001",
                        "7 s: back-1 of callback for c-1",
                        "7 s: connected",
                        "37 s: Talked[talked=PT30S]");
    }

    @Test
    void anotherOfferRingsItsOwnAgentAndWhoStandsByIsToldThatTheCustomerIsGone() {
        conduct = answers(1);
        StandingAgent standing = dialer.standBy(AGENT, "default", new Notes());
        pass();
        course = leg -> ring(leg, new AgentCall("PJSIP/1002", Duration.ofSeconds(15), 8, List.of(), ""));
        assertThat(dial(standing)).isEqualTo(new Dialled.Answered());
        pass();
        assertThat(happened)
                .contains("4 s: caller rings PJSIP/1002")
                .endsWith("37 s: Talked[talked=PT30S]", "37 s: customer left");
    }

    @Test
    void anAgentWhoDoesNotTakeItSaysHow() {
        record Case(AgentConduct conduct, String end) {}
        List<Case> cases = List.of(
                new Case(new AgentConduct.Busy(), "0 s: agent is gone: BUSY"),
                new Case(new AgentConduct.Unreachable(), "0 s: agent is gone: UNREACHABLE"),
                new Case(new AgentConduct.Rejects(Duration.ofSeconds(2)), "2 s: agent is gone: BUSY"),
                new Case(new AgentConduct.NoAnswer(), "17 s: agent is gone: NO_ANSWER"),
                new Case(
                        new AgentConduct.Answers(Duration.ofSeconds(15), Duration.ZERO, Parting.HANGS_UP),
                        "32 s: agent is gone: NO_ANSWER"));
        for (Case one : cases) {
            agent = one.conduct();
            dialer.standBy(AGENT, "default", new Notes());
            pass();
            assertThat(happened).last().isEqualTo(one.end());
        }
    }

    @Test
    void whoIsLetGoStandsByNoMoreAndSaysNothing() {
        conduct = answers(1);
        StandingAgent rung = dialer.standBy(AGENT, "default", new Notes());
        rung.letGo(List.of());
        pass();
        StandingAgent standing = dialer.standBy(AGENT, "default", new Notes());
        pass();
        standing.letGo(List.of());
        course = leg -> ring(leg, AGENT);
        assertThat(dial(standing)).isEqualTo(new Dialled.Answered());
        pass();
        assertThat(happened)
                .containsExactly(
                        "0 s: rings PJSIP/1001",
                        "0 s: rings PJSIP/1001",
                        "0 s: agent's telephone rings",
                        "3 s: agent stands by",
                        "3 s: dials 13900000001",
                        "4 s: back-1 of callback for c-1",
                        "4 s: caller rings PJSIP/1001",
                        "7 s: connected",
                        "37 s: Talked[talked=PT30S]");
    }

    private static Dialled dial(StandingAgent standing) {
        try {
            return standing.dial(CALL, new CallOff());
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void ring(CallLeg leg, AgentCall wanted) throws InterruptedException {
        HoldLine line = leg.hold("default");
        CallEvent.OfAgent end = line.ring(wanted, new HoldLine.Progress() {
            @Override
            public void rang() {
                // Told by whoever rings.
            }

            @Override
            public void accepted() {
                // The talk begins at once.
            }

            @Override
            public void connected(Talk talk) {
                note("connected");
            }
        });
        line.close();
        note(end.toString());
    }

    /** What is told of the agent. */
    private final class Notes implements StandingAgent.Watch {
        @Override
        public void rang() {
            note("agent's telephone rings");
        }

        @Override
        public void standsBy() {
            note("agent stands by");
        }

        @Override
        public void gone(CallEvent.NotConnected why) {
            note("agent is gone: " + why.why());
        }

        @Override
        public void failed(String reason) {
            note("failed: " + reason);
        }

        @Override
        public void customerLeft() {
            note("customer left");
        }
    }

    /** Somebody who does nothing of herself. */
    private final class Patient implements SimulatedCaller {
        @Override
        public void hears(Playback playback, Instant now) {}

        @Override
        public void isAwaited(Instant now) {}

        @Override
        public void keptSilent(Instant now) {}

        @Override
        public Optional<Gesture> next() {
            return Optional.empty();
        }

        @Override
        public void done() {}

        @Override
        public CallEvent.OfTransfer transferred(Transfer transfer) {
            throw new AssertionError("nobody is transferred here");
        }

        @Override
        public AgentConduct agentRung(AgentCall call) {
            note("caller rings " + call.dialString());
            return AgentConduct.USUAL;
        }

        @Override
        public CallEvent.OfRecord recorded(MessageRecording recording, Instant now) {
            throw new AssertionError("nobody is recorded here");
        }
    }
}
