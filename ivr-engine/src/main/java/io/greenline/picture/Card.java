package io.greenline.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A box with its lettering set, so that its size is known. All numbers are pixels.
 *
 * @param name in one row
 * @param caption in one row
 * @param note what an overlay says, beside the caption; may be empty
 * @param rows what it says or computes
 */
record Card(Box box, String name, String caption, String note, List<String> rows, double width, double height) {
    static final Lettering NAME = new Lettering(13);
    static final Lettering SMALL = new Lettering(11);

    /** Left of the lettering. */
    static final double PADDING = 11;
    /** Height of a row of small letters. */
    static final double ROW = 14.5;
    /** From the top to the line on which the name stands, and from there to the caption's. */
    static final double NAME_BASE = 20;

    static final double CAPTION_BASE = 36;
    private static final double ICON = 20;
    private static final double INNER = 178;
    private static final int ROWS_OF_A_TEXT = 2;
    private static final int MOST_ROWS = 4;
    private static final double SIGN_HEIGHT = 22;

    Card {
        rows = List.copyOf(rows);
    }

    static Card of(Box box) {
        return box.isNode() ? node(box) : sign(box);
    }

    /** How far the lettering stays from the left and right border, for the shape's sake. */
    double inset() {
        return inset(box);
    }

    private static double inset(Box box) {
        return switch (box.look().shape()) {
            case SLANTED, POINTED -> 14;
            case STADIUM, BARRED -> 8;
            case ROUNDED, PLAIN, FOLDED, PILL, TAG -> 0;
        };
    }

    /** All that is lettered, row by row, for formats that set it themselves. */
    List<String> lettered() {
        return Stream.concat(Stream.of(name, caption, note), rows.stream())
                .filter(row -> !row.isEmpty())
                .toList();
    }

    private static Card node(Box box) {
        List<String> rows = box.texts().stream()
                .flatMap(text -> SMALL.wrap(text, INNER, ROWS_OF_A_TEXT).stream())
                .limit(MOST_ROWS)
                .collect(Collectors.toCollection(ArrayList::new));
        String note = note(box.mark());
        double forCaption = note.isEmpty() ? INNER : INNER - SMALL.width(note) - SMALL.size();
        String caption = Stream.of(box.look().word(), box.caption())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        double height = CAPTION_BASE + 9 + rows.size() * ROW + (rows.isEmpty() ? 0 : 2);
        return new Card(
                box,
                NAME.clip(box.name(), INNER - ICON),
                SMALL.clip(caption, forCaption),
                note,
                rows,
                INNER + 2 * (PADDING + inset(box)),
                height);
    }

    private static Card sign(Box box) {
        String name = SMALL.clip(box.name(), INNER);
        return new Card(box, name, "", "", List.of(), Math.max(44, SMALL.width(name) + 28), SIGN_HEIGHT);
    }

    private static String note(Mark mark) {
        return switch (mark) {
            case Mark.Plain _, Mark.Tested _, Mark.Beyond _ -> "";
            case Mark.Untested _ -> "not tested";
            case Mark.Counted counted -> counted.calls() + "×";
        };
    }
}
