package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.GrammarDocument.Meta;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document while it is read: what either form declares, each thing once (sections 4.5 to 4.12). */
final class DocumentDraft {
    private static final String SCRIPT = "semantics/1.0";
    private static final String LITERALS = "semantics/1.0-literals";

    private final SourceSpan at;
    private final Findings findings;
    private final Attachments attachments;
    private final Map<String, SourceSpan> declared = new LinkedHashMap<>();
    private final List<String> lexicons = new ArrayList<>();
    private final List<Meta> meta = new ArrayList<>();
    private final List<Expansion.Tag> headerTags = new ArrayList<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private Optional<Language> language = Optional.empty();
    private Optional<String> root = Optional.empty();
    private Optional<String> base = Optional.empty();
    private Mode mode = Mode.VOICE;
    private TagFormat tagFormat = TagFormat.NONE;

    DocumentDraft(SourceSpan at, Findings findings) {
        this.at = at;
        this.findings = findings;
        this.attachments = new Attachments(findings);
    }

    /** How a tag format is declared; empty where none is. */
    static String written(TagFormat format) {
        return switch (format) {
            case NONE -> "";
            case LITERALS -> LITERALS;
            case SCRIPT -> SCRIPT;
        };
    }

    /** Whether its tokens are keys. Known before the first rule. */
    boolean isOfKeys() {
        return mode == Mode.DTMF;
    }

    /** Declared once only (section 4.1). */
    private boolean first(SourceSpan place, String what) {
        SourceSpan earlier = declared.putIfAbsent(what, place);
        if (earlier != null) {
            String problem = "%s is declared a second time".formatted(what);
            String remedy = "keep this or the one in line %d".formatted(earlier.line());
            findings.error(place, GrammarRule.GRAMMAR_DECLARATION, problem, remedy);
        }
        return earlier == null;
    }

    void language(SourceSpan place, String tag) {
        if (first(place, "language")) {
            language = attachments.language(place, tag);
        }
    }

    void mode(SourceSpan place, String word) {
        if (!first(place, "mode")) {
            return;
        }
        switch (word) {
            case "voice" -> mode = Mode.VOICE;
            case "dtmf" -> mode = Mode.DTMF;
            default ->
                findings.error(
                        place,
                        GrammarRule.GRAMMAR_DECLARATION,
                        "there is no mode '%s'".formatted(word),
                        findings.remedy(word, List.of("voice", "dtmf"), "write voice or dtmf"));
        }
    }

    void root(SourceSpan place, String name) {
        if (first(place, "root")) {
            root = Optional.of(name);
        }
    }

    void tagFormat(SourceSpan place, String format) {
        if (!first(place, "tag-format")) {
            return;
        }
        switch (format) {
            case SCRIPT -> tagFormat = TagFormat.SCRIPT;
            case LITERALS -> tagFormat = TagFormat.LITERALS;
            default ->
                findings.error(
                        place,
                        GrammarRule.TAG_FORMAT,
                        "the tag format '%s' is not known".formatted(format),
                        findings.remedy(
                                format, List.of(SCRIPT, LITERALS), "write %s or %s".formatted(SCRIPT, LITERALS)));
        }
    }

    void base(SourceSpan place, String uri) {
        if (first(place, "base")) {
            base = Optional.of(uri);
        }
    }

    void lexicon(String uri) {
        lexicons.add(uri);
    }

    void meta(String name, String content) {
        meta.add(new Meta(name, content));
    }

    void headerTag(Expansion.Tag tag) {
        headerTags.add(tag);
    }

    /** Whether a rule may have this name; a finding where not. */
    boolean named(SourceSpan place, String name) {
        if (Tokens.isReserved(name)) {
            String problem = "%s is a rule that every grammar has".formatted(name);
            findings.error(place, GrammarRule.RULE_NAME, problem, "give this rule another name");
            return false;
        }
        if (!Tokens.isRuleName(name)) {
            String problem = "'%s' is no name of a rule".formatted(name);
            String remedy = "write letters, digits and _, a letter first";
            findings.error(place, GrammarRule.RULE_NAME, problem, remedy);
            return false;
        }
        return true;
    }

    void rule(Rule rule) {
        Rule earlier = rules.putIfAbsent(rule.name(), rule);
        if (earlier != null) {
            String problem = "there is a rule '%s' in line %d already"
                    .formatted(rule.name(), earlier.at().line());
            findings.error(rule.at(), GrammarRule.DUPLICATE_RULE, problem, "give one of them another name");
        }
    }

    /** The document, with findings about what it lacks. */
    GrammarDocument finish() {
        if (mode == Mode.VOICE && !declared.containsKey("language")) {
            String problem = "a grammar of spoken words declares no language";
            findings.error(at, GrammarRule.GRAMMAR_LANGUAGE, problem, "declare one, such as en-US");
        }
        root.filter(name -> !rules.containsKey(name)).ifPresent(this::rootMissing);
        return new GrammarDocument(
                at,
                isOfKeys() ? Optional.empty() : language,
                mode,
                root,
                tagFormat,
                base,
                lexicons,
                meta,
                headerTags,
                List.copyOf(rules.values()));
    }

    private void rootMissing(String name) {
        String remedy = findings.remedy(name, rules.keySet(), "define it, or declare another root");
        String problem = "the root '%s' is no rule of this grammar".formatted(name);
        findings.error(declared.getOrDefault("root", at), GrammarRule.UNKNOWN_RULE, problem, remedy);
    }
}
