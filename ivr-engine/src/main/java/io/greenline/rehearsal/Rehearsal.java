package io.greenline.rehearsal;

import io.greenline.call.InboundCall;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Dialplan;
import io.greenline.journal.Entry;
import io.greenline.journal.InMemoryJournal;
import io.greenline.scenario.Scenario;
import io.greenline.session.CallListener;
import io.greenline.session.Desk;
import io.greenline.session.Lines;
import io.greenline.session.Outside;
import io.greenline.session.Switchboard;
import io.greenline.simulator.SimulatedLeg;
import io.greenline.simulator.VirtualClock;
import io.greenline.telephony.CallId;
import io.greenline.telephony.EndpointName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls a dialplan with scripted callers. Each call has its own virtual clock; calls may run in parallel. */
public final class Rehearsal {
    /** A Monday morning: rehearsals do not depend on the day they are run. */
    private static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");

    private final Dialplan plan;
    private final WordsPrompter prompter;
    private final Map<EndpointName, String> endpoints;

    public Rehearsal(Dialplan plan) {
        this.plan = plan;
        this.prompter = new WordsPrompter(plan);
        // Every endpoint leads to itself.
        this.endpoints = plan.endpoints().stream().collect(Collectors.toMap(name -> name, EndpointName::value));
    }

    /** Runs one scenario to its end. */
    public Verdict run(Scenario scenario) {
        VirtualClock clock = new VirtualClock(MORNING);
        InMemoryJournal journal = new InMemoryJournal();
        Whereabouts whereabouts = new Whereabouts(journal);
        InboundCall call = new InboundCall(
                new CallId("rehearsal-1"),
                scenario.caller().number(),
                "",
                scenario.caller().called(),
                "simulator");
        RehearsedCaller caller = new RehearsedCaller(scenario.script(), whereabouts);
        Desk desk = new Desk(whereabouts, prompter, number -> customer(scenario), endpoints, Outside.NONE, clock);
        Lines lines = new Lines(Map.of("*", plan.name()), Map.of(plan.name(), plan));
        new Switchboard(lines, desk, CallListener.NONE).handle(new SimulatedLeg(call, clock, caller));
        List<Entry> entries = journal.events(call.id());
        return new Verdict(scenario, entries, Findings.of(scenario, entries, caller));
    }

    private static Optional<Customer> customer(Scenario scenario) {
        return scenario.caller()
                .customer()
                .flatMap(known -> scenario.caller()
                        .number()
                        .map(number -> new Customer(
                                number,
                                known.name(),
                                known.tier(),
                                known.needs(),
                                known.premises(),
                                known.area(),
                                known.language(),
                                known.age())));
    }
}
