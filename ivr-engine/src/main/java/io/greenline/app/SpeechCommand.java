package io.greenline.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What listens to callers. */
@Command(
        name = "speech",
        description = "Look at the speech models, and measure how sure their answers are.",
        mixinStandardHelpOptions = true,
        subcommands = {SpeechModelsCommand.class, SpeechCalibrateCommand.class})
final class SpeechCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    SpeechCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "speech models or speech calibrate?");
    }
}
