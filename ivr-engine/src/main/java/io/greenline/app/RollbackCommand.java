package io.greenline.app;

import io.greenline.app.versions.Kept;
import io.greenline.app.versions.Publication.Item;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanDiff;
import io.greenline.dialplan.DialplanVersion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an earlier version live again. */
@Command(
        name = "rollback",
        description = {
            "Make the version that was live before, or the one that is named, live again.",
            "Its files are put back into dialplans.directory; what stands there is kept."
        },
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Parameters(index = "0", paramLabel = "NAME", description = "The dialplan's name.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "The beginning of a version; without it the one that was live before.")
    private Optional<String> version = Optional.empty();

    @SuppressWarnings("NullAway.Init")
    RollbackCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        VersionSearch search = VersionSearch.of(settings.load());
        PrintWriter out = spec.commandLine().getOut();
        Optional<DialplanVersion> live = search.liveVersion(name);
        DialplanVersion wanted =
                version.isPresent() ? search.version(List.of(name), version.get()) : before(search, live);
        Dialplan plan = search.load(wanted);
        live.flatMap(search.archive()::load)
                .ifPresent(now -> DiffCommand.print(now, plan, DialplanDiff.between(now, plan), out));
        Kept kept = search.archive().versions(name).stream()
                .filter(one -> one.version().equals(wanted))
                .findFirst()
                .orElseThrow();
        Item item = new Item(wanted, plan.files(), kept.place());
        return new GoingLive(search, out).put(List.of(item)) ? 0 : 1;
    }

    private DialplanVersion before(VersionSearch search, Optional<DialplanVersion> live) {
        return search.archive().versions(name).stream()
                .filter(kept -> kept.live().isPresent())
                .map(Kept::version)
                .filter(one -> live.filter(one::equals).isEmpty())
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "no version of '%s' was live before; greenline versions lists what is kept".formatted(name)));
    }
}
