package io.greenline.asterisk.agi;

import io.greenline.asterisk.agi.AgiScript.Step;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallEvent.SwitchFailed;
import io.greenline.call.Transfer;
import java.time.Duration;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.ExecCommand;

/**
 * A transfer over FastAGI.
 *
 * <p>Asterisk's Dial runs on when the engine dies, and its outcome stays on the channel with the number of the
 * attempt; asked again, the outcome is read instead of ringing a second time.
 */
final class TransferVerb {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final AgiScript script;

    TransferVerb(AgiScript script) {
        this.script = script;
    }

    CallEvent.OfTransfer transfer(Transfer transfer) throws InterruptedException {
        if (transfer.dialString().chars().anyMatch(c -> c == ',' || Character.isISOControl(c))) {
            return new SwitchFailed("the target '%s' has a comma or a control character; correct it in the settings"
                    .formatted(transfer.dialString()));
        }
        return switch (script.step(DialOutcome.QUESTION, AT_ONCE, "say what was dialled before")) {
            case Step.Done before -> {
                DialOutcome outcome = DialOutcome.parse(before.text());
                yield outcome.isOf(transfer.attempt()) ? event(outcome, transfer) : dial(transfer);
            }
            case Step.Over(Released released) -> released;
            case Step.Failed(SwitchFailed failure) -> failure;
        };
    }

    private CallEvent.OfTransfer dial(Transfer transfer) throws InterruptedException {
        AgiCommand note = new ExecCommand("MSet", "GREENLINE_TRANSFER=" + transfer.attempt(), "DIALSTATUS=");
        Step noted = script.step(note, AT_ONCE, "note the transfer");
        if (!(noted instanceof Step.Done)) {
            return failed(noted);
        }
        // g: the caller's call goes on when the target hangs up; r: the caller hears ringing.
        String seconds = Long.toString(transfer.ringFor().toSeconds());
        AgiCommand dial = new ExecCommand("Dial", transfer.dialString(), seconds, "gr");
        long began = System.nanoTime();
        Step dialled =
                script.step(dial, transfer.ringFor().plus(script.longestTalk()), "dial " + transfer.dialString());
        if (!(dialled instanceof Step.Done)) {
            return failed(dialled);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Step asked = script.step(DialOutcome.QUESTION, AT_ONCE, "say how the dialling ended");
        return asked instanceof Step.Done done
                ? atMost(took, event(DialOutcome.parse(done.text()), transfer))
                : failed(asked);
    }

    /**
     * Dial's ANSWEREDTIME counts from the answer of the caller's own leg, and nothing tells when the target answered: the
     * dialling as a whole bounds the conversation, ringing included.
     */
    private static CallEvent.OfTransfer atMost(Duration dialling, CallEvent.OfTransfer event) {
        return event instanceof CallEvent.Talked(Duration talked) && talked.compareTo(dialling) > 0
                ? new CallEvent.Talked(dialling)
                : event;
    }

    private static CallEvent.OfTransfer failed(Step step) {
        return switch (step) {
            case Step.Done _ -> throw new IllegalStateException("a step that is done has not failed");
            case Step.Over(Released released) -> released;
            case Step.Failed(SwitchFailed failure) -> failure;
        };
    }

    private CallEvent.OfTransfer event(DialOutcome outcome, Transfer transfer) throws InterruptedException {
        if (script.hangupSeen()) {
            return script.released();
        }
        return outcome.event()
                .orElseGet(() -> new SwitchFailed(
                        "dialling %s ended as '%s'".formatted(transfer.dialString(), outcome.status())));
    }
}
