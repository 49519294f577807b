package io.greenline.picture;

import io.greenline.picture.Line.Manner;
import io.greenline.picture.Look.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A drawing as a Mermaid flowchart, for pages that draw it themselves. Lives for one drawing. */
final class MermaidWriter {
    private static final String UNTESTED = "stroke:#c00000,stroke-width:2px,stroke-dasharray:7 4";

    private final Drawing drawing;
    private final Direction direction;
    private final Map<String, String> names;
    private final StringBuilder text = new StringBuilder();
    private final List<String> linkStyles = new ArrayList<>();
    private int links;

    MermaidWriter(Drawing drawing, Direction direction) {
        this.drawing = drawing;
        this.direction = direction;
        this.names = drawing.numbered();
    }

    String write() {
        line("---");
        line("title: \"%s, version %s\"".formatted(drawing.title(), drawing.version()));
        line("---");
        drawing.captions().forEach(this::comment);
        drawing.notes().forEach(this::comment);
        line("flowchart "
                + switch (direction) {
                    case DOWN -> "TD";
                    case RIGHT -> "LR";
                });
        for (int i = 0; i < drawing.charts().size(); i++) {
            Chart chart = drawing.charts().get(i);
            line("  subgraph g%d[\"%s\"]".formatted(i + 1, escaped(chart.title())));
            chart.boxes().forEach(this::box);
            chart.lines().forEach(this::link);
            line("  end");
        }
        classes();
        linkStyles.forEach(this::line);
        return text.toString();
    }

    private void line(String content) {
        text.append(content).append('\n');
    }

    /** A comment ends with its line, and braces in one would be directives. */
    private void comment(String words) {
        line("%% " + words.replaceAll("[\\p{Cntrl}{}]", " "));
    }

    private void box(Box box) {
        String label = label(Card.of(box).lettered());
        String form = switch (box.look().shape()) {
            case ROUNDED -> "(\"%s\")";
            case SLANTED -> "[/\"%s\"/]";
            case POINTED -> "{{\"%s\"}}";
            case PLAIN -> "[\"%s\"]";
            case FOLDED -> "[(\"%s\")]";
            case BARRED -> "[[\"%s\"]]";
            case STADIUM, PILL -> "([\"%s\"])";
            case TAG -> ">\"%s\"]";
        };
        line("    " + names.get(box.id()) + form.formatted(label));
    }

    private void link(Line line) {
        String arrow = line.manner() == Manner.ORDINARY ? "-->" : "-.->";
        List<String> rows = LineText.of(line).rows();
        String label = rows.isEmpty() ? "" : "|\"%s\"|".formatted(label(rows));
        line("    %s %s%s %s".formatted(names.get(line.from()), arrow, label, names.get(line.to())));
        switch (line.mark()) {
            case Mark.Plain _, Mark.Tested _ -> {}
            case Mark.Untested _, Mark.Beyond _ -> linkStyles.add("  linkStyle %d %s".formatted(links, UNTESTED));
            case Mark.Counted counted ->
                linkStyles.add(String.format(
                        Locale.ROOT, "  linkStyle %d stroke-width:%.1fpx", links, 1 + 5 * counted.share()));
        }
        links++;
    }

    private void classes() {
        for (Tint tint : Tint.values()) {
            String members = members(drawing.boxes().stream()
                    .filter(box -> box.look().tint() == tint)
                    .toList());
            if (!members.isEmpty()) {
                String name = tint.name().toLowerCase(Locale.ROOT);
                String letters = tint == Tint.DARK ? "#fff" : "#111";
                line("  classDef %s fill:%s,stroke:%s,color:%s".formatted(name, tint.fill(), tint.stroke(), letters));
                line("  class %s %s".formatted(members, name));
            }
        }
        String untested = members(drawing.boxes().stream()
                .filter(box -> box.mark() instanceof Mark.Untested)
                .toList());
        if (!untested.isEmpty()) {
            line("  classDef untested " + UNTESTED);
            line("  class %s untested".formatted(untested));
        }
    }

    private String members(List<Box> boxes) {
        return boxes.stream().map(box -> String.valueOf(names.get(box.id()))).collect(Collectors.joining(","));
    }

    private static String label(List<String> rows) {
        return rows.stream().map(MermaidWriter::escaped).collect(Collectors.joining("<br/>"));
    }

    /** Mermaid's own entities: letters that could end a label, or be taken for HTML or Markdown, become numbers. */
    private static String escaped(String words) {
        StringBuilder safe = new StringBuilder();
        words.codePoints().filter(c -> !Character.isISOControl(c)).forEach(c -> {
            if ("\"#&<>`|\\".indexOf(c) >= 0) {
                safe.append('#').append(c).append(';');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
