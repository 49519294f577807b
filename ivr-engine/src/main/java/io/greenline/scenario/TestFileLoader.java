package io.greenline.scenario;

import io.greenline.dialplan.Dialplan;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.TableSet;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlValue.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Loads {@code *.test.yaml} files: whole, or refused with everything that is wrong. Thread-safe. */
public final class TestFileLoader {
    private TestFileLoader() {}

    /** The keys of a test file, for whoever describes them. */
    public static TableSet tables() {
        return new TableSet(ScenarioKeys.TOP, ScenarioKeys.ALL, List.of());
    }

    /** What became of a file. */
    public sealed interface Result {
        List<Diagnostic> diagnostics();
    }

    /**
     * Scenarios that can be run.
     *
     * @param dialplan the name of the dialplan that they test
     * @param callbackDialplan the name of the dialplan that callers hear who are called back
     */
    public record Loaded(
            String dialplan, Optional<String> callbackDialplan, List<Scenario> scenarios, List<Diagnostic> diagnostics)
            implements Result {
        public Loaded {
            scenarios = List.copyOf(scenarios);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** A file that cannot be used. */
    public record Refused(List<Diagnostic> diagnostics) implements Result {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Loads a file. The names in it are checked against its dialplan.
     *
     * @param dialplans finds the dialplan of a name; where it finds none, any name that is well-formed is taken
     */
    public static Result load(Path path, Function<String, Optional<Dialplan>> dialplans) {
        Findings findings = new Findings();
        return FileBytes.read(path, findings)
                .map(content -> load(path.toString(), content, dialplans))
                .orElseGet(() -> new Refused(findings.inOrder()));
    }

    /** Loads a file's content. */
    public static Result load(String file, byte[] content, Function<String, Optional<Dialplan>> dialplans) {
        Findings findings = new Findings();
        Optional<Loaded> loaded = FileBytes.decode(file, content, findings)
                .flatMap(text -> YamlReader.read(text, findings))
                .flatMap(root -> loaded(Fields.of(root, ScenarioKeys.TOP, findings), dialplans, findings));
        List<Diagnostic> found = findings.inOrder();
        return findings.errors() == 0 && loaded.isPresent()
                ? new Loaded(
                        loaded.get().dialplan(),
                        loaded.get().callbackDialplan(),
                        loaded.get().scenarios(),
                        found)
                : new Refused(found);
    }

    private static Optional<Loaded> loaded(
            Fields top, Function<String, Optional<Dialplan>> dialplans, Findings findings) {
        Optional<Scalar> name = top.text("dialplan");
        Optional<Scalar> callbacks = top.text("callback-dialplan");
        KnownNames names = names(name, dialplans, findings);
        Optional<KnownNames> ofCallbacks =
                callbacks.isPresent() ? Optional.of(names(callbacks, dialplans, findings)) : Optional.empty();
        List<Scenario> scenarios = new ScenarioReader(names, ofCallbacks, findings).read(top);
        Optional<String> calledBack = callbacks.flatMap(
                of -> ofCallbacks.flatMap(known -> known.dialplan(of)).map(Scalar::text));
        return name.flatMap(names::dialplan).map(of -> new Loaded(of.text(), calledBack, scenarios, List.of()));
    }

    private static KnownNames names(
            Optional<Scalar> dialplan, Function<String, Optional<Dialplan>> dialplans, Findings findings) {
        return new KnownNames(dialplan.flatMap(of -> dialplans.apply(of.text())), findings);
    }
}
