package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.routing.plan.Routing;
import io.greenline.scenario.Scenario;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.EndpointName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls a dialplan with scripted callers. Each scenario has its own virtual clock; they may run in parallel. */
public final class Rehearsal {
    private final Part own;
    private final Optional<Part> callbacks;
    private final Routing routing;
    private final Map<EndpointName, String> endpoints;

    /** A dialplan beside which no routing file lies. */
    public Rehearsal(Dialplan plan) {
        this(plan, Optional.empty(), Routing.NONE);
    }

    /** What a test file needs. */
    public Rehearsal(Suite.File file) {
        this(file.plan(), file.callbackPlan(), file.routing());
    }

    /**
     * A dialplan with its floor.
     *
     * @param callbackPlan what callers hear who are called back; needed where a scenario has one answered
     * @param routing who belongs where, and who takes calls in scenarios that say who is at work
     */
    public Rehearsal(Dialplan plan, Optional<Dialplan> callbackPlan, Routing routing) {
        this.own = Part.of(plan);
        this.callbacks = callbackPlan.map(Part::of);
        this.routing = routing;
        // Every endpoint leads to itself.
        this.endpoints = Stream.of(
                        plan.endpoints().stream(),
                        callbackPlan.stream().flatMap(of -> of.endpoints().stream()),
                        routing.classifier().classes().stream()
                                .map(each -> each.queue().endpoint()))
                .flatMap(of -> of)
                .distinct()
                .collect(Collectors.toMap(name -> name, EndpointName::value));
    }

    /** Runs one scenario to its end. */
    public Verdict run(Scenario scenario) {
        List<AgentId> strangers = RehearsedFloor.strangers(scenario, routing);
        if (!strangers.isEmpty()) {
            return new Verdict(
                    scenario,
                    List.of(new Scene.Call(own.plan(), List.of(), List.of(), List.of(strangers(scenario, strangers)))));
        }
        return new ScenarioCalls(scenario, own, callbacks, routing, endpoints).play();
    }

    /** Agents whom nobody knows make a case meaningless, whatever it expects. */
    private static Miss strangers(Scenario scenario, List<AgentId> strangers) {
        Diagnostic finding = Diagnostic.error(
                scenario.at(),
                "unknown-agent",
                "'%s': routing.yaml beside the dialplan has no agent %s"
                        .formatted(
                                scenario.name(),
                                strangers.stream().map(AgentId::value).collect(Collectors.joining(", "))),
                "compare with the agents: of routing.yaml");
        return new Miss(finding, 0, "here the agents were to be at work");
    }
}
