package io.greenline.picture;

import java.util.Comparator;
import java.util.List;

/** Draws the explanation below the charts. */
final class SvgLegend {
    private static final double CHIP_WIDTH = 104;
    private static final double CHIP_HEIGHT = 28;
    private static final double GAP = 14;
    private static final double ROW = 17;

    private final Markup svg;
    private final SvgCards cards;
    private final double right;
    private double x;
    private double y;

    SvgLegend(Markup svg, double right) {
        this.svg = svg;
        this.cards = new SvgCards(svg);
        this.right = right;
    }

    /** Draws it from this height on, and says where it ends. */
    double draw(Drawing drawing, double top) {
        x = Page.MARGIN;
        y = top;
        svg.open("g", "class", "legend");
        drawing.boxes().stream()
                .filter(Box::isNode)
                .map(Box::look)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(this::chip);
        if (drawing.boxes().stream().anyMatch(box -> box.look() == Look.REFERENCE)) {
            reference();
        }
        x = Page.MARGIN;
        y += CHIP_HEIGHT + 22;
        line("line ordinary", "as the call is meant to go");
        if (drawing.charts().stream()
                .flatMap(chart -> chart.lines().stream())
                .anyMatch(line -> line.manner() == Line.Manner.OTHERWISE)) {
            line("line otherwise", "when something is missing, wrong or fails");
        }
        y += 10;
        notes(drawing.notes());
        svg.close();
        return y;
    }

    private void chip(Look look) {
        place(CHIP_WIDTH);
        svg.attribute("class", look.tint() == Look.Tint.DARK ? "dark" : "light");
        cards.outline(look, CHIP_WIDTH, CHIP_HEIGHT);
        cards.icon(look, 18, 6);
        svg.text("text", look.word(), "x", 40.0, "y", 18.5);
        svg.close();
    }

    private void reference() {
        place(CHIP_WIDTH + 90);
        cards.outline(Look.REFERENCE, CHIP_WIDTH - 30, 22);
        svg.text("text", "name", "x", 14.0, "y", 15.0);
        svg.text("text", "goes on at that box", "x", CHIP_WIDTH - 22, "y", 15.0);
        svg.close();
    }

    private void place(double width) {
        if (x + width > right) {
            x = Page.MARGIN;
            y += CHIP_HEIGHT + GAP;
        }
        svg.open("g", "transform", "translate(%s %s)".formatted(Markup.number(x), Markup.number(y)));
        x += width + GAP;
    }

    private void line(String classes, String words) {
        svg.open("g", "class", classes);
        svg.element("path", "d", "M%s %sh50".formatted(Markup.number(x), Markup.number(y)), "marker-end", "url(#tip)");
        svg.text("text", words, "x", x + 60, "y", y + 4);
        svg.close();
        x += 60 + Card.SMALL.width(words) + 2 * GAP;
    }

    private void notes(List<String> notes) {
        for (String note : notes) {
            y += ROW;
            svg.text("text", note, "x", Page.MARGIN, "y", y);
        }
    }
}
