package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.app.settings.SettingsReference;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is set and what can be set. */
@Command(
        name = "settings",
        description = "Show the settings in force and where each comes from; passwords are masked.",
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--reference", description = "Print docs/settings.md instead.")
    private boolean reference;

    @Option(names = "--sample", description = "Print greenline.properties.example instead.")
    private boolean sample;

    @SuppressWarnings("NullAway.Init")
    SettingsCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (reference || sample) {
            out.print(reference ? SettingsReference.page() : SettingsReference.sample());
            out.flush();
            return 0;
        }
        Settings.effective(settings.sources()).forEach((key, value) -> out.println(key + "=" + value));
        settings.load();
        return 0;
    }
}
