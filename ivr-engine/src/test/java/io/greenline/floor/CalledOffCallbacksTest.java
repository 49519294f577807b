package io.greenline.floor;

import static io.greenline.floor.Rig.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.CallOff;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import io.greenline.call.Talk.Refused;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.CallbackTerms.First;
import io.greenline.routing.Decision;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of telephones that ring for a callback that nobody wants any more. */
class CalledOffCallbacksTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("13800138000");
    private static final TicketId TICKET = new TicketId("c-1");
    private static final String DIALS = "dials 13800138000";
    private static final String STOPS = "13800138000 rings no more";
    private static final String FREES_THE_AGENT = "lets PJSIP/1001 go";

    private final Rig rig = new Rig(new InMemoryRoutingLog());
    private final List<String> happened = new ArrayList<>();

    /** Work of threads that have not begun yet. */
    private final Queue<Runnable> threads = new ArrayDeque<>();

    private final List<StandingAgent.Watch> agents = new ArrayList<>();

    /** What comes in while the customer's telephone rings. */
    private Runnable whileRinging = () -> {};

    private Dialer.Dialled answer =
            new Dialer.Dialled.NotReached(NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER, "nobody");

    /** A switch that notes what rings, and when it stops. */
    private final class Notes implements Dialer {
        @Override
        public Dialled dial(OutboundCall call, CallOff off) {
            if (off.isCalledOff()) {
                return new Dialled.CalledOff();
            }
            happened.add("dials " + call.number());
            off.whenCalledOff(() -> happened.add(call.number() + " rings no more"));
            Runnable comesIn = whileRinging;
            whileRinging = () -> {};
            comesIn.run();
            return off.isCalledOff() ? new Dialled.CalledOff() : answer;
        }

        @Override
        public StandingAgent standBy(AgentCall agent, String music, StandingAgent.Watch watch) {
            agents.add(watch);
            return new StandingAgent() {
                @Override
                public Dialled dial(OutboundCall call, CallOff off) {
                    return Notes.this.dial(call, off);
                }

                @Override
                public void letGo(List<Sound> words) {
                    happened.add("lets " + agent.dialString() + " go");
                }

                @Override
                public void awaitOver() {}
            };
        }
    }

    /** A customer is about to be dialled, for an agent who stands by or will be free. */
    private void isDialled(First first) throws Refused {
        rig.rules = new Anybody();
        rig.begin(Rig.plan(
                List.of(),
                Optional.of(new CallbackTerms(
                        Optional.empty(),
                        3,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(2),
                        Duration.ofHours(24),
                        10,
                        first))));
        rig.floor.listen(new CallbackRunner(
                rig.floor,
                new Notes(),
                new CallbackRunner.Terms("PJSIP/{number}@trunk", "95598", Duration.ofSeconds(30)),
                StandByWords.NONE,
                threads::add));
        asks(rig.caller(TICKET.value()));
        rig.desk.signIn(ZHANG);
        rig.pass(Duration.ofSeconds(10));
        if (first == First.AGENT) {
            theRestHappens();
            agents.getLast().rang();
            agents.getLast().standsBy();
        }
        assertThat(threads).as("a thread that dials").hasSize(1);
    }

    private void asks(Rig.Caller caller) {
        assertThat(caller.seat.callBack(NUMBER, Optional.empty())).isInstanceOf(Seat.Promised.Noted.class);
    }

    private void theRestHappens() {
        for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
            next.run();
        }
    }

    private void isCancelled() {
        try {
            assertThat(new PromisedCallbacks(rig.floor).cancel(TICKET, "duty")).isPresent();
        } catch (Refused e) {
            throw new AssertionError(e);
        }
    }

    private void comesBack(CallerCard.Came came) {
        var _ = new Rig.Caller(rig.floor, TICKET.value(), Rig.GENERAL, new CallerCard(Optional.of(NUMBER), "", came));
    }

    /** The routing log says once how it ended, and nothing of it afterwards. */
    private void assertEndedOnceAndNobodyMissedAnything() throws Refused {
        assertThat(rig.decided)
                .filteredOn(Decision.Gone.class::isInstance)
                .singleElement()
                .satisfies(gone -> assertThat(((Decision.Gone) gone).why()).isEqualTo("callback cancelled: by duty"));
        assertThat(rig.decided).noneMatch(Decision.CallbackDropped.class::isInstance);
        assertThat(rig.log.after(0, 1_000))
                .filteredOn(entry -> entry.event().contains("callback-"))
                .last()
                .satisfies(entry -> assertThat(entry.event()).contains("callback-cancelled"));
        assertThat(rig.floor.snapshot().tickets()).isEmpty();
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.IDLE);
        assertThat(rig.desk.state(ZHANG).missed()).isZero();
    }

    @Test
    void theCustomersTelephoneStopsAtOnceWhenHerCallbackIsCancelled() throws Refused {
        isDialled(First.CUSTOMER);
        whileRinging = this::isCancelled;
        theRestHappens();
        assertThat(happened).containsExactly(DIALS, STOPS);
        assertEndedOnceAndNobodyMissedAnything();
    }

    @Test
    void theAgentWhoStandsByIsFreeAndTheCustomersTelephoneStops() throws Refused {
        isDialled(First.AGENT);
        whileRinging = this::isCancelled;
        theRestHappens();
        assertThat(happened).containsExactly(DIALS, FREES_THE_AGENT, STOPS);
        assertThat(rig.decided)
                .filteredOn(Decision.OfferEnded.class::isInstance)
                .singleElement()
                .satisfies(
                        ended -> assertThat(((Decision.OfferEnded) ended).why()).isEqualTo("callback cancelled"));
        assertEndedOnceAndNobodyMissedAnything();
        assertThat(rig.caller("c-2").rings().agent().id()).isEqualTo(ZHANG);
    }

    @ParameterizedTest
    @EnumSource(First.class)
    void whoIsCancelledBeforeTheSwitchIsAskedIsNotRungAtAll(First first) throws Refused {
        isDialled(first);
        isCancelled();
        theRestHappens();
        assertThat(happened).doesNotContain(DIALS);
        assertEndedOnceAndNobodyMissedAnything();
    }

    @ParameterizedTest
    @EnumSource(First.class)
    void whoCallsHerselfIsRungNoMoreAndHasNotBeenMissed(First first) throws Refused {
        isDialled(first);
        whileRinging = () -> comesBack(CallerCard.Came.HERSELF);
        theRestHappens();
        assertThat(happened).contains(DIALS).endsWith(STOPS);
        assertThat(rig.log.after(0, 1_000)).noneMatch(entry -> entry.event().contains("callback-missed"));
        assertThat(rig.floor.snapshot().tickets())
                .singleElement()
                .satisfies(ticket ->
                        assertThat(ticket.offer().orElseThrow().agent()).isEqualTo(ZHANG));
    }

    @ParameterizedTest
    @EnumSource(First.class)
    void whoHasAnsweredIsOnTheLineWhateverBecomesOfTheCallback(First first) throws Refused {
        isDialled(first);
        answer = new Dialer.Dialled.Answered();
        theRestHappens();
        comesBack(CallerCard.Came.CALLED_BACK);
        rig.floor.tell(new RoutingEvent.Left(TICKET, RoutingEvent.Left.Leaving.ABANDONED));
        assertThat(happened).contains(DIALS).doesNotContain(STOPS);
    }

    @Test
    void anAgentWhoHangsUpWhileStandingByLeavesTheCustomersTelephoneToRing() throws Refused {
        isDialled(First.AGENT);
        whileRinging = () -> agents.getLast().gone(new NotConnected(NotConnected.Why.BUSY, HangupCause.CALL_REJECTED));
        answer = new Dialer.Dialled.Answered();
        theRestHappens();
        assertThat(happened).contains(DIALS).doesNotContain(STOPS);
    }

    @ParameterizedTest
    @EnumSource(First.class)
    void aPlanWithoutHerQueueStopsHerTelephoneToo(First first) throws Refused {
        isDialled(first);
        whileRinging = () -> rig.floor.follow(
                Rig.plan(Rig.queue(Rig.DANGER, new Tier(0), List.of(), Optional.empty())), rig.calendars);
        theRestHappens();
        assertThat(happened).contains(DIALS).endsWith(STOPS);
    }

    @Test
    void theNextCallToTheSameCustomerIsAnotherOne() throws Refused {
        isDialled(First.CUSTOMER);
        whileRinging = () -> {
            Rig.Caller herself = rig.caller(TICKET.value());
            asks(herself);
            rig.pass(Duration.ofSeconds(10));
            whileRinging = this::isCancelled;
        };
        theRestHappens();
        assertThat(happened).containsExactly(DIALS, STOPS, DIALS, STOPS);
        assertEndedOnceAndNobodyMissedAnything();
    }
}
