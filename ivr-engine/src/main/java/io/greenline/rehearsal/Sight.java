package io.greenline.rehearsal;

import io.greenline.backend.Outbox;
import io.greenline.backend.Request;
import io.greenline.caller.CallbackBook;
import io.greenline.incident.IncidentNumber;
import io.greenline.scenario.Expectation;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Durations;
import java.time.Duration;

/** Something that can be seen of a call and that a scenario can expect. */
sealed interface Sight {

    /** The caller hears a prompt; its words with the values filled in. */
    record Heard(PromptId prompt, String words) implements Sight {}

    /**
     * Something that the caller said was heard.
     *
     * @param meaning what the surest answer means, as the journal may show it; empty where nothing fits
     */
    record Understood(String meaning) implements Sight {}

    record Entered(NodeId node) implements Sight {}

    /** A telephone rings for the caller. */
    record Rang(EndpointName endpoint) implements Sight {}

    /**
     * The caller waits in a queue.
     *
     * @param tier the number of the caller's tier
     * @param position the caller's place on joining
     */
    record Waits(QueueId queue, int tier, int position) implements Sight {}

    /** The caller is moved to another queue. */
    record Moved(QueueId queue) implements Sight {}

    /** An agent is reserved for the caller. */
    record Offered(AgentId agent) implements Sight {}

    /**
     * Caller and agent hear each other.
     *
     * @param waited from joining the queue
     */
    record Served(AgentId agent, Duration waited) implements Sight {
        @Override
        public String toString() {
            return "%s after %s".formatted(agent, Durations.shown(waited));
        }
    }

    /** The caller has waited longer than was promised; by the promise's words. */
    record PromiseBroken(String promise) implements Sight {}

    record CallbackPromised(PhoneNumber number) implements Sight {}

    /** The caller's telephone is rung, or is busy. */
    record TriedToCallBack() implements Sight {}

    /** The callback that was promised is given up. */
    record GivenUp(Expectation.GivenUp.Reason reason) implements Sight {}

    /** A variable gets a value, as the journal may show it. */
    record Held(String name, String value) implements Sight {}

    record Spoke(Language language) implements Sight {}

    /** A backend is asked. */
    record Asked(Request request) implements Sight {}

    /** A message is left for a backend. */
    record Left(Outbox.Message message) implements Sight {}

    /** A caller wants to be called back. */
    record Wished(CallbackBook.Wish wish) implements Sight {}

    /** A call is promised for when an incident is over. */
    record CallPromised(PhoneNumber number, IncidentNumber incident) implements Sight {}

    /** The caller leaves a message. */
    record Recorded() implements Sight {}

    record Ended(Party by) implements Sight {}
}
