package io.greenline.app;

import io.greenline.app.notices.NoticeStore;
import io.greenline.caller.Notice;
import io.greenline.caller.NoticeEdits;
import io.greenline.caller.NoticeFile;
import io.greenline.caller.NoticeId;
import io.greenline.caller.NoticeTimes;
import io.greenline.caller.Notices;
import io.greenline.caller.Term;
import io.greenline.telephony.Name;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Time-bound announcements. */
@Command(
        name = "notices",
        description = {
            "Keep the notices: time-bound announcements to callers.",
            "They stand in notices.yaml beside the dialplans; a running engine hears of a change within a second."
        },
        mixinStandardHelpOptions = true,
        subcommands = {NoticesCommand.Listing.class, NoticeAddCommand.class, NoticesCommand.End.class})
final class NoticesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    NoticesCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "notices list, notices add ID, or notices end ID?");
    }

    /** Shows them. */
    @Command(
            name = "list",
            description = "Show the notices, and whether each is heard now, later, or is over.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private NoticesOption place;

        @Option(names = "--at", paramLabel = "TIME", description = "As of another time than now.")
        private Optional<String> at = Optional.empty();

        @Option(names = "--area", paramLabel = "AREA", description = "Only what callers of this area hear.")
        private Optional<String> area = Optional.empty();

        @SuppressWarnings("NullAway.Init")
        Listing() {}

        @Override
        public Integer call() {
            Instant now = Instant.now();
            Notices notices = read(place.store(now));
            Instant moment = at.map(text -> moment(text, notices)).orElse(now);
            new NoticeLines(notices, moment).list(area, spec.commandLine().getOut());
            return 0;
        }

        private Instant moment(String text, Notices notices) {
            try {
                return new NoticeTimes(notices.zone()).parse(text).toInstant();
            } catch (NoticeTimes.Unusable unusable) {
                throw new ParameterException(
                        spec.commandLine(), "--at: %s; %s".formatted(unusable.problem(), unusable.remedy()));
            }
        }
    }

    /** Ends one. */
    @Command(
            name = "end",
            description = "End a notice now; nobody hears it any more. It stays in the file.",
            mixinStandardHelpOptions = true)
    static final class End implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private NoticesOption place;

        @Parameters(paramLabel = "ID", description = "The notice's name.")
        private String id;

        @SuppressWarnings("NullAway.Init")
        End() {}

        @Override
        public Integer call() {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            NoticeStore store = place.store(now);
            Notices before = read(store);
            Notice notice = before.named(id)
                    .orElseThrow(
                            () -> new CommandFailure("there is no notice '%s'; greenline notices list".formatted(id)));
            PrintWriter out = spec.commandLine().getOut();
            if (notice.term().at(now) == Term.Phase.OVER) {
                out.printf("%s is over already%n", id);
                return 0;
            }
            NoticeFile.Loaded after = change(store, ending(notice, now, new NoticeLines(before, now)));
            out.printf("%s is over%n", id);
            after.notices().named(id).ifPresent(ended -> new NoticeLines(after.notices(), now).heard(ended, out));
            return 0;
        }

        private static NoticeStore.Change ending(Notice notice, Instant now, NoticeLines lines) {
            // A notice that has not begun would end before its beginning: it gets one that nobody heard.
            Optional<String> from = notice.term()
                    .from()
                    .filter(begin -> !begin.isBefore(now))
                    .map(_ -> lines.time(now.minusSeconds(1)));
            return new NoticeStore.Change(
                    text -> new NoticeEdits(text).ended(notice.id(), lines.time(now), from),
                    (before, after) -> others(before, notice.id()).equals(others(after, notice.id()))
                            && after.named(notice.id().value())
                                    .filter(ended -> ended.term().until().equals(now)
                                            && ended.content().equals(notice.content())
                                            && ended.to().equals(notice.to()))
                                    .isPresent());
        }
    }

    static List<Notice> others(Notices notices, NoticeId but) {
        return notices.all().stream().filter(notice -> !notice.id().equals(but)).toList();
    }

    static NoticeId id(String name, CommandSpec spec) {
        if (!Name.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(), "ID: use lower-case letters, digits and hyphens, beginning with a letter");
        }
        return new NoticeId(name);
    }

    static Notices read(NoticeStore store) {
        try {
            return store.read();
        } catch (NoticeStore.NotChanged unusable) {
            throw new CommandFailure(unusable.lines());
        }
    }

    static NoticeFile.Loaded change(NoticeStore store, NoticeStore.Change change) {
        try {
            return store.change(change);
        } catch (NoticeStore.NotChanged why) {
            throw new CommandFailure(why.lines());
        }
    }
}
