package io.greenline.app;

import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes sentences of a grammar by chance. */
@Command(
        name = "generate",
        description = "Print sentences of a grammar by chance, the likelier ones more often.",
        mixinStandardHelpOptions = true)
final class GrammarGenerateCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private NamedGrammar grammar;

    @Option(names = "--count", paramLabel = "N", defaultValue = "10", description = "How many; ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed gives the same sentences.")
    private @Nullable Long seed;

    @SuppressWarnings("NullAway.Init")
    GrammarGenerateCommand() {}

    @Override
    public Integer call() {
        if (count < 1 || count > MOST) {
            throw new ParameterException(spec.commandLine(), "--count is from 1 to %,d".formatted(MOST));
        }
        long chosen = seed == null ? RandomGenerator.getDefault().nextLong() : seed;
        grammar.workbench().random(count, chosen).forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
