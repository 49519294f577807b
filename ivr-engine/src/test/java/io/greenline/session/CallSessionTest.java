package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.DeafEar;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Dialplan;
import io.greenline.journal.InMemoryJournal;
import io.greenline.prompt.Prompter;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CallSessionTest {
    private static final Dialplan PLAN = Plans.of("""
            dialplan: test
            languages: [en-US]
            start: who
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              who: {lookup: customer, next: desk, on: {not-found: desk, failed: desk}}
              desk: {transfer: desk, next: menu, on: {busy: menu, no-answer: menu, failed: menu}}
              menu: {menu: menu, options: [{key: 1, value: bye, next: hangup}]}
            prompts:
              menu: {en-US: Press one}
            """);

    private static final Prompter SAYS_MENU =
            _ -> List.of(new Sound(Path.of("menu"), "Press one", Duration.ofSeconds(1)));

    @Test
    void whatWasTypedBeforeATransferIsNoAnswerToTheQuestionAfterIt() {
        BusyDesk leg = new BusyDesk();
        Desk desk = new Desk(
                new InMemoryJournal(),
                number -> leg.foundAfterAKey(),
                Map.of(new EndpointName("desk"), "PJSIP/desk"),
                Outside.NONE,
                () -> Instant.parse("2026-11-23T08:00:00Z"));
        new Switchboard(LiveDialplans.only(PLAN, SAYS_MENU), desk, CallListener.NONE).handle(leg);
        assertThat(leg.happened).containsExactly("key during the look-up", "transfer", "menu");
    }

    /** The caller presses 1 during the look-up; nobody answers at the desk; the caller hangs up in the menu. */
    private static final class BusyDesk implements CallLeg {
        private final List<String> happened = new ArrayList<>();
        private final CountDownLatch pressed = new CountDownLatch(1);

        Optional<Customer> foundAfterAKey() {
            try {
                pressed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }

        @Override
        public InboundCall call() {
            return Plans.call();
        }

        @Override
        public CallEvent.OfAnswer answer() {
            return new CallEvent.Answered();
        }

        @Override
        public CallEvent.OfPlay play(Playback playback) {
            happened.add("menu");
            return new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
        }

        @Override
        public CallEvent.OfWait await(Duration atMost) {
            if (pressed.getCount() == 0) {
                return new CallEvent.TimedOut();
            }
            happened.add("key during the look-up");
            pressed.countDown();
            return new CallEvent.DigitPressed(DtmfDigit.ONE);
        }

        @Override
        public Ear listen(VoiceSink sink) {
            return new DeafEar(this, sink, "this leg has no voice");
        }

        @Override
        public HoldLine hold(String music) {
            throw new IllegalStateException("nobody waits on this leg");
        }

        @Override
        public CallEvent.OfTransfer transfer(Transfer transfer) {
            happened.add("transfer");
            return new CallEvent.NotConnected(CallEvent.NotConnected.Why.BUSY, HangupCause.USER_BUSY);
        }

        @Override
        public CallEvent.OfRecord record(MessageRecording recording) {
            return new CallEvent.NothingRecorded();
        }

        @Override
        public void handBack(String reason) {
            happened.add("handed back: " + reason);
        }

        @Override
        public void hangUp(HangupCause cause) {
            happened.add("hung up");
        }
    }
}
