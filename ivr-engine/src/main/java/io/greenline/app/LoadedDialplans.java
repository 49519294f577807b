package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.app.versions.DialplanFolder;
import io.greenline.app.versions.FirstDialplans;
import io.greenline.app.versions.LiveVersions;
import io.greenline.app.versions.ReloadListener;
import io.greenline.app.versions.ReloadParts;
import io.greenline.app.versions.Reloader;
import io.greenline.app.versions.VersionArchive;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.prompt.PromptLoader.Effort;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Served;
import io.greenline.source.Diagnostic;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The dialplans of an engine, checked and with their prompts made ready. Nothing of it runs yet. */
record LoadedDialplans(ReloadParts parts, FirstDialplans first, LiveDialplans dialplans, EngineParts.OpenVoice voice) {

    /**
     * Reads the folder of dialplans and makes all prompts ready; takes as long as the synthesiser does.
     *
     * @throws CommandFailure when no call could be taken so, in words for a person; nothing is left open then
     */
    static LoadedDialplans load(Settings settings, EngineParts parts) throws InterruptedException {
        EngineParts.OpenVoice voice = parts.voice(settings.prompts());
        try {
            VersionArchive archive =
                    new VersionArchive(new StoreFiles(settings.store().directory()).versions());
            ReloadParts reload = new ReloadParts(
                    new DialplanFolder(settings.dialplans().directory()),
                    settings.prompts().recordings(),
                    archive,
                    voice,
                    InstantSource.system());
            FirstDialplans first = FirstDialplans.load(reload);
            if (first.voiced().isEmpty()) {
                throw new CommandFailure("%s: no dialplan there; set dialplans.directory"
                        .formatted(settings.dialplans().directory()));
            }
            LiveDialplans dialplans = new LiveDialplans(
                    settings.dialplans().lines(), first.served(), version -> fetch(archive, voice, version));
            return new LoadedDialplans(reload, first, dialplans, voice);
        } catch (FirstDialplans.Unusable e) {
            voice.close();
            throw new CommandFailure(
                    e.findings().stream().map(Diagnostic::toString).toList());
        } catch (IllegalArgumentException e) {
            voice.close();
            throw new CommandFailure("dialplans.lines: " + e.getMessage());
        } catch (RuntimeException | InterruptedException e) {
            voice.close();
            throw e;
        }
    }

    /** What makes changed files live from now on. */
    Reloader reloader(Supplier<Set<DialplanVersion>> inUse, ReloadListener listener) {
        return new Reloader(parts, first, dialplans, new LiveVersions(parts, inUse), listener);
    }

    /** A version that only calls of an earlier engine are in. */
    private static Optional<Served> fetch(VersionArchive archive, EngineParts.OpenVoice voice, DialplanVersion version)
            throws InterruptedException {
        Optional<Dialplan> plan = archive.load(version);
        return plan.isEmpty()
                ? Optional.empty()
                : Optional.of(voice.voiced(plan.get(), Effort.BACKGROUND).served());
    }
}
