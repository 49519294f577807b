package io.greenline.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What callers may say: trying out and checking grammars. */
@Command(
        name = "grammar",
        description = "Try out and check grammars of spoken words (SRGS 1.0).",
        mixinStandardHelpOptions = true,
        subcommands = {
            GrammarParseCommand.class,
            GrammarCheckCommand.class,
            GrammarExpandCommand.class,
            GrammarGenerateCommand.class,
            GrammarConvertCommand.class
        })
final class GrammarCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    GrammarCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "grammar parse, grammar check, grammar expand, grammar generate or grammar convert?");
    }
}
