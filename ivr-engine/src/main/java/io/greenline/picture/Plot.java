package io.greenline.picture;

import java.util.List;

/** A chart whose parts have their places, in pixels from its top left corner. */
record Plot(Chart chart, double width, double height, List<PlacedCard> cards, List<PlacedLine> lines) {
    Plot {
        cards = List.copyOf(cards);
        lines = List.copyOf(lines);
    }

    record Point(double x, double y) {}

    /** A box at its place. */
    record PlacedCard(Card card, double x, double y) {}

    /**
     * A line with its corners, the ends among them.
     *
     * @param textAt top left corner of the text
     */
    record PlacedLine(Line line, LineText text, List<Point> corners, Point textAt) {
        PlacedLine {
            corners = List.copyOf(corners);
        }
    }
}
