package io.greenline.telephony;

/**
 * Why a leg was released: the cause values of ITU-T Q.850 that a call over Asterisk meets.
 *
 * <p>A number that is not listed here (a carrier's own) is {@link #INTERWORKING}.
 */
public enum HangupCause {
    UNALLOCATED_NUMBER(1),
    NO_ROUTE(3),
    NORMAL_CLEARING(16),
    USER_BUSY(17),
    NO_USER_RESPONSE(18),
    NO_ANSWER(19),
    SUBSCRIBER_ABSENT(20),
    CALL_REJECTED(21),
    ANSWERED_ELSEWHERE(26),
    DESTINATION_OUT_OF_ORDER(27),
    INVALID_NUMBER_FORMAT(28),
    NORMAL_UNSPECIFIED(31),
    NO_CIRCUIT(34),
    NETWORK_OUT_OF_ORDER(38),
    TEMPORARY_FAILURE(41),
    SWITCH_CONGESTION(42),
    RESOURCE_UNAVAILABLE(47),
    BEARER_NOT_AVAILABLE(58),
    RECOVERY_ON_TIMER_EXPIRY(102),
    INTERWORKING(127);

    private final int code;

    HangupCause(int code) {
        this.code = code;
    }

    /** The Q.850 cause value, 1 to 127. */
    public int code() {
        return code;
    }

    /** The cause of this value; {@link #INTERWORKING} for a value that is not listed. */
    public static HangupCause ofCode(int code) {
        for (HangupCause cause : values()) {
            if (cause.code == code) {
                return cause;
            }
        }
        return INTERWORKING;
    }
}
