package io.greenline.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands at a line.
 *
 * @param rows none where the line says it all
 */
record LineText(List<String> rows) {
    static final Lettering LETTERS = new Lettering(11);
    static final double ROW = 13.5;
    private static final double WIDEST = 150;
    private static final int ROWS_OF_A_WAY = 2;

    LineText {
        rows = List.copyOf(rows);
    }

    static LineText of(Line line) {
        List<String> rows = new ArrayList<>();
        for (Way way : line.ways()) {
            append(words(way, line), rows);
        }
        switch (line.mark()) {
            case Mark.Plain _, Mark.Tested _, Mark.Beyond _ -> {}
            case Mark.Untested _ -> append("not tested", rows);
            case Mark.Counted counted -> append(counted.calls() + "×", rows);
        }
        return new LineText(rows);
    }

    /** Where only some of a line's ways are untested, each says it for itself. */
    private static String words(Way way, Line line) {
        boolean alone = way.mark() instanceof Mark.Untested && line.mark() instanceof Mark.Tested;
        boolean needsName = alone || line.ways().size() > 1;
        String words = needsName && way.words().isEmpty() ? way.label() : way.words();
        return alone ? words + " (not tested)" : words;
    }

    private static void append(String words, List<String> rows) {
        if (words.isEmpty()) {
            return;
        }
        String joined = rows.isEmpty() ? words : rows.getLast() + " · " + words;
        if (!rows.isEmpty() && LETTERS.width(joined) <= WIDEST) {
            rows.set(rows.size() - 1, joined);
        } else {
            rows.addAll(LETTERS.wrap(words, WIDEST, ROWS_OF_A_WAY));
        }
    }

    /** In pixels. */
    double width() {
        return rows.stream().mapToDouble(LETTERS::width).max().orElse(0) + 6;
    }

    /** In pixels. */
    double height() {
        return rows.size() * ROW + 2;
    }

    String text() {
        return rows.stream().collect(Collectors.joining(" "));
    }
}
