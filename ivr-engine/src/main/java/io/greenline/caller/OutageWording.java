package io.greenline.caller;

import io.greenline.telephony.Language;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How a language tells of an outage, so that an administrator names area, cause and time only. */
enum OutageWording {
    MANDARIN(
            "%s因%s停电，预计%s恢复供电。",
            "%s因%s停电，恢复供电比预计的晚，我们正在全力抢修。",
            DateTimeFormatter.ofPattern("M月d日H点整", Locale.ROOT),
            DateTimeFormatter.ofPattern("M月d日H点m分", Locale.ROOT)),
    ENGLISH(
            "%s is without power because of %s. We expect it back %s.",
            "%s is without power because of %s. It is taking longer than we expected; we are working on it.",
            DateTimeFormatter.ofPattern("'at' h a 'on' MMMM d", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("'at' h:mm a 'on' MMMM d", Locale.ENGLISH));

    private final String expecting;
    private final String overdue;
    private final DateTimeFormatter fullHour;
    private final DateTimeFormatter otherTime;

    OutageWording(String expecting, String overdue, DateTimeFormatter fullHour, DateTimeFormatter otherTime) {
        this.expecting = expecting;
        this.overdue = overdue;
        this.fullHour = fullHour;
        this.otherTime = otherTime;
    }

    /** The wording of a language; only Mandarin and English have one. */
    static Optional<OutageWording> of(Language language) {
        return switch (language.locale().getLanguage()) {
            case "zh", "cmn" -> Optional.of(MANDARIN);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }

    /** The words of an outage, where it has each part in this language. */
    Optional<NoticeWords> words(Notice.Outage outage, Language language) {
        Optional<String> place = Optional.ofNullable(outage.place().get(language));
        Optional<String> cause = Optional.ofNullable(outage.cause().get(language));
        if (place.isEmpty() || cause.isEmpty()) {
            return Optional.empty();
        }
        return switch (outage.expected()) {
            case Notice.Expected.At(ZonedDateTime time) ->
                Optional.of(new NoticeWords(
                        expecting.formatted(place.get(), cause.get(), told(time)),
                        Optional.of(new NoticeWords.Overdue(
                                time.toInstant(), overdue.formatted(place.get(), cause.get())))));
            case Notice.Expected.InWords(var words) ->
                Optional.ofNullable(words.get(language))
                        .map(when ->
                                new NoticeWords(expecting.formatted(place.get(), cause.get(), when), Optional.empty()));
        };
    }

    private String told(ZonedDateTime time) {
        return (time.getMinute() == 0 ? fullHour : otherTime).format(time);
    }
}
