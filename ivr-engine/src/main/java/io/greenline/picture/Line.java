package io.greenline.picture;

import java.util.List;

/**
 * An arrow between two boxes. Edges from one node to the same place are drawn as one.
 *
 * @param from the id of a box
 * @param to the id of a box
 * @param ways the edges; none from where a flow begins
 */
record Line(String from, String to, Manner manner, List<Way> ways, Mark mark) {
    Line {
        ways = List.copyOf(ways);
    }

    /** How a line is drawn. */
    enum Manner {
        /** As the call is meant to go. */
        ORDINARY,
        /** As it goes when something is missing or fails. */
        OTHERWISE
    }
}
