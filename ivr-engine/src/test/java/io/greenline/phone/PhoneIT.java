package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.CallEnding.Side;
import io.greenline.telephony.DtmfDigit;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The phone on a real Asterisk with the configuration that the project ships; no engine runs. */
class PhoneIT {
    private static final int PORT_BASE = 22_000;
    private static final int AGENT_PORT = 22_010;
    private static final String AGENT = "PJSIP/anonymous/sip:agent@127.0.0.1:" + AGENT_PORT;
    private static final Duration SOON = Duration.ofSeconds(2);

    /** The safety net says a few words of its own before it lets a caller choose or rings a desk. */
    private static final Duration A_FEW_WORDS = Duration.ofSeconds(20);

    private static AsteriskInstance asterisk;
    private static Heard.Mark menu;
    private static Heard.Mark ask;
    private static Heard.Mark goodbye;
    private static Heard.Mark greeting;

    @BeforeAll
    static void startAsterisk() throws IOException, InterruptedException {
        asterisk = AsteriskInstance.start(PORT_BASE, "--fallback", AGENT);
        MarkedSounds sounds = new MarkedSounds(asterisk.prompts());
        menu = sounds.write("bench/menu", Duration.ofSeconds(2));
        ask = sounds.write("bench/ask", Duration.ofSeconds(2));
        goodbye = sounds.write("bench/goodbye", Duration.ofMillis(500));
        greeting = sounds.write("greeting", Duration.ofMillis(400));
    }

    @AfterAll
    static void stopAsterisk() throws IOException {
        asterisk.close();
    }

    @Test
    void aCallerHearsEachPromptAsHerKeysLeadToIt() throws IOException, InterruptedException {
        try (Phone phone = Phone.open(PhoneSettings.caller(asterisk.sip()).withTalk(Talk.WHEN_NEEDED))) {
            PhoneCall call = phone.call("bench-native");
            call.awaitAnswer(SOON);
            call.awaitSound(menu, SOON);
            long pressed = call.press("1");
            assertThat(call.awaitSound(ask, SOON) - pressed)
                    .as("Asterisk acts on the end of the key, and soon")
                    .isBetween(0L, Duration.ofMillis(500).toNanos());
            call.press("1234#");
            long began = call.awaitSound(goodbye, SOON);
            long ended = call.awaitSoundEnd(goodbye, SOON);
            assertThat(Duration.ofNanos(ended - began)).isBetween(Duration.ofMillis(400), Duration.ofMillis(900));

            CallEnding end = call.awaitEnd(SOON);
            assertThat(end.by()).isEqualTo(Side.THEM);
            assertThat(end.cause()).hasValue(16);
            assertThat(phone.strays()).isZero();
        }
    }

    @Test
    void aCallerWhoSendsSilenceAllTheTimeIsServedAlike() throws IOException, InterruptedException {
        try (Phone phone = Phone.open(PhoneSettings.caller(asterisk.sip()).withTalk(Talk.ALWAYS))) {
            PhoneCall call = phone.call("bench-native");
            call.awaitSound(menu, SOON);
            call.press("1");
            call.awaitSound(ask, SOON);
            call.hangUp();

            assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.US);
        }
    }

    @Test
    void aNumberThatDoesNotExistIsRefused() throws IOException, InterruptedException {
        try (Phone phone = Phone.open(PhoneSettings.caller(asterisk.sip()))) {
            CallEnding end = phone.call("nobody").awaitEnd(SOON);

            assertThat(end.by()).isEqualTo(Side.THEM);
            assertThat(end.status()).isEqualTo(404);
        }
    }

    @Test
    void aCallerReachesAnAgentAndTheyHearEachOther() throws IOException, InterruptedException {
        Desk desk = Desk.Answers.after(Duration.ofMillis(100)).saying(greeting, Duration.ofMillis(400));
        try (Phone agent = Phone.open(PhoneSettings.agent(asterisk.sip(), AGENT_PORT, desk));
                Phone caller = Phone.open(PhoneSettings.caller(asterisk.sip()))) {
            PhoneCall call = caller.call("net-95598");
            call.awaitSound(Heard.VOICE, SOON);
            call.press("0");
            PhoneCall atDesk = agent.awaitCall(A_FEW_WORDS).orElseThrow();
            atDesk.awaitAnswer(SOON);
            call.awaitSound(greeting, SOON);
            call.press("7");
            atDesk.awaitKey(DtmfDigit.SEVEN, SOON);

            atDesk.hangUp();
            assertThat(atDesk.awaitEnd(SOON).by()).isEqualTo(Side.US);
            assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.THEM);
        }
    }

    @Test
    void callerAndAgentSeeEachOtherAndNobodyCodesThePictureAnew() throws IOException, InterruptedException {
        for (VideoCodec codec : VideoCodec.values()) {
            Desk desk = Desk.Answers.after(Duration.ofMillis(100)).saying(greeting, Duration.ofMillis(400));
            try (Phone agent = Phone.open(PhoneSettings.agent(asterisk.sip(), AGENT_PORT, desk)
                            .withVideo(codec));
                    Phone caller =
                            Phone.open(PhoneSettings.caller(asterisk.sip()).withVideo(codec))) {
                PhoneCall call = caller.call("net-95598");
                call.awaitSound(Heard.VOICE, SOON);
                call.press("0");
                PhoneCall atDesk = agent.awaitCall(A_FEW_WORDS).orElseThrow();
                call.awaitSound(greeting, A_FEW_WORDS); // What is shown before the two are connected, nobody sees.

                call.show(new Film(1, 5));
                atDesk.awaitFilm(new Film(1, 5), SOON);
                atDesk.show(new Film(2, 5));
                call.awaitFilm(new Film(2, 5), SOON);
                atDesk.hangUp();
                call.awaitEnd(SOON);
            }
        }
    }
}
