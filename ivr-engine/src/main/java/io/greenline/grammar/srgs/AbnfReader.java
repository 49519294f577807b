package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.AbnfToken.Kind;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.Scope;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the ABNF form (appendix D). After a mistake it goes on with the next statement, so that all are told in one go. */
final class AbnfReader {
    private static final Pattern IDENTITY = Pattern.compile("#ABNF 1\\.0( [^\\s;]+)?;");
    private static final Pattern ANY_IDENTITY = Pattern.compile("\\s*#[^\\n\\r]*");

    private final SourceText source;
    private final Findings findings;
    private final DocumentDraft draft;

    private AbnfReader(SourceText source, Findings findings) {
        this.source = source;
        this.findings = findings;
        this.draft = new DocumentDraft(SourceSpan.startOf(source.file()), findings);
    }

    /** The document as far as it can be understood. */
    static GrammarDocument read(SourceText source, Findings findings) {
        return new AbnfReader(source, findings).read();
    }

    private GrammarDocument read() {
        noOddCharacters();
        AbnfCursor cursor = new AbnfCursor(AbnfScanner.scan(source, identity(), findings), findings);
        AbnfHeader header = new AbnfHeader(cursor, draft, findings);
        boolean rules = false;
        while (!cursor.at(Kind.END)) {
            AbnfToken first = cursor.peek();
            if (first.is(Kind.RULE_NAME) || first.isWord("public") || first.isWord("private")) {
                rules = true;
                rule(cursor);
            } else {
                header.declaration(rules);
            }
        }
        return draft.finish();
    }

    /** A grammar is made of the characters that XML has, wherever they stand (section 4.4). */
    private void noOddCharacters() {
        for (int i = 0; i < source.length(); i++) {
            boolean first = i == 0 || AbnfSigns.isOfXml(source.at(i - 1));
            if (first && !AbnfSigns.isOfXml(source.at(i))) {
                String problem = AbnfSigns.shown(source.at(i)) + " has no place in a text";
                findings.error(source.span(i), GrammarRule.GRAMMAR_SYNTAX, problem, "remove it");
            }
        }
    }

    /** The self-identifying header (section 4.2); the offset behind it. */
    private int identity() {
        Matcher right = IDENTITY.matcher(source.text());
        if (right.lookingAt()) {
            int end = source.text().codePointCount(0, right.end());
            if (end < source.length() && source.at(end) != '\n' && source.at(end) != '\r') {
                String problem = "something stands behind the grammar's first line";
                findings.error(source.span(end), GrammarRule.GRAMMAR_HEADER, problem, "begin a new line behind its ;");
            }
            return end;
        }
        Matcher any = ANY_IDENTITY.matcher(source.text());
        boolean there = any.lookingAt();
        findings.error(
                source.span(0),
                GrammarRule.GRAMMAR_HEADER,
                there
                        ? "'%s' is no first line of a grammar"
                                .formatted(any.group().strip())
                        : "the grammar's first line is missing",
                "begin the file with #ABNF 1.0; or #ABNF 1.0 UTF-8; and nothing before it");
        return there ? source.text().codePointCount(0, any.end()) : 0;
    }

    /** {@code public $name = ...;} (section 3.1). */
    private void rule(AbnfCursor cursor) {
        AbnfToken first = cursor.peek();
        Scope scope = first.isWord("public") ? Scope.PUBLIC : Scope.PRIVATE;
        if (first.is(Kind.WORD)) {
            cursor.take();
        }
        AbnfToken name = cursor.peek();
        if (!name.is(Kind.RULE_NAME)) {
            String problem = "%s stands where a rule's name should".formatted(name.shown());
            findings.error(
                    name.at(), GrammarRule.GRAMMAR_SYNTAX, problem, "write %s $name = ...;".formatted(first.text()));
            cursor.skipStatement();
            return;
        }
        cursor.take();
        boolean named = name.text().isEmpty() || draft.named(name.at(), name.text());
        if (!cursor.taken(Kind.EQUALS)) {
            String problem = "the '=' behind $%s is missing".formatted(name.text());
            findings.error(cursor.behind(), GrammarRule.GRAMMAR_SYNTAX, problem, "write $name = ...;");
            if (cursor.at(Kind.END) || cursor.at(Kind.SEMICOLON)) {
                cursor.skipStatement();
                return;
            }
        }
        Expansion expansion = new AbnfExpansions(cursor, draft, findings).rule("$" + name.text());
        if (named && !name.text().isEmpty()) {
            List<String> examples =
                    first.documentation().map(AbnfComments::examples).orElse(List.of());
            draft.rule(new Rule(name.at(), name.text(), scope, expansion, examples));
        }
    }
}
