package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.AbnfToken.Kind;
import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/** Reads the declarations of the ABNF form (sections 4.5 to 4.12). */
final class AbnfHeader {
    private static final List<String> KEYWORDS =
            List.of("language", "mode", "root", "tag-format", "base", "lexicon", "meta", "http-equiv");

    private static final List<String> SCOPES = List.of("public", "private");

    private final AbnfCursor cursor;
    private final DocumentDraft draft;
    private final Findings findings;

    AbnfHeader(AbnfCursor cursor, DocumentDraft draft, Findings findings) {
        this.cursor = cursor;
        this.draft = draft;
        this.findings = findings;
    }

    /** Reads one, or tells that there is none and passes over it. */
    void declaration(boolean afterRules) {
        AbnfToken first = cursor.take();
        if (first.is(Kind.SEMICOLON)) {
            String problem = "a ';' that ends nothing";
            findings.error(first.at(), GrammarRule.GRAMMAR_SYNTAX, problem, "remove it");
            return;
        }
        Optional<String> keyword = keyword(first);
        if (keyword.isEmpty() && !first.is(Kind.TAG)) {
            cursor.skipStatement();
            return;
        }
        if (afterRules) {
            String problem = "%s is declared behind a rule".formatted(first.shown());
            findings.error(first.at(), GrammarRule.GRAMMAR_DECLARATION, problem, "move it before the first rule");
        }
        if (keyword.isPresent()) {
            value(keyword.get());
        } else {
            draft.headerTag(new Expansion.Tag(first.at(), first.text()));
            cursor.endStatement("a tag of the header");
        }
    }

    /** The keyword that a declaration begins with, or that was meant; empty, with a finding, where there is none. */
    private Optional<String> keyword(AbnfToken first) {
        if (first.is(Kind.TAG)) {
            return Optional.empty();
        }
        if (first.is(Kind.WORD) && KEYWORDS.contains(first.text())) {
            return Optional.of(first.text());
        }
        List<String> known = cursor.atRule() ? SCOPES : KEYWORDS;
        Optional<String> meant = first.is(Kind.WORD) ? findings.meant(first.text(), known) : Optional.empty();
        findings.error(
                first.at(),
                GrammarRule.GRAMMAR_SYNTAX,
                "%s begins neither a declaration nor a rule".formatted(first.shown()),
                NearestWord.remedy(
                        meant, "write a declaration such as language en-US; or a rule such as $name = word;"));
        return meant.filter(KEYWORDS::contains);
    }

    private void value(String keyword) {
        SourceSpan at = cursor.peek().at();
        switch (keyword) {
            case "language" -> value(keyword, Kind.WORD, "en-US").ifPresent(tag -> draft.language(at, tag));
            case "mode" -> value(keyword, Kind.WORD, "voice").ifPresent(word -> draft.mode(at, word));
            case "root" -> value(keyword, Kind.RULE_NAME, "$name").ifPresent(name -> draft.root(at, name));
            case "tag-format" ->
                value(keyword, Kind.ANGLE, "<semantics/1.0>").ifPresent(format -> draft.tagFormat(at, format));
            case "base" -> value(keyword, Kind.ANGLE, "<folder/>").ifPresent(uri -> draft.base(at, uri));
            case "lexicon" -> value(keyword, Kind.ANGLE, "<words.pls>").ifPresent(draft::lexicon);
            default -> meta(keyword);
        }
        cursor.taken(Kind.MEDIA_TYPE);
        cursor.endStatement("the declaration of " + keyword);
    }

    /** What is declared; empty, with a finding, where something else stands. */
    private Optional<String> value(String keyword, Kind kind, String example) {
        AbnfToken value = cursor.peek();
        if (value.is(kind)) {
            cursor.take();
            return Optional.of(value.text().strip());
        }
        String problem = "%s stands where the value of %s should".formatted(value.shown(), keyword);
        String remedy = "write %s %s;".formatted(keyword, example);
        findings.error(value.at(), GrammarRule.GRAMMAR_DECLARATION, problem, remedy);
        passValue();
        return Optional.empty();
    }

    /** Passes over a wrong value, so that it is told once. */
    private void passValue() {
        while (!cursor.at(Kind.SEMICOLON) && !cursor.at(Kind.END) && !cursor.atRule()) {
            cursor.take();
        }
    }

    /** {@code meta "name" is "content"} (section 4.11.1). */
    private void meta(String keyword) {
        Optional<String> name = quoted();
        boolean is = name.isPresent() && cursor.peek().isWord("is");
        if (is) {
            cursor.take();
        }
        Optional<String> content = is ? quoted() : Optional.empty();
        if (content.isPresent()) {
            draft.meta(name.orElseThrow(), content.get());
            return;
        }
        String problem = "%s has no place in the declaration of %s"
                .formatted(cursor.peek().shown(), keyword);
        String remedy = "write %s \"name\" is \"content\";".formatted(keyword);
        findings.error(cursor.peek().at(), GrammarRule.GRAMMAR_DECLARATION, problem, remedy);
        passValue();
    }

    private Optional<String> quoted() {
        if (cursor.at(Kind.DOUBLE_QUOTED) || cursor.at(Kind.SINGLE_QUOTED)) {
            return Optional.of(cursor.take().text());
        }
        return Optional.empty();
    }
}
