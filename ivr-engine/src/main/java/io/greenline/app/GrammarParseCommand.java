package io.greenline.app;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Interpretation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what words mean. */
@Command(
        name = "parse",
        description = "Print what words mean by a grammar, as JSON; end with 1 when they do not match it.",
        mixinStandardHelpOptions = true)
final class GrammarParseCommand implements Callable<Integer> {
    private static final int MOST = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private NamedGrammar grammar;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "WORDS",
            description = "What was said, or the keys that were pressed.")
    private List<String> words;

    @Option(names = "--all", description = "Print every meaning that the words can have, the likeliest first.")
    private boolean all;

    @SuppressWarnings("NullAway.Init")
    GrammarParseCommand() {}

    @Override
    public Integer call() {
        Grammar parsing = grammar.workbench().grammar();
        String said = String.join(" ", words);
        List<Interpretation> found = parsing.interpret(said, all ? MOST : 1);
        spec.commandLine().getOut().println(GrammarJson.parsed(parsing, said, found));
        return found.isEmpty() ? 1 : 0;
    }
}
