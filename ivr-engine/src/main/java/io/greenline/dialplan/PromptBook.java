package io.greenline.dialplan;

import io.greenline.dialplan.PromptText.Part;
import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The prompts of a dialplan and the flows that use them: a prompt's gaps are checked against each flow's variables. */
final class PromptBook {
    private record Draft(PromptId id, SourceSpan at, Map<Language, Text> texts, Map<String, FlowDraft> users) {}

    private record Text(SourceSpan at, List<Part> parts) {}

    private final List<Language> languages;
    private final TextPlaces places;
    private final CelMemory memory;
    private final Findings findings;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    PromptBook(List<Language> languages, TextPlaces places, CelMemory memory, Findings findings) {
        this.languages = languages;
        this.places = places;
        this.memory = memory;
        this.findings = findings;
    }

    /** Of the dialplan's expressions. */
    CelMemory memory() {
        return memory;
    }

    void read(YamlValue prompts) {
        for (Entry entry : Fields.entries(prompts, "prompts", findings)) {
            if (FlowReader.isName(entry.key(), "a prompt", findings) && !isNotice(entry.key())) {
                Map<Language, Text> texts = texts(entry);
                drafts.put(
                        entry.key().text(),
                        new Draft(new PromptId(entry.key().text()), entry.key().at(), texts, new LinkedHashMap<>()));
            }
        }
    }

    /** The engine's own prompts for callers who wait, where the dialplan has none of the name. */
    void addWaiting(FlowDraft main) {
        WaitingPrompts.in(languages)
                .forEach((name, texts) -> drafts.computeIfAbsent(name, _ -> shipped(name, texts))
                        .users
                        .put(main.name(), main));
    }

    private Draft shipped(String name, Map<Language, Scalar> shipped) {
        Map<Language, Text> texts = new LinkedHashMap<>();
        shipped.forEach(
                (language, text) -> texts.put(language, new Text(text.at(), PromptText.read(text, memory, findings))));
        SourceSpan at = shipped.values().iterator().next().at();
        return new Draft(new PromptId(name), at, texts, new LinkedHashMap<>());
    }

    /** The prompts of notices come and go without the dialplan: their names are kept free. */
    private boolean isNotice(Scalar name) {
        boolean notice = name.text().startsWith(Prompt.NOTICE);
        if (notice) {
            String problem = "no prompt can be called '%s': notices are called so".formatted(name);
            findings.error(name.at(), DialplanRule.RESERVED_NAME, problem, "choose another name");
        }
        return notice;
    }

    private Map<Language, Text> texts(Entry prompt) {
        Map<Language, Translation> translations = new LinkedHashMap<>();
        Map<Language, Text> texts = new LinkedHashMap<>();
        Set<String> said = new LinkedHashSet<>();
        for (Entry entry : Fields.entries(prompt.value(), "a prompt", findings)) {
            said.add(entry.key().text());
            language(entry.key()).ifPresent(language -> {
                Translation translation = Translation.read(entry.value(), findings);
                translations.put(language, translation);
                SourceSpan at = translation.text().orElse(entry.value()).at();
                texts.put(language, new Text(at, text(entry.value(), translation)));
            });
        }
        if (prompt.value() instanceof YamlValue.Block) {
            languages.stream()
                    .filter(language -> !said.contains(language.tag()))
                    .forEach(language -> missing(prompt.key(), language));
        }
        compare(prompt.key(), translations);
        return texts;
    }

    private void missing(Scalar prompt, Language language) {
        Optional<SourceSpan> file = places.of(prompt, language);
        findings.error(
                file.orElse(prompt.at()),
                DialplanRule.MISSING_TRANSLATION,
                "prompt '%s' has no text in %s".formatted(prompt, language),
                file.isPresent() ? "add '%s:' here".formatted(prompt) : "add '%s:' to it".formatted(language));
    }

    /** Tells of translations that were made from another text than the one that is there now. */
    private void compare(Scalar prompt, Map<Language, Translation> translations) {
        Optional<Language> first = languages.stream().findFirst().filter(translations::containsKey);
        Optional<Translation> source = first.map(translations::remove);
        source.ifPresent(from -> {
            from.refuseOf(findings);
            translations.values().forEach(translation -> translation.compare(prompt, from, findings));
        });
    }

    private Optional<Language> language(Scalar tag) {
        Optional<Language> language = languages.stream()
                .filter(known -> known.tag().equals(tag.text()))
                .findFirst();
        if (language.isEmpty() && !languages.isEmpty()) {
            Optional<String> meant = findings.meant(
                    tag.text(), languages.stream().map(Language::tag).toList());
            findings.error(
                    tag.at(),
                    DialplanRule.UNKNOWN_LANGUAGE,
                    "'%s' is not a language of this dialplan".formatted(tag),
                    NearestWord.remedy(meant, "add it to languages"),
                    tag.replacedBy(meant));
        }
        return language;
    }

    private List<Part> text(YamlValue at, Translation translation) {
        int errors = findings.errors();
        List<Part> parts = new ArrayList<>();
        for (YamlValue value : translation.pieces()) {
            Fields.text(value, "a prompt's text is a text", findings)
                    .ifPresent(scalar -> parts.addAll(PromptText.read(scalar, memory, findings)));
        }
        if (parts.isEmpty() && translation.text().isPresent() && findings.errors() == errors) {
            findings.error(at.at(), DialplanRule.BAD_PROMPT_TEXT, "the text is empty", "write what is to be said");
        }
        return parts;
    }

    /** Notes that a flow uses a prompt; empty, with a finding, where there is no such prompt. */
    Optional<PromptId> use(Scalar name, FlowDraft flow) {
        Draft draft = drafts.get(name.text());
        if (draft == null) {
            Optional<String> meant = findings.meant(name.text(), drafts.keySet());
            findings.error(
                    name.at(),
                    DialplanRule.UNKNOWN_PROMPT,
                    "there is no prompt '%s'".formatted(name),
                    NearestWord.remedy(meant, "define it under prompts"),
                    name.replacedBy(meant));
            return Optional.empty();
        }
        draft.users.put(flow.name(), flow);
        return Optional.of(draft.id);
    }

    /** The prompts, checked against the flows that use them; one that nobody uses is checked against the main flow. */
    Map<PromptId, Prompt> check(FlowDraft main) {
        Map<PromptId, Prompt> prompts = new HashMap<>();
        for (Draft draft : drafts.values()) {
            if (draft.users.isEmpty()) {
                String problem = "prompt '%s' is not used".formatted(draft.id);
                findings.warning(draft.at, DialplanRule.UNUSED_PROMPT, problem, "remove it, or play it somewhere");
                draft.users.put(main.name(), main);
            }
            Map<Language, List<Prompt.Piece>> texts = new HashMap<>();
            Map<Language, SourceSpan> places = new HashMap<>();
            draft.texts.forEach((language, text) -> {
                places.put(language, text.at);
                texts.put(
                        language,
                        text.parts.stream()
                                .flatMap(part -> piece(part, draft).stream())
                                .toList());
            });
            prompts.put(draft.id, new Prompt(draft.id, draft.at, texts, places));
        }
        return prompts;
    }

    private Optional<Prompt.Piece> piece(Part part, Draft draft) {
        return switch (part) {
            case Part.Words(String text) -> Optional.of(new Prompt.Piece.Words(text));
            case Part.Gap gap -> gap(gap, draft);
        };
    }

    private Optional<Prompt.Piece> gap(Part.Gap gap, Draft draft) {
        Optional<Expression> first = Optional.empty();
        Optional<FlowDraft> owner = Optional.empty();
        for (FlowDraft user : draft.users.values()) {
            Optional<Expression> value = new CelExpressions(memory, findings).check(gap.value(), user.types());
            value.ifPresent(expression -> speakable(expression, gap));
            if (owner.isEmpty()) {
                first = value;
                owner = Optional.of(user);
            } else if (!sameTypes(gap.value(), owner.get().types(), user.types())) {
                findings.error(
                        gap.value().text().at(),
                        DialplanRule.MIXED_TYPES,
                        "two flows say this prompt, and its variables have different types there",
                        "make two prompts of it");
            }
        }
        return first.map(expression -> new Prompt.Piece.Gap(expression, gap.form()));
    }

    private static boolean sameTypes(ParsedExpression value, Types one, Types other) {
        return value.variables(one).stream()
                .allMatch(
                        name -> one.type(name).equals(other.type(name)) || !other.isTyped(name) || !one.isTyped(name));
    }

    private void speakable(Expression value, Part.Gap gap) {
        boolean fits = switch (gap.form()) {
            case TEXT -> true;
            case DIGITS -> value.type() == ValueType.TEXT || value.type() == ValueType.WHOLE;
            case NUMBER, MONEY -> value.type() != ValueType.FLAG && value.type() != ValueType.TEXTS;
            case DATE, TIME -> value.type() == ValueType.TEXT;
        };
        if (!fits) {
            String form = gap.form().name().toLowerCase(Locale.ROOT);
            String problem = "%s cannot be spoken as %s".formatted(value.type().shown(), form);
            findings.error(gap.value().text().at(), DialplanRule.UNKNOWN_FORM, problem, "choose another form");
        }
    }
}
