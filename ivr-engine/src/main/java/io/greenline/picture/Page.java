package io.greenline.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the charts stand on the page, in pixels: the main flow on top, subflows beside one another below it.
 *
 * @param legendTop where the legend begins
 */
record Page(List<PlacedPlot> plots, double width, double legendTop) {
    static final double MARGIN = 28;
    /** Between a chart's frame and what is in it. */
    static final double PADDING = 16;
    /** Height of a chart's title. */
    static final double TITLE = 30;

    private static final double GAP = 24;
    private static final double LEAST_WIDTH = 860;

    Page {
        plots = List.copyOf(plots);
    }

    /**
     * A chart in its frame.
     *
     * @param x of the frame
     * @param y of the frame
     */
    record PlacedPlot(Plot plot, double x, double y) {
        double width() {
            return Math.max(plot.width() + 2 * PADDING, 200);
        }

        double height() {
            return plot.height() + PADDING + TITLE;
        }
    }

    /** Puts them below a heading of this height. */
    static Page of(List<Plot> plots, double heading) {
        double inner = plots.stream()
                .mapToDouble(plot -> plot.width() + 2 * PADDING)
                .max()
                .orElse(0);
        double width = Math.max(inner, LEAST_WIDTH);
        List<PlacedPlot> placed = new ArrayList<>();
        double x = MARGIN;
        double y = heading;
        double lowest = y;
        for (Plot plot : plots) {
            PlacedPlot here = new PlacedPlot(plot, x, y);
            if (x > MARGIN && x + here.width() > MARGIN + width) {
                x = MARGIN;
                y = lowest + GAP;
                here = new PlacedPlot(plot, x, y);
            }
            placed.add(here);
            x += here.width() + GAP;
            lowest = Math.max(lowest, y + here.height());
        }
        return new Page(placed, width + 2 * MARGIN, lowest + GAP);
    }
}
