package io.greenline.session;

import io.greenline.caller.CustomerDirectory;
import io.greenline.journal.Journal;
import io.greenline.prompt.Prompter;
import io.greenline.telephony.EndpointName;
import java.time.InstantSource;
import java.util.Map;

/**
 * What every call needs from outside.
 *
 * @param journal where everything is written down
 * @param prompter gives prompts a voice
 * @param directory who is calling
 * @param endpoints where transfers lead, in the switch's own words
 * @param outside what dialplans can reach beside the telephone
 * @param clock for timestamps only; waiting is the leg's
 */
public record Desk(
        Journal journal,
        Prompter prompter,
        CustomerDirectory directory,
        Map<EndpointName, String> endpoints,
        Outside outside,
        InstantSource clock) {
    public Desk {
        endpoints = Map.copyOf(endpoints);
    }
}
