package io.greenline.rehearsal;

import io.greenline.scenario.Scenario;
import java.util.Locale;

/**
 * Which cases are played.
 *
 * @param text a part of their names, in capitals or not; empty selects all
 * @param until when to stop
 */
public record Selection(String text, Until until) {
    public static final Selection ALL = new Selection("", Until.ALL_ARE_PLAYED);

    /** When to stop. */
    public enum Until {
        ALL_ARE_PLAYED,
        /** The cases before it are all played. */
        ONE_FAILS
    }

    boolean takes(Scenario scenario) {
        return scenario.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
