package io.greenline.asterisk.agi;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.Recorded.End;
import io.greenline.call.MessageRecording;
import java.time.Duration;

/**
 * What {@code RECORD FILE} answered: {@code 200 result=CODE (WORD) endpos=SAMPLES}.
 *
 * <p>The words of res_agi.c: {@code dtmf}, {@code timeout} (of silence or of the longest time), {@code hangup}, and
 * {@code waitfor} (the channel is gone as well); {@code randomerror} and {@code writefile} are failures. When silence ended
 * the message, all but one second of it has been cut off.
 *
 * @param length of what is in the file
 */
record MessageOutcome(String word, Duration length) {
    private static final long SAMPLES_PER_SECOND = 8_000;
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** Silence that Asterisk leaves at the end. */
    private static final Duration LEFT = Duration.ofSeconds(1);

    static MessageOutcome of(AgiAnswer.Result result) {
        return new MessageOutcome(result.text(), Duration.ofMillis(result.endPosition() * 1_000 / SAMPLES_PER_SECOND));
    }

    boolean callerGone() {
        return word.equals("hangup") || word.equals("waitfor");
    }

    boolean ended() {
        return word.equals("dtmf") || word.equals("timeout");
    }

    /** Whether there is a message when the caller has hung up. */
    boolean holdsMessage() {
        return length.compareTo(LEAST) >= 0;
    }

    /** What came of it for a caller who is still there. */
    CallEvent.OfRecord event(MessageRecording asked) {
        if (word.equals("dtmf")) {
            return recorded(length, End.KEY);
        }
        return silenceFits(asked)
                ? recorded(length.compareTo(LEFT) > 0 ? length.minus(LEFT) : Duration.ZERO, End.SILENCE)
                : recorded(length, End.LIMIT);
    }

    /**
     * Whether the silence that was cut off still fits into the longest time. The file alone does not tell: where packets were
     * lost it is shorter than the time that it took.
     */
    private boolean silenceFits(MessageRecording asked) {
        return length.minus(LEFT).plus(asked.finalSilence()).compareTo(asked.atMost()) <= 0
                && length.compareTo(asked.atMost()) < 0;
    }

    private static CallEvent.OfRecord recorded(Duration length, End end) {
        return length.compareTo(LEAST) >= 0 ? new CallEvent.Recorded(length, end) : new CallEvent.NothingRecorded();
    }
}
