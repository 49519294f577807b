package io.greenline.app.floor;

import io.greenline.app.operation.CallMetrics;
import io.greenline.app.operation.FloorMetrics;
import io.greenline.app.operation.HealthPart;
import io.greenline.app.settings.Secret;
import io.greenline.app.settings.Settings;
import io.greenline.calendar.CalendarLoader;
import io.greenline.calendar.Overrides;
import io.greenline.call.Dialer;
import io.greenline.call.Switch;
import io.greenline.call.TextLine;
import io.greenline.caller.CustomerDirectory;
import io.greenline.floor.AgentDesk;
import io.greenline.floor.Agents;
import io.greenline.floor.CallbackRules;
import io.greenline.floor.CallbackRunner;
import io.greenline.floor.Floor;
import io.greenline.floor.FloorSetup;
import io.greenline.floor.NobodyDials;
import io.greenline.floor.PhoneAgents;
import io.greenline.floor.RoutingLog;
import io.greenline.floor.Screens;
import io.greenline.floor.StandByWords;
import io.greenline.floor.TextDesk;
import io.greenline.floor.TextSetup;
import io.greenline.floor.TimerThread;
import io.greenline.incident.IncidentDesk;
import io.greenline.incident.Ledger;
import io.greenline.journal.Journal;
import io.greenline.routing.Agent;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.plan.PinHash;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.routing.plan.RoutingFolder;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.QueueId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The floor of a running engine with everything around it: its file, its clock, its screens, its callbacks. */
public final class OpenFloor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFloor.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration CALLBACK_RINGS = Duration.ofSeconds(30);

    private final Settings settings;
    private final List<Switch> switches;
    private final Ledger incidents;
    private final TimerThread ticker = new TimerThread();
    private final ExecutorService dialling = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("routing-look").factory());
    private final Path file;
    private final KeptRouting kept;
    private final RoutingWatch watch;
    private final Floor floor;
    private final AgentDesk desk;
    private final PhoneAgents agents;
    private final Screens screens;
    private volatile Routing routing;
    private volatile Optional<FloorServer> server = Optional.empty();
    private volatile Optional<TextDesk> texts = Optional.empty();

    /**
     * What a floor hangs on.
     *
     * @param incidents what the floor's server shows and steers beside the floor
     * @param switches that tell of telephones and make calls; not open yet
     * @param kept the folder in which the file that is in force is kept for the next start
     * @param languages of the dialplans, against which the file is held
     * @param words what agents hear who are called before their customers
     */
    public record Means(
            RoutingLog log,
            CallbackRules callbacks,
            Ledger incidents,
            Overrides overrides,
            Path kept,
            List<Switch> switches,
            Supplier<Set<Language>> languages,
            StandByWords words,
            CallMetrics metrics) {
        public Means {
            switches = List.copyOf(switches);
        }
    }

    /**
     * Reads the file and the log. Nothing happens before {@link #start}.
     *
     * @throws FirstRouting.Unusable when the file has errors and none was in force before
     */
    public OpenFloor(Settings settings, Means means) throws FirstRouting.Unusable {
        this.settings = settings;
        this.switches = means.switches();
        this.incidents = means.incidents();
        file = settings.dialplans().directory().resolve(RoutingFile.NAME);
        kept = new KeptRouting(means.kept());
        watch = new RoutingWatch(
                List.of(file, file.resolveSibling(CalendarLoader.FILE_NAME)),
                () -> RoutingFolder.load(file, means.languages().get()),
                this::follow);
        Optional<Routing> first;
        try {
            first = FirstRouting.read(watch, file, kept, means.languages().get())
                    .map(this::onItsTelephones);
        } catch (FirstRouting.Unusable e) {
            looking.shutdownNow();
            dialling.shutdownNow();
            ticker.close();
            throw e;
        }
        routing = first.orElse(Routing.NONE);
        floor = new Floor(new FloorSetup(
                first.map(Routing::plan),
                routing.calendars(),
                means.overrides(),
                ZoneId.systemDefault(),
                means.log(),
                means.callbacks(),
                ticker,
                InstantSource.system()));
        desk = new AgentDesk(floor, settings.endpoints());
        agents = new PhoneAgents(desk, this::pinFits, ticker);
        screens = new Screens(floor);
        floor.listen(screens);
        floor.listen(new FloorMetrics(means.metrics(), floor::snapshot, floor::plan));
        floor.listen((_, _, decided) -> decided.forEach(OpenFloor::tell));
        settings.callbacks()
                .dial()
                .ifPresentOrElse(
                        pattern -> callBack(pattern, means.words()), () -> floor.listen(new NobodyDials(floor)));
    }

    /** Makes calls; {@link Dialer#NONE} where no switch can. */
    public Dialer dialer() {
        return switches.stream()
                .map(Switch::dialer)
                .filter(each -> !each.equals(Dialer.NONE))
                .findFirst()
                .orElse(Dialer.NONE);
    }

    /** Whether a switch that makes calls takes orders now. */
    boolean dials() {
        return switches.stream()
                .filter(each -> !each.dialer().equals(Dialer.NONE))
                .anyMatch(each -> each.health().ready());
    }

    private void callBack(String pattern, StandByWords words) {
        Dialer dialer = dialer();
        if (dialer.equals(Dialer.NONE)) {
            LOG.warn("callbacks.dial is set, but no switch here makes calls: enable ARI");
        }
        CallbackRunner.Terms terms =
                new CallbackRunner.Terms(pattern, settings.callbacks().shown(), CALLBACK_RINGS);
        floor.listen(new CallbackRunner(floor, dialer, terms, words, dialling));
    }

    /** Who has to be told reads the log, or watches {@code greenline_queue_alarms_total}. */
    private static void tell(Decision decision) {
        if (decision instanceof Decision.Alarmed(var ticket, var queue, String who, String because)) {
            LOG.error("{}: call {} in queue {}: {}", who, ticket, queue, because);
        } else if (decision instanceof Decision.SurgeIs(String level, String because)) {
            LOG.warn("surge level {}: {}", level, because);
        }
    }

    /**
     * Goes on where the last engine ended, follows telephones and listens.
     *
     * @throws IOException when the address cannot be had
     */
    public void start() throws IOException {
        Optional<Secret> token = settings.floor().token();
        if (token.isPresent()) {
            try {
                server = Optional.of(new FloorServer(
                        settings.floor().listen(),
                        token.get(),
                        floor,
                        screens,
                        new FloorRoutes(
                                floor, desk, new IncidentRoutes(new IncidentDesk(incidents), InstantSource.system()))));
            } catch (IOException e) {
                throw new IOException("floor.listen: " + e.getMessage(), e);
            }
        }
        floor.start();
        followTelephones();
        var _ = looking.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            watch.look();
        } catch (RuntimeException | Error fault) {
            // A look that fails must not be the last one: the file will be put right.
            LOG.error("looking at routing.yaml failed, what it said before stays", fault);
        }
    }

    private Routing onItsTelephones(Routing read) {
        return settings.floor()
                .telephones()
                .map(pattern -> Telephones.of(read, pattern))
                .orElse(read);
    }

    private void follow(Routing changed) {
        routing = onItsTelephones(changed);
        kept.keep(file);
        floor.follow(routing.plan(), routing.calendars());
        followTelephones();
    }

    private void followTelephones() {
        Set<String> endpoints =
                floor.plan().agents().values().stream().map(Agent::endpoint).collect(Collectors.toUnmodifiableSet());
        switches.forEach(each -> each.devices(endpoints, floor));
    }

    private boolean pinFits(AgentId agent, String pin) {
        PinHash hash = routing.pins().get(agent);
        return hash != null && hash.accepts(pin);
    }

    /**
     * Takes texts from now on; after {@link #start}.
     *
     * @param queue where those who write wait
     * @param line closed with the floor
     */
    public void takeTexts(QueueId queue, TextLine line, CustomerDirectory customers, Journal journal) {
        if (!floor.has(queue)) {
            LOG.error(
                    "texts.queue is '{}', and routing.yaml has no such queue: who writes is told that nobody answers",
                    queue);
        }
        texts = Optional.of(new TextDesk(
                        floor,
                        new TextSetup(
                                queue,
                                () -> routing.classifier(),
                                line,
                                customers,
                                journal,
                                ticker,
                                InstantSource.system(),
                                TextSetup.Patience.USUAL))
                .open());
    }

    /** Where callers wait. */
    public Floor floor() {
        return floor;
    }

    /** Agents who call themselves. */
    public Agents agents() {
        return agents;
    }

    /** What the file says now. */
    public Routing routing() {
        return routing;
    }

    /** Where the floor is seen and steered; empty where nobody may. */
    public Optional<FloorServer> server() {
        return server;
    }

    /** How the floor stands. A refused file takes no caller away: the one before is in force. */
    public HealthPart.Condition condition() {
        RoutingSnapshot now = floor.snapshot();
        long signedIn = now.agents().stream()
                .filter(post -> post.state() != Decision.AgentState.SIGNED_OUT)
                .count();
        String detail = "%d callers, %d of %d agents signed in"
                .formatted(now.tickets().size(), signedIn, now.agents().size());
        return new HealthPart.Condition(
                true,
                watch.refused().isEmpty()
                        ? detail
                        : "%s; %s is refused: %s"
                                .formatted(
                                        detail,
                                        RoutingFile.NAME,
                                        watch.refused().getFirst()));
    }

    /** Lets go of everything; callers who wait keep their places for the next engine. The log stays open. */
    @Override
    public void close() {
        texts.ifPresent(TextDesk::close);
        server.ifPresent(FloorServer::close);
        looking.shutdownNow();
        dialling.shutdownNow();
        floor.close();
        ticker.close();
    }
}
