package io.greenline.journal;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.List;

/**
 * One thing that happened on a call. Sensitive input is masked before an event is made.
 *
 * <p>Closed: a new kind of event is one record here and one case wherever events are read.
 */
public sealed interface Event {

    /** The call came in; caller and number as the switch sent them. */
    record CallArrived(String calling, String callingName, String called, String driver) implements Event {}

    /** The call was given to a dialplan. */
    record DialplanChosen(String dialplan, String version, Language language) implements Event {}

    /** An engine took the call up again where it was, after a restart or a lost connection. */
    record CallResumed(String why) implements Event {}

    /** The engine gave the call to the switch's safety net. */
    record CallHandedBack(String why) implements Event {}

    /**
     * The call went to a node.
     *
     * @param flow the subflow, or empty in the main flow
     * @param because why, in the dialplan's words: {@code next}, {@code key 1}, {@code noinput 3}
     */
    record NodeEntered(String flow, NodeId node, String kind, String because) implements Event {}

    /** A decision with its evidence: the branch of a choose, a counter reached, a version changed. */
    record Decided(NodeId node, String decision, String evidence) implements Event {}

    record VariableSet(String name, String value) implements Event {}

    record LanguageSwitched(Language to) implements Event {}

    /**
     * The interpreter asked for something to happen.
     *
     * @param kind {@code play}, {@code collect}, {@code lookup}, {@code transfer} ...
     * @param detail the action as JSON
     */
    record ActionBegun(String kind, String detail) implements Event {}

    /**
     * What an action ended in.
     *
     * @param kind {@code played}, {@code keys}, {@code noinput} ...
     * @param detail the outcome as JSON
     */
    record OutcomeSeen(String kind, String detail) implements Event {}

    /**
     * A prompt did not come to its end.
     *
     * @param at how much of it was played, from its beginning
     */
    record PromptCut(Duration at, By by) implements Event {
        /** What cut a prompt. */
        public enum By {
            KEY,
            SPEECH,
            HOTWORD
        }
    }

    /** Nobody listened to the caller's voice, though the dialplan wanted it: keys went on alone. */
    record VoiceLost(String reason) implements Event {}

    /** What happened while the caller waited for a person and talked with one. */
    sealed interface OfQueue extends Event {}

    /**
     * The caller waits for a person.
     *
     * @param ticket her place in the queues
     * @param tier instead of the queue's own; empty where the queue says
     * @param about why she is where she is
     */
    record QueueJoined(QueueId queue, String ticket, String tier, String about) implements OfQueue {}

    /**
     * An agent was reserved for the caller.
     *
     * @param offer its number
     * @param rule why this agent and this caller, in words
     * @param others who else was looked at, and why not
     */
    record OfferMade(long offer, AgentId agent, QueueId queue, String rule, List<String> others) implements OfQueue {
        public OfferMade {
            others = List.copyOf(others);
        }
    }

    /** An offer ended without a talk; the caller kept her place. */
    record OfferEnded(long offer, AgentId agent, String why) implements OfQueue {}

    /** The caller waited longer than she was promised; her tier before and after. */
    record PromiseBroken(QueueId queue, String promise, int from, int to) implements OfQueue {}

    /**
     * Where the caller waits, or who may take her, was changed.
     *
     * @param queue where she waits now
     * @param what {@code moved}, {@code widened} or {@code alarmed}
     */
    record QueueChanged(QueueId queue, String what, String because) implements OfQueue {}

    /**
     * Caller and agent hear each other.
     *
     * @param waited from joining to the offer
     */
    record TalkBegan(long offer, AgentId agent, Duration waited) implements OfQueue {}

    /**
     * A talk is over.
     *
     * @param how {@code agent}, {@code caller}, {@code agent-lost}, {@code transferred} or {@code returned}
     */
    record TalkEnded(long offer, AgentId agent, Duration talked, String how) implements OfQueue {}

    /** The caller waits no more, without having talked. */
    record QueueLeft(QueueId queue, String why, Duration waited) implements OfQueue {}

    /**
     * Somebody wrote, in a conversation by text.
     *
     * @param by {@code caller}, {@code hotline}, or an agent's id
     */
    record Written(String by, String text) implements Event {}

    /** The last event of a call. */
    record CallEnded(HangupCause cause, Party by, String detail) implements Event {}
}
