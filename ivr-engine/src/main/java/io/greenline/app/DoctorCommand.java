package io.greenline.app;

import io.greenline.app.doctor.Doctor;
import io.greenline.app.doctor.Finding;
import io.greenline.app.doctor.Machine;
import io.greenline.app.settings.Settings;
import io.greenline.app.settings.SettingsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at everything that an engine needs. */
@Command(
        name = "doctor",
        description = "Look at everything the engine needs: each line is ok, or says how to mend it.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption option;

    @SuppressWarnings("NullAway.Init")
    DoctorCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Settings settings = Settings.load(option.sources());
            String from = option.settingsFile()
                    .map(file -> file + " and the environment")
                    .orElse("defaults and the environment");
            return report(out, new Doctor(settings, Machine.real()).examine(from));
        } catch (SettingsException e) {
            return report(
                    out,
                    e.problems().stream()
                            .map(problem -> Finding.mend("settings", problem.toString(), ""))
                            .toList());
        }
    }

    private static int report(PrintWriter out, List<Finding> findings) {
        findings.forEach(out::println);
        out.flush();
        return findings.stream().allMatch(Finding::ok) ? 0 : 1;
    }
}
