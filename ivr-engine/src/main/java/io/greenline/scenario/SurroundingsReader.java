package io.greenline.scenario;

import io.greenline.backend.BackendName;
import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.caller.CallerHistory.Outage.Where;
import io.greenline.caller.Handovers.Handover;
import io.greenline.caller.NoticeId;
import io.greenline.incident.IncidentNumber;
import io.greenline.scenario.Surroundings.Answering;
import io.greenline.scenario.Surroundings.Callbacks;
import io.greenline.scenario.Surroundings.Floor;
import io.greenline.scenario.Surroundings.Known;
import io.greenline.scenario.Surroundings.Lookup;
import io.greenline.scenario.Surroundings.Message;
import io.greenline.scenario.Surroundings.Speech;
import io.greenline.scenario.Surroundings.Taking;
import io.greenline.source.Findings;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.yaml.Durations;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what the world outside is like; what is not said stays as it was. */
final class SurroundingsReader {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, Lookup> LOOKUPS =
            Map.of("failed", Lookup.FAILED, "slow", Lookup.SLOW, "not-found", Lookup.NOT_FOUND);
    private static final Map<String, Speech> SPEECH = Map.of("away", Speech.AWAY, "lost", Speech.LOST);
    private static final Map<String, Opening.State> STATES =
            Map.of("open", Opening.State.OPEN, "closed", Opening.State.CLOSED, "holiday", Opening.State.HOLIDAY);
    private static final Map<String, Answering> REFUSALS = Map.of(
            "busy", new Answering.Busy(),
            "no-answer", new Answering.NoAnswer(),
            "unreachable", new Answering.Unreachable());

    private static final Map<String, Taking> TAKINGS = Map.of(
            "ready", Taking.USUAL,
            "busy", new Taking.Busy(),
            "no-answer", new Taking.NoAnswer(),
            "rejects", new Taking.Rejects(),
            "unreachable", new Taking.Unreachable());

    private static final Map<String, Where> OUTAGES = Map.of("area", Where.AREA, "premises", Where.PREMISES);

    private final KnownNames names;
    private final Findings findings;
    private final YamlJson json;

    SurroundingsReader(KnownNames names, Findings findings) {
        this.names = names;
        this.findings = findings;
        this.json = new YamlJson(findings);
    }

    Surroundings read(Fields fields, Surroundings otherwise) {
        return new Surroundings(
                began(fields, otherwise.began()),
                fields.oneOf("lookup", LOOKUPS).orElse(otherwise.lookup()),
                said(fields, "backends", otherwise.backends(), this::backends),
                said(fields, "notices", otherwise.notices(), _ -> notices(fields)),
                said(fields, "hours", otherwise.hours(), this::hours),
                fields.block("handover", ScenarioKeys.HANDOVER)
                        .flatMap(this::handover)
                        .or(otherwise::handover),
                said(fields, "desks", otherwise.desks(), this::desks),
                floor(fields, otherwise.floor()),
                fields.flag("refuses-callback")
                        .map(refused -> refused ? Callbacks.REFUSED : Callbacks.TAKEN)
                        .orElse(otherwise.callbacks()),
                message(fields).orElse(otherwise.message()),
                fields.oneOf("speech", SPEECH).orElse(otherwise.speech()),
                said(fields, "pins", otherwise.pins(), this::pins),
                fields.has("repeat-calls") ? repeatCalls(fields) : otherwise.repeatCalls(),
                fields.oneOf("outage", OUTAGES).or(otherwise::outage),
                fields.block("incident", ScenarioKeys.INCIDENT)
                        .map(block ->
                                incident(block, began(fields, otherwise.began()).getZone()))
                        .or(otherwise::incident));
    }

    private Known incident(Fields fields, ZoneId zone) {
        Optional<IncidentNumber> number = fields.text("number")
                .flatMap(text -> parsed(
                        text,
                        () -> new IncidentNumber(text.text()),
                        "'%s' is no incident's number",
                        "write letters and digits, such as \"1001\""));
        return new Known(
                number.orElse(Known.NEW.number()),
                fields.text("area").map(Scalar::text),
                fields.whole("reports", 1, 1_000_000).orElse(2),
                fields.text("since").flatMap(text -> time(text, zone)),
                fields.text("expected").flatMap(text -> time(text, zone)),
                fields.flag("promised").orElse(false),
                fields.text("language")
                        .flatMap(names::language)
                        .map(Language::tag)
                        .orElse(""));
    }

    private Optional<ZonedDateTime> time(Scalar text, ZoneId zone) {
        return parsed(
                text,
                () -> LocalDateTime.parse(text.text(), TIME).atZone(zone),
                "'%s' is no time",
                "write \"2026-02-17 09:30\", in quotes");
    }

    private List<Duration> repeatCalls(Fields fields) {
        return fields.oneOrMore("repeat-calls").stream()
                .flatMap(value -> Fields.text(value, "'repeat-calls' takes times", findings).stream())
                .flatMap(text -> ago(text).stream())
                .toList();
    }

    private Optional<Duration> ago(Scalar text) {
        Optional<Duration> ago = Durations.parse(text.text());
        if (ago.isEmpty()) {
            String problem = "'%s' is not a duration".formatted(text);
            findings.error(text.at(), YamlRule.BAD_DURATION, problem, "write how long before this call it was: 3h");
        }
        return ago;
    }

    private Map<String, String> pins(YamlValue value) {
        Map<String, String> pins = new LinkedHashMap<>();
        Fields.entries(value, "pins", findings)
                .forEach(entry -> Fields.text(entry.value(), "a PIN is a text in quotes", findings)
                        .ifPresent(pin -> pins.put(entry.key().text(), pin.text())));
        return pins;
    }

    private static <T> T said(Fields fields, String key, T otherwise, Function<YamlValue, T> read) {
        return fields.value(key).map(read).orElse(otherwise);
    }

    private ZonedDateTime began(Fields fields, ZonedDateTime otherwise) {
        ZoneId zone = fields.text("time-zone").flatMap(this::zone).orElse(otherwise.getZone());
        return fields.text("time").flatMap(text -> time(text, zone)).orElseGet(() -> otherwise.withZoneSameLocal(zone));
    }

    private Optional<ZoneId> zone(Scalar text) {
        return parsed(
                text, () -> ZoneId.of(text.text()), "there is no time zone '%s'", "write a name such as Asia/Shanghai");
    }

    private <T> Optional<T> parsed(Scalar text, Supplier<T> parse, String problem, String remedy) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException | IllegalArgumentException _) {
            findings.error(text.at(), ScenarioRule.BAD_TIME, problem.formatted(text), remedy);
            return Optional.empty();
        }
    }

    private Map<BackendName, List<Exchange>> backends(YamlValue value) {
        Map<BackendName, List<Exchange>> backends = new LinkedHashMap<>();
        for (Entry entry : Fields.entries(value, "backends", findings)) {
            List<Exchange> exchanges = oneOrMore(entry.value()).stream()
                    .flatMap(one -> exchange(one).stream())
                    .toList();
            names.backend(entry.key()).ifPresent(name -> backends.put(new BackendName(name.text()), exchanges));
        }
        return backends;
    }

    private Optional<Exchange> exchange(YamlValue value) {
        Fields fields = Fields.of(value, ScenarioKeys.EXCHANGE, findings);
        if (fields.has("get") && fields.has("post")) {
            String problem = "a request is get or post";
            findings.error(fields.at("post"), ScenarioRule.BAD_REQUEST, problem, "write two requests");
            return Optional.empty();
        }
        Optional<Exchange.Asked> asked =
                path(fields, "get", Request.Method.GET).or(() -> path(fields, "post", Request.Method.POST));
        Duration after =
                fields.duration("after", Duration.ZERO, Duration.ofHours(1)).orElse(Duration.ZERO);
        Reply answer = fields.value("answer").map(this::answer).orElse(new Reply.Done("{}"));
        return Optional.of(new Exchange(value.at(), asked, answer, after));
    }

    private Optional<Exchange.Asked> path(Fields fields, String key, Request.Method method) {
        return fields.text(key).flatMap(path -> {
            if (!path.text().startsWith("/")) {
                String problem = "'%s' is no path".formatted(path);
                findings.error(path.at(), ScenarioRule.BAD_REQUEST, problem, "begin it with /");
                return Optional.empty();
            }
            return Optional.of(new Exchange.Asked(method, path.text()));
        });
    }

    /** JSON as it stands; a text in quotes is sent as it is, for answers that are no JSON. */
    private Reply answer(YamlValue value) {
        return switch (value) {
            case Block _, Items _ -> new Reply.Done(json.of(value));
            case Scalar scalar when scalar.isQuoted() -> new Reply.Done(scalar.text());
            case Scalar scalar ->
                switch (scalar.text()) {
                    case "missing" -> new Reply.Missing();
                    case "failed" -> new Reply.Failed("the test lets it fail");
                    default -> {
                        String problem = "'%s' is no answer".formatted(scalar);
                        String remedy = "write {name: value}, missing or failed";
                        findings.error(scalar.at(), ScenarioRule.BAD_REQUEST, problem, remedy);
                        yield new Reply.Missing();
                    }
                };
        };
    }

    private List<NoticeId> notices(Fields fields) {
        return fields.oneOrMore("notices").stream()
                .flatMap(value -> Fields.text(value, "'notices' takes names", findings).stream())
                .flatMap(name -> names.notice(name).stream())
                .map(name -> new NoticeId(name.text()))
                .toList();
    }

    private Map<CalendarName, Opening.State> hours(YamlValue value) {
        Map<CalendarName, Opening.State> hours = new LinkedHashMap<>();
        for (Entry entry : Fields.entries(value, "hours", findings)) {
            Optional<Opening.State> state = Fields.word(entry.value(), STATES, findings);
            names.calendar(entry.key())
                    .ifPresent(name -> state.ifPresent(known -> hours.put(new CalendarName(name.text()), known)));
        }
        return hours;
    }

    private Optional<Handover> handover(Fields fields) {
        Map<String, String> left = new LinkedHashMap<>();
        fields.value("fields")
                .ifPresent(block -> Fields.entries(block, "fields", findings)
                        .forEach(entry -> Fields.text(entry.value(), "a field is one text", findings)
                                .ifPresent(text -> left.put(entry.key().text(), text.text()))));
        return fields.text("channel").map(channel -> new Handover(channel.text(), left));
    }

    private Map<String, List<Answering>> desks(YamlValue value) {
        Map<String, List<Answering>> desks = new LinkedHashMap<>();
        for (Entry entry : Fields.entries(value, "desks", findings)) {
            List<Answering> answers = oneOrMore(entry.value()).stream()
                    .flatMap(one -> answering(one).stream())
                    .toList();
            names.desk(entry.key()).filter(_ -> !answers.isEmpty()).ifPresent(name -> desks.put(name.text(), answers));
        }
        return desks;
    }

    private Floor floor(Fields fields, Floor otherwise) {
        return new Floor(
                said(fields, "agents", otherwise.agents(), this::agents),
                fields.whole("ahead", 0, 1000).orElse(otherwise.ahead()));
    }

    private Map<AgentId, List<Taking>> agents(YamlValue value) {
        Map<AgentId, List<Taking>> agents = new LinkedHashMap<>();
        for (Entry entry : Fields.entries(value, "agents", findings)) {
            List<Taking> takings = oneOrMore(entry.value()).stream()
                    .flatMap(one -> taking(one).stream())
                    .toList();
            names.agent(entry.key()).filter(_ -> !takings.isEmpty()).ifPresent(id -> agents.put(id, takings));
        }
        return agents;
    }

    private Optional<Taking> taking(YamlValue value) {
        if (value instanceof Scalar) {
            return Fields.word(value, TAKINGS, findings);
        }
        Fields fields = Fields.of(value, ScenarioKeys.TAKING, findings);
        return Optional.of(new Taking.Answers(
                fields.duration("answers", Duration.ZERO, Duration.ofMinutes(10))
                        .orElse(Duration.ofSeconds(3)),
                fields.duration("talks", Duration.ZERO, Duration.ofHours(4)).orElse(Duration.ofSeconds(30)),
                fields.flag("lost").orElse(false)));
    }

    private Optional<Answering> answering(YamlValue value) {
        return switch (value) {
            case Scalar _ -> Fields.word(value, REFUSALS, findings);
            case Block _, Items _ ->
                Fields.of(value, ScenarioKeys.TALK, findings)
                        .duration("talks", Duration.ZERO, Duration.ofHours(4))
                        .map(Answering.Talks::new);
        };
    }

    private static List<YamlValue> oneOrMore(YamlValue value) {
        return value instanceof Items items ? items.values() : List.of(value);
    }

    private Optional<Message> message(Fields fields) {
        if (fields.text("records").filter(text -> text.text().equals("nothing")).isPresent()) {
            return Optional.of(new Message.Nothing());
        }
        return fields.duration("records", Duration.ofSeconds(1), Duration.ofHours(1))
                .map(Message.Spoken::new);
    }
}
