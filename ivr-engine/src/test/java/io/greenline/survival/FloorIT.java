package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static io.greenline.survival.StaffedHotline.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Event;
import io.greenline.phone.Desk;
import io.greenline.phone.Heard;
import io.greenline.phone.PhoneCall;
import io.greenline.survival.StaffedHotline.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers wait for agents on a real Asterisk: who is served when, and what they hear meanwhile. */
class FloorIT {
    private static final int PORT_BASE = 32_400;

    private static StaffedHotline floor;

    @BeforeAll
    static void open() throws Exception {
        floor = StaffedHotline.open(PORT_BASE);
    }

    @AfterAll
    static void close() throws IOException {
        floor.close();
    }

    @AfterEach
    void clear() throws Exception {
        floor.customer().become(Desk.Answers.after(Duration.ofMillis(50)));
        floor.clear();
    }

    @Test
    void aHospitalThatCallsLastIsServedFirstAndTheJournalSaysWhy() throws Exception {
        Waiting first = floor.waits("ari-", "13900000011");
        Waiting second = floor.waits("ari-", "13900000012");
        Waiting third = floor.waits("ari-", "13900000013");
        Waiting hospital = floor.calls("ari-" + HOSPITAL, "13900000014");
        hospital.call().awaitSound(Heard.VOICE, SOON);
        floor.awaitState(hospital, "waiting");

        floor.signIn("1001");
        floor.serves(floor.phone("1001"), List.of(hospital, first, second, third));

        floor.hotline().awaitEnd(HOSPITAL);
        Event.OfferMade offer =
                floor.events(hospital, Event.OfferMade.class).findFirst().orElseThrow();
        assertThat(offer.queue().value()).isEqualTo("hospitals");
        assertThat(offer.rule()).contains("tier 2");
        assertThat(floor.events(hospital, Event.TalkBegan.class)).hasSize(1);
    }

    @Test
    void aCallerKeepsHerPlacePastBusySilentAndRejectingTelephonesWhichAreLeftAloneThen() throws Exception {
        floor.phone("1001").become(new Desk.Refuses(486));
        floor.phone("1002").become(new Desk.NeverAnswers());
        floor.phone("1003").become(new Desk.Refuses(603));
        Waiting first = floor.waits("ari-", "13900000021");
        Waiting second = floor.waits("ari-", "13900000022");
        for (String agent : List.of("1001", "1002", "1003")) {
            floor.signIn(agent);
        }
        floor.awaitAgent("1001", "away");
        floor.awaitAgent("1002", "away");
        floor.awaitAgent("1003", "away");
        assertThat(floor.agent("1002").get("reason").asString()).isNotEmpty();

        floor.signIn("1004");
        floor.serves(floor.phone("1004"), List.of(first, second));
        floor.hotline().awaitEnd(first.number());
        assertThat(floor.events(first, Event.QueueJoined.class)).hasSize(1);
        assertThat(floor.events(first, Event.OfferEnded.class)
                        .map(ended -> ended.agent().value()))
                .isNotEmpty()
                .doesNotContain("1004");
    }

    @Test
    void whoseAgentVanishesInTheTalkHearsAnApologyAndIsServedBeforeWhoWaited() throws Exception {
        Waiting lost = floor.waits("ari-", "13900000031");
        floor.signIn("1001");
        floor.talk(lost.call(), floor.answered(floor.phone("1001")));
        Waiting other = floor.waits("ari-", "13900000032");

        floor.phone("1001").vanish();
        lost.call().awaitSound(floor.sound("waiting-agent-lost"), SOON);
        floor.awaitState(lost, "waiting");
        floor.signIn("1002");
        floor.serves(floor.phone("1002"), List.of(lost, other));
        assertThat(floor.events(lost, Event.TalkEnded.class).map(Event.TalkEnded::how))
                .contains("agent-lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ari-", "agi-"})
    void aCallerHearsMusicAndHerPlaceAndTalksToTheAgentWhoIsFreeThen(String way) throws Exception {
        Waiting first = floor.waits(way, "13900000041");
        first.call().awaitSound(floor.sound("waiting-first"), SOON);
        first.call().awaitSound(floor.sound("waiting-next"), SOON);
        Waiting second = floor.waits(way, "13900000042");
        second.call().awaitSound(floor.sound("waiting-position"), SOON);

        floor.signIn("1001");
        floor.serves(floor.phone("1001"), List.of(first, second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ari-", "agi-"})
    void anExitKeyWorksInTheMiddleOfAnAnnouncement(String way) throws Exception {
        Waiting caller = floor.waits(way, "13900000051");
        caller.call().awaitSound(floor.sound("waiting-first"), SOON);
        caller.call().press("2");
        caller.call().awaitSound(floor.sound("thanks"), SOON);
        caller.call().awaitEnd(SOON);
        floor.hotline().awaitEnd(caller.number());
        assertThat(StaffedHotline.hasHeard(caller.call(), floor.sound("waiting-next")))
                .as("the announcement went on")
                .isFalse();
    }

    /** She agrees by keys that she is called back, and hangs up. */
    private static Waiting asksToBeCalledBack(String calling) throws Exception {
        Waiting caller = floor.waits("ari-", calling);
        caller.call().press("1");
        caller.call().awaitSound(floor.sound("waiting-callback-number"), SOON);
        caller.call().press("1");
        caller.call().awaitSound(floor.sound("waiting-callback-noted"), SOON);
        caller.call().hangUp();
        floor.awaitState(caller, "virtual");
        return caller;
    }

    @Test
    void whoAskedForACallbackIsDialledProvesToBeAPersonAndHasHerPlace() throws Exception {
        asksToBeCalledBack("13900000061");
        floor.signIn("1001");
        PhoneCall customer = floor.answered(floor.customer());
        customer.awaitSound(floor.sound("press"), SOON);
        customer.press("1");
        PhoneCall atDesk = floor.answered(floor.phone("1001"));
        floor.talk(customer, atDesk);
        atDesk.hangUp();
        customer.awaitEnd(SOON);
    }

    @Test
    void whoseCallbackIsCancelledIsRungNoMore() throws Exception {
        floor.customer().become(new Desk.NeverAnswers());
        Waiting caller = asksToBeCalledBack("13900000081");
        floor.signIn("1001");
        PhoneCall rings = floor.customer().awaitCall(SOON).orElseThrow();

        floor.cancelsCallback(caller);
        assertThat(rings.awaitEnd(SOON).status()).as("taken back").isEqualTo(487);
        assertThat(floor.page().get("callers-in-all").asInt()).isZero();
        floor.awaitAgent("1001", "idle");
    }

    @Test
    void whoCallsAgainInsteadOfBeingCalledBackHasHerPlaceBeforeWhoCameBetween() throws Exception {
        asksToBeCalledBack("13900000071");
        Waiting between = floor.waits("ari-", "13900000072");
        Waiting again = floor.waits("ari-", "13900000071");

        floor.signIn("1001");
        floor.serves(floor.phone("1001"), List.of(again, between));
        assertThat(floor.customer().awaitCall(Duration.ZERO))
                .as("dialled all the same")
                .isEmpty();
    }
}
