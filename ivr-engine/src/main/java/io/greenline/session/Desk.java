package io.greenline.session;

import io.greenline.caller.CustomerDirectory;
import io.greenline.floor.Agents;
import io.greenline.floor.Queues;
import io.greenline.journal.Journal;
import io.greenline.telephony.EndpointName;
import java.time.InstantSource;
import java.util.Map;

/**
 * What every call needs from outside.
 *
 * @param journal where everything is written down
 * @param directory who is calling
 * @param endpoints where transfers lead, in the switch's own words
 * @param outside what dialplans can reach beside the telephone
 * @param background does what takes a while
 * @param speech who listens to callers
 * @param queues where callers wait for people
 * @param agents those people, where they call themselves
 * @param clock for timestamps only; waiting is the leg's
 */
public record Desk(
        Journal journal,
        CustomerDirectory directory,
        Map<EndpointName, String> endpoints,
        Outside outside,
        Background background,
        SpeechDesk speech,
        Queues queues,
        Agents agents,
        InstantSource clock) {
    public Desk {
        endpoints = Map.copyOf(endpoints);
    }

    /** A desk without queues: the endpoint of a queue's name rings. */
    public Desk(
            Journal journal,
            CustomerDirectory directory,
            Map<EndpointName, String> endpoints,
            Outside outside,
            Background background,
            SpeechDesk speech,
            InstantSource clock) {
        this(journal, directory, endpoints, outside, background, speech, Queues.none(), Agents.NONE, clock);
    }

    /** A desk whose work in the background is done on virtual threads, and where nobody listens. */
    public Desk(
            Journal journal,
            CustomerDirectory directory,
            Map<EndpointName, String> endpoints,
            Outside outside,
            InstantSource clock) {
        this(journal, directory, endpoints, outside, Background.VIRTUAL_THREADS, SpeechDesk.DEAF, clock);
    }
}
