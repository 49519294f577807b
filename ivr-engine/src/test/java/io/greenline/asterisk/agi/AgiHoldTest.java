package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.HoldLine;
import io.greenline.call.Playback;
import io.greenline.call.Talk;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a caller who waits means to Asterisk, command by command. */
class AgiHoldTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String NOTHING = "200 result=0";
    private static final Pattern NUMBER = Pattern.compile("greenline-offer,(\\d+),1,");

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private final HoldLine.Progress progress = new HoldLine.Progress() {
        @Override
        public void rang() {
            told.add("rang");
        }

        @Override
        public void accepted() {
            told.add("accepted");
        }

        @Override
        public void connected(Talk talk) {
            told.add("connected");
        }
    };

    private Object rings(CallLeg leg, String telephone, String display) throws InterruptedException {
        AgentCall agent = new AgentCall(telephone, LONG, 7, List.of(sound("whisper")), display);
        return leg.hold("calm").ring(agent, progress);
    }

    private static Sound sound(String name) {
        return new Sound(TestSwitch.PROMPTS.resolve(name), name, Duration.ofSeconds(1));
    }

    /** Asterisk up to the moment at which it dials; the offer's number. */
    private static String dials(ScriptedAsterisk asterisk) throws IOException {
        assertThat(asterisk.answering("200 result=1 (||)")).contains("GREENLINE_OFFER");
        assertThat(asterisk.answering(NOTHING)).isEqualTo("SET MUSIC ON \"calm\"");
        String originate = asterisk.answering(NOTHING);
        assertThat(asterisk.answering("200 result=1 (SUCCESS)")).contains("ORIGINATE_STATUS");
        Matcher number = NUMBER.matcher(originate);
        assertThat(number.find()).as(originate).isTrue();
        return number.group(1);
    }

    private static void says(TestSwitch agi, String... arguments) throws IOException {
        try (ScriptedAsterisk telephone = agi.connect()) {
            telephone.say("agi_network_script: greenline-agent", "agi_channel: PJSIP/1001-1", "agi_uniqueid: sys-9.9");
            for (int i = 0; i < arguments.length; i++) {
                telephone.say("agi_arg_%d: %s".formatted(i + 1, arguments[i]));
            }
            telephone.say("");
            assertThat(telephone.command()).isNull();
        }
    }

    @Test
    void theMusicPlaysWhileNoAnnouncementDoes() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> {
                    HoldLine hold = leg.hold("calm");
                    Playback announcement = new Playback(List.of(sound("turn")), BargeIn.DTMF);
                    List<CallEvent> events = List.of(hold.await(LONG), hold.play(announcement), hold.await(LONG));
                    hold.close();
                    return events;
                });
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("sys-1.1");
            assertThat(asterisk.answering(NOTHING)).isEqualTo("SET MUSIC ON \"calm\"");
            assertThat(asterisk.answering("200 result=49")).startsWith("WAIT FOR DIGIT");
            assertThat(asterisk.answering(NOTHING)).startsWith("SET MUSIC OFF");
            assertThat(asterisk.answering(NOTHING)).startsWith("STREAM FILE \"/asterisk/sounds/turn\"");
            assertThat(asterisk.answering(NOTHING)).isEqualTo("SET MUSIC ON \"calm\"");
            assertThat(asterisk.answering("200 result=50")).startsWith("WAIT FOR DIGIT");
            assertThat(asterisk.answering(NOTHING)).startsWith("SET MUSIC OFF");
            assertThat(agi.handler().result())
                    .isEqualTo(List.of(
                            new CallEvent.DigitPressed(DtmfDigit.ONE),
                            new CallEvent.PlaybackFinished(),
                            new CallEvent.DigitPressed(DtmfDigit.TWO)));
        }
    }

    @Test
    void withoutAudioSocketANudgeEndsAnAnnouncementBetweenTwoSounds() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> {
                    HoldLine hold = leg.hold("calm");
                    hold.nudge();
                    Playback announcement = new Playback(List.of(sound("turn"), sound("more")), BargeIn.NONE);
                    return List.of(hold.play(announcement), hold.play(announcement));
                });
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("sys-1.1");
            assertThat(asterisk.answering(NOTHING)).startsWith("STREAM FILE \"/asterisk/sounds/turn\"");
            assertThat(asterisk.answering(NOTHING)).startsWith("STREAM FILE \"/asterisk/sounds/more\"");
            assertThat(agi.handler().result())
                    .isEqualTo(List.of(new CallEvent.Nudged(), new CallEvent.PlaybackFinished()));
        }
    }

    @Test
    void aTelephoneIsDialledInWordsThatAsteriskCannotMisread() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> rings(leg, "PJSIP/1001", "绿色 ch)annel,${X}\"^|"));
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("sys-1.1");
            asterisk.answering("200 result=1 (||)");
            asterisk.answering(NOTHING);
            String originate = asterisk.command();
            Matcher number = NUMBER.matcher(originate);
            assertThat(number.find()).isTrue();
            assertThat(originate)
                    .isEqualTo(
                            "EXEC \"Originate\" \"PJSIP/1001,exten,greenline-offer,%1$s,1,602,ab(greenline-offer^dial^1(%1$s))n(绿色 ch annel   X)\""
                                    .formatted(number.group(1)));
        }
        try (TestSwitch agi = TestSwitch.running(leg -> rings(leg, "PJSIP/1001,app,System", ""));
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("sys-1.1");
            asterisk.answering("200 result=1 (||)");
            asterisk.answering(NOTHING);
            assertThat(agi.handler().result()).isInstanceOf(CallEvent.SwitchFailed.class);
        }
    }

    @Test
    void aTelephoneThatIsGoneSaysWhy() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> rings(leg, "PJSIP/1001", ""));
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("sys-1.1");
            String offer = dials(asterisk);
            says(agi, "dialled", offer);
            says(agi, "gone", offer, "21");
            while (asterisk.answering(NOTHING) instanceof String command && command.startsWith("CHANNEL STATUS")) {
                // It may have looked already whether the telephone rings.
            }
            assertThat(agi.handler().result())
                    .isEqualTo(new CallEvent.NotConnected(CallEvent.NotConnected.Why.BUSY, HangupCause.CALL_REJECTED));
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aKeyStopsTheTelephoneAndAnAgentWhoAnswersThenIsLetGo() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> rings(leg, "PJSIP/1001", ""));
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("sys-1.1");
            String offer = dials(asterisk);
            says(agi, "dialled", offer);
            String command = asterisk.command();
            while (!command.startsWith("CHANNEL STATUS")) {
                asterisk.say(NOTHING);
                command = asterisk.command();
            }
            asterisk.say("200 result=5");
            assertThat(asterisk.answering("200 result=49")).startsWith("WAIT FOR DIGIT");
            assertThat(asterisk.answering(NOTHING)).isEqualTo("EXEC \"SoftHangup\" \"PJSIP/1001-1\"");
            assertThat(agi.handler().result()).isEqualTo(new CallEvent.DigitPressed(DtmfDigit.ONE));
            assertThat(told).containsExactly("rang");
            try (ScriptedAsterisk late = agi.connect()) {
                late.say("agi_network_script: greenline-agent", "agi_channel: PJSIP/1001-1", "agi_uniqueid: sys-9.9");
                late.say("agi_arg_1: answered", "agi_arg_2: " + offer, "");
                assertThat(late.answering("200 result=1")).isEqualTo("SET VARIABLE \"GREENLINE_CALL\" \"ended\"");
                assertThat(late.command()).isNull();
            }
            assertThat(told).as("nothing is told after the verb's end").containsExactly("rang");
        }
    }

    @Test
    void anAgentWhoAnswersHearsTheWhisperAndIsThenConnected() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> rings(leg, "PJSIP/1001", ""));
                ScriptedAsterisk asterisk = agi.connect();
                ScriptedAsterisk telephone = agi.connect()) {
            asterisk.opens("sys-1.1");
            String offer = dials(asterisk);
            telephone.say("agi_network_script: greenline-agent", "agi_channel: PJSIP/1001-1", "agi_uniqueid: sys-9.9");
            telephone.say("agi_arg_1: answered", "agi_arg_2: " + offer, "");
            assertThat(telephone.answering(NOTHING)).startsWith("STREAM FILE \"/asterisk/sounds/whisper\"");
            String command = asterisk.command();
            while (command.startsWith("WAIT FOR DIGIT") || command.startsWith("CHANNEL STATUS")) {
                asterisk.say(NOTHING);
                command = asterisk.command();
            }
            assertThat(command).startsWith("EXEC \"MSet\" \"GREENLINE_OFFER=7,BRIDGERESULT=");
            asterisk.say(NOTHING);
            assertThat(asterisk.answering(NOTHING)).startsWith("SET MUSIC OFF");
            assertThat(asterisk.command()).isEqualTo("EXEC \"Bridge\" \"PJSIP/1001-1,x\"");
            assertThat(told).containsExactly("rang", "accepted");
            says(agi, "gone", offer, "44");
            asterisk.say(NOTHING);
            assertThat(asterisk.answering("200 result=6")).startsWith("CHANNEL STATUS");
            assertThat(agi.handler().result()).isInstanceOf(CallEvent.AgentLost.class);
            assertThat(told).as("at the latest when Bridge is over").containsExactly("rang", "accepted", "connected");
        }
    }

    @Test
    void aTalkThatAnEngineBeforeBeganIsNotBegunAgain() throws Exception {
        try (TestSwitch agi = TestSwitch.running(leg -> rings(leg, "PJSIP/1001", ""));
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("sys-1.1");
            asterisk.answering("200 result=1 (7|SUCCESS|16)");
            assertThat(agi.handler().result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
            assertThat(told).containsExactly("connected");
        }
    }
}
