package io.greenline.floor;

import static io.greenline.floor.Rig.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.call.Talk.Refused;
import io.greenline.caller.CallbackBook;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Decision;
import io.greenline.routing.Overflow;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Standing.TicketState;
import io.greenline.routing.TicketId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("13800138000");
    private static final Duration EVERY = Duration.ofMinutes(15);

    /** It is noon in Shanghai when the tests begin. */
    private static final CallbackTerms TERMS = new CallbackTerms(
            Optional.of(new CallbackTerms.Window(LocalTime.of(8, 0), LocalTime.of(21, 0))),
            2,
            EVERY,
            Duration.ofMinutes(2),
            Duration.ofHours(24),
            2,
            CallbackTerms.First.CUSTOMER);

    private final Rig rig = new Rig(new InMemoryRoutingLog());
    private final List<OutboundCall> dialled = new ArrayList<>();
    private Dialer.Dialled answer = new Dialer.Dialled.Answered();

    /** Calls within China only; the country's code may be there or not. */
    private static final class Rules implements CallbackRules {
        @Override
        public void admit(PhoneNumber number, TicketId ticket, Instant now) throws CallbackBook.Refused {
            if (!telephone(number).startsWith("1")) {
                throw new CallbackBook.Refused("the number begins with none of callbacks.allow");
            }
        }

        @Override
        public String telephone(PhoneNumber number) {
            return number.value().startsWith("+86") ? number.value().substring(3) : number.value();
        }
    }

    @BeforeEach
    void begin() {
        rig.rules = new Rules();
        begin(Rig.plan(List.of(), Optional.of(TERMS)));
    }

    private void begin(RoutingPlan plan) {
        rig.begin(plan);
        rig.floor.listen(new CallbackRunner(
                rig.floor,
                (call, off) -> {
                    dialled.add(call);
                    return answer;
                },
                new CallbackRunner.Terms("PJSIP/{number}@trunk", "95598", Duration.ofSeconds(30)),
                StandByWords.NONE,
                Runnable::run));
    }

    private Rig.Caller promised(String ticket, PhoneNumber number) {
        Rig.Caller caller = rig.caller(ticket);
        assertThat(caller.seat.callBack(number, Optional.empty())).isInstanceOf(Seat.Promised.Noted.class);
        return caller;
    }

    @Test
    void whoIsCalledBackIsDialledWhenAnAgentIsFreeAndHasHerOldPlace() throws Refused {
        promised("c-1", NUMBER);
        rig.pass(Duration.ofMinutes(10));
        Rig.Caller other = rig.caller("c-2");
        assertThat(dialled).isEmpty();
        rig.desk.signIn(ZHANG);
        other.seat.notTaken(other.rings().offer(), io.greenline.routing.RoutingEvent.NotTaken.How.FAILED);
        rig.pass(Duration.ofSeconds(20));
        assertThat(dialled)
                .containsExactly(new OutboundCall(
                        NUMBER, "PJSIP/13800138000@trunk", "95598", Duration.ofSeconds(30), "callback", "c-1"));
        Rig.Caller back = rig.caller("c-1");
        assertThat(rig.floor.snapshot().tickets())
                .filteredOn(ticket -> ticket.id().equals(back.ticket))
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.joined()).isEqualTo(Rig.NOON));
    }

    @Test
    void whoIsNotReachedIsDialledAgainLaterAndThenGivenUp() throws Refused {
        answer = new Dialer.Dialled.NotReached(NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER, "nobody");
        rig.desk.signIn(ZHANG);
        promised("c-1", NUMBER);
        rig.pass(Duration.ofSeconds(10));
        assertThat(dialled).hasSize(1);
        rig.pass(EVERY.plusSeconds(10));
        assertThat(dialled).hasSize(2);
        assertThat(rig.decided).hasAtLeastOneElementOfType(Decision.CallbackDropped.class);
        assertThat(rig.floor.callbackOf(NUMBER)).isEmpty();
        assertThat(rig.floor.snapshot().tickets()).isEmpty();
    }

    @Test
    void aSwitchThatFailsWhileDialingIsAMissAndNoEndOfCallbacks() throws Refused {
        rig.floor.listen(new CallbackRunner(
                rig.floor,
                (_, _) -> {
                    throw new IllegalStateException("the socket is gone");
                },
                new CallbackRunner.Terms("PJSIP/{number}@trunk", "", Duration.ofSeconds(30)),
                StandByWords.NONE,
                Runnable::run));
        rig.desk.signIn(ZHANG);
        promised("c-1", NUMBER);
        rig.pass(Duration.ofSeconds(10));
        assertThat(rig.floor.snapshot().tickets())
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.state()).isEqualTo(TicketState.VIRTUAL));
    }

    @Test
    void callbacksSurviveAKilledEngineAlsoInTheMiddleOfDialling() throws Refused {
        rig.desk.signIn(ZHANG);
        promised("c-1", NUMBER);
        rig.pass(Duration.ofSeconds(10));
        assertThat(dialled).hasSize(1);
        rig.wall = rig.wall.plusSeconds(12);
        begin(Rig.plan(List.of(), Optional.of(TERMS)));
        assertThat(rig.floor.callbackOf(NUMBER)).contains(new TicketId("c-1"));
        rig.pass(EVERY.plusSeconds(10));
        assertThat(dialled).hasSize(2);
    }

    @Test
    void whoCallsAgainHasHerPlaceOrCancelsIt() {
        promised("c-1", NUMBER);
        assertThat(rig.floor.callbackOf(new PhoneNumber("+8613800138000"))).contains(new TicketId("c-1"));
        assertThat(rig.floor.callbackOf(new PhoneNumber("13800138001"))).isEmpty();
        rig.floor.cancelCallback(new TicketId("c-1"), "called again");
        assertThat(rig.floor.callbackOf(NUMBER)).isEmpty();
        assertThat(rig.floor.snapshot().tickets()).isEmpty();
    }

    @Test
    void whoIsBackOnTheLineIsCalledBackNoMore() {
        promised("c-1", NUMBER);
        rig.pass(Duration.ofMinutes(4));
        Rig.Caller back = rig.caller("c-1");
        assertThat(back.waits().standing().waited()).isEqualTo(Duration.ofMinutes(4));
        assertThat(rig.floor.callbackOf(NUMBER)).isEmpty();
    }

    @Test
    void theEndOfTheCallThatAskedLeavesTheCallback() {
        promised("c-1", NUMBER);
        rig.floor.gone(new TicketId("c-1"));
        assertThat(rig.floor.callbackOf(NUMBER)).contains(new TicketId("c-1"));
    }

    @Test
    void nobodyIsDialledAbroad() {
        Rig.Caller caller = rig.caller("c-1");
        assertThat(caller.seat.callBack(new PhoneNumber("+99200138000"), Optional.empty()))
                .isEqualTo(new Seat.Promised.Refused("the number begins with none of callbacks.allow"));
        assertThat(caller.waits().standing().state()).isEqualTo(TicketState.WAITING);
    }

    @Test
    void moreThanTheSlotHoldsIsNotPromised() {
        promised("c-1", NUMBER);
        promised("c-2", new PhoneNumber("13800138001"));
        assertThat(rig.caller("c-3").seat.callBack(new PhoneNumber("13800138002"), Optional.empty()))
                .isEqualTo(new Seat.Promised.Refused("2 callbacks are promised for that half hour"));
        assertThat(rig.caller("c-4")
                        .seat
                        .callBack(new PhoneNumber("13800138003"), Optional.of(Rig.NOON.plus(Duration.ofHours(2)))))
                .isEqualTo(new Seat.Promised.Noted(Optional.of(Duration.ofHours(2))));
    }

    @Test
    void outsideTheWindowNothingIsPromisedOrOffered() {
        Rig.Caller caller = rig.caller("c-1");
        assertThat(caller.waits().callbackOffered()).isTrue();
        Instant night = Instant.parse("2026-11-26T15:00:00Z");
        assertThat(caller.seat.callBack(NUMBER, Optional.of(night)))
                .isEqualTo(new Seat.Promised.Refused("nobody is called back at that time of day"));
        rig.pass(Duration.ofHours(10));
        assertThat(rig.caller("c-2").waits().callbackOffered()).isFalse();
    }

    @Test
    void inTheNightNobodyIsDialled() throws Refused {
        rig.pass(Duration.ofHours(8));
        promised("c-1", NUMBER);
        rig.pass(Duration.ofHours(2));
        rig.desk.signIn(ZHANG);
        rig.pass(Duration.ofMinutes(5));
        assertThat(dialled).isEmpty();
        rig.pass(Duration.ofHours(10));
        assertThat(dialled).hasSize(1);
    }

    @Test
    void whoIsSentToTheCallbackByAnOverflowHasThePlaceOfHerFirstMoment() throws Refused {
        begin(Rig.plan(
                List.of(new Overflow(
                        new Overflow.When.Waited(Duration.ofMinutes(1)),
                        new Overflow.Then.Exit(Overflow.ExitWord.CALLBACK))),
                Optional.of(TERMS)));
        Rig.Caller caller = rig.caller("c-1");
        Instant joined = rig.floor.time();
        rig.pass(Duration.ofMinutes(1));
        assertThat(caller.seat.word()).isEqualTo(new Seat.Word.TurnedAway(Decision.TurnedAway.Reason.TO_CALLBACK));
        assertThat(caller.seat.callBack(NUMBER, Optional.empty())).isInstanceOf(Seat.Promised.Noted.class);
        assertThat(rig.floor.callbackOf(NUMBER)).contains(caller.ticket);
        assertThat(rig.floor.snapshot().tickets())
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.joined()).isEqualTo(joined));
        rig.desk.signIn(ZHANG);
        rig.pass(Duration.ofSeconds(10));
        assertThat(dialled).hasSize(1);
    }
}
