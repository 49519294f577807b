package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.RoutingEvent.TalkEnded.By;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Media;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is offered to whom. */
class MatchingTest {
    private static final Skill BILLS = new Skill("bills");
    private static final Skill RURAL = new Skill("rural");

    private static Need must(Skill skill, int least) {
        return Need.must(new Need.OfSkill(skill, least));
    }

    private static Need should(Skill skill) {
        return new Need(new Need.OfSkill(skill, 1), Need.Strength.SHOULD, Optional.empty());
    }

    private static Need language() {
        return Need.must(new Need.OfLanguage());
    }

    private static String agent(List<Decision> decided) {
        return Shift.offered(decided).agent().value();
    }

    private static String caller(List<Decision> decided) {
        return Shift.offered(decided).ticket().value();
    }

    /** Signs an agent in, lets her take whoever comes and go again. */
    private static String next(Shift shift, String agent) {
        Decision.Offered offer = Shift.offered(shift.signsIn(agent));
        shift.answers(offer);
        shift.does(new RoutingEvent.SignedOut(new AgentId(agent)));
        shift.talkEnds(offer, By.CALLER);
        return offer.ticket().value();
    }

    @Test
    void aLowerTierGoesFirstThenWhoHasWaitedLongestWithHerBoost() {
        Shift shift = new Shift(new Plans()
                .queue("life", queue -> queue.tier(1))
                .queue("elder", queue -> queue.boost(300))
                .queue("general")
                .agent("1"));
        shift.joins("general-1", "general");
        shift.after(200);
        shift.joins("elder-1", "elder");
        shift.after(90);
        shift.joins("general-2", "general");
        shift.joins("elder-2", "elder");
        shift.joins("life-1", "life");
        assertThat(List.of(next(shift, "1"), next(shift, "1"), next(shift, "1"), next(shift, "1"), next(shift, "1")))
                .containsExactly("life-1", "elder-1", "elder-2", "general-1", "general-2");
    }

    @Test
    void callersOfTheSameMomentGoByTheirIds() {
        Shift shift = new Shift(new Plans().queue("general").agent("1"));
        shift.joins("b", "general");
        shift.joins("a", "general");
        assertThat(next(shift, "1")).isEqualTo("a");
    }

    @Test
    void queuesThatShareAnAgentAreServedInTheOrderOfJoining() {
        Shift shift = new Shift(new Plans().queue("bills").queue("general").agent("1"));
        for (int i = 0; i < 6; i++) {
            shift.joins(i % 3 == 0 ? "bills-" + i : "general-" + i, i % 3 == 0 ? "bills" : "general");
            shift.after(1);
        }
        assertThat(List.of(next(shift, "1"), next(shift, "1"), next(shift, "1"), next(shift, "1")))
                .containsExactly("bills-0", "general-1", "general-2", "bills-3");
    }

    @Test
    void onlyWhoKnowsWhatIsAMustIsOffered() {
        Shift shift = new Shift(new Plans()
                .queue("bills", queue -> queue.need(must(BILLS, 3)).need(language()))
                .agent("1", Map.of(BILLS, 2))
                .agent("2", Set.of(Plans.ENGLISH), Map.of(BILLS, 5), List.of(), Set.of(Media.VOICE))
                .agent("3", Map.of(BILLS, 3)));
        shift.signsIn("1", "2", "3");
        Decision.Offered offer = Shift.offered(shift.joins("a", "bills"));
        assertThat(offer.agent().value()).isEqualTo("3");
        assertThat(offer.evidence().rule()).isEqualTo("tier 4; the only agent free");
    }

    @Test
    void aCallerWhoseLanguageIsNotKnownTalksToAnyone() {
        Shift shift = new Shift(new Plans()
                .queue("general", queue -> queue.need(language()))
                .agent("1", Set.of(Plans.ENGLISH), Map.of(), List.of(), Set.of(Media.VOICE)));
        shift.signsIn("1");
        shift.joins("chinese", "general");
        Wish unknown = Shift.wish("general");
        Wish wish = new Wish(
                unknown.queue(),
                Optional.empty(),
                unknown.boost(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                unknown.maxWait(),
                "");
        assertThat(caller(shift.joins("unknown", wish))).isEqualTo("unknown");
    }

    @Test
    void aVideoCallerGetsAnAgentWithAPicture() {
        Shift shift = new Shift(new Plans()
                .queue("sign", queue -> queue.media(Media.VIDEO))
                .agent("1")
                .agent("2", Set.of(), Map.of(), List.of(), Set.of(Media.VOICE, Media.VIDEO)));
        shift.signsIn("1", "2");
        assertThat(agent(shift.joins("a", "sign"))).isEqualTo("2");
    }

    @Test
    void anAgentWithAListOfQueuesTakesNoOthers() {
        Shift shift = new Shift(new Plans()
                .queue("bills")
                .queue("general")
                .agent("1", Set.of(), Map.of(), List.of(Plans.queueId("bills")), Set.of(Media.VOICE)));
        shift.joins("a", "general");
        shift.after(1);
        shift.joins("b", "bills");
        assertThat(next(shift, "1")).isEqualTo("b");
    }

    @Test
    void whoHasWhatShouldBeComesBeforeWhoIsLongerIdle() {
        Shift shift = new Shift(new Plans()
                .queue("general", queue -> queue.need(should(RURAL)))
                .agent("1")
                .agent("2", Map.of(RURAL, 1)));
        shift.signsIn("1");
        shift.after(10);
        shift.signsIn("2");
        List<Decision> decided = shift.joins("a", "general");
        assertThat(agent(decided)).isEqualTo("2");
        assertThat(Shift.offered(decided).evidence().candidates())
                .containsExactly(new Decision.Candidate("1", "has less of what is wished"));
    }

    @Test
    void theLongestIdleIsOfferedWithTheReasonWhyNotTheOthers() {
        Shift shift =
                new Shift(new Plans().queue("general").agent("1").agent("2").agent("3"));
        shift.signsIn("2");
        shift.after(12);
        shift.signsIn("1", "3");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        assertThat(offer.agent().value()).isEqualTo("2");
        assertThat(offer.evidence().rule()).isEqualTo("tier 4; longest idle of 3");
        assertThat(offer.evidence().candidates())
                .containsExactly(
                        new Decision.Candidate("1", "idle 12 s less"), new Decision.Candidate("3", "idle 12 s less"));
    }

    @Test
    void whoTalkedLeastOftenIsOfferedWhereCallsAreCounted() {
        Shift shift = new Shift(new Plans()
                .queue(
                        "general",
                        queue -> queue.strategy(Queue.Strategy.FEWEST_CALLS).wrapUp(0))
                .agent("1")
                .agent("2"));
        shift.signsIn("1");
        Decision.Offered first = Shift.offered(shift.joins("a", "general"));
        shift.answers(first);
        shift.talkEnds(first, By.CALLER);
        shift.after(60);
        shift.signsIn("2");
        List<Decision> decided = shift.joins("b", "general");
        assertThat(agent(decided)).isEqualTo("2");
        assertThat(Shift.offered(decided).evidence().candidates())
                .containsExactly(new Decision.Candidate("1", "1 calls more"));
    }

    @Test
    void whoKnowsItBestIsOfferedWhereSkillsCount() {
        Shift shift = new Shift(new Plans()
                .queue(
                        "bills",
                        queue -> queue.strategy(Queue.Strategy.SKILL_BEST)
                                .need(must(BILLS, 1))
                                .need(should(RURAL)))
                .agent("1", Map.of(BILLS, 3))
                .agent("2", Map.of(BILLS, 1, RURAL, 3))
                .agent("3", Map.of(BILLS, 2)));
        shift.signsIn("3", "1", "2");
        assertThat(agent(shift.joins("a", "bills"))).isEqualTo("2");
        assertThat(agent(shift.joins("b", "bills"))).isEqualTo("1");
    }

    @Test
    void whoHasTheQueueForemostIsOfferedWhereQueuesAreListed() {
        Shift shift = new Shift(new Plans()
                .queue("bills", queue -> queue.strategy(Queue.Strategy.PRIORITY_OF_QUEUE))
                .queue("general")
                .agent("1")
                .agent(
                        "2",
                        Set.of(),
                        Map.of(),
                        List.of(Plans.queueId("general"), Plans.queueId("bills")),
                        Set.of(Media.VOICE))
                .agent(
                        "3",
                        Set.of(),
                        Map.of(),
                        List.of(Plans.queueId("bills"), Plans.queueId("general")),
                        Set.of(Media.VOICE)));
        shift.signsIn("1", "2", "3");
        assertThat(agent(shift.joins("a", "bills"))).isEqualTo("3");
        assertThat(agent(shift.joins("b", "bills"))).isEqualTo("2");
        assertThat(agent(shift.joins("c", "bills"))).isEqualTo("1");
    }

    @Test
    void theAgentOfHerLastCallComesFirstWhileIdleAndOthersOtherwise() {
        Shift shift =
                new Shift(new Plans().queue("general").agent("1").agent("2").agent("3"));
        shift.signsIn("1", "2", "3");
        Wish wish = Shift.personally(Shift.wish("general"), "3");
        Decision.Offered offer = Shift.offered(shift.joins("a", wish));
        assertThat(offer.agent().value()).isEqualTo("3");
        assertThat(offer.evidence().rule()).isEqualTo("tier 4; the agent of her last call");
        assertThat(agent(shift.joins("b", wish))).isEqualTo("1");
    }

    @Test
    void aReserveKeepsAgentsFreeForThoseInDanger() {
        Shift shift = new Shift(new Plans()
                .queue("life", queue -> queue.tier(1))
                .queue("general")
                .agent("1")
                .agent("2")
                .reserve(1, 1));
        shift.signsIn("1");
        assertThat(Shift.of(shift.joins("ordinary", "general"), Decision.Offered.class))
                .isEmpty();
        shift.after(5);
        // The second to be free opens the way; who has been idle longer takes the call.
        List<Decision> decided = shift.signsIn("2");
        assertThat(agent(decided)).isEqualTo("1");
        assertThat(Shift.of(shift.joins("ordinary-2", "general"), Decision.Offered.class))
                .isEmpty();
        assertThat(agent(shift.joins("danger", "life"))).isEqualTo("2");
    }

    @Test
    void theEvidenceTellsWhoWasBeforeAndCouldNotBeServed() {
        Shift shift = new Shift(new Plans()
                .queue("bills", queue -> queue.tier(2).need(must(BILLS, 1)))
                .queue("general")
                .queue("late", queue -> queue.tier(6))
                .agent("1")
                .agent("2", Map.of(BILLS, 1)));
        shift.joins("bills-1", "bills");
        shift.joins("late-1", "late");
        shift.after(4);
        shift.joins("general-1", "general");
        Decision.Offered offer = Shift.offered(shift.signsIn("1"));
        assertThat(offer.ticket().value()).isEqualTo("general-1");
        assertThat(offer.evidence().rule()).isEqualTo("tier 4 before 2 others; the only agent free");
        assertThat(offer.evidence().candidates())
                .containsExactly(
                        new Decision.Candidate("bills-1", "agent lacks bills"),
                        new Decision.Candidate("late-1", "tier 6"));
    }
}
