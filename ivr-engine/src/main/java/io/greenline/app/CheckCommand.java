package io.greenline.app;

import io.greenline.app.findings.Report;
import io.greenline.app.routing.CheckedRouting;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks dialplans and prints every finding with its place. */
@Command(
        name = "check",
        description = "Check dialplan files: every finding as file:line:column: error: text [rule].",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Dialplan files, or folders of them.")
    private List<Path> paths;

    @Mixin
    private FindingsOptions options;

    @Option(
            names = "--model",
            paramLabel = "LANGUAGE=DIR",
            description =
                    "A speech model that has to hear what the grammars say; those of the settings, if there are any.")
    private Map<String, Path> models = new LinkedHashMap<>();

    @Mixin
    private SettingsOption settings;

    @SuppressWarnings("NullAway.Init")
    CheckCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CheckedNotices notices = CheckedNotices.among(paths);
        CheckedRouting routing = CheckedRouting.among(notices.others());
        DialplanFiles.Found found = DialplanFiles.load(routing.others());
        List<Diagnostic> findings = new ArrayList<>(found.diagnostics());
        findings.addAll(notices.findings(found, Instant.now()));
        findings.addAll(routing.findings(found, endpoints()));
        findings.addAll(UnheardWords.findings(found.dialplans().values(), models()));
        Report report = Report.ofDialplans(found.dialplans().size(), findings);
        boolean nothing = found.dialplans().isEmpty()
                && found.calendars().isEmpty()
                && notices.files().isEmpty()
                && routing.files().isEmpty();
        if (report.errors() == 0 && nothing) {
            throw new CommandFailure("no dialplan there: a dialplan is a .yaml file with the key 'dialplan'");
        }
        return options.print(report, out);
    }

    /** The telephones of the settings; empty where there are no settings. */
    private Optional<Set<EndpointName>> endpoints() {
        return settings.settingsFile()
                .map(_ -> settings.load().endpoints().keySet());
    }

    /** Those that were named, or else those of the settings; no settings, no models. */
    private Map<Language, Path> models() {
        if (models.isEmpty()) {
            return settings.settingsFile().isPresent()
                    ? settings.load().speech().models()
                    : Map.of();
        }
        Map<Language, Path> named = new LinkedHashMap<>();
        models.forEach((tag, folder) -> {
            if (!Language.isTag(tag)) {
                throw new CommandFailure("--model: '%s' is no language tag such as zh-CN".formatted(tag));
            }
            named.put(new Language(tag), folder);
        });
        return named;
    }
}
