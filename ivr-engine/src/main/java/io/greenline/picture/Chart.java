package io.greenline.picture;

import java.util.List;

/**
 * A flow as boxes and lines.
 *
 * @param id unique in the drawing, as those of boxes
 * @param title what people call it
 * @param boxes in the order in which calls come to them, as far as there is one
 * @param lines in the order of their boxes and, within a box, of the file
 */
record Chart(String id, String title, List<Box> boxes, List<Line> lines) {
    Chart {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }
}
