package io.greenline.routing;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened on the floor. An event that does not fit the state (an offer that has ended, an agent who is not
 * known) changes nothing and decides nothing: news may come late or twice.
 */
public sealed interface RoutingEvent {

    /** What a caller did. */
    sealed interface OfCaller extends RoutingEvent {
        TicketId ticket();
    }

    /** What became of an offer. */
    sealed interface OfOffer extends RoutingEvent {
        OfferId offer();
    }

    /** What an agent did. */
    sealed interface OfAgent extends RoutingEvent {
        AgentId agent();
    }

    /** A caller joins a queue, or comes back to one. A ticket that waits already is not doubled. */
    record Joined(TicketId ticket, Wish wish) implements OfCaller {}

    /** A caller on the line is gone, or wants no person any more. A callback goes by {@link CallbackCancelled} alone. */
    record Left(TicketId ticket, Leaving why) implements OfCaller {
        /** Why a caller left a queue without having talked. */
        public enum Leaving {
            ABANDONED,
            EXIT_KEY,
            VOICEMAIL,
            TEXT,
            /** The engine gave the call to somebody else. */
            HANDED_BACK
        }
    }

    /**
     * A waiting caller hangs up and is called back: the place ages on.
     *
     * @param notBefore where a time was agreed
     */
    record CallbackWanted(TicketId ticket, PhoneNumber number, Optional<Instant> notBefore) implements OfCaller {}

    /** The same of one who is not in the queue any more: an overflow sent her here. The place is that of {@link Wish#since}. */
    record JoinedToBeCalled(TicketId ticket, Wish wish, PhoneNumber number, Optional<Instant> notBefore)
            implements OfCaller {}

    /** The customer was reached and has shown to be a person: she waits on the line now. */
    record CallbackReached(TicketId ticket) implements OfCaller {}

    /** The customer was not reached. */
    record CallbackMissed(TicketId ticket, String how) implements OfCaller {}

    /** The customer does not want it any more, or has called herself. */
    record CallbackCancelled(TicketId ticket, String why) implements OfCaller {}

    /** The agent's telephone rings. */
    record Rang(OfferId offer) implements OfOffer {}

    /** The agent took the call; the whisper is said now. */
    record Accepted(OfferId offer) implements OfOffer {}

    /** Caller and agent hear each other. */
    record Connected(OfferId offer) implements OfOffer {}

    /** The offer came to nothing. */
    record NotTaken(OfferId offer, How how) implements OfOffer {
        /** How an agent did not take a call. */
        public enum How {
            REJECTED,
            NO_ANSWER,
            /** The telephone cannot be reached. */
            UNREACHABLE,
            /** The switch failed; not the agent's doing, but the same would come of asking the same agent at once. */
            FAILED,
            /** The telephone was stopped by us, nobody failed: the same agent is asked again at once, if the turn is hers still. */
            STOPPED
        }
    }

    /** The talk is over. */
    record TalkEnded(OfferId offer, By by) implements OfOffer {
        /** What ended a talk. */
        public enum By {
            CALLER,
            AGENT,
            /** The agent's telephone is gone; the caller is still there and joins again in front. */
            AGENT_LOST,
            /** The agent gave the caller to someone outside the floor. */
            TRANSFERRED,
            /** The agent sent the caller back to a queue. */
            RETURNED
        }
    }

    /**
     * Somebody did something with a talk: held, transferred, listened in. For the record; it decides nothing.
     *
     * @param who the agent or supervisor
     * @param act in a word: {@code hold}, {@code transfer}, {@code listen}
     * @param with the other party's name, where there is one; may be empty
     */
    record Acted(OfferId offer, AgentId who, String act, String with) implements OfOffer {}

    /** The agent is there and wants calls; talks and missed offers are counted from here. */
    record SignedIn(AgentId agent) implements OfAgent {}

    record SignedOut(AgentId agent) implements OfAgent {}

    /** The agent wants calls; also ends a wrap-up, and has a telephone tried again that was lost. */
    record Ready(AgentId agent) implements OfAgent {}

    /** The agent wants no calls; a talk goes on. */
    record WentAway(AgentId agent, String reason) implements OfAgent {}

    /** What the switch says of the agent's telephone. */
    record DeviceChanged(AgentId agent, Device device) implements OfAgent {
        /** The state of a telephone. */
        public enum Device {
            FREE,
            /** In use for something that is not ours. */
            IN_USE,
            UNREACHABLE
        }
    }

    /** A new plan: whoever waits keeps place and time, whoever talks goes on. */
    record PlanChanged(RoutingPlan plan) implements RoutingEvent {}

    /** What the calendar says of a queue; until it is told, a queue is open. */
    record HoursTold(QueueId queue, boolean open) implements RoutingEvent {}

    /** Whether the time of day allows to call this queue's customers back; until it is told it does. */
    record DialHoursTold(QueueId queue, boolean open) implements RoutingEvent {}

    /**
     * Somebody sets the surge level by hand.
     *
     * @param level the name of a level, {@code none}, or empty to follow the thresholds again
     * @param lasts until the thresholds are followed again
     */
    record SurgeOrdered(Optional<String> level, Duration lasts, String by) implements RoutingEvent {}

    /** Time has passed: see {@link RoutingCore#nextDeadline}. */
    record Tick() implements RoutingEvent {}
}
