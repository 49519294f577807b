package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.telephony.SpokenForm;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a prompt's text: words, and gaps such as {@code {bill.balance, money}}; {@code {{} and {@code }}} are braces.
 */
final class PromptText {
    /** A piece of a text as read. */
    sealed interface Part {
        record Words(String text) implements Part {}

        record Gap(ParsedExpression value, SpokenForm form, Scalar in) implements Part {}
    }

    private static final Map<String, SpokenForm> FORMS = Arrays.stream(SpokenForm.values())
            .collect(Collectors.toMap(form -> form.name().toLowerCase(Locale.ROOT), Function.identity()));

    /** Minutes of speech; whatever is longer is no prompt. */
    private static final int MAX_LENGTH = 4_096;

    private final Scalar scalar;
    private final String text;
    private final Findings findings;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    private PromptText(Scalar scalar, Findings findings) {
        this.scalar = scalar;
        this.text = scalar.text();
        this.findings = findings;
    }

    static List<Part> read(Scalar scalar, Findings findings) {
        return new PromptText(scalar, findings).read();
    }

    private List<Part> read() {
        if (text.length() > MAX_LENGTH) {
            bad(
                    0,
                    "the text is longer than %,d characters".formatted(MAX_LENGTH),
                    "make several texts or prompts of it");
            return parts;
        }
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                words.append(c);
                i += 2;
            } else if (c == '{') {
                i = gap(i + 1);
            } else if (c == '}') {
                bad(i, "a } without a {", "write }} for a brace");
                i++;
            } else {
                words.append(c);
                i++;
            }
        }
        endWords();
        return parts;
    }

    private void endWords() {
        if (!words.toString().isBlank()) {
            parts.add(new Part.Words(words.toString().strip()));
        }
        words.setLength(0);
    }

    /** Reads a gap from behind its brace and gives the offset behind its end. */
    private int gap(int start) {
        endWords();
        GapEnd end = GapEnd.find(text, start);
        if (!end.closed()) {
            bad(start - 1, "a { that is not closed", "write } after the expression, or {{ for a brace");
            return text.length();
        }
        int comma = end.comma();
        int valueEnd = comma < 0 ? end.at() : comma;
        Optional<SpokenForm> form = comma < 0 ? Optional.of(SpokenForm.TEXT) : form(comma + 1, end.at());
        value(start, valueEnd).ifPresent(value -> form.ifPresent(how -> parts.add(new Part.Gap(value, how, scalar))));
        return end.at() + 1;
    }

    private Optional<ParsedExpression> value(int start, int end) {
        String raw = text.substring(start, end);
        String source = raw.strip();
        if (source.isEmpty()) {
            bad(start - 1, "an empty gap", "write {expression, form}, or {{ for a brace");
            return Optional.empty();
        }
        int from = start + raw.indexOf(source);
        return new CelExpressions(findings).parse(new ExpressionText(source, scalar, codePoints(from)));
    }

    private Optional<SpokenForm> form(int start, int end) {
        String raw = text.substring(start, end);
        String word = raw.strip();
        Optional<SpokenForm> form = Optional.ofNullable(FORMS.get(word));
        if (form.isEmpty()) {
            String known = "write "
                    + String.join(", ", FORMS.keySet().stream().sorted().toList());
            int at = start + Math.max(0, raw.indexOf(word));
            findings.error(
                    scalar.at(codePoints(at)),
                    DialplanRule.UNKNOWN_FORM,
                    "unknown form '%s'".formatted(word),
                    NearestWord.remedy(word, FORMS.keySet(), known));
        }
        return form;
    }

    private void bad(int at, String problem, String remedy) {
        findings.error(scalar.at(codePoints(at)), DialplanRule.BAD_PROMPT_TEXT, problem, remedy);
    }

    private int codePoints(int index) {
        return text.codePointCount(0, index);
    }

    /**
     * Where a gap ends.
     *
     * @param at offset of its closing brace
     * @param comma offset of the last comma outside brackets and quotes, -1 for none
     */
    private record GapEnd(int at, int comma, Boolean closed) {
        static GapEnd find(String text, int start) {
            int depth = 0;
            int comma = -1;
            char quote = 0;
            for (int i = start; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quote != 0) {
                    i += c == '\\' ? 1 : 0;
                    quote = c == quote ? 0 : quote;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '}' && depth == 0) {
                    return new GapEnd(i, comma, true);
                } else if ("([{".indexOf(c) >= 0) {
                    depth++;
                } else if (")]}".indexOf(c) >= 0) {
                    depth--;
                } else if (c == ',' && depth == 0) {
                    comma = i;
                }
            }
            return new GapEnd(text.length(), comma, false);
        }
    }
}
