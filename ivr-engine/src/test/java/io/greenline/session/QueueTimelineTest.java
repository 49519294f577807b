package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.AgentWish;
import io.greenline.dialplan.Value;
import io.greenline.floor.FloorNews;
import io.greenline.journal.CallTimeline;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.Overflow;
import io.greenline.routing.Promise;
import io.greenline.routing.Skill;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Quality staff read in a call's timeline how its caller waited and why this agent came. */
class QueueTimelineTest {
    private static final QueueId GENERAL = new QueueId("general");
    private static final AgentId LI = new AgentId("1001");
    private static final TicketId TICKET = new TicketId("t");

    private static String told(Event event) {
        Entry entry = new Entry(new CallId("a-1"), 1, Instant.EPOCH, event);
        String text = new CallTimeline(List.of(entry)).text(ZoneOffset.UTC).stripTrailing();
        return text.substring(text.lastIndexOf('\n') + 1).replaceFirst("^ *\\+0\\.000 +", "");
    }

    private static String told(Decision decision) {
        return told(FloorNews.event(decision).orElseThrow());
    }

    private static String told(Outcome outcome) {
        return told(new Event.OutcomeSeen(outcome.kind(), SessionJson.write(outcome)));
    }

    @Test
    void whatTheFloorDecidedIsToldWithItsEvidence() {
        Decision.Evidence evidence = new Decision.Evidence(
                "tier 1 before 14 others; longest idle of 3",
                Tier.LIFE_SUPPORT,
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                List.of(new Decision.Candidate("1002", "idle 12 s less"), new Decision.Candidate("c-7", "tier 4")));
        assertThat(told(new Decision.Offered(new OfferId(7), TICKET, GENERAL, LI, Instant.EPOCH, evidence)))
                .isEqualTo("offer 7: agent 1001 of queue general because tier 1 before 14 others; longest idle of 3;"
                        + " others: 1002 idle 12 s less, c-7 tier 4");
        assertThat(told(new Decision.OfferEnded(new OfferId(7), TICKET, LI, "no answer")))
                .isEqualTo("offer 7: agent 1001 did not take it: no answer");
        assertThat(told(new Decision.PromiseBroken(
                        TICKET, GENERAL, new Promise(Duration.ofSeconds(20), 80), Tier.ORDINARY, new Tier(3))))
                .isEqualTo("promise 80% in 20s of queue general was broken: tier 4, now 3");
        assertThat(told(new Decision.Widened(
                        TICKET,
                        GENERAL,
                        new Overflow(
                                new Overflow.When.Waited(Duration.ofSeconds(20)),
                                new Overflow.Then.Relax(new Skill("key-account"))))))
                .isEqualTo("widened, queue general: key-account is not a must any more");
        assertThat(told(new Decision.Moved(TICKET, GENERAL, new QueueId("text-desk"), "closed")))
                .isEqualTo("moved, queue text-desk: from general: closed");
        assertThat(told(new Decision.Alarmed(TICKET, GENERAL, "duty-manager", "waited 1m")))
                .isEqualTo("alarmed, queue general: duty-manager: waited 1m");
        assertThat(told(new Decision.Gone(TICKET, GENERAL, "abandoned", Duration.ofMillis(12_300))))
                .isEqualTo("left queue general after 12.3 s: abandoned");
    }

    @Test
    void whatTheCallKnowsBetterIsNotToldTwice() {
        assertThat(FloorNews.event(new Decision.Served(new OfferId(7), TICKET, GENERAL, LI, Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void waitingAndTalkingAreToldInWords() {
        assertThat(told(new Event.QueueJoined(GENERAL, "t", "2", "outage")))
                .isEqualTo("waits in queue general, tier 2, about: outage");
        assertThat(told(new Event.TalkBegan(7, LI, Duration.ofSeconds(3))))
                .isEqualTo("talks with agent 1001 after waiting 3.0 s");
        assertThat(told(new Event.TalkEnded(7, LI, Duration.ofSeconds(90), "agent-lost")))
                .isEqualTo("the talk with agent 1001 is over after 90.0 s: agent-lost");
    }

    @Test
    void theEndsOfWaitingAreToldInWords() {
        assertThat(told(new Outcome.TurnedAway(Decision.TurnedAway.Reason.TO_VOICEMAIL, Instant.EPOCH)))
                .isEqualTo("could not wait any longer: to voicemail");
        assertThat(told(new Outcome.ExitTaken("2", Instant.EPOCH))).isEqualTo("left the queue by key 2");
        assertThat(told(new Outcome.CallbackPromised(
                        new PhoneNumber("13900000001"), Optional.of(Duration.ofMinutes(20)))))
                .isEqualTo("a callback was promised to 13900000001 in about 1200 s");
        assertThat(told(new Outcome.AgentDone())).isEqualTo("done");
        assertThat(told(new Outcome.AgentRefused("locked"))).isEqualTo("refused: locked");
    }

    @Test
    void theActionsAreToldInWordsAndThePinIsNot() {
        Action.Enqueue enqueue = new Action.Enqueue(
                GENERAL,
                Optional.of(new Tier(2)),
                Optional.empty(),
                "outage",
                List.of(),
                List.of(new Action.Enqueue.Exit("1", Action.Enqueue.Exit.For.CALLBACK)),
                Duration.ofMinutes(2),
                Optional.empty());
        assertThat(told(new Event.ActionBegun("enqueue", SessionJson.write(enqueue))))
                .isEqualTo(
                        "lets the caller wait in queue general, about outage, for at most 120 s, keys 1 callback: tier 2");
        Action.ServeAgent agent =
                new Action.ServeAgent(AgentWish.AWAY, new Value.Text("1001"), new Value.Text("4711"), "lunch");
        assertThat(told(new Event.ActionBegun("agent", SessionJson.write(agent))))
                .isEqualTo("agent 1001 wants to away, reason lunch");
    }
}
