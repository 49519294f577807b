package io.greenline.app;

import io.greenline.app.notices.NoticeStore;
import io.greenline.caller.NoticeDraft;
import io.greenline.caller.NoticeEdits;
import io.greenline.caller.NoticeFile;
import io.greenline.caller.NoticeId;
import io.greenline.caller.Notices;
import io.greenline.source.NearestWord;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a notice to the file. */
@Command(
        name = "add",
        description = {
            "Add a notice: --text in each language with --until, or --outage with --area, --cause and --expected.",
            "A TIME is 2026-12-01T18:00, in the file's time zone or with an offset such as +08:00."
        },
        mixinStandardHelpOptions = true)
final class NoticeAddCommand implements Callable<Integer> {
    private static final int MOST_AREAS_NAMED = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private NoticesOption place;

    @Parameters(paramLabel = "ID", description = "A name: lower-case letters, digits and hyphens.")
    private String id;

    @Option(names = "--text", paramLabel = "LANGUAGE=TEXT", description = "What callers hear; once for each language.")
    private Map<String, String> text = new LinkedHashMap<>();

    @Option(names = "--outage", description = "Tell of an outage in the engine's words.")
    private boolean outage;

    @Option(names = "--cause", paramLabel = "LANGUAGE=TEXT", description = "Why, as it stands after \"because of\".")
    private Map<String, String> cause = new LinkedHashMap<>();

    @Option(
            names = "--expected",
            paramLabel = "TIME",
            description = "When power is expected back: a time, or LANGUAGE=TEXT once for each language.")
    private List<String> expected = List.of();

    @Option(
            names = "--place",
            paramLabel = "LANGUAGE=TEXT",
            description = "How the areas are called aloud; the areas' own names.")
    private Map<String, String> aloud = new LinkedHashMap<>();

    @Option(names = "--from", paramLabel = "TIME", description = "When it begins; at once.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "When it ends; an outage ends when power is expected back.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--area", paramLabel = "AREA", description = "For callers supplied there; may be repeated.")
    private List<String> areas = List.of();

    @Option(names = "--tier", paramLabel = "TIER", description = "For callers of this tier; may be repeated.")
    private List<String> tiers = List.of();

    @Option(names = "--need", paramLabel = "NEED", description = "For callers with this need; may be repeated.")
    private List<String> needs = List.of();

    @Option(names = "--dialplan", paramLabel = "NAME", description = "In calls of this dialplan; may be repeated.")
    private List<String> dialplans = List.of();

    @Option(names = "--urgency", paramLabel = "WORD", description = "high, normal or low.")
    private Optional<String> urgency = Optional.empty();

    @SuppressWarnings("NullAway.Init")
    NoticeAddCommand() {}

    @Override
    public Integer call() {
        Instant now = Instant.now();
        NoticeId name = NoticesCommand.id(id, spec);
        NoticeStore store = place.store(now);
        Notices before = NoticesCommand.read(store);
        if (before.named(id).isPresent()) {
            throw new CommandFailure(
                    "there is a notice '%s' already; choose another name, or remove that one from the file"
                            .formatted(id));
        }
        NoticeDraft draft = draft(name);
        NoticeFile.Loaded after = NoticesCommand.change(
                store,
                new NoticeStore.Change(
                        file -> new NoticeEdits(file).withNotice(draft),
                        (old, changed) -> old.named(id).isEmpty()
                                && changed.named(id).isPresent()
                                && NoticesCommand.others(changed, name).equals(old.all())));
        PrintWriter out = spec.commandLine().getOut();
        after.diagnostics().forEach(out::println);
        after.notices().named(id).ifPresent(added -> new NoticeLines(after.notices(), now).heard(added, out));
        warnOfStrangeAreas(out);
        return 0;
    }

    /** A slip in an area's name is no mistake of the file's, and nobody would hear the notice. */
    private void warnOfStrangeAreas(PrintWriter out) {
        SortedSet<String> known = areas.isEmpty() ? new TreeSet<>() : place.areas();
        if (known.isEmpty()) {
            return;
        }
        areas.stream()
                .filter(area -> !known.contains(area))
                .forEach(area -> out.printf(
                        "warning: no customer is in area '%s', nobody hears it there; %s%n",
                        area,
                        NearestWord.remedy(
                                area,
                                known,
                                known.size() > MOST_AREAS_NAMED
                                        ? "compare with the customer file"
                                        : "customers are in " + String.join(", ", known))));
    }

    private NoticeDraft draft(NoticeId name) {
        NoticeDraft draft = NoticeDraft.named(name).withTexts("text", text);
        if (outage) {
            draft = draft.with("outage", outage());
        } else if (!cause.isEmpty() || !expected.isEmpty() || !aloud.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--cause, --expected and --place go with --outage");
        } else if (text.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "What does it say? --text zh-CN=..., or --outage");
        }
        draft = draft.withList("areas", areas)
                .withList("tiers", tiers)
                .withList("needs", needs)
                .withList("dialplans", dialplans);
        draft = with(draft, "from", from);
        draft = with(draft, "until", until);
        return with(draft, "urgency", urgency);
    }

    private static NoticeDraft with(NoticeDraft draft, String key, Optional<String> word) {
        return word.map(given -> draft.with(key, NoticeDraft.quoted(given))).orElse(draft);
    }

    private String outage() {
        if (cause.isEmpty() || expected.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--outage needs --cause and --expected");
        }
        String block = "{cause: " + NoticeDraft.flow(cause) + ", expected: " + expectation();
        return block + (aloud.isEmpty() ? "" : ", place: " + NoticeDraft.flow(aloud)) + "}";
    }

    private String expectation() {
        if (expected.size() == 1 && !expected.getFirst().contains("=")) {
            return NoticeDraft.quoted(expected.getFirst());
        }
        Map<String, String> words = new LinkedHashMap<>();
        for (String each : expected) {
            String[] parts = each.split("=", 2);
            if (parts.length < 2) {
                throw new ParameterException(
                        spec.commandLine(), "--expected: one TIME, or LANGUAGE=TEXT for each language");
            }
            words.put(parts[0], parts[1]);
        }
        return NoticeDraft.flow(words);
    }
}
