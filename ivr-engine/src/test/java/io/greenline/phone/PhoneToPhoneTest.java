package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.phone.CallEnding.Side;
import io.greenline.telephony.DtmfDigit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two phones and no switch between them: both sides of a call, on real sockets of loopback. */
class PhoneToPhoneTest {
    private static final InetSocketAddress NOWHERE = new InetSocketAddress("127.0.0.1", 9);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Heard.Mark GREETING = Heard.Mark.ofNumber(7);

    @Test
    void theCallerHearsTheGreetingAndTheDeskTheKeys() throws IOException, InterruptedException {
        Desk desk = Desk.Answers.after(Duration.ofMillis(50)).saying(GREETING, Duration.ofMillis(100));
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, desk));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()))) {
            PhoneCall call = caller.call("agent");
            call.awaitRinging(SOON);
            call.awaitAnswer(SOON);
            long began = call.awaitSound(GREETING, SOON);
            assertThat(call.awaitSoundEnd(GREETING, SOON)).isGreaterThan(began);
            call.awaitQuiet(SOON);

            PhoneCall atDesk = agent.awaitCall(SOON).orElseThrow();
            long rang = atDesk.awaitRinging(SOON);
            assertThat(atDesk.awaitAnswer(SOON) - rang)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(40).toNanos());
            call.press("1#");
            atDesk.awaitKey(DtmfDigit.ONE, SOON);
            atDesk.awaitKey(DtmfDigit.POUND, SOON);

            call.hangUp();
            assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.US);
            assertThat(atDesk.awaitEnd(SOON).by()).isEqualTo(Side.THEM);
            assertThat(caller.strays() + agent.strays()).isZero();
        }
    }

    @Test
    void aDeskHangsUpWhenItSaidItWould() throws IOException, InterruptedException {
        Desk desk = Desk.Answers.after(Duration.ZERO).hangingUpAfter(Duration.ofMillis(60));
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, desk));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()))) {
            PhoneCall call = caller.call("agent");

            CallEnding end = call.awaitEnd(SOON);

            assertThat(end.by()).isEqualTo(Side.THEM);
            assertThat(end.status()).isEqualTo(200);
        }
    }

    @Test
    void aBusyDeskRefusesWithItsStatus() throws IOException, InterruptedException {
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, new Desk.Refuses(486)));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()))) {
            CallEnding end = caller.call("agent").awaitEnd(SOON);

            assertThat(end.by()).isEqualTo(Side.THEM);
            assertThat(end.status()).isEqualTo(486);
        }
    }

    @Test
    void aCallerWhoGivesUpEndsTheRinging() throws IOException, InterruptedException {
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, new Desk.NeverAnswers()));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()))) {
            PhoneCall call = caller.call("agent");
            call.awaitRinging(SOON);
            call.hangUp();

            assertThat(call.awaitEnd(SOON))
                    .extracting(CallEnding::by, CallEnding::status)
                    .containsExactly(Side.US, 487);
            PhoneCall atDesk = agent.awaitCall(SOON).orElseThrow();
            assertThat(atDesk.awaitEnd(SOON))
                    .extracting(CallEnding::by, CallEnding::status)
                    .containsExactly(Side.THEM, 487);
        }
    }

    @Test
    void anExpectationThatIsNotMetTellsWhatHappenedInstead() throws IOException, InterruptedException {
        Desk desk = Desk.Answers.after(Duration.ZERO).hangingUpAfter(Duration.ofMillis(20));
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, desk));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()))) {
            PhoneCall call = caller.call("agent");

            assertThatThrownBy(() -> call.awaitSound(GREETING, SOON))
                    .isInstanceOfSatisfying(
                            UnmetExpectation.class,
                            unmet -> assertThat(unmet.reason()).endsWith("before the end by THEM with 200 BYE"))
                    .hasMessageContaining("Answered");
        }
    }

    @Test
    void aHundredCallsShareOneThreadAndAFewPorts() throws IOException, InterruptedException {
        Desk desk = Desk.Answers.after(Duration.ZERO).saying(GREETING, Duration.ofMillis(60));
        try (Phone agent = Phone.open(PhoneSettings.agent(NOWHERE, 0, desk));
                Phone caller = Phone.open(PhoneSettings.caller(agent.address()).withTalk(Talk.WHEN_NEEDED))) {
            var calls = java.util.stream.IntStream.range(0, 100)
                    .mapToObj(number -> caller.call("agent" + number))
                    .toList();
            for (PhoneCall call : calls) {
                call.awaitAnswer(SOON);
            }
            calls.forEach(PhoneCall::hangUp);
            for (PhoneCall call : calls) {
                assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.US);
            }
        }
    }
}
