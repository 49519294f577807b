package io.greenline.app;

import io.greenline.grammar.match.Workbench;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the sentences of a grammar. */
@Command(
        name = "expand",
        description = "List what callers may say by a grammar; words of $GARBAGE are left out.",
        mixinStandardHelpOptions = true)
final class GrammarExpandCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private NamedGrammar grammar;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "List at most so many sentences; ${DEFAULT-VALUE}.")
    private int limit;

    @SuppressWarnings("NullAway.Init")
    GrammarExpandCommand() {}

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit is from 1 to %,d".formatted(MOST));
        }
        Workbench.Listed listed = grammar.workbench().sentences(limit);
        PrintWriter out = spec.commandLine().getOut();
        listed.sentences().forEach(out::println);
        if (!listed.all()) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "there are more than these %,d%n",
                            listed.sentences().size());
        }
        return 0;
    }
}
