package io.greenline.figures;

import io.greenline.figures.Meaning.Unit;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A report as a table for people, as CSV, or as JSON. */
public final class ReportTable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final String ALL_TIME = "all";
    /** What fits on a terminal; CSV and JSON have everything. */
    private static final Set<Figure> SHOWN = Set.of(
            Figure.OFFERED,
            Figure.ANSWERED,
            Figure.ABANDONED,
            Figure.SERVICE_LEVEL_C,
            Figure.ASA,
            Figure.WAIT_P95,
            Figure.WAIT_MAX,
            Figure.AHT,
            Figure.PROMISES_BROKEN,
            Figure.CALLBACKS);

    private final ZoneId zone;
    /** The heads of the columns before the figures. */
    private final List<String> names;

    private final List<Column> columns;
    private final List<Row> rows;

    private record Column(Meaning meaning, Shown shown) {}

    private enum Shown {
        EVERYWHERE,
        NOT_TO_PEOPLE
    }

    /** @param words what the row is of: a group, and whose figures they are where tables stand beside each other */
    private record Row(Instant start, List<String> words, List<OptionalDouble> values) {}

    private ReportTable(ZoneId zone, List<String> names, List<Column> columns, List<Row> rows) {
        this.zone = zone;
        this.names = names;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Callers' figures.
     *
     * @param groups what a group is, for the head of its column
     */
    public static ReportTable callers(Report report, ZoneId zone, String groups) {
        List<Column> columns = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            columns.add(new Column(figure.meaning(), SHOWN.contains(figure) ? Shown.EVERYWHERE : Shown.NOT_TO_PEOPLE));
        }
        return new ReportTable(
                zone,
                List.of(groups),
                columns,
                rows(report.callers(), tally -> values(Figure.values(), f -> f.of(tally))));
    }

    /** Agents' figures. */
    public static ReportTable agents(Report report, ZoneId zone) {
        List<Column> columns = Arrays.stream(AgentFigure.values())
                .map(figure -> new Column(figure.meaning(), Shown.EVERYWHERE))
                .toList();
        return new ReportTable(
                zone,
                List.of("agents"),
                columns,
                rows(report.agents(), tally -> values(AgentFigure.values(), f -> f.of(tally))));
    }

    private static <T> List<Row> rows(Map<Report.Key, T> tallies, Function<T, List<OptionalDouble>> values) {
        List<Row> rows = new ArrayList<>();
        tallies.forEach((key, tally) -> rows.add(new Row(key.start(), List.of(key.group()), values.apply(tally))));
        return rows;
    }

    /**
     * Tables of the same figures, row by row beside each other.
     *
     * @param what the head of the column that tells them from each other
     * @param tables by what they are of
     */
    public static ReportTable beside(String what, SequencedMap<String, ReportTable> tables) {
        ReportTable first = tables.firstEntry().getValue();
        List<Row> rows = new ArrayList<>();
        tables.forEach((name, table) -> table.rows.forEach(
                row -> rows.add(new Row(row.start(), List.of(row.words().getFirst(), name), row.values()))));
        rows.sort(Comparator.comparing(Row::start)
                .thenComparing(row -> row.words().getFirst()));
        return new ReportTable(first.zone, List.of(first.names.getFirst(), what), first.columns, rows);
    }

    private static <F> List<OptionalDouble> values(F[] figures, Function<F, OptionalDouble> value) {
        return Arrays.stream(figures).map(value).toList();
    }

    /** What every figure means. */
    public static String definitions() {
        StringBuilder text = new StringBuilder();
        Map<String, List<Meaning>> parts = new LinkedHashMap<>();
        parts.put("Callers", Arrays.stream(Figure.values()).map(Figure::meaning).toList());
        parts.put(
                "Agents",
                Arrays.stream(AgentFigure.values()).map(AgentFigure::meaning).toList());
        parts.forEach((part, meanings) -> {
            text.append(part).append('\n');
            for (Meaning meaning : meanings) {
                text.append("  ").append(meaning.name()).append('\n');
                line(text, "numerator", meaning.numerator());
                line(text, "denominator", meaning.denominator());
                line(text, "clock", meaning.clock());
                line(text, "excludes", meaning.excludes());
            }
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.equals("-")) {
            text.append("    %-12s %s%n".formatted(name, value));
        }
    }

    /** For a terminal. */
    public String text() {
        if (rows.isEmpty()) {
            return "nobody was there in this time\n";
        }
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("from"));
        head.addAll(names);
        shown().forEach(i -> head.add(columns.get(i).meaning().name()));
        lines.add(head);
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(local(row.start())));
            line.addAll(row.words());
            shown().forEach(i -> line.add(
                    people(columns.get(i).meaning().unit(), row.values().get(i))));
            lines.add(line);
        }
        return aligned(lines, 1 + names.size());
    }

    private List<Integer> shown() {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).shown() == Shown.EVERYWHERE) {
                shown.add(i);
            }
        }
        return shown;
    }

    private static String aligned(List<List<String>> lines, int words) {
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - line.get(i).length());
                out.append(i < words ? line.get(i) + pad : pad + line.get(i)).append("  ");
            }
            text.append(out.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String local(Instant start) {
        return start.equals(Instant.EPOCH) ? ALL_TIME : CLOCK.format(start.atZone(zone));
    }

    private static String people(Unit unit, OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        return switch (unit) {
            case COUNT -> Long.toString((long) value.getAsDouble());
            case SHARE -> String.format(Locale.ROOT, "%.1f %%", value.getAsDouble() * 100);
            case SECONDS -> String.format(Locale.ROOT, "%.1f s", value.getAsDouble());
        };
    }

    /** For a spreadsheet: RFC 4180, a point in decimals, shares from 0 to 1, seconds; nothing where nothing can be said. */
    public String csv() {
        StringBuilder text = new StringBuilder("from,").append(String.join(",", names));
        columns.forEach(column -> text.append(',').append(column.meaning().name()));
        text.append("\r\n");
        for (Row row : rows) {
            text.append(utc(row.start()));
            row.words().forEach(word -> text.append(',').append(quoted(word)));
            for (int i = 0; i < columns.size(); i++) {
                text.append(',')
                        .append(number(
                                columns.get(i).meaning().unit(), row.values().get(i)));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String utc(Instant start) {
        return start.equals(Instant.EPOCH) ? ALL_TIME : start.toString();
    }

    /** A cell that begins like a formula is a formula to some spreadsheets: an apostrophe makes it text. */
    private static String quoted(String cell) {
        String text = cell.matches("[=+\\-@\\t\\r].*") ? "'" + cell : cell;
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String number(Unit unit, OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (unit) {
            case COUNT -> Long.toString((long) value.getAsDouble());
            case SHARE -> String.format(Locale.ROOT, "%.4f", value.getAsDouble());
            case SECONDS -> String.format(Locale.ROOT, "%.3f", value.getAsDouble());
        };
    }

    /**
     * One JSON object: {@code rows}, each with {@code from} (ISO 8601 in UTC, or {@code all}), the group and every figure by its
     * name; null where nothing can be said.
     */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("rows");
            json.writeStartArray();
            for (Row row : rows) {
                json.writeStartObject();
                json.writeStringProperty("from", utc(row.start()));
                for (int i = 0; i < names.size(); i++) {
                    json.writeStringProperty(names.get(i), row.words().get(i));
                }
                for (int i = 0; i < columns.size(); i++) {
                    json.writeName(columns.get(i).meaning().name());
                    String number =
                            number(columns.get(i).meaning().unit(), row.values().get(i));
                    json.writeRawValue(number.isEmpty() ? "null" : number);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
