package io.greenline.call;

import io.greenline.audio.Sound;
import java.time.Duration;
import java.util.List;

/**
 * A call to an agent's telephone.
 *
 * @param dialString the telephone in the switch's own words, from the plan (never from a caller)
 * @param ringFor longest ringing, at least one second
 * @param attempt distinguishes the offers of one call: the same number means the same offer
 * @param whisper said to the agent alone before the two are connected; may be empty
 * @param display what the telephone shows as the caller's name: ASCII where the telephone knows no better
 */
public record AgentCall(String dialString, Duration ringFor, long attempt, List<Sound> whisper, String display) {
    public AgentCall {
        whisper = List.copyOf(whisper);
        if (dialString.isBlank()) {
            throw new IllegalArgumentException("an agent has a telephone");
        }
        if (ringFor.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("ringing takes at least one second, not " + ringFor);
        }
    }
}
