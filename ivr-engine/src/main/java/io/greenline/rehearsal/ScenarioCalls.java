package io.greenline.rehearsal;

import io.greenline.call.AgentCall;
import io.greenline.call.CallLeg;
import io.greenline.call.InboundCall;
import io.greenline.call.OutboundCall;
import io.greenline.floor.CallbackRunner;
import io.greenline.floor.Floor;
import io.greenline.floor.FloorListener;
import io.greenline.floor.NobodyDials;
import io.greenline.floor.Queues;
import io.greenline.floor.StandByWords;
import io.greenline.routing.TicketId;
import io.greenline.routing.plan.Routing;
import io.greenline.scenario.Expectation;
import io.greenline.scenario.Ringing;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.Step;
import io.greenline.session.Desk;
import io.greenline.session.Outside;
import io.greenline.session.SpeechDesk;
import io.greenline.session.StandByVoice;
import io.greenline.session.Switchboard;
import io.greenline.simulator.AgentConduct;
import io.greenline.simulator.CalledPeople;
import io.greenline.simulator.ScriptedListeners;
import io.greenline.simulator.ScriptedListeners.Presence;
import io.greenline.simulator.SimulatedDialer;
import io.greenline.simulator.SimulatedLeg;
import io.greenline.simulator.SpokenLine;
import io.greenline.simulator.VirtualClock;
import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.CallId;
import io.greenline.telephony.EndpointName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one scenario, one after the other on one clock: the caller's own, and, where the scenario goes on, those by which
 * she is called back. Used by one thread.
 */
final class ScenarioCalls implements CalledPeople {
    private static final CallbackRunner.Terms TERMS = new CallbackRunner.Terms("{number}", "", Ringing.LONGEST);
    /** Longer than any callback is kept. */
    private static final Duration LONGEST = Duration.ofDays(15);

    private static final CallId FIRST = new CallId("rehearsal-1");

    private final Scenario scenario;
    private final Part own;
    private final Optional<Part> callbacks;
    private final Routing routing;
    private final Map<EndpointName, String> endpoints;
    private final VirtualClock clock;
    private final Diary diary = new Diary();
    private final VirtualBackground background;
    private final ScriptedWorld world;
    private final Desks desks;
    private final AgentsAtWork agents;
    private final List<Scene> scenes = new ArrayList<>();
    private Optional<RehearsedFloor> floor = Optional.empty();
    /** The call that follows when the telephone that rings is answered. */
    private Optional<Rehearsed> answer = Optional.empty();

    private boolean onTheLine;
    /** How often the telephone has rung, as the scenario counts. */
    private int rung;

    /** What a call is made of. */
    private record Rehearsed(Part part, RehearsedCaller caller, SpokenLine spoken, List<Expectation> expectations) {}

    /**
     * Calls that are still to be made.
     *
     * @param callbacks what callers hear who are called back; needed where the scenario has one answered
     * @param endpoints where transfers lead
     */
    ScenarioCalls(
            Scenario scenario,
            Part own,
            Optional<Part> callbacks,
            Routing routing,
            Map<EndpointName, String> endpoints) {
        this.scenario = scenario;
        this.own = own;
        this.callbacks = callbacks;
        this.routing = routing;
        this.endpoints = endpoints;
        this.clock = new VirtualClock(scenario.surroundings().began().toInstant());
        this.background = new VirtualBackground(clock);
        this.world = new ScriptedWorld(scenario, diary, background);
        this.desks = new Desks(scenario.surroundings().desks());
        this.agents = new AgentsAtWork(
                scenario.surroundings().floor().agents(),
                routing.plan().agents().values());
    }

    /** Makes them all. Once. */
    Verdict play() {
        if (scenario.surroundings().floor().isOpen()) {
            floor = Optional.of(new RehearsedFloor(scenario, routing, clock, diary, world, agents, this::dialling));
        }
        InboundCall call = new InboundCall(
                FIRST,
                scenario.caller().number(),
                "",
                scenario.caller().called(),
                "simulator",
                scenario.caller().offered(),
                Optional.empty());
        Rehearsed first = rehearsed(own, scenario.script(), scenario.expectations());
        run(first, new SimulatedLeg(call, clock, first.caller(), first.spoken()));
        if (scenario.aftermath().isPresent()) {
            floor.ifPresent(this::callBack);
            judgeTheWhole();
        }
        return new Verdict(scenario, scenes);
    }

    private Rehearsed rehearsed(Part part, List<Step> script, List<Expectation> expectations) {
        return new Rehearsed(
                part,
                new RehearsedCaller(script, scenario.surroundings(), desks, diary, agents),
                new SpokenLine(),
                expectations.stream()
                        .filter(expectation -> !(expectation instanceof Expectation.OfCase))
                        .toList());
    }

    /** Runs a call to its end, and judges it. */
    private void run(Rehearsed call, CallLeg leg) {
        int place = scenes.size();
        onTheLine = true;
        Footsteps footsteps = new Footsteps();
        new Switchboard(call.part().alone(), desk(call.spoken()), footsteps).handle(leg);
        onTheLine = false;
        Page page = diary.page();
        List<Miss> misses = new ArrayList<>(Comparison.of(
                scenario.name(), call.expectations(), diary, call.part().atFirst()));
        misses.addAll(world.takeMisses());
        page.fault().map(reason -> fault(reason, page)).ifPresent(misses::add);
        call.caller().undone().map(step -> undone(step, page)).ifPresent(misses::add);
        // Attempts to call back that were made meanwhile come behind it.
        scenes.add(place, new Scene.Call(call.part().plan(), page.entries(), footsteps.walked(), misses));
    }

    private Desk desk(SpokenLine spoken) {
        Outside outside = new Outside(world, world, world, world, world, world, world, routing::classifier, world);
        Queues queues = floor.<Queues>map(of -> of).orElse(Queues.none());
        return new Desk(diary, world, endpoints, outside, background, speech(spoken), queues, world, clock);
    }

    private SpeechDesk speech(SpokenLine line) {
        Presence presence = switch (scenario.surroundings().speech()) {
            case HEARD -> Presence.THERE;
            case AWAY -> Presence.AWAY;
            case LOST -> Presence.LOST_AT_WORDS;
        };
        return new SpeechDesk(new ScriptedListeners(line, presence), SpeechDesk.DEAF.voices());
    }

    // ---- calling back

    private FloorListener dialling(Floor of) {
        return scenario.aftermath().isEmpty()
                ? new NobodyDials(of)
                : new CallbackRunner(
                        of,
                        new SimulatedDialer(clock, this),
                        TERMS,
                        callbacks
                                .<StandByWords>map(part -> new StandByVoice(() -> Optional.of(part.served())))
                                .orElse(StandByWords.NONE),
                        work -> clock.at(clock.instant(), work));
    }

    /** Time passes until nobody is to be called back any more. */
    private void callBack(RehearsedFloor of) {
        TicketId ticket = new TicketId(FIRST.value());
        while (of.isToBeCalledBack(ticket)
                && clock.toNextAlarm(scenario.surroundings().began().toInstant().plus(LONGEST))) {
            // All that happens are the clock's alarms.
        }
    }

    @Override
    public Conduct called(OutboundCall call) {
        diary.see(new Sight.TriedToCallBack());
        if (onTheLine) {
            return inVain("the caller is on the line", new Conduct.Busy());
        }
        return switch (next()) {
            case Ringing.Answered answered -> {
                Part part = callbacks.orElseThrow(() -> new IllegalStateException("the loader asks for the dialplan"));
                Rehearsed answers = rehearsed(part, answered.script(), answered.expectations());
                answer = Optional.of(answers);
                yield new Conduct.Answers(answered.after(), id(), answers.caller(), answers.spoken());
            }
            case Ringing.Busy _ -> inVain("busy", new Conduct.Busy());
            case Ringing.NoAnswer _ -> inVain("no answer", new Conduct.NoAnswer());
            case Ringing.Unreachable _ -> inVain("unreachable", new Conduct.Unreachable());
        };
    }

    /** Calls are numbered as they begin. */
    private CallId id() {
        long before = scenes.stream().filter(Scene.Call.class::isInstance).count();
        return new CallId("rehearsal-" + (before + 1));
    }

    private Ringing next() {
        List<Ringing> script = scenario.calledBack();
        int number = rung++;
        return script.isEmpty() ? new Ringing.NoAnswer(scenario.at()) : script.get(Math.min(number, script.size() - 1));
    }

    private Conduct inVain(String how, Conduct conduct) {
        scenes.add(new Scene.InVain(clock.instant(), how, List.of()));
        return conduct;
    }

    @Override
    public AgentConduct agentRung(AgentCall agent) {
        return agents.taking(agent.dialString());
    }

    @Override
    public void answered(CallLeg leg) {
        diary.turn();
        run(answer.orElseThrow(), leg);
    }

    // ---- what was not as the scenario says

    /** What can only be known at the end stands with the last scene. */
    private void judgeTheWhole() {
        List<Expectation.OfCase> expected = scenario.expectations().stream()
                .filter(Expectation.OfCase.class::isInstance)
                .map(Expectation.OfCase.class::cast)
                .toList();
        List<Miss> misses = new ArrayList<>(scenes.getLast().misses());
        misses.addAll(Comparison.of(scenario.name(), expected, diary, Map.of()));
        if (rung < scenario.calledBack().size()) {
            misses.add(neverRang(scenario.calledBack().get(rung)));
        }
        scenes.set(scenes.size() - 1, scenes.getLast().missing(misses));
    }

    private Miss neverRang(Ringing ringing) {
        boolean promised =
                !diary.seen(Sight.CallbackPromised.class, seen -> seen).isEmpty();
        String problem = promised
                ? "the caller was called back %d times, and not once more".formatted(rung)
                : "nobody promised to call back";
        return miss("script", ringing.at(), problem, diary.page(), "the caller was still to be called back");
    }

    /** A call that the engine gave up is never what a scenario is about, whatever it expects. */
    private Miss fault(String reason, Page page) {
        String problem = "the engine gave the call up: " + reason;
        return miss("engine-fault", scenario.at(), problem, page, "here the engine gave the call up");
    }

    private Miss undone(Step step, Page page) {
        String where = step.node().map(node -> " at " + node).orElse("");
        return miss(
                "script",
                step.at(),
                "the call was over before the caller could do this",
                page,
                "the caller was still to do something" + where);
    }

    private Miss miss(String rule, SourceSpan at, String problem, Page page, String remark) {
        Diagnostic finding = Diagnostic.error(at, rule, "'%s': %s".formatted(scenario.name(), problem), "");
        return new Miss(finding, page.entries().size(), remark);
    }
}
