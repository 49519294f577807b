package io.greenline.grammar.srgs;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text between two tags of the XML form into tokens: at blanks, and at double quotes (section 2.1). */
final class XmlWords {
    /** How far a word is looked for in the text as written; references to characters make it stand elsewhere. */
    private static final int SEARCHED = 200;

    private final SourceText source;
    private final TokenMaker tokens;
    private final Findings findings;

    XmlWords(SourceText source, TokenMaker tokens, Findings findings) {
        this.source = source;
        this.tokens = tokens;
        this.findings = findings;
    }

    List<Expansion> tokens(XmlEvent.Text event) {
        List<Expansion> found = new ArrayList<>();
        String text = event.text();
        int written = event.from();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (AbnfSigns.isBlank(c)) {
                at++;
                continue;
            }
            int end = c == '"' ? text.indexOf('"', at + 1) : wordEnd(text, at);
            if (end < 0) {
                int place = place(text.substring(at, Math.min(text.length(), at + 20)), written);
                String remedy = "close it with \"";
                findings.error(
                        source.span(place), GrammarRule.GRAMMAR_SYNTAX, "a text without its closing quote", remedy);
                return found;
            }
            String token = c == '"' ? text.substring(at + 1, end) : text.substring(at, end);
            int next = c == '"' ? end + 1 : end;
            String whole = text.substring(at, next);
            int place = place(whole, written);
            tokens.token(source.span(place), token).ifPresent(found::add);
            written = place + whole.codePointCount(0, whole.length());
            at = next;
        }
        return found;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !AbnfSigns.isBlank(text.charAt(end)) && text.charAt(end) != '"') {
            end++;
        }
        return end;
    }

    /** Where a word stands in the file: the next place that looks like it, else where the text goes on. */
    private int place(String word, int from) {
        int start = from;
        while (start < source.length() && AbnfSigns.isBlank(source.at(start))) {
            start++;
        }
        for (int at = start; at < Math.min(source.length(), start + SEARCHED); at++) {
            if (AbnfSigns.startsWith(source, at, word)) {
                return at;
            }
        }
        return start;
    }
}
