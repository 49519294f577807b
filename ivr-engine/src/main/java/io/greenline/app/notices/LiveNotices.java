package io.greenline.app.notices;

import io.greenline.caller.Audience;
import io.greenline.caller.CallerHistory;
import io.greenline.caller.KnownDialplans;
import io.greenline.caller.Notice;
import io.greenline.caller.NoticeBoard;
import io.greenline.caller.NoticeFile;
import io.greenline.caller.NoticeId;
import io.greenline.caller.Notices;
import io.greenline.caller.Term;
import io.greenline.source.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notices of a file that may change at any time: no publishing, no restart. A file that is wrong is refused with its
 * errors in the log; the notices of before stay, and end when they were to end. A notice is shown once it can be said.
 *
 * <p>Calls ask on any thread; {@link NoticeWatch} looks at the file on one and has clips made on another, so that an end never
 * waits for the synthesiser.
 */
public final class LiveNotices implements NoticeBoard {
    private static final Logger LOG = LoggerFactory.getLogger(LiveNotices.class);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    private final Path file;
    private final Supplier<KnownDialplans> dialplans;
    private final NoticeVoice voice;
    private final InstantSource clock;
    private final Executor background;
    private final Set<Notice> underWay = ConcurrentHashMap.newKeySet();
    private volatile Notices standing = Notices.NONE;
    private volatile List<Diagnostic> refused = List.of();
    /** Of the content that was judged last; the looking thread's only, as are the next two. */
    private Optional<FileStamp> judged = Optional.empty();

    private Optional<FileStamp> seen = Optional.empty();
    private Instant tryAgain = Instant.MIN;

    /**
     * A board of a file that need not be there.
     *
     * @param dialplans those that are live, asked at each change of the file
     * @param background where clips are made
     */
    public LiveNotices(
            Path file,
            Supplier<KnownDialplans> dialplans,
            NoticeVoice voice,
            InstantSource clock,
            Executor background) {
        this.file = file;
        this.dialplans = dialplans;
        this.voice = voice;
        this.clock = clock;
        this.background = background;
    }

    @Override
    public List<NoticeId> applying(Audience audience, Instant now) {
        return standing.applying(audience, now).stream()
                .filter(voice::canSay)
                .map(Notice::id)
                .toList();
    }

    /** The outage that a caller there has by the notices in force, said or not. */
    public Optional<CallerHistory.Outage> outage(String area, String premises, Instant now) {
        return standing.outage(area, premises, now);
    }

    /** A notice of the file in force. */
    Optional<Notice> notice(NoticeId id) {
        return standing.named(id.value());
    }

    /** In which the file's local times are meant. */
    Optional<ZoneId> zone() {
        return standing.zone();
    }

    /** Why the file as it is now is not in force; empty when it is. */
    public List<Diagnostic> refused() {
        return refused;
    }

    /**
     * Looks whether the file has changed, and takes it over when it has not changed again since the look before: an editor may
     * be writing. For one thread, a few times a second.
     */
    public void look() {
        Optional<FileStamp> stamp = FileStamp.of(file);
        boolean settled = stamp.equals(seen);
        seen = stamp;
        if (!stamp.equals(judged) && settled) {
            judged = stamp;
            takeOver(stamp.isPresent());
        }
        Instant now = clock.instant();
        if (now.isAfter(tryAgain)) {
            tryAgain = now.plus(TRY_AGAIN);
            voice.retain(standing.all().stream().map(Notice::id).collect(Collectors.toSet()), now);
            makeReady(now);
        }
    }

    private void takeOver(boolean there) {
        Instant now = clock.instant();
        NoticeFile.Result result =
                there ? NoticeFile.load(file, dialplans.get(), now) : new NoticeFile.Loaded(Notices.NONE, List.of());
        switch (result) {
            case NoticeFile.Loaded(Notices notices, var warnings) -> {
                warnings.forEach(warning -> LOG.warn("notices: {}", warning));
                standing = notices;
                refused = List.of();
                LOG.info("notices: {} in {}, in force now: {}", notices.all().size(), file, inForce(notices, now));
                tryAgain = Instant.MIN;
            }
            case NoticeFile.Refused(var errors) -> {
                refused = errors;
                errors.forEach(error -> LOG.error("notices: {}", error));
                LOG.error("notices: {} is refused, those of before stay: {}", file, inForce(standing, now));
            }
        }
    }

    private static String inForce(Notices notices, Instant now) {
        List<String> names = notices.all().stream()
                .filter(notice -> notice.term().at(now) == Term.Phase.NOW)
                .map(notice -> notice.id().value())
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** Has the clips made of what stands or will stand and cannot be said yet. */
    private void makeReady(Instant now) {
        standing.all().stream()
                .filter(notice -> notice.term().at(now) != Term.Phase.OVER && !voice.canSay(notice))
                .sorted(Comparator.comparing((Notice notice) -> notice.term().at(now) != Term.Phase.NOW)
                        .thenComparing(Notice::urgency))
                .filter(underWay::add)
                .forEach(notice -> background.execute(() -> {
                    try {
                        prepare(notice);
                    } finally {
                        underWay.remove(notice);
                    }
                }));
    }

    private void prepare(Notice notice) {
        if (!standing.all().contains(notice) || voice.canSay(notice)) {
            return; // The file has changed since, or another try came first.
        }
        try {
            voice.prepare(notice);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        if (voice.canSay(notice)) {
            LOG.info("notices: '{}' can be said", notice.id());
        } else {
            LOG.error("notices: '{}' cannot be said in any language; it is tried again every minute", notice.id());
        }
    }
}
