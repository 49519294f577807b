package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.CallEnding;
import io.greenline.phone.Desk;
import io.greenline.phone.Heard;
import io.greenline.phone.PhoneCall;
import io.greenline.survival.StaffedHotline.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers are called back on a real Asterisk by a queue that calls the agent first. */
class AgentFirstIT {
    private static final int PORT_BASE = 33_100;
    private static final Desk ANSWERS = Desk.Answers.after(Duration.ofMillis(50));

    /** A minute between two calls to a customer, the least that a queue can have, and what is between. */
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(90);

    /** The SIP status of a call that was taken back while it rang; it rings for longer than {@link Hotline#SOON} by itself. */
    private static final int TAKEN_BACK = 487;

    private static StaffedHotline floor;

    /** The numbers of those who have asked for a callback in this test. */
    private static final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        floor = StaffedHotline.open(PORT_BASE, "agent");
    }

    @AfterAll
    static void close() throws IOException {
        floor.close();
    }

    @AfterEach
    void clear() throws Exception {
        floor.customer().become(ANSWERS);
        for (String calling : asked) {
            givesUp(calling);
        }
        asked.clear();
        floor.clear();
        while (floor.customer().awaitCall(Duration.ZERO).isPresent()) {
            // Of the test before.
        }
    }

    /** Who waits for a callback yet calls again, has her place, and leaves it. */
    private static void givesUp(String calling) throws Exception {
        for (String agent : List.of("1001", "1002")) {
            floor.signOut(agent);
        }
        if (floor.page().get("callers-in-all").asInt() > 0) {
            Waiting again = floor.calls("ari-" + floor.hotline().number(), calling);
            again.call().awaitSound(Heard.VOICE, SOON);
            again.call().hangUp();
        }
    }

    /** She agrees by keys that she is called back, and hangs up. */
    private static Waiting asksToBeCalledBack(String calling) throws Exception {
        Waiting caller = floor.waits("ari-", calling);
        asked.add(calling);
        caller.call().press("1");
        caller.call().awaitSound(floor.sound("waiting-callback-number"), SOON);
        caller.call().press("1");
        caller.call().awaitSound(floor.sound("waiting-callback-noted"), SOON);
        caller.call().hangUp();
        floor.awaitState(caller, "virtual");
        return caller;
    }

    /** An agent's telephone is answered, and the agent is told that the customer is dialled. */
    private static PhoneCall standsBy(String agent) throws Exception {
        PhoneCall atDesk = floor.answered(floor.phone(agent));
        atDesk.awaitSound(floor.sound("waiting-whisper"), SOON);
        atDesk.awaitSound(floor.sound("waiting-stand-by"), SOON);
        return atDesk;
    }

    @Test
    void theCustomerIsDialledWhenAnAgentHasAnsweredAndTheTwoTalkAtOnce() throws Exception {
        floor.phone("1001").become(new Desk.NeverAnswers());
        asksToBeCalledBack("13900000101");
        floor.signIn("1001");
        assertThat(floor.phone("1001").awaitCall(SOON)).as("1001 rings first").isPresent();
        assertThat(floor.customer().awaitCall(Duration.ZERO))
                .as("dialled before an agent has answered")
                .isEmpty();

        floor.signIn("1002");
        PhoneCall atDesk = standsBy("1002");
        PhoneCall customer = floor.answered(floor.customer());
        customer.awaitSound(floor.sound("press"), SOON);
        customer.press("1");
        floor.talk(customer, atDesk);
        assertThat(floor.phone("1002").awaitCall(Duration.ZERO))
                .as("rung a second time")
                .isEmpty();
        atDesk.hangUp();
        customer.awaitEnd(SOON);
        floor.awaitAgent("1002", "idle");
    }

    @Test
    void anAgentHearsThatTheCustomerCannotBeReachedAndIsFree() throws Exception {
        floor.customer().become(new Desk.Refuses(486));
        Waiting customer = asksToBeCalledBack("13900000111");
        floor.signIn("1001");
        PhoneCall atDesk = floor.answered(floor.phone("1001"));
        atDesk.awaitSound(floor.sound("waiting-not-reached"), SOON);
        atDesk.awaitEnd(SOON);
        floor.awaitAgent("1001", "idle");
        floor.awaitState(customer, "virtual");

        Waiting other = floor.calls("ari-" + floor.hotline().number(), "13900000112");
        PhoneCall next = floor.answered(floor.phone("1001"));
        floor.talk(other.call(), next);
        next.hangUp();
        other.call().awaitEnd(SOON);
    }

    @Test
    void aCustomerWhoHangsUpInsteadOfShowingToBeAPersonFreesTheAgent() throws Exception {
        asksToBeCalledBack("13900000121");
        floor.signIn("1001");
        PhoneCall atDesk = standsBy("1001");
        PhoneCall customer = floor.answered(floor.customer());
        customer.hangUp();
        atDesk.awaitSound(floor.sound("waiting-not-reached"), SOON);
        atDesk.awaitEnd(SOON);
        floor.awaitAgent("1001", "idle");
    }

    @Test
    void whoCallsHerselfWhileAnAgentStandsByIsThatAgentsNextCall() throws Exception {
        floor.customer().become(new Desk.NeverAnswers());
        asksToBeCalledBack("13900000151");
        floor.signIn("1001");
        PhoneCall atDesk = standsBy("1001");
        PhoneCall rings = floor.customer().awaitCall(SOON).orElseThrow();

        Waiting herself = floor.calls("ari-" + floor.hotline().number(), "13900000151");
        atDesk.awaitEnd(SOON);
        PhoneCall again = floor.answered(floor.phone("1001"));
        floor.talk(herself.call(), again);
        again.hangUp();
        herself.call().awaitEnd(SOON);
        assertThat(rings.awaitEnd(SOON).status()).isEqualTo(TAKEN_BACK);
    }

    @Test
    void aCallbackThatIsCancelledStopsBothTelephonesAndTheAgentTakesTheNextCaller() throws Exception {
        floor.customer().become(new Desk.NeverAnswers());
        Waiting customer = asksToBeCalledBack("13900000161");
        floor.signIn("1001");
        PhoneCall atDesk = standsBy("1001");
        PhoneCall rings = floor.customer().awaitCall(SOON).orElseThrow();

        floor.cancelsCallback(customer);
        assertThat(rings.awaitEnd(SOON))
                .extracting(CallEnding::by, CallEnding::status)
                .containsExactly(CallEnding.Side.THEM, TAKEN_BACK);
        assertThat(atDesk.awaitEnd(SOON).by()).isEqualTo(CallEnding.Side.THEM);
        floor.awaitAgent("1001", "idle");
        assertThat(floor.agent("1001").get("missed").asInt()).isZero();

        Waiting other = floor.calls("ari-" + floor.hotline().number(), "13900000162");
        PhoneCall next = floor.answered(floor.phone("1001"));
        floor.talk(other.call(), next);
        next.hangUp();
        other.call().awaitEnd(SOON);
    }

    @Test
    void anEngineThatIsKilledWhileAnAgentStandsByLeavesNobodyOnTheLineAndTriesAgain() throws Exception {
        floor.customer().become(new Desk.NeverAnswers());
        Waiting customer = asksToBeCalledBack("13900000131");
        floor.signIn("1001");
        PhoneCall atDesk = standsBy("1001");
        PhoneCall rings = floor.customer().awaitCall(SOON).orElseThrow();

        floor.killEngine();
        floor.restartEngine();
        atDesk.awaitEnd(SOON);
        rings.awaitEnd(SOON);
        floor.awaitState(customer, "virtual");
        floor.awaitAgent("1001", "idle");

        floor.customer().become(ANSWERS);
        PhoneCall again = floor.phone("1001")
                .awaitCall(TRIED_AGAIN)
                .orElseThrow(() -> new AssertionError("the callback was not tried again"));
        again.awaitAnswer(SOON);
        PhoneCall reached = floor.answered(floor.customer());
        reached.awaitSound(floor.sound("press"), SOON);
        reached.press("1");
        floor.talk(reached, again);
        again.hangUp();
        reached.awaitEnd(SOON);
    }

    @Test
    void anEngineThatIsKilledWhileTheCustomerIsAskedHasTheAgentRungAgainWhenSheComes() throws Exception {
        asksToBeCalledBack("13900000141");
        floor.signIn("1001");
        PhoneCall atDesk = standsBy("1001");
        PhoneCall customer = floor.answered(floor.customer());
        customer.awaitSound(floor.sound("press"), SOON);

        floor.killEngine();
        floor.restartEngine();
        atDesk.awaitEnd(SOON);
        floor.awaitAgent("1001", "idle");
        customer.press("1");
        PhoneCall again = floor.answered(floor.phone("1001"));
        floor.talk(customer, again);
        again.hangUp();
        customer.awaitEnd(SOON);
    }
}
