package io.greenline.app;

import io.greenline.grammar.srgs.AbnfWriter;
import io.greenline.grammar.srgs.GrammarDocuments;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a grammar in the other form. */
@Command(
        name = "convert",
        description = "Print a grammar in the ABNF form; comments get lost.",
        mixinStandardHelpOptions = true)
final class GrammarConvertCommand implements Callable<Integer> {

    /** The forms that can be written. */
    enum Form {
        ABNF
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A grammar in either form.")
    private Path file;

    @Option(names = "--to", paramLabel = "FORM", defaultValue = "abnf", description = "abnf; ${DEFAULT-VALUE}.")
    private Form form;

    @SuppressWarnings("NullAway.Init")
    GrammarConvertCommand() {}

    @Override
    public Integer call() {
        Path directory = NamedGrammar.folderOf(file, Path.of("grammars"));
        GrammarDocuments.Loaded loaded = GrammarDocuments.load(directory, file);
        LinkedGrammar linked = loaded.grammar()
                .orElseThrow(() -> new CommandFailure(loaded.diagnostics().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(Diagnostic::toString)
                        .toList()));
        String text = switch (form) {
            case ABNF -> AbnfWriter.write(linked.rootDocument());
        };
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
