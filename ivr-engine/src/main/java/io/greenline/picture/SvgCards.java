package io.greenline.picture;

import io.greenline.picture.Plot.PlacedCard;
import java.util.Locale;

/** Draws boxes as SVG. */
final class SvgCards {
    private final Markup svg;

    SvgCards(Markup svg) {
        this.svg = svg;
    }

    void draw(PlacedCard placed) {
        Card card = placed.card();
        Box box = card.box();
        svg.open(
                "g",
                "id",
                box.id(),
                "class",
                classes(box),
                "transform",
                "translate(%s %s)".formatted(Markup.number(placed.x()), Markup.number(placed.y())));
        svg.text("title", tooltip(box));
        box.refersTo().ifPresent(id -> svg.open("a", "href", "#" + id));
        outline(box.look(), card.width(), card.height());
        if (box.isNode()) {
            lettering(card);
        } else {
            svg.text(
                    "text",
                    card.name(),
                    "x",
                    card.width() / 2 - (box.refersTo().isPresent() ? 3 : 0),
                    "y",
                    15.0,
                    "text-anchor",
                    "middle");
        }
        box.refersTo().ifPresent(_ -> svg.close());
        svg.close();
    }

    /** The outline of a kind in its colours. */
    void outline(Look look, double width, double height) {
        svg.element(
                "path",
                "class",
                "shape",
                "d",
                Outline.of(look.shape(), width, height),
                "fill",
                look.tint().fill(),
                "stroke",
                look.tint().stroke());
    }

    /** The icon of a kind, its top left corner here. */
    void icon(Look look, double x, double y) {
        svg.element(
                "path",
                "class",
                "icon",
                "d",
                look.icon(),
                "stroke",
                look.tint() == Look.Tint.DARK ? "#fff" : look.tint().stroke(),
                "transform",
                "translate(%s %s)".formatted(Markup.number(x), Markup.number(y)));
    }

    private void lettering(Card card) {
        double left = Card.PADDING + card.inset();
        double right = card.width() - left;
        icon(card.box().look(), left - 2, Card.NAME_BASE - 13);
        svg.text("text", card.name(), "class", "name", "x", left + 18, "y", Card.NAME_BASE);
        svg.text("text", card.caption(), "class", "kind", "x", left, "y", Card.CAPTION_BASE);
        if (!card.note().isEmpty()) {
            svg.text("text", card.note(), "class", "note", "x", right, "y", Card.CAPTION_BASE, "text-anchor", "end");
        }
        double base = Card.CAPTION_BASE + 2;
        for (String row : card.rows()) {
            base += Card.ROW;
            svg.text("text", row, "x", left, "y", base);
        }
    }

    private static String classes(Box box) {
        String kind = "box " + box.look().name().toLowerCase(Locale.ROOT);
        String tint = box.look().tint() == Look.Tint.DARK ? " dark" : "";
        return kind + tint + mark(box.mark());
    }

    static String mark(Mark mark) {
        return switch (mark) {
            case Mark.Plain _, Mark.Tested _ -> "";
            case Mark.Untested _ -> " untested";
            case Mark.Beyond _ -> " beyond";
            case Mark.Counted counted -> counted.calls() == 0 ? " unused" : "";
        };
    }

    /** Everything, not clipped, and where it is written. */
    private static String tooltip(Box box) {
        StringBuilder tip = new StringBuilder(box.name());
        if (box.isNode()) {
            tip.append(" (").append(box.look().word());
            tip.append(box.caption().isEmpty() ? "" : " " + box.caption()).append(')');
        }
        box.texts().forEach(text -> tip.append('\n').append(text));
        box.place().ifPresent(place -> tip.append('\n').append(place));
        return tip.toString();
    }
}
