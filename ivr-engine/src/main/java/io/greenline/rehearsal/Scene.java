package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.journal.CallTimeline;
import io.greenline.journal.Entry;
import io.greenline.session.Step.Taken;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One after the other, what comes of a scenario: its call, and each attempt to call the caller back. */
public sealed interface Scene {
    /** What was not as the scenario says; none when it went well. */
    List<Miss> misses();

    /** This scene with other misses. */
    Scene missing(List<Miss> misses);

    /**
     * As people read it.
     *
     * @param remark what to write where it went otherwise first
     */
    String text(ZoneId zone, Optional<Miss> remark);

    /**
     * A call.
     *
     * @param plan the dialplan that it ran
     * @param entries the whole call, as it would be in the journal
     * @param walked the edges that the call went along, in order
     */
    record Call(Dialplan plan, List<Entry> entries, List<Taken> walked, List<Miss> misses) implements Scene {
        public Call {
            entries = List.copyOf(entries);
            walked = List.copyOf(walked);
            misses = List.copyOf(misses);
        }

        @Override
        public Scene missing(List<Miss> others) {
            return new Call(plan, entries, walked, others);
        }

        @Override
        public String text(ZoneId zone, Optional<Miss> remark) {
            if (entries.isEmpty()) {
                // It was refused before it began: the finding says everything.
                return "";
            }
            return new CallTimeline(entries)
                    .text(
                            zone,
                            remark.map(miss -> Map.of(miss.after(), marked(miss)))
                                    .orElse(Map.of()));
        }
    }

    /**
     * Nobody was reached.
     *
     * @param how in words: {@code no answer}
     */
    record InVain(Instant at, String how, List<Miss> misses) implements Scene {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

        public InVain {
            misses = List.copyOf(misses);
        }

        @Override
        public Scene missing(List<Miss> others) {
            return new InVain(at, how, others);
        }

        @Override
        public String text(ZoneId zone, Optional<Miss> remark) {
            String line = "Called back at %s: %s\n".formatted(TIME.format(at.atZone(zone)), how);
            return line + remark.map(miss -> marked(miss) + "\n").orElse("");
        }
    }

    /** Where this scene went otherwise first. */
    default Optional<Miss> first() {
        return misses().stream().min(Comparator.comparingLong(Miss::after));
    }

    private static String marked(Miss miss) {
        return "%12s  %s".formatted(Verdict.MARK, miss.remark());
    }
}
