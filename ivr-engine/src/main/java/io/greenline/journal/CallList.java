package io.greenline.journal;

import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A table of calls, in the order given.
 *
 * @param calls the rows
 */
public record CallList(List<CallSummary> calls) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> HEAD =
            List.of("BEGAN", "CALLER", "CALLED", "DRIVER", "EVENTS", "TOOK", "END", "CALL");
    private static final int MOST_COLUMNS = 40;

    public CallList {
        calls = List.copyOf(calls);
    }

    /** For a terminal; times of day in a zone. */
    public String text(ZoneId zone) {
        if (calls.isEmpty()) {
            return "no calls yet\n";
        }
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        calls.forEach(call -> rows.add(row(call, zone)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], DisplayText.width(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(DisplayText.pad(row.get(i), widths[i])).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static List<String> row(CallSummary call, ZoneId zone) {
        List<String> cells = List.of(
                CLOCK.format(call.began().atZone(zone)),
                call.calling().isEmpty() ? "withheld" : call.calling(),
                call.called(),
                call.driver(),
                Long.toString(call.events()),
                call.end().map(end -> seconds(call, end)).orElse("-"),
                call.end().map(end -> EventWords.end(end.how())).orElse("goes on"));
        List<String> row = new ArrayList<>();
        cells.forEach(cell -> row.add(DisplayText.cut(DisplayText.clean(cell), MOST_COLUMNS)));
        row.add(call.id().value()); // Never cut: it is what one types to see the call.
        return row;
    }

    private static String seconds(CallSummary call, CallSummary.End end) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(call.began(), end.at()).toMillis() / 1000.0);
    }

    /**
     * One JSON object: {@code calls}, each with {@code call, began, calling, called, driver, events, ended} ({@code at, cause,
     * by, detail}; null while the call goes on). Times are ISO 8601, in UTC.
     */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("calls");
            json.writeStartArray();
            for (CallSummary call : calls) {
                json.writeStartObject();
                json.writeStringProperty("call", call.id().value());
                json.writeStringProperty("began", call.began().toString());
                json.writeStringProperty("calling", call.calling());
                json.writeStringProperty("called", call.called());
                json.writeStringProperty("driver", call.driver());
                json.writeNumberProperty("events", call.events());
                json.writeName("ended");
                writeEnd(json, call.end());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    static void writeEnd(JsonGenerator json, Optional<CallSummary.End> end) {
        if (end.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("at", end.get().at().toString());
        json.writeNumberProperty("cause", end.get().how().cause().code());
        json.writeStringProperty("by", end.get().how().by().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("detail", end.get().how().detail());
        json.writeEndObject();
    }
}
