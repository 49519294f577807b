package io.greenline.caller;

import io.greenline.caller.Notice.Expected;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes notices of a document. */
final class NoticeReader {
    static final int MOST_NOTICES = 500;
    /** Short enough for a prompt's name with {@code notice-} before it. */
    static final int LONGEST_ID = 50;

    private static final Duration LONGEST_OUTAGE = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Map<String, Urgency> URGENCIES =
            Map.of("high", Urgency.HIGH, "normal", Urgency.NORMAL, "low", Urgency.LOW);

    private final KnownDialplans dialplans;
    private final Instant now;
    private final Findings findings;
    private final NoticeParts parts;
    private NoticeTimes times = new NoticeTimes(Optional.empty());

    NoticeReader(KnownDialplans dialplans, Instant now, Findings findings) {
        this.dialplans = dialplans;
        this.now = now;
        this.findings = findings;
        this.parts = new NoticeParts(dialplans, findings);
    }

    Notices read(YamlValue root) {
        Fields top = Fields.of(root, NoticeKeys.TOP, findings);
        Optional<ZoneId> zone = top.text("time-zone").flatMap(name -> NoticeTimes.zone(name, findings));
        // A zone that is wrong is one mistake, not one more at every time.
        times = new NoticeTimes(top.has("time-zone") ? zone.or(() -> Optional.of(ZoneOffset.UTC)) : zone);
        List<Entry> entries = top.value("notices")
                .map(value -> Fields.entries(value, "'notices'", findings))
                .orElse(List.of());
        if (entries.size() > MOST_NOTICES) {
            String problem = "there are %,d notices".formatted(entries.size());
            SourceSpan first = entries.get(MOST_NOTICES).key().at();
            findings.error(first, NoticeRule.TOO_MANY_NOTICES, problem, "remove those that are over");
        }
        List<Notice> notices = new ArrayList<>();
        entries.stream().limit(MOST_NOTICES).forEach(entry -> notice(entry).ifPresent(notices::add));
        return new Notices(notices, zone);
    }

    private Optional<Notice> notice(Entry entry) {
        int before = findings.errors();
        Optional<NoticeId> id = id(entry.key());
        Fields fields = Fields.of(entry.value(), NoticeKeys.NOTICE, findings);
        if (!(entry.value() instanceof Block)) {
            return Optional.empty();
        }
        Recipients to = parts.recipients(fields);
        Optional<Notice.Content> content = content(fields, entry.key(), to);
        Optional<Term> term = term(fields, entry.key(), content);
        Urgency usual = fields.has("outage") ? Urgency.HIGH : Urgency.NORMAL;
        Urgency urgency = fields.oneOf("urgency", URGENCIES).orElse(usual);
        if (findings.errors() > before || id.isEmpty() || content.isEmpty() || term.isEmpty()) {
            return Optional.empty();
        }
        Notice notice = new Notice(id.get(), to, term.get(), urgency, content.get());
        Set<Language> wanted = languages(notice);
        if (wanted.isEmpty()) {
            String problem = "notice '%s' has no text in any language".formatted(notice.id());
            findings.error(entry.key().at(), NoticeRule.NOTICE_CONTENT, problem, "write one, such as zh-CN: ...");
        }
        wanted.forEach(language -> requireWords(notice, language, fields, entry.key()));
        return Optional.of(notice);
    }

    private Optional<NoticeId> id(Scalar name) {
        if (Name.isName(name.text()) && name.text().length() <= LONGEST_ID) {
            return Optional.of(new NoticeId(name.text()));
        }
        String problem = "'%s' cannot be a notice's name".formatted(Excerpt.of(name.text()));
        findings.error(
                name.at(),
                NoticeRule.NOTICE_NAME,
                problem,
                "use up to %d lower-case letters, digits and hyphens".formatted(LONGEST_ID));
        return Optional.empty();
    }

    private Optional<Notice.Content> content(Fields fields, Scalar name, Recipients to) {
        Map<Language, String> text = parts.texts(fields, "text", NoticeParts.LONGEST_TEXT);
        if (fields.has("outage")) {
            return fields.block("outage", NoticeKeys.OUTAGE).flatMap(outage -> outage(outage, fields, text, to));
        }
        if (!fields.has("text")) {
            String problem = "notice '%s' says nothing".formatted(Excerpt.of(name.text()));
            findings.error(name.at(), NoticeRule.NOTICE_CONTENT, problem, "add 'text:' or 'outage:'");
            return Optional.empty();
        }
        return Optional.of(new Notice.Announcement(text));
    }

    private Optional<Notice.Content> outage(Fields outage, Fields notice, Map<Language, String> own, Recipients to) {
        if (!notice.has("areas")) {
            findings.error(
                    notice.entry("outage").orElseThrow().key().at(),
                    NoticeRule.OUTAGE_AREA,
                    "the outage has no area: everyone would hear it",
                    "add 'areas:' with the areas that are without power, as in the customer directory");
        }
        Map<Language, String> cause = parts.texts(outage, "cause", NoticeParts.LONGEST_PART);
        Map<Language, String> place = outage.has("place")
                ? parts.texts(outage, "place", NoticeParts.LONGEST_PART)
                : names(to, cause.keySet());
        return expected(outage).map(expected -> new Notice.Outage(place, cause, expected, own));
    }

    private Optional<Expected> expected(Fields outage) {
        return outage.value("expected").flatMap(value -> switch (value) {
            case Scalar time -> times.parse(time, findings).map(Expected.At::new);
            case Block _, YamlValue.Items _ ->
                Optional.of(new Expected.InWords(parts.texts(value, "expected", NoticeParts.LONGEST_PART)));
        });
    }

    /** The areas' own names, as each language lists them. */
    private static Map<Language, String> names(Recipients to, Set<Language> languages) {
        List<String> sorted = to.areas().stream().sorted().toList();
        return languages.stream()
                .collect(Collectors.toMap(
                        language -> language,
                        language -> String.join(language.locale().getLanguage().equals("zh") ? "、" : ", ", sorted)));
    }

    private Optional<Term> term(Fields fields, Scalar name, Optional<Notice.Content> content) {
        Optional<ZonedDateTime> from = fields.text("from").flatMap(text -> times.parse(text, findings));
        Optional<ZonedDateTime> given = fields.text("until").flatMap(text -> times.parse(text, findings));
        Optional<ZonedDateTime> back = content.flatMap(NoticeReader::back);
        Optional<ZonedDateTime> until = fields.has("until") ? given : back;
        if (until.isEmpty() && !fields.has("until") && content.isPresent()) {
            String problem = "notice '%s' has no end".formatted(Excerpt.of(name.text()));
            findings.error(name.at(), NoticeRule.NOTICE_END, problem, "add 'until:' with a time");
        }
        SourceSpan at = fields.has("until") ? fields.at("until") : name.at();
        if (given.isPresent() && back.filter(given.get()::isBefore).isPresent()) {
            findings.warning(
                    at,
                    NoticeRule.OUTAGE_END,
                    "the notice ends before power is expected back",
                    "choose a later end, or remove 'until:'");
        }
        return until.flatMap(end -> term(from, end, at, fields));
    }

    private static Optional<ZonedDateTime> back(Notice.Content content) {
        return content instanceof Notice.Outage outage && outage.expected() instanceof Expected.At(ZonedDateTime time)
                ? Optional.of(time)
                : Optional.empty();
    }

    private Optional<Term> term(Optional<ZonedDateTime> from, ZonedDateTime until, SourceSpan at, Fields fields) {
        if (from.filter(begin -> !begin.isBefore(until)).isPresent()) {
            findings.error(
                    at, NoticeRule.NOTICE_END, "the notice ends before it begins", "choose an end after 'from:'");
            return Optional.empty();
        }
        Duration longest = fields.has("outage") ? LONGEST_OUTAGE : LONGEST;
        Instant begin = from.map(ZonedDateTime::toInstant).orElse(now);
        if (Duration.between(begin, until).compareTo(longest) > 0) {
            String problem = "the notice would stand for more than %d days".formatted(longest.toDays());
            findings.error(at, NoticeRule.NOTICE_END, problem, "choose an earlier end, and a later one when it is due");
            return Optional.empty();
        }
        return Optional.of(new Term(from.map(ZonedDateTime::toInstant), until.toInstant()));
    }

    /** The languages in which a notice must be said; without dialplans at hand, those that it has begun to give. */
    private Set<Language> languages(Notice notice) {
        Set<Language> wanted = dialplans.of(notice.to().dialplans());
        return wanted.isEmpty()
                ? switch (notice.content()) {
                    case Notice.Announcement(var text) -> text.keySet();
                    case Notice.Outage outage -> outage.cause().keySet();
                }
                : wanted;
    }

    private void requireWords(Notice notice, Language language, Fields fields, Scalar name) {
        if (NoticeWords.of(notice, language).isPresent()) {
            return;
        }
        boolean wordless = fields.has("outage") && OutageWording.of(language).isEmpty();
        String problem = wordless
                ? "notice '%s' has no text in %s, in which the engine has no words for an outage"
                : "notice '%s' lacks a part in %s";
        findings.error(
                name.at(),
                NoticeRule.NOTICE_TRANSLATION,
                problem.formatted(name.text(), language),
                wordless || !fields.has("outage")
                        ? "add it under 'text:'"
                        : "add it under 'cause:', and under 'expected:' and 'place:' where these have texts");
    }
}
