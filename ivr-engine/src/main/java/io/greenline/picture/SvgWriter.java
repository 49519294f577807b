package io.greenline.picture;

import io.greenline.picture.Page.PlacedPlot;
import java.util.List;

/** A drawing as one self-contained SVG file that scales and prints. */
final class SvgWriter {
    private static final double TITLE_BASE = 48;
    private static final double CAPTION_ROW = 19;

    private static final String STYLE = """

            text{font:11px "Noto Sans","Helvetica Neue",Arial,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;fill:#111}
            .title{font-size:24px;font-weight:700}
            .caption{font-size:13px;fill:#444}
            .flow>.name{font-size:15px;font-weight:700}
            .frame{fill:#fff;stroke:#bbb}
            .shape{stroke-width:1.5}
            .transfer>.shape,.queue>.shape{stroke-width:2.6}
            .reference .shape{stroke-dasharray:3 2;stroke-width:1}
            .box .name{font-size:13px;font-weight:700}
            .box .kind{font-style:italic;fill:#444}
            .box .note{font-weight:700}
            .dark text,.dark .kind{fill:#fff}
            .icon{fill:none;stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round}
            .line>path{fill:none;stroke:#222;stroke-width:1.4}
            .line>text{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
            .otherwise>path{stroke-width:1;stroke-dasharray:5 3;stroke:#555}
            .otherwise>text{fill:#444;font-style:italic}
            .untested>.shape,.line.untested>path,.line.beyond>path{stroke:#c00000;stroke-width:2;stroke-dasharray:7 4}
            .untested>.note,.line.untested>text{fill:#c00000;font-weight:700}
            .line.unused>path{stroke:#aaa}
            .unused>.note,.line.unused>text{fill:#777}
            @media print{svg{width:100%;height:auto}.shape{fill-opacity:.5}.dark>.shape{fill-opacity:1}}
            """;

    private final Direction direction;
    private final Markup svg = new Markup();

    SvgWriter(Direction direction) {
        this.direction = direction;
    }

    String write(Drawing drawing) {
        Layout layout = new Layout(direction);
        List<Plot> plots = drawing.charts().stream().map(layout::of).toList();
        double heading = TITLE_BASE + drawing.captions().size() * CAPTION_ROW + 40;
        Page page = Page.of(plots, heading);
        // Written first into a drawing of its own: the legend's height is known once it stands.
        double bottom =
                new SvgLegend(new Markup().open("svg"), page.width() - Page.MARGIN).draw(drawing, page.legendTop());
        begin(drawing, page.width(), bottom + Page.MARGIN);
        heading(drawing);
        page.plots().forEach(this::flow);
        new SvgLegend(svg, page.width() - Page.MARGIN).draw(drawing, page.legendTop());
        return svg.close().end();
    }

    private void begin(Drawing drawing, double width, double height) {
        String viewBox = "0 0 %s %s".formatted(Markup.number(width), Markup.number(height));
        svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", viewBox, "width", width, "height", height);
        svg.attribute("style", "max-width:100%;height:auto;background:#fff");
        svg.text("title", "Dialplan " + drawing.title());
        svg.text("style", STYLE);
        svg.open("defs");
        tip("tip", 9, "#222");
        tip("tip-thick", 15, "#222");
        tip("tip-untested", 10, "#c00000");
        svg.close();
        svg.element("rect", "width", width, "height", height, "fill", "#fff");
    }

    private void tip(String id, double size, String colour) {
        svg.open(
                "marker",
                "id",
                id,
                "viewBox",
                "0 0 10 10",
                "refX",
                "9.5",
                "refY",
                "5",
                "markerUnits",
                "userSpaceOnUse");
        svg.attribute("markerWidth", size).attribute("markerHeight", size).attribute("orient", "auto");
        svg.element("path", "d", "M0 .8 10 5 0 9.2z", "fill", colour);
        svg.close();
    }

    private void heading(Drawing drawing) {
        svg.text("text", drawing.title(), "class", "title", "x", Page.MARGIN, "y", TITLE_BASE);
        double y = TITLE_BASE + 4;
        for (String caption : drawing.captions()) {
            y += CAPTION_ROW;
            svg.text("text", caption, "class", "caption", "x", Page.MARGIN, "y", y);
        }
        svg.text("text", "version " + drawing.version(), "class", "caption", "x", Page.MARGIN, "y", y + CAPTION_ROW);
    }

    private void flow(PlacedPlot placed) {
        Plot plot = placed.plot();
        svg.open("g", "class", "flow", "id", plot.chart().id());
        svg.attribute("transform", "translate(%s %s)".formatted(Markup.number(placed.x()), Markup.number(placed.y())));
        svg.element("rect", "class", "frame", "width", placed.width(), "height", placed.height(), "rx", "12");
        svg.text("text", plot.chart().title(), "class", "name", "x", Page.PADDING, "y", 24.0);
        svg.open(
                "g", "transform", "translate(%s %s)".formatted(Markup.number(Page.PADDING), Markup.number(Page.TITLE)));
        SvgLines lines = new SvgLines(svg, plot);
        plot.lines().forEach(lines::draw);
        SvgCards cards = new SvgCards(svg);
        plot.cards().forEach(cards::draw);
        svg.close();
        svg.close();
    }
}
