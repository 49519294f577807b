package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.Beep;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.DigitPressed;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.CallEvent.Recorded;
import io.greenline.call.CallEvent.Recorded.End;
import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallEvent.SwitchFailed;
import io.greenline.call.CallEvent.Talked;
import io.greenline.call.CallEvent.TimedOut;
import io.greenline.call.CallLeg;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgiCallLegTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String CAUSE = "200 result=1 (16|PJSIP/caller-1)";

    private static Playback menu(BargeIn bargeIn) {
        return new Playback(List.of(sound("en/menu"), sound("en/more")), bargeIn);
    }

    private static Sound sound(String name) {
        return new Sound(TestSwitch.PROMPTS.resolve(name), name, Duration.ofMillis(20));
    }

    @Test
    void soundsArePlayedInOrderByTheNamesThatAsteriskKnows() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.play(menu(BargeIn.DTMF)));
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(asterisk.answering("200 result=0 endpos=160"))
                    .isEqualTo("STREAM FILE \"/asterisk/sounds/en/menu\" \"0123456789*#ABCD\"");
            assertThat(asterisk.answering("200 result=0 endpos=160")).contains("/asterisk/sounds/en/more");
            assertThat(agi.handler().result()).isEqualTo(new CallEvent.PlaybackFinished());
            assertThat(asterisk.command()).as("the script is over").isNull();
        }
    }

    @Test
    void aKeyStopsWhatComesAfterIt() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.play(menu(BargeIn.DTMF)));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=35 endpos=80");
            assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.POUND));
            assertThat(asterisk.command()).isNull();
        }
    }

    @Test
    void withoutBargeInNoKeyStopsASound() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.play(menu(BargeIn.NONE)));
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(asterisk.answering("200 result=0 endpos=160")).endsWith("menu\" \"\"");
        }
    }

    @Test
    void aSoundOutsideThePromptsDirectoryFailsBeforeAsteriskIsAsked() throws Exception {
        Sound stray = new Sound(Path.of("/prompts/../etc/passwd"), "", SECOND);
        try (TestSwitch agi = TestSwitch.running(leg -> leg.play(new Playback(List.of(stray), BargeIn.NONE)));
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(agi.handler().result()).isInstanceOf(SwitchFailed.class);
            assertThat(asterisk.command()).isNull();
        }
    }

    @Test
    void aSoundThatAsteriskCannotPlayIsAFailureAndTheCallGoesOn() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> List.of(leg.play(menu(BargeIn.DTMF)), leg.await(SECOND)));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=-1 endpos=0");
            assertThat(asterisk.answering("200 result=6")).isEqualTo("CHANNEL STATUS");
            assertThat(asterisk.answering("200 result=0")).isEqualTo("WAIT FOR DIGIT 1000");
            assertThat(agi.handler().result())
                    .asString()
                    .contains("/asterisk/sounds/en/menu")
                    .endsWith("TimedOut[]]");
        }
    }

    @Test
    void aResultOfMinusOneOnADeadChannelIsTheCallersEnd() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> List.of(leg.await(SECOND), leg.answer()));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=-1");
            asterisk.answering("511 Command Not Permitted on a dead channel");
            asterisk.answering("200 result=1 (19|)");
            Released released = new Released(HangupCause.NO_ANSWER, Party.SWITCH);
            assertThat(agi.handler().result()).isEqualTo(List.of(released, released));
        }
    }

    @Test
    void theWordHangupIsNoReplyWhereverItComes() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.await(SECOND));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.command();
            asterisk.say("HANGUP", "200 result=-1");
            assertThat(asterisk.answering(CAUSE)).startsWith("GET FULL VARIABLE \"${HANGUPCAUSE}");
            assertThat(agi.handler().result()).isEqualTo(new Released(HangupCause.NORMAL_CLEARING, Party.CALLER));
        }
    }

    @Test
    void aConnectionThatClosesAfterHangupIsTheCallersEnd() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.await(SECOND));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.command();
            asterisk.say("HANGUP");
            asterisk.vanish();
            assertThat(agi.handler().result()).isEqualTo(new Released(HangupCause.NORMAL_CLEARING, Party.CALLER));
        }
    }

    @Test
    void aConnectionThatBreaksWithoutAWordLetsTheCallGo() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.await(SECOND));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.command();
            asterisk.vanish();
            assertThat(agi.handler().result()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aCommandThatIsNeverAnsweredFailsAndTheNextOneIsUnderstood() throws Exception {
        try (TestSwitch agi = TestSwitch.waiting(
                        SECOND, leg -> List.of(leg.await(Duration.ofMillis(1)), leg.await(Duration.ofMillis(2))));
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(asterisk.command()).isEqualTo("WAIT FOR DIGIT 1");
            String echo = asterisk.command();
            String word = echo.substring(echo.indexOf('"') + 1, echo.length() - 1);
            asterisk.say("200 result=49", "200 result=1 (" + word + ")");
            assertThat(asterisk.answering("200 result=50")).isEqualTo("WAIT FOR DIGIT 2");
            assertThat(agi.handler().result())
                    .asString()
                    .contains("did not answer within 1001 ms")
                    .endsWith("DigitPressed[digit=TWO]]");
        }
    }

    @Test
    void anAsteriskThatSaysNothingAtAllLosesTheConnection() throws Exception {
        try (TestSwitch agi = TestSwitch.waiting(Duration.ofMillis(150), AgiCallLegTest::failureThenNext);
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(agi.handler().result())
                    .asString()
                    .contains("is silent since")
                    .endsWith("let go]");
            assertThat(asterisk.command()).isEqualTo("WAIT FOR DIGIT 1");
        }
    }

    private static Object failureThenNext(CallLeg leg) throws InterruptedException {
        CallEvent.OfWait first = leg.await(Duration.ofMillis(1));
        try {
            return List.of(first, leg.await(SECOND));
        } catch (InterruptedException e) {
            return List.of(first, "let go");
        }
    }

    @Test
    void errorsOfOneLineAndOfManyAreToldApartFromReplies() throws Exception {
        try (TestSwitch agi = TestSwitch.running(
                        leg -> List.of(leg.await(SECOND), leg.await(SECOND), leg.await(SECOND), leg.await(SECOND)));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering(
                    "520-Invalid command syntax.  Proper usage follows:\n Usage: WAIT FOR DIGIT\n200 result=1\n"
                            + "520 End of proper usage.");
            asterisk.answering("520 Invalid command syntax.  Proper usage not available.");
            asterisk.answering("510 Invalid or unknown command");
            asterisk.answering("200 result=0");
            List<?> events = (List<?>) agi.handler().result();
            assertThat(events.subList(0, 3)).hasOnlyElementsOfType(SwitchFailed.class);
            assertThat(events.get(3)).isEqualTo(new TimedOut());
        }
    }

    @Test
    void nonsenseForAReplyIsAFailureNotAKey() throws Exception {
        for (String nonsense : List.of("", "200 result=", "200 result=9x", "200 result=7", "bogus", "200")) {
            try (TestSwitch agi = TestSwitch.running(leg -> leg.await(SECOND));
                    ScriptedAsterisk asterisk = call(agi)) {
                asterisk.answering(nonsense);
                assertThat(agi.handler().result()).as(nonsense).isInstanceOf(SwitchFailed.class);
            }
        }
    }

    @Test
    void waitingForNothingAsksNobody() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.await(Duration.ZERO));
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(agi.handler().result()).isEqualTo(new TimedOut());
            assertThat(asterisk.command()).isNull();
        }
    }

    @Test
    void aTransferIsNotedThenDialledAndReported() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.transfer(toDesk(3)));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=1 (|||0)");
            assertThat(asterisk.answering("200 result=0"))
                    .isEqualTo("EXEC \"MSet\" \"GREENLINE_TRANSFER=3,DIALSTATUS=\"");
            assertThat(asterisk.answering("200 result=0")).isEqualTo("EXEC \"Dial\" \"PJSIP/desk,20,gr\"");
            // ANSWEREDTIME counts from the answer of the caller's own leg, long before this Dial.
            asterisk.answering("200 result=1 (3|ANSWER|61500|16)");
            assertThat(agi.handler().result())
                    .isInstanceOfSatisfying(
                            Talked.class,
                            talked -> assertThat(talked.talked()).isBetween(Duration.ZERO, Duration.ofMillis(61_499)));
        }
    }

    @Test
    void aTransferThatWentOnWithoutTheEngineIsNotRungAgain() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.transfer(toDesk(3)));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=1 (3|BUSY||17)");
            assertThat(agi.handler().result())
                    .isEqualTo(new NotConnected(NotConnected.Why.BUSY, HangupCause.USER_BUSY));
            assertThat(asterisk.command()).isNull();
        }
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsIsReleased() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.transfer(toDesk(1)));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=1 (|||0)");
            asterisk.answering("200 result=0");
            asterisk.answering("200 result=-1\nHANGUP");
            // HANGUP may be read with the reply or with the next one.
            for (String command = asterisk.command(); command != null; command = asterisk.command()) {
                asterisk.say(command.equals("CHANNEL STATUS") ? "511 Command Not Permitted on a dead channel" : CAUSE);
            }
            assertThat(agi.handler().result()).isEqualTo(new Released(HangupCause.NORMAL_CLEARING, Party.CALLER));
        }
    }

    @Test
    void aTargetThatCouldSmuggleOptionsIsRefused() throws Exception {
        Transfer transfer = new Transfer("PJSIP/desk,20,U(evil)", SECOND, 1);
        try (TestSwitch agi = TestSwitch.running(leg -> leg.transfer(transfer));
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(agi.handler().result()).isInstanceOf(SwitchFailed.class);
            assertThat(asterisk.command()).isNull();
        }
    }

    @Test
    void anEndIsMarkedForTheDialplanAndTheScriptReturns() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> {
                    leg.hangUp(HangupCause.USER_BUSY);
                    return leg.await(SECOND);
                });
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(asterisk.answering("200 result=1")).isEqualTo("SET VARIABLE \"GREENLINE_CALL\" \"ended\"");
            assertThat(asterisk.answering("200 result=-1")).isEqualTo("EXEC \"Hangup\" \"17\"");
            assertThat(asterisk.command()).isNull();
            assertThat(agi.handler().result()).isEqualTo(new Released(HangupCause.USER_BUSY, Party.ENGINE));
        }
    }

    private static Transfer toDesk(long attempt) {
        return new Transfer("PJSIP/desk", Duration.ofSeconds(20), attempt);
    }

    private static ScriptedAsterisk call(TestSwitch agi) throws IOException {
        ScriptedAsterisk asterisk = agi.connect();
        asterisk.opens("sys-1795471417.4");
        return asterisk;
    }

    private static final MessageRecording MESSAGE =
            new MessageRecording("msg-1", Duration.ofSeconds(20), Duration.ofMillis(2500), Beep.PLAYED);
    private static final String NOTHING_BEFORE = "200 result=1 (/var/spool/asterisk|)";

    private static Object recorded(String... replies) throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.record(MESSAGE));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering(NOTHING_BEFORE);
            assertThat(asterisk.answering("200 result=1")).isEqualTo("SET VARIABLE \"GREENLINE_RECORDING\" \"msg-1\"");
            assertThat(asterisk.answering(replies[0]))
                    .isEqualTo("RECORD FILE \"/var/spool/asterisk/recording/msg-1\" \"wav\" \"0123456789*#ABCD\""
                            + " 20000 0 BEEP s=3");
            for (int i = 1; i < replies.length; i++) {
                asterisk.answering(replies[i]);
            }
            return agi.handler().result();
        }
    }

    @Test
    void everyWayThatRecordFileEndsHasItsMeaning() throws Exception {
        assertThat(recorded("200 result=53 (dtmf) endpos=40000"))
                .isEqualTo(new Recorded(Duration.ofSeconds(5), End.KEY));
        assertThat(recorded("200 result=0 (timeout) endpos=40000"))
                .as("a second of the silence is left in the file")
                .isEqualTo(new Recorded(Duration.ofSeconds(4), End.SILENCE));
        assertThat(recorded("200 result=0 (timeout) endpos=160000"))
                .isEqualTo(new Recorded(Duration.ofSeconds(20), End.LIMIT));
        assertThat(recorded("200 result=0 (timeout) endpos=158400"))
                .as("packets were lost: no room is left for the silence that would have been cut off")
                .isEqualTo(new Recorded(Duration.ofMillis(19_800), End.LIMIT));
        assertThat(recorded("200 result=0 (timeout) endpos=144000"))
                .isEqualTo(new Recorded(Duration.ofSeconds(17), End.SILENCE));
        assertThat(recorded("200 result=0 (timeout) endpos=8100")).isEqualTo(new CallEvent.NothingRecorded());
        assertThat(recorded("200 result=35 (dtmf) endpos=160")).isEqualTo(new CallEvent.NothingRecorded());
    }

    @Test
    void whatWasRecordedBeforeTheHangUpIsKept() throws Exception {
        Released released = new Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
        assertThat(recorded("200 result=-1 (hangup) endpos=40000", CAUSE))
                .isEqualTo(new Recorded(Duration.ofSeconds(5), End.HANG_UP));
        assertThat(recorded("200 result=-1 (hangup) endpos=800", CAUSE)).isEqualTo(released);
        assertThat(recorded("200 result=-1 (waitfor)", CAUSE)).isEqualTo(released);
    }

    @Test
    void aRecordingThatAsteriskCannotWriteIsTheSwitchesFailure() throws Exception {
        assertThat(recorded("200 result=-1 (writefile)", "200 result=6"))
                .isInstanceOfSatisfying(
                        SwitchFailed.class,
                        failed -> assertThat(failed.reason()).contains("writefile"));
    }

    @Test
    void nonsenseForARecordingsEndIsNoMessage() throws Exception {
        assertThat(recorded("200 result=0 (timeout) endpos=-5")).isEqualTo(new CallEvent.NothingRecorded());
        assertThat(recorded("200 result=0 (timeout) endpos=x")).isEqualTo(new CallEvent.NothingRecorded());
        assertThat(recorded("bogus")).isInstanceOf(SwitchFailed.class);
    }

    @Test
    void aMessageThatWasBegunBeforeTheEngineCameBackIsNotRecordedOver() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> leg.record(MESSAGE));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=1 (/var/spool/asterisk|msg-1)");
            assertThat(agi.handler().result()).isEqualTo(new Recorded(Duration.ZERO, End.UNSEEN));
            assertThat(asterisk.command()).isNull();
        }
    }
}
