package io.greenline.session;

import io.greenline.dialplan.Dialplan;
import java.util.Map;
import java.util.Optional;

/**
 * Which dialplan serves which number.
 *
 * @param byNumber called number to dialplan name; {@code *} serves every other number
 * @param dialplans by name
 */
public record Lines(Map<String, String> byNumber, Map<String, Dialplan> dialplans) {
    private static final String ANY = "*";

    public Lines {
        byNumber = Map.copyOf(byNumber);
        dialplans = Map.copyOf(dialplans);
        for (Map.Entry<String, String> line : byNumber.entrySet()) {
            if (!dialplans.containsKey(line.getValue())) {
                throw new IllegalArgumentException("number %s is served by dialplan '%s', which is not among %s"
                        .formatted(line.getKey(), line.getValue(), dialplans.keySet()));
            }
        }
    }

    /** The dialplan that serves a called number. */
    public Optional<Dialplan> dialplanFor(String called) {
        String name = byNumber.getOrDefault(called, byNumber.getOrDefault(ANY, ""));
        return dialplan(name);
    }

    public Optional<Dialplan> dialplan(String name) {
        return Optional.ofNullable(dialplans.get(name));
    }
}
