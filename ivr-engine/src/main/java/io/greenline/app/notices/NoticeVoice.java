package io.greenline.app.notices;

import io.greenline.audio.Sound;
import io.greenline.caller.Notice;
import io.greenline.caller.NoticeId;
import io.greenline.caller.NoticeWords;
import io.greenline.dialplan.Prompt;
import io.greenline.prompt.PromptLibrary;
import io.greenline.prompt.PromptLoader;
import io.greenline.prompt.PromptScript;
import io.greenline.prompt.Prompter;
import io.greenline.prompt.ScriptPiece;
import io.greenline.prompt.Utterance;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says notices: those prompts whose name is {@code notice-} and the notice's own. Each notice has a library of its own, made
 * before the board shows it and kept for a day after it went: a call may still be about to say it. Thread-safe.
 */
public final class NoticeVoice implements Prompter {
    private static final String OVERDUE = "-overdue";
    private static final PromptId SKIP = new PromptId("skip-notice");
    /** In the languages that ship; elsewhere nothing is said, and the key works all the same. */
    private static final Map<String, String> SKIP_WORDS =
            Map.of("zh", "以下通知可按井号键跳过。", "en", "Press pound to skip this notice.");
    /** A shorter notice is over before the caller has found the key. */
    private static final Duration WORTH_SKIPPING = Duration.ofSeconds(6);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_GONE = 500;

    private final PromptLoader loader;
    private final InstantSource clock;
    private final Map<NoticeId, Voiced> voiced = new ConcurrentHashMap<>();

    /** A notice that can be said. */
    private record Voiced(Map<Language, NoticeWords> words, PromptLibrary library, Optional<Instant> gone) {}

    /** A voice whose clips this loader makes; it stays the caller's to close. */
    public NoticeVoice(PromptLoader loader, InstantSource clock) {
        this.loader = loader;
        this.clock = clock;
    }

    /** The prompt that says a notice. */
    public static PromptId prompt(NoticeId id) {
        return new PromptId(Prompt.NOTICE + id.value());
    }

    /** Whether a prompt is a notice that can be said here; all others are a dialplan's. */
    public boolean says(PromptId prompt) {
        return notice(prompt).map(voiced::get).isPresent();
    }

    /** Whether a notice can be said as it stands now, in one of its languages at least. */
    boolean canSay(Notice notice) {
        Voiced known = voiced.get(notice.id());
        return known != null && known.words.equals(NoticeWords.of(notice));
    }

    /**
     * Makes the clips of a notice; takes as long as the synthesiser does. Where not one language can be had, nothing changes
     * and the loader's listener has been told why.
     */
    void prepare(Notice notice) throws InterruptedException {
        Map<Language, NoticeWords> words = NoticeWords.of(notice);
        PromptId prompt = prompt(notice.id());
        PromptLibrary library = loader.load(scripts(prompt, words));
        if (words.keySet().stream().anyMatch(language -> library.has(prompt, language))) {
            voiced.put(notice.id(), new Voiced(words, library, Optional.empty()));
        }
    }

    /** Lets go of notices that went a day ago; of the longest gone before that where there are many. */
    void retain(Set<NoticeId> standing, Instant now) {
        voiced.replaceAll((id, each) -> new Voiced(
                each.words,
                each.library,
                standing.contains(id) ? Optional.empty() : each.gone.or(() -> Optional.of(now))));
        voiced.values()
                .removeIf(each ->
                        each.gone.filter(gone -> !gone.plus(KEPT).isAfter(now)).isPresent());
        List<NoticeId> gone = voiced.entrySet().stream()
                .filter(each -> each.getValue().gone.isPresent())
                .sorted(Comparator.comparing(each -> each.getValue().gone.orElse(now)))
                .map(Map.Entry::getKey)
                .toList();
        gone.subList(0, Math.max(0, gone.size() - MOST_GONE)).forEach(voiced::remove);
    }

    @Override
    public List<Sound> sounds(List<Utterance> utterances) throws InterruptedException {
        List<Sound> sounds = new ArrayList<>();
        for (Utterance utterance : utterances) {
            Optional<Voiced> known = notice(utterance.prompt()).map(voiced::get);
            if (known.isPresent()) {
                sounds.addAll(sounds(known.get(), utterance));
            }
        }
        return sounds;
    }

    private List<Sound> sounds(Voiced notice, Utterance utterance) throws InterruptedException {
        Language language = utterance.language();
        PromptId prompt = now(notice, utterance);
        List<Sound> said = notice.library.sounds(List.of(new Utterance(prompt, language, List.of())));
        Duration length = said.stream().map(Sound::length).reduce(Duration.ZERO, Duration::plus);
        boolean hinted = length.compareTo(WORTH_SKIPPING) >= 0
                && notice.library.has(prompt, language)
                && notice.library.has(SKIP, language);
        if (!hinted) {
            return said;
        }
        List<Sound> all = new ArrayList<>(notice.library.sounds(List.of(new Utterance(SKIP, language, List.of()))));
        all.addAll(said);
        return all;
    }

    /** The prompt of this moment: the one for a time that has passed, where there is one. */
    private PromptId now(Voiced notice, Utterance utterance) {
        PromptId overdue = new PromptId(utterance.prompt().value() + OVERDUE);
        return Optional.ofNullable(notice.words.get(utterance.language()))
                .flatMap(NoticeWords::overdue)
                .filter(late -> !clock.instant().isBefore(late.from()))
                .filter(_ -> notice.library.has(overdue, utterance.language()))
                .map(_ -> overdue)
                .orElse(utterance.prompt());
    }

    private static Optional<NoticeId> notice(PromptId prompt) {
        return Optional.of(prompt.value())
                .filter(name -> name.startsWith(Prompt.NOTICE))
                .map(name -> new NoticeId(name.substring(Prompt.NOTICE.length())));
    }

    private static List<PromptScript> scripts(PromptId prompt, Map<Language, NoticeWords> words) {
        Map<Language, List<ScriptPiece>> now = new HashMap<>();
        Map<Language, List<ScriptPiece>> overdue = new HashMap<>();
        Map<Language, List<ScriptPiece>> skip = new HashMap<>();
        words.forEach((language, each) -> {
            now.put(language, List.of(new ScriptPiece.Words(each.words())));
            each.overdue().ifPresent(late -> overdue.put(language, List.of(new ScriptPiece.Words(late.words()))));
            Optional.ofNullable(SKIP_WORDS.get(language.locale().getLanguage()))
                    .ifPresent(hint -> skip.put(language, List.of(new ScriptPiece.Words(hint))));
        });
        return List.of(
                new PromptScript(prompt, now),
                new PromptScript(new PromptId(prompt.value() + OVERDUE), overdue),
                new PromptScript(SKIP, skip));
    }
}
