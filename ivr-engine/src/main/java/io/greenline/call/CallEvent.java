package io.greenline.call;

import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;

/** What a verb of {@link CallLeg} ended in. Each verb has its own closed set, so that no impossible case is handled. */
public sealed interface CallEvent {

    /** How answering can end. */
    sealed interface OfAnswer extends CallEvent {}

    /** How playing can end. */
    sealed interface OfPlay extends CallEvent {}

    /** How waiting for a key can end. */
    sealed interface OfWait extends CallEvent {}

    /** How a transfer can end. */
    sealed interface OfTransfer extends CallEvent {}

    record Answered() implements OfAnswer {}

    /** Every sound was heard to its end. */
    record PlaybackFinished() implements OfPlay {}

    /** A key was released by the caller; a playback that ran has stopped. */
    record DigitPressed(DtmfDigit digit) implements OfPlay, OfWait {}

    /** The time to wait ran out. */
    record TimedOut() implements OfWait {}

    /**
     * The caller spoke with the target, and the target hung up; the caller is still there.
     *
     * @param talked from the target's answer to its end, never negative; the ringing is included where the switch does not
     *     tell them apart (FastAGI)
     */
    record Talked(Duration talked) implements OfTransfer {}

    /** The target did not answer: busy, no answer in time, or not to be reached. The caller is still there. */
    record NotConnected(Why why, HangupCause cause) implements OfTransfer {
        /** The three reasons that a dialplan can tell apart. */
        public enum Why {
            BUSY,
            NO_ANSWER,
            UNREACHABLE
        }
    }

    /** The leg is gone; every later verb answers the same. */
    record Released(HangupCause cause, Party by) implements OfAnswer, OfPlay, OfWait, OfTransfer {}

    /**
     * The switch refused the command or did not carry it out in time; the caller may still be there.
     *
     * @param reason for the log and the journal: what was asked, what came back
     */
    record SwitchFailed(String reason) implements OfAnswer, OfPlay, OfWait, OfTransfer {}
}
