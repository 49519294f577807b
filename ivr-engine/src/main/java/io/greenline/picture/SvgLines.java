package io.greenline.picture;

import io.greenline.picture.Plot.PlacedCard;
import io.greenline.picture.Plot.PlacedLine;
import io.greenline.picture.Plot.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws a chart's lines as SVG. */
final class SvgLines {
    private static final double BEND = 7;
    private static final double THINNEST = 1.2;
    private static final double THICKEST = 6;
    /** From this width on a line has a larger tip. */
    private static final double THICK = 3;

    private static final double HALO = 3;
    /** A text that ends so near to a line belongs to it. */
    private static final double NEAR = 8;

    private final Markup svg;
    private final Map<String, PlacedCard> cards;

    SvgLines(Markup svg, Plot plot) {
        this.svg = svg;
        this.cards = plot.cards().stream()
                .collect(Collectors.toMap(card -> card.card().box().id(), Function.identity()));
    }

    void draw(PlacedLine placed) {
        Line line = placed.line();
        String classes = "line " + line.manner().name().toLowerCase(Locale.ROOT) + SvgCards.mark(line.mark());
        svg.open("g", "class", classes, "data-from", line.from(), "data-to", line.to(), "data-ways", labels(line));
        svg.text("title", tooltip(line));
        Optional<Double> width = width(line.mark());
        svg.open("path", "d", path(ends(placed)), "marker-end", tip(line.mark(), width));
        width.ifPresent(pixels -> svg.attribute("style", "stroke-width:" + Markup.number(pixels)));
        svg.close();
        text(placed);
        svg.close();
    }

    private static String tip(Mark mark, Optional<Double> width) {
        if (mark instanceof Mark.Untested || mark instanceof Mark.Beyond) {
            return "url(#tip-untested)";
        }
        return width.orElse(0.0) > THICK ? "url(#tip-thick)" : "url(#tip)";
    }

    private static Optional<Double> width(Mark mark) {
        return mark instanceof Mark.Counted(long calls, double share) && calls > 0
                ? Optional.of(THINNEST + share * (THICKEST - THINNEST))
                : Optional.empty();
    }

    private static String labels(Line line) {
        return line.ways().stream().map(Way::label).collect(Collectors.joining(", "));
    }

    private static String tooltip(Line line) {
        if (line.ways().isEmpty()) {
            return "begins here";
        }
        return line.ways().stream()
                .map(way -> way.words().isEmpty() || way.words().equals(way.label())
                        ? way.label()
                        : way.label() + ": " + way.words())
                .collect(Collectors.joining("\n"));
    }

    private void text(PlacedLine placed) {
        LineText text = placed.text();
        boolean before = isBeforeTheLine(placed);
        double x = placed.textAt().x() + (before ? text.width() - HALO : HALO);
        double base = placed.textAt().y() - HALO;
        for (String row : text.rows()) {
            base += LineText.ROW;
            svg.text("text", row, "x", x, "y", base, "text-anchor", before ? "end" : "start");
        }
    }

    /** Whether the text stands to the left of its line: then it ends there, else it begins there. */
    private static boolean isBeforeTheLine(PlacedLine placed) {
        double right = placed.textAt().x() + placed.text().width();
        double middle = placed.textAt().y() + placed.text().height() / 2;
        for (int i = 1; i < placed.corners().size(); i++) {
            Point from = placed.corners().get(i - 1);
            Point to = placed.corners().get(i);
            boolean passes = Math.min(from.y(), to.y()) <= middle && middle <= Math.max(from.y(), to.y());
            if (passes && Math.abs(from.x() - to.x()) < 1 && Math.abs(from.x() - right) < NEAR) {
                return true;
            }
        }
        return false;
    }

    /** The corners, with the ends drawn out to where the outlines of the boxes are. */
    private List<Point> ends(PlacedLine placed) {
        List<Point> corners = new ArrayList<>(placed.corners());
        corners.set(0, onOutline(corners.getFirst(), placed.line().from()));
        corners.set(
                corners.size() - 1, onOutline(corners.getLast(), placed.line().to()));
        return corners;
    }

    private Point onOutline(Point end, String id) {
        PlacedCard placed = cards.get(id);
        if (placed == null) {
            throw new IllegalArgumentException("a line ends at '%s', and there is no such box".formatted(id));
        }
        Card card = placed.card();
        double at = end.y() - placed.y();
        if (Math.abs(end.x() - placed.x()) < 1) {
            return new Point(end.x() + Outline.left(card.box().look().shape(), card.height(), at), end.y());
        }
        if (Math.abs(end.x() - placed.x() - card.width()) < 1) {
            return new Point(end.x() - Outline.right(card.box().look().shape(), card.height(), at), end.y());
        }
        return end;
    }

    /** Straight pieces with rounded corners. */
    private static String path(List<Point> corners) {
        StringBuilder path = new StringBuilder("M").append(shown(corners.getFirst()));
        for (int i = 1; i < corners.size() - 1; i++) {
            Point corner = corners.get(i);
            Point before = towards(corner, corners.get(i - 1));
            Point after = towards(corner, corners.get(i + 1));
            path.append('L').append(shown(before));
            path.append('Q').append(shown(corner)).append(' ').append(shown(after));
        }
        return path.append('L').append(shown(corners.getLast())).toString();
    }

    private static Point towards(Point corner, Point other) {
        double length = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
        double part = length == 0 ? 0 : Math.min(BEND, length / 2) / length;
        return new Point(corner.x() + (other.x() - corner.x()) * part, corner.y() + (other.y() - corner.y()) * part);
    }

    private static String shown(Point point) {
        return Markup.number(point.x()) + " " + Markup.number(point.y());
    }
}
