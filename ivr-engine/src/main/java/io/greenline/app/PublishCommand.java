package io.greenline.app;

import io.greenline.app.versions.DialplanFolder;
import io.greenline.app.versions.DialplanFolder.Reading;
import io.greenline.app.versions.DialplanFolder.Sourced;
import io.greenline.app.versions.Publication.Item;
import io.greenline.app.versions.Stage;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanDiff;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.source.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks, tests and compares a dialplan, and makes it live. */
@Command(
        name = "publish",
        description = {
            "Check a dialplan, run the tests beside it, show what changes for callers, and make it live.",
            "Ends with 0 when it is live, 1 when it was refused; then nothing has changed for callers."
        },
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Parameters(paramLabel = "PATH", description = "A dialplan's file, or a folder of dialplans.")
    private Path path;

    @Option(names = "--dry-run", description = "Check, test and compare only.")
    private boolean dryRun;

    @SuppressWarnings("NullAway.Init")
    PublishCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        VersionSearch search = VersionSearch.of(settings.load());
        if (!Files.exists(path)) {
            throw new CommandFailure("%s: there is no such file or folder".formatted(path));
        }
        if (!isRight()) {
            return 1;
        }
        try (Stage stage = Stage.of(path)) {
            return publish(stage, search) ? 0 : 1;
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read, or no copy of it can be made: %s".formatted(path, e));
        }
    }

    private boolean isRight() {
        DialplanFiles.Found found = DialplanFiles.load(List.of(path));
        found.diagnostics().forEach(out()::println);
        return found.diagnostics().stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private boolean publish(Stage stage, VersionSearch search) throws IOException, InterruptedException {
        Reading reading = new DialplanFolder(stage.folder()).read(List.of(), Instant.now());
        reading.errors().forEach(error -> out().println(stage.told(error.toString())));
        if (!reading.refused().isEmpty()) {
            return false;
        }
        if (reading.dialplans().isEmpty()) {
            throw new CommandFailure("no dialplan there: a dialplan is a .yaml file with the key 'dialplan'");
        }
        if (!isTested(stage)) {
            out().println("nothing was published: mend what the tests say");
            return false;
        }
        List<Item> items = new ArrayList<>();
        for (Sourced sourced : reading.dialplans().values().stream()
                .filter(each -> stage.publishes(each.plan()))
                .toList()) {
            compare(sourced.plan(), search);
            items.add(item(sourced, stage));
        }
        return dryRun || new GoingLive(search, out()).put(items);
    }

    private boolean isTested(Stage stage) throws IOException {
        if (!stage.hasTests()) {
            out().println("there are no tests beside it");
            return true;
        }
        StringWriter told = new StringWriter();
        CommandLine tests = Main.commandLine();
        tests.setOut(new PrintWriter(told, true));
        tests.setErr(new PrintWriter(told, true));
        int code = tests.execute("test", stage.folder().toString());
        out().print(stage.told(told.toString()));
        return code == 0;
    }

    private void compare(Dialplan plan, VersionSearch search) throws InterruptedException {
        Optional<DialplanVersion> live = search.liveVersion(plan.name());
        Optional<Dialplan> before = live.flatMap(search.archive()::load);
        if (live.filter(plan.id()::equals).isPresent()) {
            out().printf("%s is live already%n", plan.id());
        } else if (before.isPresent()) {
            DiffCommand.print(before.get(), plan, DialplanDiff.between(before.get(), plan), out());
        } else {
            out().printf("%s is new%n", plan.id());
        }
    }

    private static Item item(Sourced sourced, Stage stage) {
        Path folder = Optional.ofNullable(sourced.file().getParent()).orElse(stage.folder());
        return new Item(
                sourced.plan().id(),
                sourced.plan().files(),
                stage.folder().relativize(folder).toString());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
