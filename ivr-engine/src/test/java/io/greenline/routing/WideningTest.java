package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.Decision.TurnedAway.Reason;
import io.greenline.routing.Overflow.ExitWord;
import io.greenline.routing.Overflow.Then;
import io.greenline.routing.Overflow.When;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Media;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Promises, overflow rules, and who cannot wait. */
class WideningTest {
    private static final Skill BILLS = new Skill("bills");

    private static Need bills() {
        return Need.must(new Need.OfSkill(BILLS, 1));
    }

    private static When waited(int seconds) {
        return new When.Waited(Duration.ofSeconds(seconds));
    }

    private static Reason reason(List<Decision> decided) {
        return Shift.one(decided, Decision.TurnedAway.class).reason();
    }

    @Test
    void aBrokenPromiseRaisesACallerOneTierOnceAndBeforeThoseWhoCameEarlier() {
        Shift shift = new Shift(new Plans()
                .queue("elder", queue -> queue.promise(20))
                .queue("general")
                .agent("1"));
        shift.joins("general-1", "general");
        shift.after(1);
        shift.joins("elder-1", "elder");
        Decision.PromiseBroken broken = Shift.one(shift.after(20), Decision.PromiseBroken.class);
        assertThat(broken.from()).isEqualTo(Tier.ORDINARY);
        assertThat(broken.to()).isEqualTo(new Tier(3));
        assertThat(Shift.of(shift.after(500), Decision.PromiseBroken.class)).isEmpty();
        assertThat(Shift.offered(shift.signsIn("1")).ticket().value()).isEqualTo("elder-1");
    }

    @Test
    void nobodyRisesIntoTheTiersOfDanger() {
        Shift shift = new Shift(
                new Plans().queue("green", queue -> queue.tier(2).promise(10)).agent("1"));
        shift.joins("a", "green");
        Decision.PromiseBroken broken = Shift.one(shift.after(10), Decision.PromiseBroken.class);
        assertThat(broken.to()).isEqualTo(new Tier(2));
    }

    @Test
    void aPromiseIsKeptByTalkingInTimeAndNotBrokenByComingBack() {
        Shift shift = new Shift(
                new Plans().queue("general", queue -> queue.promise(20)).agent("1"));
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        shift.answers(offer);
        shift.after(300);
        shift.talkEnds(offer, RoutingEvent.TalkEnded.By.AGENT_LOST);
        assertThat(Shift.of(shift.after(300), Decision.PromiseBroken.class)).isEmpty();
    }

    @Test
    void whoHasWaitedIsTakenByAnyAgentOfHerLanguageFirst() {
        Shift shift = new Shift(new Plans()
                .queue("bills", queue -> queue.need(bills()).overflow(waited(20), new Then.AnyAgent()))
                .queue("general")
                .agent("1", Set.of(Plans.ENGLISH), Map.of(), List.of(Plans.queueId("general")), Set.of(Media.VOICE))
                .agent("2")
                .agent("3", Map.of(BILLS, 1)));
        shift.signsIn("1");
        shift.after(5);
        shift.signsIn("2");
        shift.joins("a", "bills");
        List<Decision> then = shift.after(20);
        assertThat(Shift.one(then, Decision.Widened.class).rule().then()).isEqualTo(new Then.AnyAgent());
        assertThat(Shift.offered(then).agent().value()).isEqualTo("2");
        assertThat(Shift.offered(then).evidence().waited()).isEqualTo(Duration.ofSeconds(20));
        shift.answers(Shift.offered(then));
        shift.joins("b", "bills");
        assertThat(Shift.offered(shift.after(20)).agent().value()).isEqualTo("1");
    }

    @Test
    void aSkillThatRelaxesIsAWishOnly() {
        Shift shift = new Shift(new Plans()
                .queue(
                        "bills",
                        queue -> queue.need(new Need(
                                new Need.OfSkill(BILLS, 1), Need.Strength.MUST, Optional.of(Duration.ofSeconds(30)))))
                .queue("ruled", queue -> queue.need(bills()).overflow(waited(40), new Then.Relax(BILLS)))
                .agent("1")
                .agent("2")
                .agent("3", Map.of(BILLS, 1)));
        shift.signsIn("1", "2");
        shift.joins("a", "bills");
        shift.joins("b", "ruled");
        assertThat(shift.after(29)).isEmpty();
        assertThat(Shift.offered(shift.after(1)).ticket().value()).isEqualTo("a");
        assertThat(Shift.offered(shift.after(10)).ticket().value()).isEqualTo("b");
    }

    @Test
    void whoMovesToAnotherQueueKeepsTimeAndTierAndDoesNotComeBackForTheSameReason() {
        Shift shift = new Shift(new Plans()
                .queue(
                        "green",
                        queue -> queue.tier(2)
                                .need(bills())
                                .overflow(waited(20), new Then.ToQueue(Plans.queueId("general"))))
                .queue("general", queue -> queue.overflow(waited(30), new Then.ToQueue(Plans.queueId("green"))))
                .agent("1")
                .agent("2", Map.of(BILLS, 1)));
        shift.joins("a", "green");
        Decision.Moved moved = Shift.one(shift.after(20), Decision.Moved.class);
        assertThat(moved.because()).isEqualTo("waited 20 s");
        assertThat(shift.standing("a").orElseThrow().tier()).isEqualTo(new Tier(2));
        assertThat(shift.standing("a").orElseThrow().waited()).isEqualTo(Duration.ofSeconds(20));
        assertThat(Shift.of(shift.after(600), Decision.Moved.class)).hasSize(1);
    }

    @Test
    void somebodyIsToldOnce() {
        Shift shift = new Shift(new Plans()
                .queue("life", queue -> queue.tier(1).overflow(waited(60), new Then.Alarm("duty-manager")))
                .agent("1"));
        shift.joins("a", "life");
        Decision.Alarmed alarmed = Shift.one(shift.after(600), Decision.Alarmed.class);
        assertThat(alarmed.who()).isEqualTo("duty-manager");
        assertThat(alarmed.because()).isEqualTo("waited 60 s");
    }

    @Test
    void callersOfAQueueThatClosesGoElsewhereAndNewOnesCannotWait() {
        Shift shift = new Shift(new Plans()
                .queue("sign", queue -> queue.overflow(new When.Closed(), new Then.ToQueue(Plans.queueId("text"))))
                .queue("text")
                .agent("1"));
        shift.joins("a", "sign");
        List<Decision> closing = shift.does(new RoutingEvent.HoursTold(Plans.queueId("sign"), false));
        assertThat(Shift.one(closing, Decision.Moved.class).to()).isEqualTo(Plans.queueId("text"));
        assertThat(Shift.one(shift.joins("b", "sign"), Decision.Moved.class).because())
                .isEqualTo("closed");
        shift.does(new RoutingEvent.HoursTold(Plans.queueId("text"), false));
        assertThat(reason(shift.joins("c", "text"))).isEqualTo(Reason.CLOSED);
        assertThat(reason(shift.joins("d", "sign"))).isEqualTo(Reason.CLOSED);
        assertThat(shift.standing("a").orElseThrow().state()).isEqualTo(Standing.TicketState.WAITING);
    }

    @Test
    void whenTheLastAgentSignsOutWhoeverWaitsIsSentOn() {
        Shift shift = new Shift(new Plans()
                .queue(
                        "sign",
                        queue -> queue.need(bills()).overflow(new When.Unstaffed(), new Then.Exit(ExitWord.VOICEMAIL)))
                .agent("1", Map.of(BILLS, 1))
                .agent("2"));
        shift.signsIn("1", "2");
        shift.answers(Shift.offered(shift.joins("a", "sign")));
        shift.joins("b", "sign");
        List<Decision> out = shift.does(new RoutingEvent.SignedOut(new AgentId("1")));
        assertThat(Shift.one(out, Decision.TurnedAway.class).ticket().value()).isEqualTo("b");
        assertThat(reason(out)).isEqualTo(Reason.TO_VOICEMAIL);
        assertThat(Shift.one(out, Decision.Gone.class).why()).isEqualTo("to voicemail");
    }

    @Test
    void onlyTheLastOfALineThatIsTooLongIsSentOn() {
        Shift shift = new Shift(new Plans()
                .queue("general", queue -> queue.overflow(new When.Longer(2), new Then.Exit(ExitWord.CALLBACK)))
                .agent("1"));
        shift.joins("a", "general");
        shift.joins("b", "general");
        List<Decision> third = shift.joins("c", "general");
        assertThat(Shift.one(third, Decision.TurnedAway.class).ticket().value()).isEqualTo("c");
        assertThat(reason(third)).isEqualTo(Reason.TO_CALLBACK);
    }

    @Test
    void anEstimateThatIsTooLongSendsOn() {
        Shift shift = new Shift(new Plans()
                .queue(
                        "general",
                        queue -> queue.overflow(
                                new When.EstimatedOver(Duration.ofMinutes(5)), new Then.Exit(ExitWord.OVERFLOW)))
                .agent("1"));
        shift.signsIn("1");
        shift.joins("talks", "general");
        // Three minutes are taken for a talk as long as none is known.
        assertThat(Shift.of(shift.joins("a", "general"), Decision.TurnedAway.class))
                .isEmpty();
        assertThat(reason(shift.joins("b", "general"))).isEqualTo(Reason.TO_OVERFLOW);
    }

    @Test
    void aFullQueueTakesNobodyButThoseInDanger() {
        Shift shift = new Shift(
                new Plans().queue("general", queue -> queue.capacity(1)).agent("1"));
        shift.joins("a", "general");
        assertThat(reason(shift.joins("b", "general"))).isEqualTo(Reason.FULL);
        Wish plain = Shift.wish("general");
        Wish danger = new Wish(
                plain.queue(),
                Optional.of(Tier.DANGER),
                plain.boost(),
                plain.language(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                plain.maxWait(),
                "a wire is down");
        assertThat(shift.joins("c", danger)).isEmpty();
        assertThat(Shift.offered(shift.signsIn("1")).ticket().value()).isEqualTo("c");
    }

    @Test
    void whoeverCannotBeServedIsToldAtOnce() {
        Shift shift = new Shift(
                new Plans().queue("bills", queue -> queue.need(bills())).agent("1"));
        assertThat(reason(shift.joins("a", "bills"))).isEqualTo(Reason.UNSTAFFED);
        assertThat(reason(shift.joins("b", "nowhere"))).isEqualTo(Reason.UNKNOWN_QUEUE);
    }

    @Test
    void theLongestWaitEndsWithATimeout() {
        Shift shift = new Shift(new Plans().queue("general").agent("1"));
        shift.joins("a", Shift.waitingAtMost(Shift.wish("general"), 90));
        assertThat(shift.after(89)).isEmpty();
        assertThat(reason(shift.after(1))).isEqualTo(Reason.TIMEOUT);
    }
}
