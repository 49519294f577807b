package io.greenline.caller;

import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the parts that notices are made of: texts by language, and conditions. */
final class NoticeParts {
    static final int LONGEST_TEXT = 1_000;
    static final int LONGEST_PART = 200;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_CONDITIONS = 100;

    private final KnownDialplans dialplans;
    private final Findings findings;

    NoticeParts(KnownDialplans dialplans, Findings findings) {
        this.dialplans = dialplans;
        this.findings = findings;
    }

    /** Texts by language, of so many characters at most; empty where the key is not there. */
    Map<Language, String> texts(Fields fields, String key, int longest) {
        return fields.value(key).map(value -> texts(value, key, longest)).orElse(Map.of());
    }

    /** The texts of a value by language. */
    Map<Language, String> texts(YamlValue value, String key, int longest) {
        Map<Language, String> texts = new LinkedHashMap<>();
        for (Entry entry : Fields.entries(value, "'%s'".formatted(key), findings)) {
            Optional<Language> language = language(entry.key());
            Optional<String> text = Fields.text(entry.value(), "a language takes one text", findings)
                    .flatMap(scalar -> text(scalar, longest));
            if (language.isPresent() && text.isPresent()) {
                texts.put(language.get(), text.get());
            }
        }
        return texts;
    }

    private Optional<Language> language(Scalar tag) {
        if (Language.isTag(tag.text())) {
            return Optional.of(new Language(tag.text()));
        }
        Set<String> known = dialplans.of(Set.of()).stream().map(Language::tag).collect(Collectors.toSet());
        String problem = "'%s' is not the tag of a language".formatted(Excerpt.of(tag.text()));
        findings.error(
                tag.at(),
                NoticeRule.NOTICE_LANGUAGE,
                problem,
                NearestWord.remedy(tag.text(), known, "write one such as zh-CN or en-US"));
        return Optional.empty();
    }

    private Optional<String> text(Scalar scalar, int longest) {
        String text = scalar.text().strip();
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > longest) {
            String problem = length == 0 ? "this text is empty" : "this text has %d characters".formatted(length);
            findings.error(scalar.at(), NoticeRule.NOTICE_TEXT, problem, "write 1 to %,d".formatted(longest));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Whom a notice is for. */
    Recipients recipients(Fields fields) {
        return new Recipients(
                conditions(fields, "areas", this::area),
                conditions(fields, "tiers", this::word),
                conditions(fields, "needs", this::word),
                conditions(fields, "dialplans", this::dialplan));
    }

    private interface Condition {
        Optional<String> of(Scalar scalar);
    }

    private Set<String> conditions(Fields fields, String key, Condition condition) {
        List<YamlValue> values = fields.oneOrMore(key);
        if (values.size() > MOST_CONDITIONS) {
            String problem = "%d stand under '%s'".formatted(values.size(), key);
            findings.error(fields.at(key), NoticeRule.NOTICE_CONDITION, problem, "write at most " + MOST_CONDITIONS);
            return Set.of();
        }
        Set<String> conditions = new LinkedHashSet<>();
        for (YamlValue value : values) {
            Fields.text(value, "'%s' takes texts".formatted(key), findings)
                    .flatMap(condition::of)
                    .ifPresent(conditions::add);
        }
        if (values.isEmpty() && fields.value(key).isPresent()) {
            String problem = "there is nothing under '%s'".formatted(key);
            findings.error(
                    fields.at(key), NoticeRule.NOTICE_CONDITION, problem, "name one, or remove the key: for everyone");
        }
        return conditions;
    }

    private Optional<String> area(Scalar scalar) {
        return text(scalar, LONGEST_NAME);
    }

    private Optional<String> word(Scalar scalar) {
        if (Name.isName(scalar.text())) {
            return Optional.of(scalar.text());
        }
        String problem = "'%s' is not one word".formatted(Excerpt.of(scalar.text()));
        findings.error(
                scalar.at(),
                NoticeRule.NOTICE_CONDITION,
                problem,
                "write it as in the customer directory, such as critical or life-support");
        return Optional.empty();
    }

    private Optional<String> dialplan(Scalar scalar) {
        Set<String> known = dialplans.languages().keySet();
        if (known.isEmpty() || known.contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        String problem = "there is no dialplan '%s'".formatted(Excerpt.of(scalar.text()));
        String others = "there are " + String.join(", ", known.stream().sorted().toList());
        findings.error(
                scalar.at(), NoticeRule.UNKNOWN_DIALPLAN, problem, NearestWord.remedy(scalar.text(), known, others));
        return Optional.empty();
    }
}
