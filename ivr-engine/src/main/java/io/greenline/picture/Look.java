package io.greenline.picture;

/** What kinds of boxes look like: the same icon and word for a kind everywhere, one shape and colour for related kinds. */
enum Look {
    PLAY("play", Shape.ROUNDED, Tint.BLUE, "M2.5 6h2.5l4-3v10l-4-3H2.5zM11.5 5.5a3.5 3.5 0 0 1 0 5"),
    ANNOUNCE("announce", Shape.ROUNDED, Tint.BLUE, "M2.5 6.5v3l8 3.5V3zM13 6.5v3M4.5 10.5v3h2v-2.5"),
    MENU(
            "menu",
            Shape.SLANTED,
            Tint.AMBER,
            "M3 3h2v2H3zM7 3h2v2H7zM11 3h2v2h-2zM3 7h2v2H3zM7 7h2v2H7zM11 7h2v2h-2zM7 11h2v2H7z"),
    ASK("ask", Shape.SLANTED, Tint.AMBER, "M1.5 4.5h13v7h-13zM4.5 7v2M7.5 7v2M10.5 6.5v3"),
    SURVEY("survey", Shape.SLANTED, Tint.AMBER, "M8 2l1.8 3.8 4.2.5-3.1 2.8.8 4.1L8 11.2l-3.7 2 .8-4.1L2 6.3l4.2-.5z"),
    RECORD(
            "record",
            Shape.SLANTED,
            Tint.AMBER,
            "M8 2a2 2 0 0 1 2 2v3.5a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM4 7a4 4 0 0 0 8 0M8 11v3M5.5 14h5"),
    CHOOSE("choose", Shape.POINTED, Tint.VIOLET, "M8 1.5 14.5 8 8 14.5 1.5 8zM8 5v3.5M8 10.5v.5"),
    HOURS("hours", Shape.POINTED, Tint.VIOLET, "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.5V8l2.5 2"),
    CLASSIFY("classify", Shape.POINTED, Tint.VIOLET, "M2 3h12M4 6.5h8M6 10h4M8 10v4"),
    SET("set", Shape.PLAIN, Tint.GREY, "M3 6h10M3 10h10"),
    LANGUAGE(
            "language",
            Shape.PLAIN,
            Tint.GREY,
            "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c-4 3.5-4 8.5 0 12M8 2c4 3.5 4 8.5 0 12"),
    LOOKUP("lookup", Shape.FOLDED, Tint.TEAL, "M6.5 2.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM9.5 9.5l4 4"),
    HTTP("http", Shape.FOLDED, Tint.TEAL, "M2 5.5h11M10.5 3l2.5 2.5L10.5 8M14 10.5H3M5.5 8 3 10.5 5.5 13"),
    SEND("send", Shape.FOLDED, Tint.TEAL, "M2 8 14 2.5 10.5 13.5 7.5 9zM7.5 9 14 2.5"),
    CALLBACK("callback", Shape.FOLDED, Tint.TEAL, "M13 8a5 5 0 1 1-2-4M11 1v3.5H7.5"),
    INCIDENT("incident", Shape.FOLDED, Tint.TEAL, "M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z"),
    HANDOVER("handover", Shape.FOLDED, Tint.TEAL, "M1.5 8h8M7 5l3 3-3 3M10 2.5h3.5v11H10"),
    SUBFLOW("subflow", Shape.BARRED, Tint.ROSE, "M2 2.5h8v6H2zM6 8.5v5h8v-6h-4"),
    TRANSFER("transfer", Shape.STADIUM, Tint.GREEN, "M4 2.5 6.5 5 5 7c1 2 2 3 4 4l2-1.5 2.5 2.5-1.5 2C7 14 2 9 2 4z"),
    QUEUE(
            "queue",
            Shape.STADIUM,
            Tint.GREEN,
            "M4 4a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM12 4a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM1.5 12.5c0-5 5-5 5 0M9.5 12.5c0-5 5-5 5 0"),
    AGENT(
            "agent",
            Shape.STADIUM,
            Tint.GREEN,
            "M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 14c0-6 11-6 11 0M12 3l1.5 1.5L16 2"),
    HANGUP("hangup", Shape.ROUNDED, Tint.DARK, "M4 4l8 8M12 4l-8 8"),

    /** Where a flow begins. */
    START("start", Shape.PILL, Tint.DARK, ""),
    /** Where a call or a subflow ends. */
    END("end", Shape.PILL, Tint.DARK, ""),
    /** Stands for a box that is drawn elsewhere. */
    REFERENCE("reference", Shape.TAG, Tint.NONE, "");

    /** The outline. Sizes of insets are in pixels. */
    enum Shape {
        ROUNDED,
        SLANTED,
        POINTED,
        PLAIN,
        FOLDED,
        BARRED,
        STADIUM,
        PILL,
        TAG
    }

    /** Fill and outline; light enough for black text on any printer. */
    enum Tint {
        BLUE("#e8f1fb", "#2f6db5"),
        AMBER("#fff3d6", "#a86a08"),
        VIOLET("#f1e9fa", "#7446a8"),
        GREY("#f3f3f3", "#5c5c5c"),
        TEAL("#e0f4f1", "#167a70"),
        ROSE("#fbe8ef", "#a8346a"),
        GREEN("#e4f5e4", "#2a742f"),
        DARK("#333333", "#333333"),
        NONE("#ffffff", "#777777");

        private final String fill;
        private final String stroke;

        Tint(String fill, String stroke) {
            this.fill = fill;
            this.stroke = stroke;
        }

        String fill() {
            return fill;
        }

        String stroke() {
            return stroke;
        }
    }

    private final String word;
    private final Shape shape;
    private final Tint tint;
    private final String icon;

    Look(String word, Shape shape, Tint tint, String icon) {
        this.word = word;
        this.shape = shape;
        this.tint = tint;
        this.icon = icon;
    }

    /** The kind as dialplans write it. */
    String word() {
        return word;
    }

    Shape shape() {
        return shape;
    }

    Tint tint() {
        return tint;
    }

    /** An outline in a square of 16 by 16, as an SVG path; empty where there is none. */
    String icon() {
        return icon;
    }
}
