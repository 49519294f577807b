package io.greenline.rehearsal;

import io.greenline.backend.BackendName;
import io.greenline.backend.Backends;
import io.greenline.backend.Outbox;
import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.calendar.Overrides;
import io.greenline.caller.Audience;
import io.greenline.caller.CallbackBook;
import io.greenline.caller.CallerHistory;
import io.greenline.caller.Customer;
import io.greenline.caller.CustomerDirectory;
import io.greenline.caller.Handovers;
import io.greenline.caller.NoticeBoard;
import io.greenline.caller.NoticeId;
import io.greenline.floor.Agents;
import io.greenline.incident.CallWish;
import io.greenline.incident.Incident;
import io.greenline.incident.IncidentBook;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.OutageReport;
import io.greenline.incident.Told;
import io.greenline.scenario.Exchange;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.Surroundings;
import io.greenline.scenario.Surroundings.Known;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The world outside as a scenario says it is: directory, backends, notices, calendars, callbacks and handovers of one call. What
 * is asked of it goes into the diary. Used by the call's thread alone.
 */
final class ScriptedWorld
        implements Backends,
                Outbox,
                CustomerDirectory,
                NoticeBoard,
                CallbackBook,
                Handovers,
                Overrides,
                CallerHistory,
                IncidentBook,
                Agents {
    /** Longer than any dialplan waits. */
    private static final Duration TOO_LONG = Duration.ofDays(1);

    private final Scenario scenario;
    private final Surroundings surroundings;
    private final Diary diary;
    private final VirtualBackground background;
    private final Map<BackendName, Deque<Exchange>> expected = new HashMap<>();
    private final List<Miss> misses = new ArrayList<>();

    ScriptedWorld(Scenario scenario, Diary diary, VirtualBackground background) {
        this.scenario = scenario;
        this.surroundings = scenario.surroundings();
        this.diary = diary;
        this.background = background;
        surroundings.backends().forEach((backend, script) -> expected.put(backend, new ArrayDeque<>(script)));
    }

    /** Requests that no answer is scripted for, since this was asked before. */
    List<Miss> takeMisses() {
        List<Miss> taken = List.copyOf(misses);
        misses.clear();
        return taken;
    }

    @Override
    public Reply ask(Request request) {
        diary.see(new Sight.Asked(request));
        Optional<Exchange> next = next(request);
        if (next.isEmpty()) {
            return unexpected(request);
        }
        Duration after = next.get().after();
        if (after.compareTo(request.timeout()) > 0) {
            background.takes(request.timeout());
            return new Reply.Failed(
                    "no answer within %d ms".formatted(request.timeout().toMillis()));
        }
        background.takes(after);
        return next.get().answer();
    }

    private Optional<Exchange> next(Request request) {
        Deque<Exchange> script = expected.getOrDefault(request.backend(), new ArrayDeque<>());
        return Optional.ofNullable(script.peek())
                .filter(exchange -> exchange.expects(request))
                .map(_ -> script.remove());
    }

    private Reply unexpected(Request request) {
        Optional<Exchange> instead = Optional.ofNullable(expected.get(request.backend()))
                .flatMap(script -> Optional.ofNullable(script.peek()));
        String asked = "%s %s%s"
                .formatted(
                        request.method(),
                        request.path(),
                        request.body().map(" "::concat).orElse(""));
        String problem = "'%s': backend '%s' was asked %s; %s"
                .formatted(
                        scenario.name(),
                        request.backend(),
                        asked,
                        instead.flatMap(Exchange::asked)
                                .map("the next request that the test expects is %s"::formatted)
                                .orElse("the test expects no more requests"));
        Diagnostic finding = Diagnostic.error(
                instead.map(Exchange::at).orElse(scenario.at()),
                "unexpected-request",
                problem,
                "add it under backends:");
        misses.add(new Miss(finding, diary.page().entries().size(), "here was not expected: " + asked));
        return new Reply.Failed("the test did not expect this request");
    }

    @Override
    public void leave(Outbox.Message message) throws NotLeft {
        Request request = new Request(
                message.backend(),
                Request.Method.POST,
                message.path(),
                Optional.of(message.body()),
                message.id(),
                Duration.ZERO,
                0);
        // A message needs no scripted answer: it is delivered later. One that is scripted to fail is not taken.
        if (next(request)
                .filter(exchange -> !(exchange.answer() instanceof Reply.Done))
                .isPresent()) {
            throw new NotLeft("the test lets it fail");
        }
        diary.see(new Sight.Left(message));
    }

    @Override
    public Optional<Customer> find(PhoneNumber number) throws IOException {
        return switch (surroundings.lookup()) {
            case ANSWERS -> scenario.caller().customer().map(known -> customer(number, known));
            case NOT_FOUND -> Optional.empty();
            case FAILED -> throw new IOException("the test lets it fail");
            case SLOW -> {
                background.takes(TOO_LONG);
                yield Optional.empty();
            }
        };
    }

    @Override
    public List<Instant> calls(PhoneNumber number, CallId but, Instant since) {
        Instant began = surroundings.began().toInstant();
        return Stream.concat(surroundings.repeatCalls().stream().map(began::minus), diary.earlier(number).stream())
                .filter(call -> !call.isBefore(since))
                .toList();
    }

    @Override
    public Optional<Outage> outage(String area, String premises, Instant now) {
        return surroundings.outage().map(where -> new Outage(new NoticeId("outage"), where));
    }

    private static Customer customer(PhoneNumber number, Scenario.Known known) {
        return new Customer(
                number,
                known.name(),
                known.tier(),
                known.needs(),
                known.premises(),
                known.area(),
                known.language(),
                known.age());
    }

    @Override
    public List<NoticeId> applying(Audience audience, Instant now) {
        return surroundings.notices();
    }

    @Override
    public void note(Wish wish) throws Refused {
        switch (surroundings.callbacks()) {
            case TAKEN -> diary.see(new Sight.Wished(wish));
            case REFUSED -> throw new Refused("the test lets it be refused");
        }
    }

    /** What the scenario says is known; else this caller is the first to report. */
    @Override
    public Told report(OutageReport report) throws io.greenline.incident.Refused {
        if (report.area().isEmpty()) {
            throw new io.greenline.incident.Refused("it is not known which area it is");
        }
        return surroundings
                .incident()
                .map(known -> told(known, report.area()))
                .orElseGet(() -> told(Known.NEW, report.area()));
    }

    @Override
    public Told promise(CallWish wish) throws io.greenline.incident.Refused {
        switch (surroundings.callbacks()) {
            case TAKEN -> diary.see(new Sight.CallPromised(wish.number(), wish.incident()));
            case REFUSED -> throw new io.greenline.incident.Refused("the test lets it be refused");
        }
        return told(surroundings.incident().orElse(Known.NEW), wish.area());
    }

    @Override
    public Told cancel(IncidentNumber incident, PhoneNumber number, Instant now) throws io.greenline.incident.Refused {
        return told(promised(), "");
    }

    @Override
    public Told recall(Optional<String> token, Instant now) throws io.greenline.incident.Refused {
        return told(promised(), "");
    }

    private Known promised() throws io.greenline.incident.Refused {
        return surroundings
                .incident()
                .filter(Known::promised)
                .orElseThrow(() -> new io.greenline.incident.Refused(
                        "no call is promised: the test says no 'incident' with 'promised'"));
    }

    private Told told(Known known, String area) {
        ZonedDateTime began = surroundings.began();
        ZonedDateTime since = known.since().orElse(began);
        Incident incident = new Incident(
                known.number(),
                known.area().orElse(area),
                Incident.Origin.CALLERS,
                since.toInstant(),
                began.toInstant(),
                known.reports(),
                known.expected().map(ZonedDateTime::toInstant),
                Incident.State.OPEN,
                since.toInstant(),
                "");
        return new Told(
                incident,
                surroundings.incident().isPresent(),
                since,
                known.expected(),
                known.promised(),
                known.promised() ? known.language() : "");
    }

    @Override
    public Result ask(Optional<PhoneNumber> from, AgentId agent, String pin, Wanted wanted) {
        return pin.equals(surroundings.pins().get(agent.value()))
                ? new Result.Done()
                : new Result.Refused("no agent has this id and this PIN");
    }

    @Override
    public Optional<Handover> take(PhoneNumber number, CallId by, Instant now) {
        return surroundings.handover();
    }

    @Override
    public Optional<Opening> of(CalendarName calendar, Instant now) {
        return Optional.ofNullable(surroundings.hours().get(calendar))
                .map(state -> new Opening(state, "the test says so", Optional.empty()));
    }
}
