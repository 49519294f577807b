package io.greenline.caller;

import io.greenline.telephony.Language;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a notice says in one language.
 *
 * @param words until supply was to be back, or for as long as the notice stands
 * @param overdue what takes their place once that time has passed
 */
public record NoticeWords(String words, Optional<Overdue> overdue) {
    /**
     * Words for a time that has passed: nobody is told to expect something for an hour ago.
     *
     * @param from from this moment on
     */
    public record Overdue(Instant from, String words) {}

    /** The words of this moment. */
    public String at(Instant now) {
        return overdue.filter(late -> !now.isBefore(late.from))
                .map(Overdue::words)
                .orElse(words);
    }

    /** The words of a notice; empty in a language in which it lacks a part. */
    public static Optional<NoticeWords> of(Notice notice, Language language) {
        return switch (notice.content()) {
            case Notice.Announcement(var text) ->
                Optional.ofNullable(text.get(language)).map(NoticeWords::always);
            case Notice.Outage outage ->
                Optional.ofNullable(outage.own().get(language))
                        .map(NoticeWords::always)
                        .or(() -> OutageWording.of(language).flatMap(wording -> wording.words(outage, language)));
        };
    }

    /** The words of a notice in each language in which it can be said. */
    public static Map<Language, NoticeWords> of(Notice notice) {
        Map<Language, NoticeWords> all = new HashMap<>();
        for (Language language : languages(notice)) {
            of(notice, language).ifPresent(words -> all.put(language, words));
        }
        return all;
    }

    private static Set<Language> languages(Notice notice) {
        return switch (notice.content()) {
            case Notice.Announcement(var text) -> text.keySet();
            case Notice.Outage outage -> {
                Set<Language> all = new HashSet<>(outage.own().keySet());
                all.addAll(outage.cause().keySet());
                yield all;
            }
        };
    }

    private static NoticeWords always(String words) {
        return new NoticeWords(words, Optional.empty());
    }
}
