package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.HoldLine;
import io.greenline.call.Playback;
import io.greenline.call.Talk;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.Desk;
import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneSettings;
import io.greenline.telephony.BargeIn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of callers and agents over FastAGI when the engine dies, on a real Asterisk. */
class AgiHoldIT {
    private static final int PORT_BASE = 26_500;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration A_FEW_WORDS = Duration.ofSeconds(25);
    private static final Duration LONG = Duration.ofSeconds(20);

    private static AsteriskInstance asterisk;
    private static Heard.Mark goodbye;

    @BeforeAll
    static void startAsterisk() throws IOException, InterruptedException {
        asterisk = AsteriskInstance.start(PORT_BASE, "--driver", "agi");
        goodbye = new MarkedSounds(asterisk.prompts()).write("it/goodbye", Duration.ofSeconds(1));
    }

    @AfterAll
    static void stopAsterisk() throws IOException {
        asterisk.close();
    }

    @Test
    void aPairThatTalksNeverNoticesThatTheEngineDiesAndTheCallerComesBackAfterwards() throws Exception {
        CountDownLatch talking = new CountDownLatch(1);
        try (Phone phone = Phone.open(PhoneSettings.caller(asterisk.sip()));
                Phone agent = agent(Desk.Answers.after(Duration.ofMillis(100)))) {
            PhoneCall call;
            PhoneCall agentsCall;
            try (TestSwitch first = engine(leg -> rings(leg, agent, new Told(talking)))) {
                call = phone.call("95598");
                agentsCall = agent.awaitCall(SOON).orElseThrow();
                assertThat(talking.await(SOON.toMillis(), TimeUnit.MILLISECONDS))
                        .isTrue();
                speaks(call, agentsCall);
                first.agi().close();
                assertThat(first.handler().result()).isInstanceOf(InterruptedException.class);
            }
            speaks(call, agentsCall);
            Told told = new Told(new CountDownLatch(1));
            try (TestSwitch second = engine(leg -> {
                Object end = rings(leg, agent, told);
                leg.play(sound());
                return end;
            })) {
                agentsCall.hangUp();
                call.awaitSound(goodbye, A_FEW_WORDS);
                assertThat(second.handler().result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
            }
            assertThat(told.connected.getCount()).as("told again").isZero();
            assertThat(agent.awaitCall(Duration.ZERO)).as("rung again").isEmpty();
        }
    }

    @Test
    void aTelephoneThatRingsWhenTheEngineDiesIsLetGoWhenItIsAnswered() throws Exception {
        CountDownLatch ringing = new CountDownLatch(1);
        try (Phone phone = Phone.open(PhoneSettings.caller(asterisk.sip()));
                Phone agent = agent(Desk.Answers.after(Duration.ofSeconds(2)))) {
            PhoneCall agentsCall;
            try (TestSwitch _ = engine(leg -> rings(leg, agent, new Rung(ringing)))) {
                phone.call("95598");
                agentsCall = agent.awaitCall(SOON).orElseThrow();
                assertThat(ringing.await(SOON.toMillis(), TimeUnit.MILLISECONDS))
                        .isTrue();
            }
            try (TestSwitch second = engine(leg -> leg.hold("default").await(LONG))) {
                agentsCall.awaitAnswer(SOON);
                agentsCall.awaitEnd(SOON);
                assertThat(second.agi().health().ready()).isTrue();
            }
        }
    }

    private static void speaks(PhoneCall caller, PhoneCall agent) throws InterruptedException {
        caller.speak(goodbye, Duration.ofSeconds(1));
        agent.awaitSound(goodbye, SOON);
        agent.awaitSoundEnd(goodbye, SOON);
    }

    private static Object rings(CallLeg leg, Phone agent, HoldLine.Progress progress) throws InterruptedException {
        leg.answer();
        String telephone = "PJSIP/agent/sip:agent@127.0.0.1:" + agent.address().getPort();
        return leg.hold("default").ring(new AgentCall(telephone, LONG, 7, List.of(), "Green channel"), progress);
    }

    private static class Told implements HoldLine.Progress {
        private final CountDownLatch connected;

        Told(CountDownLatch connected) {
            this.connected = connected;
        }

        @Override
        public void rang() {}

        @Override
        public void accepted() {}

        @Override
        public void connected(Talk talk) {
            connected.countDown();
        }
    }

    private static final class Rung extends Told {
        private final CountDownLatch rang;

        Rung(CountDownLatch rang) {
            super(new CountDownLatch(1));
            this.rang = rang;
        }

        @Override
        public void rang() {
            rang.countDown();
        }
    }

    private static Phone agent(Desk desk) throws IOException {
        return Phone.open(PhoneSettings.agent(asterisk.sip(), 0, desk));
    }

    private static Playback sound() {
        Sound sound = new Sound(asterisk.prompts().resolve("it/goodbye"), "it/goodbye", Duration.ofSeconds(1));
        return new Playback(List.of(sound), BargeIn.NONE);
    }

    private static TestSwitch engine(RecordingHandler.Script script) {
        AgiSwitch agi =
                new AgiSwitch(AgiSettings.onLoopback(asterisk.agiPort(), asterisk.prompts(), asterisk.switchPrompts()));
        TestSwitch engine = new TestSwitch(agi, new RecordingHandler(script));
        agi.open(engine.handler());
        engine.address();
        return engine;
    }
}
