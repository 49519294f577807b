package io.greenline.rehearsal;

import io.greenline.call.InboundCall;
import io.greenline.dialplan.Dialplan;
import io.greenline.floor.Queues;
import io.greenline.routing.plan.Routing;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.Step;
import io.greenline.session.Desk;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Outside;
import io.greenline.session.SpeechDesk;
import io.greenline.session.Switchboard;
import io.greenline.simulator.ScriptedListeners;
import io.greenline.simulator.ScriptedListeners.Presence;
import io.greenline.simulator.SimulatedLeg;
import io.greenline.simulator.SpokenLine;
import io.greenline.simulator.VirtualClock;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.CallId;
import io.greenline.telephony.EndpointName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls a dialplan with scripted callers. Each call has its own virtual clock; calls may run in parallel. */
public final class Rehearsal {
    private final Dialplan plan;
    private final Routing routing;
    private final WordsPrompter prompter;
    private final Map<EndpointName, String> endpoints;
    private final Map<String, String> atFirst;

    /** A dialplan beside which no routing file lies. */
    public Rehearsal(Dialplan plan) {
        this(plan, Routing.NONE);
    }

    /**
     * A dialplan with its floor.
     *
     * @param routing who belongs where, and who takes calls in scenarios that say who is at work
     */
    public Rehearsal(Dialplan plan, Routing routing) {
        this.plan = plan;
        this.routing = routing;
        this.prompter = new WordsPrompter(plan);
        // Every endpoint leads to itself.
        this.endpoints = Stream.concat(
                        plan.endpoints().stream(),
                        routing.classifier().classes().stream()
                                .map(each -> each.queue().endpoint()))
                .distinct()
                .collect(Collectors.toMap(name -> name, EndpointName::value));
        this.atFirst = plan.main().variables().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> variable.getValue().journaled()));
    }

    /** Runs one scenario to its end. */
    public Verdict run(Scenario scenario) {
        List<AgentId> strangers = RehearsedFloor.strangers(scenario, routing);
        if (!strangers.isEmpty()) {
            return new Verdict(scenario, List.of(), List.of(), List.of(strangers(scenario, strangers)));
        }
        VirtualClock clock = new VirtualClock(scenario.surroundings().began().toInstant());
        Diary diary = new Diary();
        VirtualBackground background = new VirtualBackground(clock);
        ScriptedWorld world = new ScriptedWorld(scenario, diary, background);
        Optional<RehearsedFloor> floor = scenario.surroundings().floor().isOpen()
                ? Optional.of(new RehearsedFloor(scenario, routing, clock, diary, world))
                : Optional.empty();
        RehearsedCaller caller = new RehearsedCaller(
                scenario, diary, floor.map(RehearsedFloor::agents).orElse(new AgentsAtWork(Map.of(), List.of())));
        SpokenLine spoken = new SpokenLine();
        InboundCall call = new InboundCall(
                new CallId("rehearsal-1"),
                scenario.caller().number(),
                "",
                scenario.caller().called(),
                "simulator",
                scenario.caller().offered(),
                Optional.empty());
        Outside outside = new Outside(world, world, world, world, world, world, world, routing::classifier, world);
        Queues queues = floor.<Queues>map(of -> of).orElse(Queues.none());
        Desk desk =
                new Desk(diary, world, endpoints, outside, background, speech(scenario, spoken), queues, world, clock);
        Footsteps footsteps = new Footsteps();
        new Switchboard(LiveDialplans.only(plan, prompter), desk, footsteps)
                .handle(new SimulatedLeg(call, clock, caller, spoken));
        List<Miss> misses = new ArrayList<>(Comparison.of(scenario, diary, atFirst));
        misses.addAll(world.misses());
        diary.fault().map(reason -> fault(scenario, reason, diary)).ifPresent(misses::add);
        caller.undone().map(step -> undone(scenario, step, diary)).ifPresent(misses::add);
        return new Verdict(scenario, diary.entries(), footsteps.walked(), misses);
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

    private static SpeechDesk speech(Scenario scenario, SpokenLine line) {
        Presence presence = switch (scenario.surroundings().speech()) {
            case HEARD -> Presence.THERE;
            case AWAY -> Presence.AWAY;
            case LOST -> Presence.LOST_AT_WORDS;
        };
        return new SpeechDesk(new ScriptedListeners(line, presence), SpeechDesk.DEAF.voices());
    }

    /** A call that the engine gave up is never what a scenario is about, whatever it expects. */
    private static Miss fault(Scenario scenario, String reason, Diary diary) {
        Diagnostic finding = Diagnostic.error(
                scenario.at(),
                "engine-fault",
                "'%s': the engine gave the call up: %s".formatted(scenario.name(), reason),
                "");
        return new Miss(finding, diary.entries().size(), "here the engine gave the call up");
    }

    private static Miss undone(Scenario scenario, Step step, Diary diary) {
        String where = step.node().map(node -> " at " + node).orElse("");
        return new Miss(
                Diagnostic.error(
                        step.at(),
                        "script",
                        "'%s': the call was over before the caller could do this".formatted(scenario.name()),
                        ""),
                diary.entries().size(),
                "the caller was still to do something" + where);
    }
}
