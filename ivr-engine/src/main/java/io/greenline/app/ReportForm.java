package io.greenline.app;

import io.greenline.figures.Report;
import io.greenline.figures.ReportTable;
import io.greenline.figures.Slicing;
import io.greenline.yaml.Durations;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How figures are cut and written. */
final class ReportForm {
    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "queue",
            description = "Rows by queue, tier, need, all or agents (${DEFAULT-VALUE}).")
    private Rows by;

    @Option(
            names = "--every",
            paramLabel = "LENGTH",
            defaultValue = "whole",
            description = "A row for every 15m, 30m, 1h or day, or for the whole time (${DEFAULT-VALUE}).")
    private String every;

    @ArgGroup
    private @Nullable Format format;

    @SuppressWarnings("NullAway.Init")
    ReportForm() {}

    /** What rows are about. */
    enum Rows {
        QUEUE,
        TIER,
        NEED,
        ALL,
        AGENTS
    }

    /** How it is written. */
    static final class Format {
        @Option(names = "--csv", description = "CSV with every figure.")
        private boolean csv;

        @Option(names = "--json", description = "One JSON object with every figure.")
        @SuppressWarnings("UnusedVariable") // what is not CSV is JSON
        private boolean json;

        Format() {}
    }

    Report.By grouping() {
        return switch (by) {
            case QUEUE -> Report.By.QUEUE;
            case TIER -> Report.By.TIER;
            case NEED -> Report.By.NEED;
            case ALL, AGENTS -> Report.By.ALL;
        };
    }

    Slicing slicing(CommandLine command, ZoneId zone) {
        return new Slicing(length(command), zone);
    }

    private Slicing.Every length(CommandLine command) {
        if (every.equals("whole")) {
            return Slicing.Every.WHOLE;
        }
        Optional<Slicing.Every> length = every.equals("day")
                ? Optional.of(Slicing.Every.DAY)
                : Durations.parse(every).flatMap(Slicing.Every::of);
        return length.orElseThrow(
                () -> new ParameterException(command, "--every is 15m, 30m, 1h, day or whole, not " + every));
    }

    String written(Report report, ZoneId zone) {
        return written(table(report, zone));
    }

    /** What was recorded beside what a forecast says of it. */
    String beside(Report recorded, Report forecast, ZoneId zone) {
        SequencedMap<String, ReportTable> tables = new LinkedHashMap<>();
        tables.put("recorded", table(recorded, zone));
        tables.put("forecast", table(forecast, zone));
        return written(ReportTable.beside("day", tables));
    }

    /** Whether it is a table for people to read. */
    boolean isForPeople() {
        return format == null;
    }

    private ReportTable table(Report report, ZoneId zone) {
        return by == Rows.AGENTS
                ? ReportTable.agents(report, zone)
                : ReportTable.callers(report, zone, by.name().toLowerCase(Locale.ROOT));
    }

    private String written(ReportTable table) {
        if (format == null) {
            return table.text();
        }
        return format.csv ? table.csv() : table.json() + System.lineSeparator();
    }
}
