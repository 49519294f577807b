package io.greenline.app;

import io.greenline.caller.Notice;
import io.greenline.caller.NoticeWords;
import io.greenline.caller.Notices;
import io.greenline.caller.Recipients;
import io.greenline.caller.Term;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notices told to a person at a terminal.
 *
 * @param at the moment for which they are told
 */
record NoticeLines(Notices notices, Instant at) {

    /** A line for each notice, or for those only that callers of one area hear. */
    void list(Optional<String> area, PrintWriter out) {
        List<Notice> shown = notices.all().stream()
                .filter(notice -> area.isEmpty() || isFor(notice, area.get()))
                .sorted(Comparator.comparing((Notice notice) -> notice.term().at(at) != Term.Phase.NOW)
                        .thenComparing(Notice::urgency))
                .toList();
        int width = shown.stream()
                .mapToInt(notice -> notice.id().value().length())
                .max()
                .orElse(0);
        for (Notice notice : shown) {
            out.printf(
                    "%s  %-5s  %s  %s%n",
                    notice.id().value() + " ".repeat(width - notice.id().value().length()),
                    phase(notice),
                    when(notice),
                    whom(notice.to()));
            NoticeWords.of(notice).entrySet().stream()
                    .sorted(Comparator.comparing(words -> words.getKey().tag()))
                    .forEach(words -> out.printf(
                            "    %s: %s%n", words.getKey(), words.getValue().at(at)));
        }
        if (shown.isEmpty()) {
            out.println("no notices");
        }
    }

    /** When one notice is heard, and what the callers whom it is for, and all others, hear now. */
    void heard(Notice notice, PrintWriter out) {
        out.printf("%s: %s, %s, %s%n", notice.id(), phase(notice), when(notice), whom(notice.to()));
        Set<String> areas = notice.to().areas();
        areas.stream().sorted().forEach(area -> out.printf("callers in %s hear now: %s%n", area, names(area)));
        out.printf("callers %s hear now: %s%n", areas.isEmpty() ? "everywhere" : "elsewhere", names(""));
    }

    private String names(String area) {
        String names = notices.all().stream()
                .filter(notice -> notice.term().at(at) == Term.Phase.NOW && isFor(notice, area))
                .sorted(Comparator.comparing(Notice::urgency))
                .map(notice -> notice.id().value() + others(notice.to()))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "nothing" : names;
    }

    private static boolean isFor(Notice notice, String area) {
        return notice.to().areas().isEmpty() || notice.to().areas().contains(area);
    }

    private static String others(Recipients to) {
        String others = conditions(new Recipients(Set.of(), to.tiers(), to.needs(), to.dialplans()));
        return others.isEmpty() ? "" : " (" + others + ")";
    }

    private static String whom(Recipients to) {
        String conditions = conditions(to);
        return conditions.isEmpty() ? "for everyone" : "for " + conditions;
    }

    private static String conditions(Recipients to) {
        List<String> all = new ArrayList<>();
        Map.of("area", to.areas(), "tier", to.tiers(), "need", to.needs(), "dialplan", to.dialplans())
                .forEach((what, which) -> which.stream().sorted().forEach(one -> all.add(what + " " + one)));
        return all.stream().sorted().collect(Collectors.joining(", "));
    }

    private String phase(Notice notice) {
        return notice.term().at(at).name().toLowerCase(Locale.ROOT);
    }

    private String when(Notice notice) {
        String until = "until " + time(notice.term().until());
        return notice.term()
                .from()
                .filter(at::isBefore)
                .map(from -> "from " + time(from) + " " + until)
                .orElse(until);
    }

    /** A time as the file could have it, in the file's zone. */
    String time(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.ofInstant(time, zone()).truncatedTo(ChronoUnit.SECONDS));
    }

    private ZoneId zone() {
        return notices.zone().orElseGet(ZoneId::systemDefault);
    }
}
