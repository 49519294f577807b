package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.AbnfToken.Kind;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts an ABNF grammar into its words and signs, comments left out (appendix D). What fits nowhere is told and skipped. */
final class AbnfScanner {
    private final SourceText source;
    private final Findings findings;
    private final AbnfComments comments;
    private final List<AbnfToken> tokens = new ArrayList<>();
    private final Set<String> endless = new HashSet<>();
    private Optional<String> documentation = Optional.empty();
    private int next;

    private AbnfScanner(SourceText source, int from, Findings findings) {
        this.source = source;
        this.next = from;
        this.findings = findings;
        this.comments = new AbnfComments(source, findings);
    }

    /** All words and signs from an offset on; the last one is the end of the file. */
    static List<AbnfToken> scan(SourceText source, int from, Findings findings) {
        AbnfScanner scanner = new AbnfScanner(source, from, findings);
        scanner.all();
        return scanner.tokens;
    }

    private void all() {
        while (true) {
            AbnfComments.Skipped skipped = comments.skip(next);
            next = skipped.next();
            documentation = skipped.documentation();
            if (next >= source.length()) {
                add(Kind.END, next, "");
                return;
            }
            one();
        }
    }

    private void one() {
        int start = next;
        int c = source.at(next);
        switch (c) {
            case ';' -> sign(Kind.SEMICOLON);
            case '=' -> sign(Kind.EQUALS);
            case '|' -> sign(Kind.BAR);
            case '(' -> sign(Kind.OPEN_GROUP);
            case ')' -> sign(Kind.CLOSE_GROUP);
            case '[' -> sign(Kind.OPEN_OPTION);
            case ']' -> sign(Kind.CLOSE_OPTION);
            case '$' -> reference();
            case '!' -> language();
            case '~' -> mediaType();
            case '<' -> angle(Kind.ANGLE, start);
            case '"' -> quoted(Kind.DOUBLE_QUOTED, '"');
            case '\'' -> quoted(Kind.SINGLE_QUOTED, '\'');
            case '{' -> tag();
            case '/' -> weight();
            default -> word();
        }
    }

    private void sign(Kind kind) {
        int start = next++;
        add(kind, start, source.at(start) == ';' ? ";" : "");
    }

    private void reference() {
        int start = next++;
        if (next < source.length() && source.at(next) == '<') {
            angle(Kind.EXTERNAL, start);
            return;
        }
        String name = AbnfSigns.word(source, next);
        next += name.codePointCount(0, name.length());
        if (name.isEmpty()) {
            tell(
                    start,
                    "a '$' without a name",
                    "write $name for a rule of this grammar, $<file.gram#name> for another's");
        }
        add(Kind.RULE_NAME, start, name);
    }

    private void language() {
        int start = next++;
        String tag = AbnfSigns.word(source, next);
        next += tag.codePointCount(0, tag.length());
        if (tag.isEmpty()) {
            tell(start, "a '!' without a language", "write the language right behind it, such as !en-US");
            return;
        }
        add(Kind.LANGUAGE, start, tag);
    }

    private void mediaType() {
        int start = next++;
        if (next < source.length() && source.at(next) == '<') {
            angle(Kind.MEDIA_TYPE, start);
        } else {
            tell(start, "a '~' without a media type", "write it as ~<application/srgs>");
        }
    }

    /** From {@code <} to {@code >}; where that is missing the line's end ends it. */
    private void angle(Kind kind, int start) {
        int open = next;
        int close = find('>', open + 1, ";\n\r<");
        String text = text(open + 1, close);
        if (close < source.length() && source.at(close) == '>') {
            next = close + 1;
        } else {
            next = close;
            tell(open, "a '<' without its '>'", "write '>' where it ends");
        }
        add(kind, start, text);
    }

    private void quoted(Kind kind, char sign) {
        int start = next;
        int close = find(sign, start + 1, "");
        String text = text(start + 1, close);
        // A statement that ends a line inside quotes: the quote is missing, rather than the text being so long.
        int statement = AbnfSigns.statementEnd(text);
        if (close >= source.length() || statement >= 0) {
            next = find('\n', start + 1, ";\r");
            tell(start, "a text without its closing quote", "close it with " + sign);
            add(kind, start, text(start + 1, next).strip());
            return;
        }
        next = close + 1;
        add(kind, start, text);
    }

    private void tag() {
        int start = next;
        boolean wide = AbnfSigns.startsWith(source, start, "{!{");
        String closing = wide ? "}!}" : "}";
        int from = start + (wide ? 3 : 1);
        int close = end(from, closing);
        if (close >= source.length()) {
            next = find('\n', start + 1, "\r");
            tell(start, "a tag without its end", "close it with " + closing);
            add(Kind.TAG, start, text(from, Math.max(from, next)));
            return;
        }
        next = close + closing.length();
        add(Kind.TAG, start, text(from, close));
    }

    /** Where a tag's end begins. Once there is none, none is looked for again: a file of open tags would take minutes. */
    private int end(int from, String closing) {
        int at = endless.contains(closing) ? source.length() : from;
        while (at < source.length() && !AbnfSigns.startsWith(source, at, closing)) {
            at++;
        }
        if (at >= source.length()) {
            endless.add(closing);
        }
        return at;
    }

    private void weight() {
        int start = next;
        int close = find('/', start + 1, ";|\n\r");
        if (close >= source.length() || source.at(close) != '/') {
            next++;
            tell(start, "a '/' without its partner", "write a weight as /2.5/, a comment as // or /* */");
            return;
        }
        next = close + 1;
        add(Kind.WEIGHT, start, text(start + 1, close).strip());
    }

    private void word() {
        int start = next;
        String word = AbnfSigns.word(source, next);
        if (!word.isEmpty()) {
            next += word.codePointCount(0, word.length());
            add(Kind.WORD, start, word);
            return;
        }
        if (!AbnfSigns.isOfXml(source.at(start))) {
            // Told already, wherever it stands.
            next++;
            return;
        }
        while (next < source.length() && AbnfSigns.isStray(source.at(next))) {
            next++;
        }
        String remedy = "put words with such signs between double quotes";
        if (source.at(start) == 0x3000 || source.at(start) == 0xA0) {
            remedy = "between words write ordinary blanks";
        } else if (AbnfSigns.wideTwin(source.at(start)).isPresent()) {
            remedy = "the sign of the grammar is "
                    + AbnfSigns.wideTwin(source.at(start)).get();
        }
        tell(start, AbnfSigns.shown(source.at(start)) + " has no place here", remedy);
    }

    /** The offset of a sign, or of the first of some others, or the end. */
    private int find(int sign, int from, String others) {
        int at = Math.min(from, source.length());
        while (at < source.length() && source.at(at) != sign && others.indexOf(source.at(at)) < 0) {
            at++;
        }
        return at;
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.appendCodePoint(source.at(i));
        }
        return text.toString();
    }

    private void add(Kind kind, int start, String text) {
        SourceSpan at = source.span(start);
        tokens.add(new AbnfToken(kind, at, source.span(next), text, documentation));
    }

    private void tell(int start, String problem, String remedy) {
        findings.error(source.span(start), GrammarRule.GRAMMAR_SYNTAX, problem, remedy);
    }
}
