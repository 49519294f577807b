package io.greenline.picture;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Flow;
import java.util.List;

/** Draws dialplans. The same dialplan and overlay always give the same text. Thread-safe. */
public final class Picture {
    private Picture() {}

    /** The whole dialplan: the main flow, then the subflows by name. */
    public static String of(Dialplan plan, Overlay overlay, Format format, Direction direction) {
        return of(plan, Draftsman.flows(plan), overlay, format, direction);
    }

    /** The main flow, then the subflows by name. */
    public static List<Flow> flows(Dialplan plan) {
        return Draftsman.flows(plan);
    }

    /** Only these flows of the dialplan. */
    public static String of(Dialplan plan, List<Flow> flows, Overlay overlay, Format format, Direction direction) {
        Drawing drawing = Draftsman.draw(plan, flows, overlay);
        return switch (format) {
            case SVG -> new SvgWriter(direction).write(drawing);
            case MERMAID -> new MermaidWriter(drawing, direction).write();
            case DOT -> new DotWriter(drawing, direction).write();
        };
    }
}
