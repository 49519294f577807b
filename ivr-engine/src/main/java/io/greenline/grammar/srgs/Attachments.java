package io.greenline.grammar.srgs;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What both forms attach to expansions, written alike: weights, repeats, probabilities, languages. */
final class Attachments {
    /** Highest count of a repeat. */
    static final int MAX_REPEAT = 1_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30}");
    private static final Pattern RANGE = Pattern.compile("([0-9]+)(-([0-9]+)?)?");

    private final Findings findings;

    Attachments(Findings findings) {
        this.findings = findings;
    }

    /**
     * How often (section 2.5).
     *
     * @param most empty for any number
     */
    record Range(int least, OptionalInt most) {}

    /** Of an alternative (section 2.4.1); empty, with a finding, where it is none. */
    OptionalDouble weight(SourceSpan at, String text) {
        if (NUMBER.matcher(text).matches()) {
            return OptionalDouble.of(Double.parseDouble(text));
        }
        String problem = text.startsWith("-")
                ? "the weight %s is negative".formatted(text)
                : "'%s' is no weight".formatted(text);
        findings.error(at, GrammarRule.BAD_WEIGHT, problem, "write a number such as 2 or 0.5");
        return OptionalDouble.empty();
    }

    /** That a repeat goes on (section 2.5.1); empty, with a finding, where it is none. */
    OptionalDouble probability(SourceSpan at, String text) {
        if (NUMBER.matcher(text).matches()) {
            double probability = Double.parseDouble(text);
            if (probability <= 1) {
                return OptionalDouble.of(probability);
            }
        }
        String problem = "'%s' is no probability".formatted(text);
        findings.error(at, GrammarRule.BAD_REPEAT, problem, "write a number from 0 to 1");
        return OptionalDouble.empty();
    }

    /** Of a repeat; empty, with a finding, where it is none. */
    Optional<Range> range(SourceSpan at, String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            String problem = "'%s' does not say how often".formatted(text);
            findings.error(at, GrammarRule.BAD_REPEAT, problem, "write n, m-n, or m- for any number from m on");
            return Optional.empty();
        }
        int least = count(matcher.group(1));
        int most = least;
        if (matcher.group(3) != null) {
            most = count(matcher.group(3));
        }
        if (least > MAX_REPEAT || most > MAX_REPEAT) {
            String problem = "'%s' is more often than %,d times".formatted(text, MAX_REPEAT);
            findings.error(
                    at, GrammarRule.BAD_REPEAT, problem, "write %d- for any number".formatted(Math.min(least, 1)));
            return Optional.empty();
        }
        if (most < least) {
            String problem = "'%s' ends before it begins".formatted(text);
            findings.error(at, GrammarRule.BAD_REPEAT, problem, "write %d-%d".formatted(most, least));
            return Optional.empty();
        }
        boolean open = matcher.group(2) != null && matcher.group(3) == null;
        return Optional.of(new Range(least, open ? OptionalInt.empty() : OptionalInt.of(most)));
    }

    /** A count; any that is too high is one more than the highest. */
    private static int count(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 6 ? MAX_REPEAT + 1 : Math.min(Integer.parseInt(significant), MAX_REPEAT + 1);
    }

    /** A language tag in any case; empty, with a finding, where it is none. */
    Optional<Language> language(SourceSpan at, String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            String canonical = locale.toLanguageTag();
            if (!locale.getLanguage().isEmpty() && Language.isTag(canonical)) {
                return Optional.of(new Language(canonical));
            }
        } catch (IllformedLocaleException _) {
            // Told below.
        }
        String remedy =
                text.contains("_") ? "write '%s'".formatted(text.replace('_', '-')) : "write a tag such as en-US";
        findings.error(at, GrammarRule.GRAMMAR_LANGUAGE, "'%s' is no language tag".formatted(text), remedy);
        return Optional.empty();
    }
}
