package io.greenline.floor;

import io.greenline.call.CallEvent;
import io.greenline.call.HoldLine;
import io.greenline.routing.Agent;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.Standing;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A waiting caller's place, used by her call's thread. */
public interface Seat {

    /** What is to be done now. Asked again it says the same until something is told or changes. */
    Word word();

    /** How far the agent's call of an offer is. */
    HoldLine.Progress progress(OfferId offer);

    /** The agent did not take it. */
    void notTaken(OfferId offer, NotTaken.How how);

    /** What it means to an offer that the agent's telephone was not connected. */
    static NotTaken.How how(CallEvent.NotConnected.Why why) {
        return switch (why) {
            case BUSY -> NotTaken.How.REJECTED;
            case NO_ANSWER -> NotTaken.How.NO_ANSWER;
            case UNREACHABLE -> NotTaken.How.UNREACHABLE;
        };
    }

    /** The talk is over. */
    void talkEnded(OfferId offer, TalkEnded.By by);

    /** The caller leaves without having talked; the last word of a seat. */
    void leave(Leaving why);

    /**
     * The caller hangs up and is called back; the last word of a seat.
     *
     * @return when that will be, or why it cannot be promised
     */
    Promised callBack(PhoneNumber number, Optional<Instant> notBefore);

    /** What has been decided since the last call of this, for the journal of the call. */
    List<Decision> news();

    /** What is to be done with the caller. */
    sealed interface Word {
        /**
         * She waits.
         *
         * @param atMost until {@link #word} is to be asked again even without attention
         * @param callbackOffered whether a callback may be offered now
         */
        record Wait(Queue queue, Standing standing, Duration atMost, boolean callbackOffered) implements Word {}

        /** An agent is hers: ring, find who stands by, or find the talk that is going on. */
        record Ring(OfferId offer, Queue queue, Agent agent, Duration ringFor, String whisper, Way way)
                implements Word {
            /** Where the agent's telephone is. */
            public enum Way {
                RINGS,
                /** Was rung before the caller was dialled, and has heard the whisper: the two are connected at once. */
                STANDS_BY
            }
        }

        /** She cannot wait, or not any longer. */
        record TurnedAway(Decision.TurnedAway.Reason reason) implements Word {}
    }

    /** What comes of asking for a callback. */
    sealed interface Promised {
        /** Noted; when the turn is likely to come. */
        record Noted(Optional<Duration> in) implements Promised {}

        record Refused(String reason) implements Promised {}
    }
}
