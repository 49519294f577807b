package io.greenline.contract;

import static io.greenline.contract.CallScript.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.telephony.BargeIn;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every driver must do for a caller who waits for a person. Prompts last a second, the whisper two; a caller
 * reacts 300 ms after a cue. Times to wait are so long that only what is waited for ends them.
 */
interface HoldContract {
    int LONG = 20_000;
    int LONG_SECONDS = 20;

    /** A line on which a caller can wait. */
    HoldingLine holdingLine();

    /** How an agent's telephone behaves. */
    enum AgentPhone {
        /** Rings, is answered, and stays until the other side hangs up. */
        ANSWERS,
        /** As that, and hangs up as soon as the two are connected. */
        HANGS_UP,
        /** As that, and falls silent without a word as soon as the two are connected. */
        VANISHES,
        BUSY,
        /** Rings for ever. */
        SILENT,
        /** Declines. */
        REJECTS,
        /** No such telephone is there. */
        ABSENT
    }

    /** A switch whose caller waits as a test says, with agents' telephones. */
    interface HoldingLine {
        /** Makes one call; returns when it is over and every agent's telephone is quiet again. */
        Waited hold(HoldCall.Conduct conduct, CallScript caller) throws Exception;
    }

    /**
     * What came of a call that waited.
     *
     * @param events what the verbs ended in, and between them how far agents' calls came
     * @param heardByCaller the prompts that she heard, each once however often
     * @param heardByAgents the prompts that any agent heard
     */
    record Waited(List<String> events, List<String> heardByCaller, List<String> heardByAgents) {
        public Waited {
            events = List.copyOf(events);
            heardByCaller = List.copyOf(heardByCaller);
            heardByAgents = List.copyOf(heardByAgents);
        }
    }

    private List<String> events(HoldCall.Conduct conduct, CallScript caller) throws Exception {
        return holdingLine().hold(conduct, caller).events();
    }

    @Test
    default void whoWaitsLongEnoughIsToldThatTheTimeIsOver() throws Exception {
        assertThat(events(call -> call.await(500), caller())).containsExactly("timed out");
    }

    @Test
    default void aKeyEndsTheMusicAndTheMusicComesBackAfterAnAnnouncement() throws Exception {
        List<String> events = events(
                call -> {
                    call.await(LONG);
                    call.play("hello");
                    call.await(LONG);
                },
                caller().duringMusic("1").hears("hello").duringMusic("2"));
        assertThat(events).containsExactly("key 1", "played", "key 2");
    }

    @Test
    default void aKeyStopsAnAnnouncement() throws Exception {
        List<String> events = events(
                call -> {
                    call.play("hello");
                    call.await(LONG);
                },
                caller().during("hello", "1").duringMusic("2"));
        assertThat(events).containsExactly("key 1", "key 2");
    }

    @Test
    default void aKeyIsLostOnAnAnnouncementThatMustBeHeard() throws Exception {
        List<String> events = events(
                call -> {
                    call.play("hello", BargeIn.NONE);
                    call.await(LONG);
                },
                caller().during("hello", "1").duringMusic("2"));
        assertThat(events).containsExactly("played", "key 2");
    }

    @Test
    default void aNudgeEndsTheMusic() throws Exception {
        assertThat(events(call -> call.await(LONG), caller().nudgedDuringMusic()))
                .containsExactly("nudged");
    }

    @Test
    default void aNudgeStopsAnAnnouncementEvenOneThatMustBeHeard() throws Exception {
        List<String> events = events(
                call -> {
                    call.play("hello", BargeIn.NONE);
                    call.play("menu", BargeIn.DTMF);
                },
                caller().nudgedDuring("hello").nudgedDuring("menu"));
        assertThat(events).containsExactly("nudged", "nudged");
    }

    @Test
    default void nudgesBetweenVerbsEndTheNextOneOnce() throws Exception {
        List<String> events = events(
                call -> {
                    call.nudge();
                    call.nudge();
                    call.await(LONG);
                    call.play("hello");
                    call.nudge();
                    call.play("menu");
                    call.nudge();
                    call.ring(AgentPhone.ANSWERS, LONG_SECONDS);
                },
                caller());
        assertThat(events).containsExactly("nudged", "played", "nudged", "nudged");
    }

    @Test
    default void whoHangsUpDuringTheMusicReleasesTheLine() throws Exception {
        List<String> events = events(
                call -> {
                    call.await(LONG);
                    call.play("hello");
                    call.ring(AgentPhone.ANSWERS, LONG_SECONDS);
                },
                caller().hangsUpDuringMusic());
        assertThat(events).containsExactly("released by CALLER", "released by CALLER", "released by CALLER");
    }

    @Test
    default void anAgentWhoAnswersAndHangsUpLeavesTheCallerOnTheLine() throws Exception {
        List<String> events = events(
                call -> {
                    call.ring(AgentPhone.HANGS_UP, LONG_SECONDS);
                    call.play("hello");
                    call.await(LONG);
                    call.close();
                    call.playBare("thanks");
                },
                caller().hears("hello").duringMusic("1").hears("thanks"));
        assertThat(events).containsExactly("rang", "accepted", "connected", "talked", "played", "key 1", "played");
    }

    @Test
    default void theWhisperIsHeardByTheAgentAlone() throws Exception {
        Waited waited = holdingLine().hold(call -> call.ring(AgentPhone.HANGS_UP, LONG_SECONDS), caller());
        assertThat(waited.heardByAgents()).containsExactly(HoldCall.WHISPER);
        assertThat(waited.heardByCaller()).isEmpty();
    }

    @Test
    default void aBusyAgentLeavesTheCallerToTheMusic() throws Exception {
        List<String> events = events(
                call -> {
                    call.ring(AgentPhone.BUSY, LONG_SECONDS);
                    call.play("hello");
                    call.await(LONG);
                },
                caller().hears("hello").duringMusic("1"));
        assertThat(events).containsExactly("not connected: BUSY", "played", "key 1");
    }

    @Test
    default void anAgentWhoDoesNotAnswerIsNotRungForLongerThanSaid() throws Exception {
        assertThat(events(call -> call.ring(AgentPhone.SILENT, 2), caller()))
                .containsExactly("rang", "not connected: NO_ANSWER");
    }

    @Test
    default void anAgentWhoDeclinesCountsAsBusy() throws Exception {
        assertThat(events(call -> call.ring(AgentPhone.REJECTS, LONG_SECONDS), caller()))
                .containsExactly("not connected: BUSY");
    }

    @Test
    default void aTelephoneThatIsNotThereIsUnreachable() throws Exception {
        assertThat(events(call -> call.ring(AgentPhone.ABSENT, LONG_SECONDS), caller()))
                .containsExactly("not connected: UNREACHABLE");
    }

    @Test
    default void whoMissedOneAgentIsConnectedToTheNext() throws Exception {
        List<String> events = events(
                call -> {
                    call.ring(AgentPhone.BUSY, LONG_SECONDS);
                    call.ring(AgentPhone.SILENT, 2);
                    call.ring(AgentPhone.HANGS_UP, LONG_SECONDS);
                },
                caller());
        assertThat(events)
                .containsExactly(
                        "not connected: BUSY",
                        "rang",
                        "not connected: NO_ANSWER",
                        "rang",
                        "accepted",
                        "connected",
                        "talked");
    }

    @Test
    default void whoHangsUpWhileAnAgentRingsStopsTheTelephone() throws Exception {
        assertThat(events(call -> call.ring(AgentPhone.SILENT, LONG_SECONDS), caller().hangsUpWhileRinging()))
                .containsExactly("rang", "released by CALLER");
    }

    @Test
    default void whoHangsUpWhileTheAgentHearsTheWhisperIsGoneForBoth() throws Exception {
        assertThat(events(call -> call.ring(AgentPhone.ANSWERS, LONG_SECONDS), caller().hangsUpWhileWhispering()))
                .containsExactly("rang", "accepted", "released by CALLER");
    }

    @Test
    default void whoHangsUpWhileTalkingIsGoneForBoth() throws Exception {
        assertThat(events(call -> call.ring(AgentPhone.ANSWERS, LONG_SECONDS), caller().hangsUpWhileTalking()))
                .containsExactly("rang", "accepted", "connected", "released by CALLER");
    }

    @Test
    default void aKeyWhileAnAgentRingsStopsTheTelephoneAndAnotherCanBeRung() throws Exception {
        List<String> events = events(
                call -> {
                    call.ring(AgentPhone.SILENT, LONG_SECONDS);
                    call.ring(AgentPhone.HANGS_UP, LONG_SECONDS);
                },
                caller().whileRinging("1"));
        assertThat(events).containsExactly("rang", "key 1", "rang", "accepted", "connected", "talked");
    }

    @Test
    default void aKeyWhileTheAgentHearsTheWhisperLetsTheAgentGo() throws Exception {
        assertThat(events(call -> call.ring(AgentPhone.ANSWERS, LONG_SECONDS), caller().whileWhispering("1")))
                .containsExactly("rang", "accepted", "key 1");
    }

    @Test
    default void aNudgeWhileAnAgentRingsStopsTheTelephone() throws Exception {
        List<String> events = events(
                call -> {
                    call.ring(AgentPhone.SILENT, LONG_SECONDS);
                    call.play("hello");
                    call.await(LONG);
                },
                caller().nudgedWhileRinging().hears("hello").duringMusic("1"));
        assertThat(events).containsExactly("rang", "nudged", "played", "key 1");
    }

    @Test
    default void aNudgeDoesNotEndATalk() throws Exception {
        List<String> events = events(
                call -> call.ring(AgentPhone.ANSWERS, LONG_SECONDS),
                caller().nudgedWhileTalking().thenHangsUp());
        assertThat(events).containsExactly("rang", "accepted", "connected", "released by CALLER");
    }

    @Test
    default void anAgentWhoseTelephoneVanishesIsLostAndTheCallerIsStillThere() throws Exception {
        List<String> events = events(
                call -> {
                    call.ring(AgentPhone.VANISHES, LONG_SECONDS);
                    call.play("hello");
                },
                caller().hears("hello"));
        assertThat(events).containsExactly("rang", "accepted", "connected", "agent lost", "played");
    }
}
