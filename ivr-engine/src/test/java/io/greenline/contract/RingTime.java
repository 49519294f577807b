package io.greenline.contract;

import io.greenline.asterisk.ari.AriSettings;
import io.greenline.asterisk.ari.AriSettings.PromptFolder;
import io.greenline.asterisk.ari.AriSwitch;
import io.greenline.asterisk.ari.Password;
import io.greenline.call.AgentCall;
import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.call.HoldLine;
import io.greenline.call.Talk;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.Desk;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.PhoneSettings;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Measures on a real Asterisk how long it takes from a caller's answer until the telephone of a free agent rings, both seen
 * from the telephones. A program, no test: {@code scripts/bench --ring} runs it.
 */
final class RingTime {
    private static final int PORT_BASE = 24_500;
    private static final int CALLS = 25;
    private static final int WARM_UP = 5;
    private static final Duration SOON = Duration.ofSeconds(15);

    private RingTime() {}

    public static void main(String[] args) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (AsteriskInstance asterisk = AsteriskInstance.start(PORT_BASE);
                AriSwitch ari = new AriSwitch(
                        AriSettings.of(
                                        asterisk.ari(),
                                        asterisk.ariUser(),
                                        new Password(asterisk.ariPassword()),
                                        "greenline")
                                .withPrompts(new PromptFolder(asterisk.prompts(), asterisk.switchPrompts())),
                        InstantSource.system());
                Phone agent = Phone.open(PhoneSettings.agent(
                        asterisk.sip(), PORT_BASE + 11, Desk.Answers.after(Duration.ofMillis(200))));
                Phone caller = Phone.open(PhoneSettings.caller(asterisk.sip()))) {
            ari.open(new RingsTheAgent());
            while (!ari.health().ready()) {
                Thread.onSpinWait();
            }
            for (int count = 0; count < CALLS; count++) {
                PhoneCall call = caller.call("ari-95598");
                long answered = call.awaitAnswer(SOON);
                PhoneCall atDesk = agent.awaitCall(SOON).orElseThrow();
                long rang = atDesk.timeline().stream()
                        .filter(PhoneEvent.Ringing.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .atNanos();
                atDesk.awaitAnswer(SOON);
                call.hangUp();
                atDesk.awaitEnd(SOON);
                if (count >= WARM_UP) {
                    millis.add((rang - answered) / 1e6);
                }
            }
        }
        millis.sort(null);
        System.out.printf(
                "caller answered to agent ringing: median %.1f ms, fastest %.1f ms, slowest %.1f ms of %d calls%n",
                millis.get(millis.size() / 2), millis.getFirst(), millis.getLast(), millis.size());
    }

    /** Answers, and rings the one agent. */
    private static final class RingsTheAgent implements CallHandler, HoldLine.Progress {
        @Override
        public void handle(CallLeg leg) {
            try {
                leg.answer();
                leg.hold("default")
                        .ring(new AgentCall("PJSIP/1001", Duration.ofSeconds(15), 1, List.of(), "Green channel"), this);
                leg.hangUp(HangupCause.NORMAL_CLEARING);
            } catch (InterruptedException letGo) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void rang() {}

        @Override
        public void accepted() {}

        @Override
        public void connected(Talk talk) {}

        @Override
        public void reconciled(String driver, String switchName, Set<CallId> present) {}

        @Override
        public void replaced(String driver, String switchName) {}
    }
}
