package io.greenline.asterisk.agi;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;

/**
 * What Asterisk's Dial left on the channel.
 *
 * @param attempt the transfer's number; empty when nothing was dialled yet
 * @param status Dial's word for the outcome; empty while nothing was dialled
 * @param talkedMillis ANSWEREDTIME: from the answer of the caller's leg to the end of the conversation
 * @param cause the Q.850 value, 0 when there is none
 */
record DialOutcome(String attempt, String status, long talkedMillis, int cause) {
    static final AgiCommand QUESTION =
            new GetFullVariableCommand("${GREENLINE_TRANSFER}|${DIALSTATUS}|${ANSWEREDTIME_MS}|${HANGUPCAUSE}");

    private static final Pattern BAR = Pattern.compile("\\|");

    static DialOutcome parse(String answer) {
        List<String> parts = List.of(BAR.split(answer, -1));
        if (parts.size() != 4) {
            return new DialOutcome("", "unreadable: " + answer, 0, 0);
        }
        return new DialOutcome(parts.get(0), parts.get(1), number(parts.get(2)), (int) number(parts.get(3)));
    }

    /** Whether this is the outcome of that transfer. A transfer that was noted but never dialled has none. */
    boolean isOf(long transfer) {
        return attempt.equals(Long.toString(transfer)) && !status.isEmpty();
    }

    /** The outcome in the port's words; empty for a status that says that Dial itself went wrong. */
    Optional<CallEvent.OfTransfer> event() {
        return switch (status) {
            case "ANSWER" -> Optional.of(new CallEvent.Talked(Duration.ofMillis(talkedMillis)));
            case "BUSY" -> notConnected(Why.BUSY, HangupCause.USER_BUSY);
            case "NOANSWER" -> notConnected(Why.NO_ANSWER, HangupCause.NO_ANSWER);
            case "CHANUNAVAIL" -> notConnected(Why.UNREACHABLE, HangupCause.SUBSCRIBER_ABSENT);
            case "CONGESTION" -> notConnected(Why.UNREACHABLE, HangupCause.SWITCH_CONGESTION);
            default -> Optional.empty();
        };
    }

    private Optional<CallEvent.OfTransfer> notConnected(Why why, HangupCause usual) {
        // Normal clearing is the caller's own leg speaking, not the target's reason.
        boolean reason = cause > 0 && cause != HangupCause.NORMAL_CLEARING.code();
        return Optional.of(new NotConnected(why, reason ? HangupCause.ofCode(cause) : usual));
    }

    private static long number(String text) {
        try {
            return Math.clamp(Long.parseLong(text), 0, Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
