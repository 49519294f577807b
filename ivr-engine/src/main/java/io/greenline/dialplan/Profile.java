package io.greenline.dialplan;

import io.greenline.telephony.Pace;
import java.time.Duration;
import java.util.Optional;

/**
 * The pace at which a call runs for callers with a need. It changes how long is waited, how often is asked and how fast is
 * spoken, never what is said or where the call goes, and never makes anything quicker than a node asks for.
 *
 * @param when for whom; the first profile of the dialplan that holds is the call's
 */
public record Profile(String name, Expression when, Pace speech, Listening listening) {

    /** What a profile says of listening; empty where it says nothing. */
    public record Listening(
            Optional<Duration> timeout,
            Optional<Duration> interdigitTimeout,
            Optional<Duration> termTimeout,
            Optional<Integer> attempts,
            Optional<PromptStops> bargeIn,
            Optional<Duration> complete,
            Optional<Duration> incomplete,
            Optional<SpeechRules.Mode> mode) {

        /** A node's rules at this pace. */
        public InputRules of(InputRules node) {
            return new InputRules(
                    longer(node.timeout(), timeout),
                    longer(node.interdigitTimeout(), interdigitTimeout),
                    longer(node.termTimeout(), termTimeout),
                    node.termChar(),
                    Math.max(node.attempts(), attempts.orElse(0)),
                    bargeIn.map(PromptStops::keys).orElse(node.bargeIn()),
                    node.privacy(),
                    speech(node.speech()));
        }

        private SpeechRules speech(SpeechRules node) {
            return new SpeechRules(
                    mode.orElse(node.mode()),
                    longer(node.complete(), complete),
                    longer(node.incomplete(), incomplete),
                    node.longest(),
                    bargeIn.map(PromptStops::speech).orElse(node.bargeIn()),
                    node.confidence(),
                    node.voice());
        }

        private static Duration longer(Duration own, Optional<Duration> asked) {
            return asked.filter(other -> other.compareTo(own) > 0).orElse(own);
        }
    }
}
