package io.greenline.grammar.srgs;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blanks and comments of the ABNF form (section 4.13). */
final class AbnfComments {
    private static final String EXAMPLE = "@example";

    private final SourceText source;
    private final Findings findings;

    AbnfComments(SourceText source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /**
     * What was passed over.
     *
     * @param documentation the last documentation comment of it, without the signs around it
     */
    record Skipped(int next, Optional<String> documentation) {}

    /** Passes over everything from an offset on that is neither word nor sign. */
    Skipped skip(int from) {
        int at = from;
        Optional<String> documentation = Optional.empty();
        while (at < source.length()) {
            if (AbnfSigns.isBlank(source.at(at))) {
                at++;
            } else if (AbnfSigns.startsWith(source, at, "//")) {
                at = lineEnd(at);
            } else if (AbnfSigns.startsWith(source, at, "/*")) {
                int end = close(at);
                // The comment /**/ is no documentation.
                if (AbnfSigns.startsWith(source, at, "/**") && end - at > 4) {
                    documentation = Optional.of(inside(at + 3, end - 2));
                }
                at = end;
            } else {
                break;
            }
        }
        return new Skipped(at, documentation);
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < source.length() && source.at(at) != '\n' && source.at(at) != '\r') {
            at++;
        }
        return at;
    }

    private int close(int start) {
        for (int at = start + 2; at + 1 < source.length(); at++) {
            if (source.at(at) == '*' && source.at(at + 1) == '/') {
                return at + 2;
            }
        }
        findings.error(source.span(start), GrammarRule.GRAMMAR_SYNTAX, "a comment without its end", "close it with */");
        return source.length();
    }

    private String inside(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.appendCodePoint(source.at(i));
        }
        return text.toString();
    }

    /** The examples of a documentation comment: each from {@code @example} to the next tag or the end (section 3.3). */
    static List<String> examples(String documentation) {
        List<String> examples = new ArrayList<>();
        Optional<StringBuilder> open = Optional.empty();
        for (String line : documentation.lines().toList()) {
            String text = line.strip().replaceFirst("^\\*+", "").strip();
            if (text.startsWith("@")) {
                open.ifPresent(example -> addTo(examples, example));
                boolean example = text.startsWith(EXAMPLE)
                        && (text.length() == EXAMPLE.length() || AbnfSigns.isBlank(text.charAt(EXAMPLE.length())));
                open = example ? Optional.of(new StringBuilder(text.substring(EXAMPLE.length()))) : Optional.empty();
            } else {
                open.ifPresent(example -> example.append(' ').append(text));
            }
        }
        open.ifPresent(example -> addTo(examples, example));
        return examples;
    }

    private static void addTo(List<String> examples, StringBuilder example) {
        String text = Tokens.normalised(example.toString());
        if (!text.isEmpty()) {
            examples.add(text);
        }
    }
}
