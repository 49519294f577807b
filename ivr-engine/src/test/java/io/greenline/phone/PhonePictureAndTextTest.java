package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.phone.CallEnding.Side;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two phones and no switch between them: what they see, write and do when they go without a word. */
class PhonePictureAndTextTest {
    private static final InetSocketAddress NOWHERE = new InetSocketAddress("127.0.0.1", 9);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Desk AT_ONCE = Desk.Answers.after(Duration.ZERO);

    @Test
    void bothSidesSeeWhatTheOtherShowsByteForByte() throws IOException, InterruptedException {
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, AT_ONCE).withVideo(VideoCodec.H264));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()).withVideo(VideoCodec.H264))) {
            PhoneCall call = caller.call("agent");
            call.awaitAnswer(SOON);
            PhoneCall atDesk = agent.awaitCall(SOON).orElseThrow();
            atDesk.awaitAnswer(SOON);

            call.show(new Film(1, 3));
            atDesk.awaitFilm(new Film(1, 3), SOON);
            atDesk.show(new Film(2, 3));
            call.awaitFilm(new Film(2, 3), SOON);
            call.hangUp();
            call.awaitEnd(SOON);
        }
    }

    @Test
    void anotherFilmIsNotTakenForTheOneThatWasShown() throws IOException, InterruptedException {
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, AT_ONCE).withVideo(VideoCodec.VP8));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()).withVideo(VideoCodec.VP8))) {
            PhoneCall call = caller.call("agent");
            call.awaitAnswer(SOON);
            call.show(new Film(1, 2));
            call.hangUp();
            call.awaitEnd(SOON);
            PhoneCall atDesk = agent.awaitCall(SOON).orElseThrow();

            assertThatThrownBy(() -> atDesk.awaitFilm(new Film(3, 2), SOON)).isInstanceOf(UnmetExpectation.class);
        }
    }

    @Test
    void aPhoneWithoutTheCodecRefusesThePictureAndKeepsTheSound() throws IOException, InterruptedException {
        Heard.Mark mark = Heard.Mark.ofNumber(3);
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, AT_ONCE).withVideo(VideoCodec.VP8));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()).withVideo(VideoCodec.H264))) {
            PhoneCall call = caller.call("agent");
            call.awaitAnswer(SOON);

            assertThatThrownBy(() -> call.show(new Film(1, 1))).isInstanceOf(UnmetExpectation.class);
            PhoneCall atDesk = agent.awaitCall(SOON).orElseThrow();
            call.speak(mark, Duration.ofMillis(100));
            atDesk.awaitSound(mark, SOON);
        }
    }

    @Test
    void aTextGoesFromPhoneToPhoneInItsScript() throws IOException, InterruptedException {
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, AT_ONCE));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()).withUser("13800000001"))) {
            assertThat(caller.sendText("agent", "我家停电了\nRoom 5", SOON)).isEqualTo(200);

            TextMessage came = agent.awaitText(SOON).orElseThrow();
            assertThat(came.text()).isEqualTo("我家停电了\nRoom 5");
            assertThat(came.from()).startsWith("sip:13800000001@");
            assertThat(agent.awaitText(Duration.ZERO)).as("once").isEmpty();
            assertThat(caller.strays()).isZero();
        }
    }

    @Test
    void aPhoneThatVanishedAnswersNothingAndIsSilentUntilItComesBack() throws IOException, InterruptedException {
        Heard.Mark mark = Heard.Mark.ofNumber(3);
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, AT_ONCE));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()))) {
            PhoneCall call = caller.call("agent");
            call.awaitAnswer(SOON);
            PhoneCall atDesk = agent.awaitCall(SOON).orElseThrow();
            atDesk.awaitAnswer(SOON);

            agent.vanish();
            atDesk.speak(mark, Duration.ofMillis(100));
            assertThat(caller.sendText("agent", "hello", Duration.ofMillis(200)))
                    .isEqualTo(408);
            agent.comeBack();
            Heard.Mark again = Heard.Mark.ofNumber(4);
            atDesk.speak(again, Duration.ofMillis(100));

            call.awaitSound(again, SOON);
            assertThat(call.timeline())
                    .noneMatch(
                            event -> event instanceof PhoneEvent.SoundBegan(Heard heard, var _) && heard.equals(mark));
            call.hangUp();
            assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.US);
        }
    }

    @Test
    void aDeskCanChangeItsMindBetweenCalls() throws IOException, InterruptedException {
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, new Desk.Refuses(603)));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()))) {
            assertThat(caller.call("agent").awaitEnd(SOON).status()).isEqualTo(603);
            agent.become(AT_ONCE);
            caller.call("agent").awaitAnswer(SOON);
        }
    }
}
