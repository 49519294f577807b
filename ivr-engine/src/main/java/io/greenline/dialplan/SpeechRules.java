package io.greenline.dialplan;

import io.greenline.telephony.SpeechBargeIn;
import java.time.Duration;

/**
 * How a node listens to what the caller says, in VoiceXML's words (VoiceXML 2.0 sections 6.3.2 and 6.3.6).
 *
 * @param mode whether speech is listened to at all; keys always are
 * @param complete silence that ends an answer which can take no more
 * @param incomplete silence that ends an answer which could go on or is not one yet
 * @param longest speech that is listened to
 * @param bargeIn what of the caller's speech stops the prompt
 * @param confidence how sure an answer must be
 * @param voice whether what was said is kept as sound
 */
public record SpeechRules(
        Mode mode,
        Duration complete,
        Duration incomplete,
        Duration longest,
        SpeechBargeIn bargeIn,
        Confidence confidence,
        Voice voice) {

    /** By what a caller may answer. */
    public enum Mode {
        /** Keys and speech. */
        ANY,
        /** Keys alone. */
        DTMF
    }

    /** Whether the sound of an answer is kept for quality review. */
    public enum Voice {
        FORGOTTEN,
        KEPT
    }

    /**
     * How sure an answer must be, from 0 to 1.
     *
     * @param accept from here on it is taken
     * @param confirm from here on the caller is asked whether it is right; below it was not understood. At most {@code accept}
     */
    public record Confidence(double accept, double confirm) {
        public Confidence {
            if (!(confirm >= 0 && confirm <= accept && accept <= 1)) {
                throw new IllegalArgumentException(
                        "0 <= confirm <= accept <= 1, not %s and %s".formatted(confirm, accept));
            }
        }
    }

    /** What applies where the dialplan says nothing. */
    public static final SpeechRules DEFAULT = new SpeechRules(
            Mode.ANY,
            Duration.ofMillis(700),
            Duration.ofMillis(1500),
            Duration.ofSeconds(15),
            SpeechBargeIn.SPEECH,
            new Confidence(0.75, 0.45),
            Voice.FORGOTTEN);
}
