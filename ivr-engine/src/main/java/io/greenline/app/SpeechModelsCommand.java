package io.greenline.app;

import io.greenline.vosk.Models;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads the speech models and says what they are. */
@Command(
        name = "models",
        description =
                "Load the speech models of the settings, and the starter models for other languages: words, folder, problem.",
        mixinStandardHelpOptions = true)
final class SpeechModelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @SuppressWarnings("NullAway.Init")
    SpeechModelsCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Models models = Models.open(HearingOptions.folders(settings.load().speech()), Duration.ofDays(1))) {
            List<Models.State> states = models.states();
            for (Models.State state : states) {
                String what = state.words().map("%d words"::formatted).orElse("not usable");
                String problem = state.problem().map(" (%s)"::formatted).orElse("");
                out.printf("%s  %s  %s%s%n", state.language(), what, state.folder(), problem);
            }
            if (states.isEmpty()) {
                throw new CommandFailure("no speech model: set speech.models.<language>");
            }
            return states.stream().allMatch(state -> state.words().isPresent()) ? 0 : 1;
        }
    }
}
