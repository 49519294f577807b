package io.greenline.picture;

import io.greenline.picture.Line.Manner;
import io.greenline.picture.Look.Tint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A drawing in Graphviz's language. Lives for one drawing. */
final class DotWriter {
    private static final String FONT = "Noto Sans,Helvetica,Arial,Noto Sans CJK SC";
    private static final String UNTESTED = ", color=\"#c00000\", fontcolor=\"#c00000\", style=%s";

    private final Drawing drawing;
    private final Direction direction;
    private final Map<String, String> names;
    private final StringBuilder text = new StringBuilder();

    DotWriter(Drawing drawing, Direction direction) {
        this.drawing = drawing;
        this.direction = direction;
        this.names = drawing.numbered();
    }

    String write() {
        line("digraph %s {".formatted(quoted(List.of(drawing.title()))));
        line("  graph [label=%s, labelloc=t, fontname=\"%s\", rankdir=%s, bgcolor=white];"
                .formatted(
                        quoted(heading()),
                        FONT,
                        switch (direction) {
                            case DOWN -> "TB";
                            case RIGHT -> "LR";
                        }));
        line("  node [fontname=\"%s\", fontsize=11];".formatted(FONT));
        line("  edge [fontname=\"%s\", fontsize=10];".formatted(FONT));
        for (int i = 0; i < drawing.charts().size(); i++) {
            Chart chart = drawing.charts().get(i);
            line("  subgraph cluster_%d {".formatted(i + 1));
            line("    label=%s; color=\"#bbbbbb\";".formatted(quoted(List.of(chart.title()))));
            chart.boxes().forEach(this::box);
            chart.lines().forEach(this::edge);
            line("  }");
        }
        line("}");
        return text.toString();
    }

    private List<String> heading() {
        return Stream.of(List.of(drawing.title(), "version " + drawing.version()), drawing.captions(), drawing.notes())
                .flatMap(List::stream)
                .toList();
    }

    private void line(String content) {
        text.append(content).append('\n');
    }

    private void box(Box box) {
        Tint tint = box.look().tint();
        String style = switch (box.look().shape()) {
            case ROUNDED -> "shape=box, style=\"rounded,filled\"";
            case SLANTED -> "shape=parallelogram, style=filled";
            case POINTED -> "shape=hexagon, style=filled";
            case PLAIN -> "shape=box, style=filled";
            case FOLDED -> "shape=note, style=filled";
            case BARRED -> "shape=box, style=filled, peripheries=2";
            case STADIUM -> "shape=box, style=\"rounded,filled,bold\"";
            case PILL -> "shape=oval, style=filled";
            case TAG -> "shape=cds, style=filled";
        };
        String letters = tint == Tint.DARK ? "#ffffff" : "#111111";
        String tip =
                box.place().map(place -> ", tooltip=" + quoted(List.of(place))).orElse("");
        String mark = box.mark() instanceof Mark.Untested ? UNTESTED.formatted("\"filled,dashed\"") : "";
        line("    %s [label=%s, %s, fillcolor=\"%s\", color=\"%s\", fontcolor=\"%s\"%s%s];"
                .formatted(
                        names.get(box.id()),
                        quoted(Card.of(box).lettered()),
                        style,
                        tint.fill(),
                        tint.stroke(),
                        letters,
                        tip,
                        mark));
    }

    private void edge(Line line) {
        String style = line.manner() == Manner.ORDINARY ? "solid" : "dashed";
        String mark = switch (line.mark()) {
            case Mark.Plain _, Mark.Tested _ -> "";
            case Mark.Untested _, Mark.Beyond _ -> UNTESTED.formatted("dashed");
            case Mark.Counted counted -> String.format(Locale.ROOT, ", penwidth=%.1f", 1 + 5 * counted.share());
        };
        line("    %s -> %s [label=%s, style=%s%s];"
                .formatted(
                        names.get(line.from()),
                        names.get(line.to()),
                        quoted(LineText.of(line).rows()),
                        style,
                        mark));
    }

    /** In quotes, row by row; a backslash would be an escape and an ampersand an entity of HTML. */
    private static String quoted(List<String> rows) {
        return rows.stream().map(DotWriter::escaped).collect(Collectors.joining("\\n", "\"", "\""));
    }

    private static String escaped(String words) {
        return words.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace("&", "&amp;")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }
}
