package io.greenline.dialplan;

import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.util.Optional;

/**
 * How a node listens, in VoiceXML's words (VoiceXML 2.0 section 6.3.3).
 *
 * @param timeout silence after the prompt's end that counts as noinput
 * @param interdigitTimeout silence after a key
 * @param termTimeout silence in which an optional {@code termChar} is awaited when the entry is complete
 * @param termChar the key that ends an entry; empty when none does
 * @param attempts wrong or silent tries before the failure way is taken, at least 1
 * @param bargeIn what stops the prompt
 * @param privacy whether the entry may be seen by anyone but the dialplan
 * @param speech how it listens to what the caller says, where it does
 */
public record InputRules(
        Duration timeout,
        Duration interdigitTimeout,
        Duration termTimeout,
        Optional<DtmfDigit> termChar,
        int attempts,
        BargeIn bargeIn,
        Privacy privacy,
        SpeechRules speech) {

    /** Whether an entry appears in journals and logs. */
    public enum Privacy {
        OPEN,
        SENSITIVE
    }

    /** What applies where the dialplan says nothing: semantics of VoiceXML, times chosen for a public hotline. */
    public static final InputRules DEFAULT = new InputRules(
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ZERO,
            Optional.of(DtmfDigit.POUND),
            3,
            BargeIn.DTMF,
            Privacy.OPEN,
            SpeechRules.DEFAULT);

    /** The same rules with another privacy. */
    InputRules with(Privacy other) {
        return new InputRules(timeout, interdigitTimeout, termTimeout, termChar, attempts, bargeIn, other, speech);
    }
}
