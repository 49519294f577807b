package io.greenline.app.versions;

import io.greenline.app.versions.Voice.Unsaid;
import io.greenline.app.versions.Voice.Voiced;
import io.greenline.audio.Sound;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.prompt.Utterance;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Served;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder of dialplans with all that makes them live, its clock, its voice and its looks in the hands of a test. */
final class WatchedFolder implements ReloadListener {
    final Path folder;
    final VersionArchive archive;
    final List<String> told = new ArrayList<>();
    final Set<DialplanVersion> awaited = new HashSet<>();
    Instant now = Instant.parse("2026-11-26T08:00:00Z");
    boolean mute;
    Runnable whenVoiced = () -> {};
    int voiced;

    private final ReloadParts parts;
    private LiveDialplans dialplans;
    private Reloader reloader;

    WatchedFolder(Path base) {
        folder = base.resolve("dialplans");
        archive = new VersionArchive(base.resolve("store/versions"));
        parts = new ReloadParts(
                new DialplanFolder(folder), base.resolve("recordings"), archive, (plan, _) -> voiced(plan), () -> now);
    }

    /** Starts, or starts anew, as an engine does. */
    void start() throws Exception {
        FirstDialplans first = FirstDialplans.load(parts);
        dialplans = new LiveDialplans(Map.of("*", "hotline"), first.served(), LiveDialplans.Archive.NONE);
        reloader = new Reloader(parts, first, dialplans, new LiveVersions(parts, () -> awaited), this);
    }

    private Voiced voiced(Dialplan plan) {
        voiced++;
        whenVoiced.run();
        Set<Unsaid> unsaid = mute ? Set.of(new Unsaid(new PromptId("said"), new Language("en-US"))) : Set.of();
        Path words = Path.of(
                plan.prompts().get(new PromptId("said")).texts().values().toString());
        return new Voiced(
                new Served(plan, _ -> List.of(new Sound(words, "", Duration.ZERO))),
                unsaid,
                mute ? List.of("no space left") : List.of());
    }

    Path save(String file, String text) {
        return Yaml.save(folder, file, text);
    }

    void look() throws InterruptedException {
        now = now.plusMillis(250);
        reloader.look();
    }

    /** A look that sees the change and one that sees that nothing follows. */
    void settle() throws InterruptedException {
        look();
        look();
    }

    ReloadState state() {
        return reloader.state();
    }

    LiveDialplans dialplans() {
        return dialplans;
    }

    /** What a new call hears. */
    String heard() throws InterruptedException {
        try (LiveDialplans.Lease lease = dialplans.begin("95598").orElseThrow()) {
            Utterance said = new Utterance(new PromptId("said"), new Language("en-US"), List.of());
            String words = lease.served().prompter().sounds(List.of(said)).toString();
            return words.replaceAll("(?s).*text=([A-Za-z0-9 ]*).*", "$1");
        }
    }

    @Override
    public void wentLive(DialplanVersion version, List<DialplanVersion> all) {
        told.add("live: " + version.dialplan());
    }

    @Override
    public void refused(List<Refusal> all) {
        told.add("refused: " + all.size());
    }
}
