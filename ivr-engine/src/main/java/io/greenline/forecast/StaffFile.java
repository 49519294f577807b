package io.greenline.forecast;

import io.greenline.routing.RoutingPlan;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.YamlReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Loads the shifts that are to be other than on a recorded day: {@code profiles} and {@code staff} as in a forecast file. */
public final class StaffFile {
    private StaffFile() {}

    /** What became of a file: all of its findings, and a roster where none of them is an error. */
    public record Result(Optional<Roster> roster, List<Diagnostic> diagnostics) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Loads a file.
     *
     * @param plan whose agents and queues it names
     * @param zone whose times of day it means
     */
    public static Result load(Path path, RoutingPlan plan, ZoneId zone) {
        Findings findings = new Findings();
        Optional<Roster> roster = FileBytes.read(path, findings)
                .flatMap(content -> FileBytes.decode(path.toString(), content, findings))
                .flatMap(text -> YamlReader.read(text, findings))
                .map(root -> {
                    StaffReader staff = new StaffReader(new ForecastWords(plan, findings));
                    staff.read(Fields.of(root, ForecastKeys.STAFF_FILE, findings));
                    return new Roster(staff.shifts(), staff.hired(), zone);
                });
        return new Result(roster.filter(_ -> findings.errors() == 0), findings.inOrder());
    }
}
