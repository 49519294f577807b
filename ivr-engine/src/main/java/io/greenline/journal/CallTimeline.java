package io.greenline.journal;

import io.greenline.telephony.CallId;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The story of one call for the quality staff: what was said, what the caller did, where the call went and why.
 *
 * @param entries the call's events in order, at least one
 */
public record CallTimeline(List<Entry> entries) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);
    private static final int LABEL_COLUMNS = 10;

    public CallTimeline {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a call has at least one event");
        }
    }

    /** A head of a few lines and one line an event, for a terminal; times of day in a zone. */
    public String text(ZoneId zone) {
        return text(zone, Map.of());
    }

    /**
     * The same with remarks between the lines.
     *
     * @param remarks lines by the number of the event that they stand behind; 0 is before the first
     */
    public String text(ZoneId zone, Map<Long, String> remarks) {
        StringBuilder text = new StringBuilder("Call ").append(id()).append('\n');
        arrived().ifPresent(arrived -> {
            label(text, "caller", caller(arrived));
            label(text, "called", "%s over %s".formatted(arrived.called(), arrived.driver()));
        });
        chosen().ifPresent(chosen -> label(
                text,
                "dialplan",
                "%s, version %s, begun in %s"
                        .formatted(chosen.dialplan(), EventWords.version(chosen), chosen.language())));
        label(text, "began", CLOCK.format(began().atZone(zone)));
        label(text, "took", took());
        label(text, "ended", ended().map(EventWords::end).orElse("not yet, or lost track of"));
        text.append('\n');
        remark(text, remarks, 0);
        for (Entry entry : entries) {
            text.append("%12s  ".formatted(offset(entry)))
                    .append(DisplayText.clean(EventWords.of(entry.event())))
                    .append('\n');
            remark(text, remarks, entry.sequence());
        }
        return text.toString();
    }

    private static void remark(StringBuilder text, Map<Long, String> remarks, long after) {
        Optional.ofNullable(remarks.get(after))
                .ifPresent(remark -> text.append(DisplayText.clean(remark)).append('\n'));
    }

    /**
     * The same as one JSON object: {@code call, calling, calling_name, called, driver, dialplan, version, language, began,
     * duration_ms, ended} ({@code at, cause, by, detail}; null while the call goes on) and {@code events}, each with
     * {@code sequence, at, offset_ms, type, event, text}; {@code event} is what {@link EventCodec} writes. Times are ISO 8601,
     * in UTC.
     */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("call", id().value());
            writeHead(json);
            json.writeName("events");
            json.writeStartArray();
            for (Entry entry : entries) {
                write(json, entry);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void writeHead(JsonGenerator json) {
        Optional<Event.CallArrived> arrived = arrived();
        json.writeStringProperty(
                "calling", arrived.map(Event.CallArrived::calling).orElse(""));
        json.writeStringProperty(
                "calling_name", arrived.map(Event.CallArrived::callingName).orElse(""));
        json.writeStringProperty(
                "called", arrived.map(Event.CallArrived::called).orElse(""));
        json.writeStringProperty(
                "driver", arrived.map(Event.CallArrived::driver).orElse(""));
        Optional<Event.DialplanChosen> chosen = chosen();
        json.writeStringProperty(
                "dialplan", chosen.map(Event.DialplanChosen::dialplan).orElse(""));
        json.writeStringProperty(
                "version", chosen.map(Event.DialplanChosen::version).orElse(""));
        json.writeStringProperty("language", chosen.map(c -> c.language().tag()).orElse(""));
        json.writeStringProperty("began", began().toString());
        json.writeNumberProperty(
                "duration_ms", Duration.between(began(), last()).toMillis());
        json.writeName("ended");
        CallList.writeEnd(json, ended().map(how -> new CallSummary.End(last(), how)));
    }

    private void write(JsonGenerator json, Entry entry) {
        EventCodec.Encoded event = EventCodec.encode(entry.event());
        json.writeStartObject();
        json.writeNumberProperty("sequence", entry.sequence());
        json.writeStringProperty("at", entry.at().toString());
        json.writeNumberProperty(
                "offset_ms", Duration.between(began(), entry.at()).toMillis());
        json.writeStringProperty("type", event.type());
        json.writeName("event");
        json.writeRawValue(event.body());
        json.writeStringProperty("text", EventWords.of(entry.event()).strip());
        json.writeEndObject();
    }

    private static void label(StringBuilder text, String label, String value) {
        text.append("  ")
                .append(DisplayText.pad(label, LABEL_COLUMNS))
                .append(DisplayText.clean(value))
                .append('\n');
    }

    private static String caller(Event.CallArrived arrived) {
        String number = arrived.calling().isEmpty() ? "number withheld" : arrived.calling();
        return arrived.callingName().isEmpty() ? number : "%s (%s)".formatted(number, arrived.callingName());
    }

    private String took() {
        return "%s s%s, %d events"
                .formatted(
                        seconds(Duration.between(began(), last())),
                        ended().isPresent() ? "" : " so far",
                        entries.size());
    }

    private String offset(Entry entry) {
        return "+" + seconds(Duration.between(began(), entry.at()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    private CallId id() {
        return entries.getFirst().call();
    }

    private Instant began() {
        return entries.getFirst().at();
    }

    private Instant last() {
        return entries.getLast().at();
    }

    private Optional<Event.CallArrived> arrived() {
        return first(Event.CallArrived.class);
    }

    private Optional<Event.DialplanChosen> chosen() {
        return first(Event.DialplanChosen.class);
    }

    private Optional<Event.CallEnded> ended() {
        return first(Event.CallEnded.class);
    }

    private <E extends Event> Optional<E> first(Class<E> kind) {
        return entries.stream()
                .map(Entry::event)
                .flatMap(event -> kind.isInstance(event) ? Stream.of(kind.cast(event)) : Stream.empty())
                .findFirst();
    }
}
