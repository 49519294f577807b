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
    sealed interface OfPlay extends OfHeardPlay {}

    /** How waiting for a key can end. */
    sealed interface OfWait extends OfHeardWait {}

    /** How a transfer can end. */
    sealed interface OfTransfer extends CallEvent {}

    /** How recording a message can end. */
    sealed interface OfRecord extends CallEvent {}

    /** How playing can end while the caller's voice is listened to: as without that, or by a nudge. */
    sealed interface OfHeardPlay extends CallEvent {}

    /** How waiting can end while the caller's voice is listened to: as without that, or by a nudge. */
    sealed interface OfHeardWait extends CallEvent {}

    /** How ringing an agent can end. */
    sealed interface OfAgent extends CallEvent {}

    record Answered() implements OfAnswer {}

    /** Every sound was heard to its end. */
    record PlaybackFinished() implements OfPlay {}

    /** A key was released by the caller; a playback that ran has stopped. */
    record DigitPressed(DtmfDigit digit) implements OfPlay, OfWait, OfAgent {}

    /** The time to wait ran out. */
    record TimedOut() implements OfWait {}

    /** {@link Ear#nudge} or {@link HoldLine#nudge} ended the verb; a playback that ran has stopped. */
    record Nudged() implements OfHeardPlay, OfHeardWait, OfAgent {}

    /**
     * The caller spoke with the target, and the target hung up; the caller is still there.
     *
     * @param talked from the target's answer to its end, never negative; the ringing is included where the switch does not
     *     tell them apart (FastAGI)
     */
    record Talked(Duration talked) implements OfTransfer, OfAgent {}

    /** The agent's telephone was lost in the middle of the talk; the caller is still there. */
    record AgentLost(Duration talked) implements OfAgent {}

    /** The agent gave the caller to somebody else, and that talk is over too; the caller is still there. */
    record HandedOn(Duration talked) implements OfAgent {}

    /** The agent sent the caller back to wait; she is still there. */
    record SentBack(Duration talked) implements OfAgent {}

    /** The target did not answer: busy, no answer in time, or not to be reached. The caller is still there. */
    record NotConnected(Why why, HangupCause cause) implements OfTransfer, OfAgent {
        /** The three reasons that a dialplan can tell apart. */
        public enum Why {
            BUSY,
            NO_ANSWER,
            UNREACHABLE
        }
    }

    /**
     * A message was recorded and is kept on the switch.
     *
     * @param length of the message as the switch tells it, to about a second, never negative; zero when it ended {@link
     *     End#UNSEEN}
     */
    record Recorded(Duration length, End ended) implements OfRecord {
        /** What ended a message. */
        public enum End {
            KEY,
            /** The caller said nothing more. */
            SILENCE,
            /** It was as long as it may be. */
            LIMIT,
            /** The caller hung up; what was said until then is kept, and the next verb answers {@link Released}. */
            HANG_UP,
            /** It ended while no engine listened: the switch has it, and nobody can say how long it is. */
            UNSEEN
        }
    }

    /** The caller said nothing, or less than a second of it: there is no message. The caller is still there. */
    record NothingRecorded() implements OfRecord {}

    /** The leg is gone; every later verb answers the same. */
    record Released(HangupCause cause, Party by) implements OfAnswer, OfPlay, OfWait, OfTransfer, OfRecord, OfAgent {}

    /**
     * The switch refused the command or did not carry it out in time; the caller may still be there.
     *
     * @param reason for the log and the journal: what was asked, what came back
     */
    record SwitchFailed(String reason) implements OfAnswer, OfPlay, OfWait, OfTransfer, OfRecord, OfAgent {}
}
