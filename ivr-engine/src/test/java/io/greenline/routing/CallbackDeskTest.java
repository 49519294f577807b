package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.RoutingEvent.CallbackCancelled;
import io.greenline.routing.RoutingEvent.CallbackMissed;
import io.greenline.routing.RoutingEvent.CallbackReached;
import io.greenline.routing.RoutingEvent.TalkEnded.By;
import io.greenline.routing.Standing.TicketState;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackDeskTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("13800138000");

    private final Shift shift = new Shift(new Plans()
            .queue("general", queue -> queue.promise(600).callback(terms()))
            .agent("1"));

    private static CallbackTerms terms() {
        return new CallbackTerms(
                Optional.empty(),
                2,
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                Duration.ofHours(4),
                10,
                CallbackTerms.First.CUSTOMER);
    }

    private List<Decision> wants(String ticket) {
        return wants(ticket, Optional.empty());
    }

    private List<Decision> wants(String ticket, Optional<Instant> notBefore) {
        return shift.does(new RoutingEvent.CallbackWanted(Shift.ticket(ticket), NUMBER, notBefore));
    }

    private TicketState state(String ticket) {
        return shift.standing(ticket).orElseThrow().state();
    }

    @Test
    void whoHungUpKeepsHerPlaceAndIsDialledBeforeThoseWhoCameLater() {
        shift.signsIn("1");
        Decision.Offered busy = Shift.offered(shift.joins("talks", "general"));
        shift.answers(busy);
        shift.joins("a", "general");
        shift.after(1);
        shift.joins("b", "general");
        assertThat(wants("a")).isEmpty();
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
        assertThat(shift.standing("b").orElseThrow().ahead()).isEqualTo(1);
        shift.after(120);
        shift.talkEnds(busy, By.CALLER);
        List<Decision> free = shift.after(30);
        // The customer is dialled, and the agent does not wait until she is on the line.
        assertThat(Shift.one(free, Decision.DialBack.class).ticket().value()).isEqualTo("a");
        Decision.Offered between = Shift.offered(free);
        assertThat(between.ticket().value()).isEqualTo("b");
        shift.joins("c", "general");
        shift.does(new CallbackReached(Shift.ticket("a")));
        shift.answers(between);
        shift.talkEnds(between, By.CALLER);
        assertThat(Shift.offered(shift.after(30)).ticket().value()).isEqualTo("a");
    }

    @Test
    void sheIsDialledAtOnceWhenAnAgentIsFree() {
        shift.joins("a", "general");
        wants("a");
        List<Decision> free = shift.signsIn("1");
        assertThat(Shift.one(free, Decision.DialBack.class).attempt()).isEqualTo(1);
        assertThat(Shift.offered(shift.does(new CallbackReached(Shift.ticket("a"))))
                        .ticket()
                        .value())
                .isEqualTo("a");
    }

    @Test
    void sheIsDialledWhenHerTurnIsEstimatedToBeNear() {
        RoutingPlan plan = new Plans()
                .queue("general", queue -> queue.callback(terms()).wrapUp(0))
                .agent("1")
                .agent("2")
                .agent("3")
                .agent("4")
                .plan();
        Shift four = new Shift(plan);
        four.signsIn("1", "2", "3", "4");
        for (int i = 0; i < 4; i++) {
            four.answers(Shift.offered(four.joins("talks-" + i, "general")));
        }
        four.joins("a", "general");
        // A talk takes three minutes as long as none is known: four agents, one ends within 45 seconds.
        List<Decision> wanted = four.does(new RoutingEvent.CallbackWanted(Shift.ticket("a"), NUMBER, Optional.empty()));
        assertThat(Shift.one(wanted, Decision.DialBack.class).number()).isEqualTo(NUMBER);
    }

    @Test
    void nobodyIsDialledBeforeTheTimeThatWasAgreed() {
        shift.signsIn("1");
        shift.answers(Shift.offered(shift.joins("talks", "general")));
        shift.joins("a", "general");
        wants("a", Optional.of(shift.now().plusSeconds(3600)));
        shift.talkEnds(shift.all(Decision.Offered.class).getFirst(), By.CALLER);
        assertThat(Shift.of(shift.after(3599), Decision.DialBack.class)).isEmpty();
        assertThat(Shift.of(shift.after(1), Decision.DialBack.class)).hasSize(1);
    }

    @Test
    void whoIsMissedIsDialledAgainAndThenSomebodyIsTold() {
        shift.signsIn("1");
        shift.answers(Shift.offered(shift.joins("talks", "general")));
        shift.joins("a", "general");
        wants("a");
        shift.talkEnds(shift.all(Decision.Offered.class).getFirst(), By.CALLER);
        shift.after(30);
        assertThat(state("a")).isEqualTo(TicketState.DIALLED);
        assertThat(shift.does(new CallbackMissed(Shift.ticket("a"), "busy"))).isEmpty();
        assertThat(Shift.of(shift.after(899), Decision.DialBack.class)).isEmpty();
        assertThat(Shift.one(shift.after(1), Decision.DialBack.class).attempt()).isEqualTo(2);
        List<Decision> last = shift.does(new CallbackMissed(Shift.ticket("a"), "no answer"));
        assertThat(Shift.one(last, Decision.CallbackDropped.class).why())
                .isEqualTo("not reached in 2 calls, the last one: no answer");
        assertThat(Shift.one(last, Decision.Alarmed.class).who()).isEqualTo("callbacks");
        assertThat(shift.standing("a")).isEmpty();
    }

    @Test
    void aCallOfWhichNothingIsHeardCountsAsMissed() {
        shift.joins("a", "general");
        wants("a");
        shift.signsIn("1");
        shift.after(180);
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
    }

    @Test
    void aCallbackEndsWhenItsTimeIsOver() {
        shift.joins("a", "general");
        wants("a");
        shift.after(4 * 3600 - 1);
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
        assertThat(Shift.one(shift.after(1), Decision.CallbackDropped.class).why())
                .isEqualTo("expired");
    }

    @Test
    void whoCallsHerselfIsNotCalledBack() {
        shift.joins("a", "general");
        wants("a");
        List<Decision> gone = shift.does(new CallbackCancelled(Shift.ticket("a"), "called herself"));
        assertThat(Shift.one(gone, Decision.Gone.class).why()).isEqualTo("callback cancelled: called herself");
        assertThat(Shift.of(shift.signsIn("1"), Decision.DialBack.class)).isEmpty();
    }

    @Test
    void theEndOfTheCallInWhichItWasWantedDoesNotEndTheCallback() {
        shift.joins("a", "general");
        wants("a");
        assertThat(shift.leaves("a")).isEmpty();
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
    }

    @Test
    void nobodyIsDialledWhileTheHourForbidsIt() {
        shift.does(new RoutingEvent.DialHoursTold(Plans.queueId("general"), false));
        shift.joins("a", "general");
        wants("a");
        assertThat(Shift.of(shift.signsIn("1"), Decision.DialBack.class)).isEmpty();
        shift.does(new RoutingEvent.DialHoursTold(Plans.queueId("general"), true));
        assertThat(Shift.of(shift.after(5), Decision.DialBack.class)).hasSize(1);
    }

    @Test
    void aCallbackBreaksNoPromiseAndItsPlaceIsOld() {
        shift.joins("a", "general");
        wants("a");
        assertThat(Shift.of(shift.after(3600), Decision.PromiseBroken.class)).isEmpty();
        shift.joins("b", "general");
        shift.does(new CallbackReached(Shift.ticket("a")));
        assertThat(shift.standing("a").orElseThrow().waited()).isEqualTo(Duration.ofHours(1));
        // The longest wait counts from being on the line again.
        assertThat(Shift.offered(shift.signsIn("1")).ticket().value()).isEqualTo("a");
    }
}
