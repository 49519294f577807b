package io.greenline.asterisk.agi;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;

/**
 * What a talk with an agent left on the caller's channel.
 *
 * @param attempt the {@link io.greenline.call.AgentCall#attempt}; empty when no talk ever began
 * @param result Bridge's word; empty while it runs and where it never ran
 * @param cause the Q.850 value of the agent's end, 0 when there is none
 */
record BridgeOutcome(String attempt, String result, int cause) {
    static final AgiCommand QUESTION =
            new GetFullVariableCommand("${GREENLINE_OFFER}|${BRIDGERESULT}|${GREENLINE_AGENT_CAUSE}");

    private static final Pattern BAR = Pattern.compile("\\|");

    /** To be carried out before the talk. */
    static AgiCommand note(long attempt) {
        return new ExecCommand("MSet", "GREENLINE_OFFER=" + attempt, "BRIDGERESULT=", "GREENLINE_AGENT_CAUSE=");
    }

    static BridgeOutcome parse(String answer) {
        List<String> parts = List.of(BAR.split(answer, -1));
        return parts.size() == 3
                ? new BridgeOutcome(parts.get(0), parts.get(1), number(parts.get(2)))
                : new BridgeOutcome("", "", 0);
    }

    boolean isOf(long wanted) {
        return attempt.equals(Long.toString(wanted)) && !result.isEmpty();
    }

    /** How a talk ended that the caller has outlasted. */
    static CallEvent.OfAgent ended(int cause, Duration talked) {
        return switch (HangupCause.ofCode(cause)) {
            // RTP that stays away (44), a telephone that does not answer (SIP session timer), a network that fails.
            case DESTINATION_OUT_OF_ORDER,
                    NETWORK_OUT_OF_ORDER,
                    TEMPORARY_FAILURE,
                    RESOURCE_UNAVAILABLE,
                    NO_USER_RESPONSE,
                    SUBSCRIBER_ABSENT,
                    RECOVERY_ON_TIMER_EXPIRY -> new CallEvent.AgentLost(talked);
            case INTERWORKING ->
                cause == CHANNEL_UNAVAILABLE ? new CallEvent.AgentLost(talked) : new CallEvent.Talked(talked);
            case UNALLOCATED_NUMBER,
                    NO_ROUTE,
                    NORMAL_CLEARING,
                    USER_BUSY,
                    NO_ANSWER,
                    CALL_REJECTED,
                    ANSWERED_ELSEWHERE,
                    INVALID_NUMBER_FORMAT,
                    NORMAL_UNSPECIFIED,
                    NO_CIRCUIT,
                    SWITCH_CONGESTION,
                    BEARER_NOT_AVAILABLE -> new CallEvent.Talked(talked);
        };
    }

    /** Why a telephone that was never answered is gone. */
    static NotConnected notConnected(int cause) {
        HangupCause known = cause == 0 ? HangupCause.NO_ROUTE : HangupCause.ofCode(cause);
        Why why = switch (known) {
            case USER_BUSY, CALL_REJECTED -> Why.BUSY;
            case NO_ANSWER, NO_USER_RESPONSE, NORMAL_CLEARING -> Why.NO_ANSWER;
            case UNALLOCATED_NUMBER,
                    NO_ROUTE,
                    SUBSCRIBER_ABSENT,
                    ANSWERED_ELSEWHERE,
                    DESTINATION_OUT_OF_ORDER,
                    INVALID_NUMBER_FORMAT,
                    NORMAL_UNSPECIFIED,
                    NO_CIRCUIT,
                    NETWORK_OUT_OF_ORDER,
                    TEMPORARY_FAILURE,
                    SWITCH_CONGESTION,
                    RESOURCE_UNAVAILABLE,
                    BEARER_NOT_AVAILABLE,
                    RECOVERY_ON_TIMER_EXPIRY,
                    INTERWORKING -> Why.UNREACHABLE;
        };
        return new NotConnected(why, known);
    }

    /** Q.850: the requested channel is not available; Asterisk says it of a telephone from which no sound comes. */
    private static final int CHANNEL_UNAVAILABLE = 44;

    private static int number(String text) {
        try {
            return Math.clamp(Long.parseLong(text), 0, 127);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
