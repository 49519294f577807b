package io.greenline.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is drawn, before anyone knows where on the page.
 *
 * @param title the dialplan's name
 * @param version what people are shown of the dialplan's version
 * @param captions about the whole, one line each: languages, what is laid over
 * @param charts the main flow first
 * @param notes what holds for every node and is therefore not drawn, one line each
 */
record Drawing(String title, String version, List<String> captions, List<Chart> charts, List<String> notes) {
    Drawing {
        captions = List.copyOf(captions);
        charts = List.copyOf(charts);
        notes = List.copyOf(notes);
    }

    List<Box> boxes() {
        return charts.stream().flatMap(chart -> chart.boxes().stream()).toList();
    }

    /** A short name for each box, by its id, for formats in which some words and letters mean something. */
    Map<String, String> numbered() {
        Map<String, String> names = new LinkedHashMap<>();
        boxes().forEach(box -> names.put(box.id(), "n" + (names.size() + 1)));
        return names;
    }
}
