package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.AbnfToken.Kind;
import io.greenline.grammar.srgs.Attachments.Range;
import io.greenline.grammar.srgs.Expansion.Alternative;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.Expansion.Sequence;
import io.greenline.grammar.srgs.Expansion.Special;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what stands on the right side of a rule (section 2). What binds closest: a language, then a repeat, then order, then
 * choice with its weights (section 2.8).
 */
final class AbnfExpansions {
    /** Groups inside groups, in either form. */
    static final int MAX_DEPTH = 100;

    private static final Pattern REPEAT = Pattern.compile("\\s*([^/\\s]*)\\s*(?:/([^/]*)/)?\\s*");

    private final AbnfCursor cursor;
    private final Findings findings;
    private final Attachments attachments;
    private final TokenMaker tokens;
    private int depth;
    private boolean leftOpen;

    AbnfExpansions(AbnfCursor cursor, DocumentDraft draft, Findings findings) {
        this.cursor = cursor;
        this.findings = findings;
        this.attachments = new Attachments(findings);
        this.tokens = new TokenMaker(draft, findings);
    }

    /** Up to and with the semicolon. */
    Expansion rule(String name) {
        Expansion expansion = choice();
        while (cursor.at(Kind.CLOSE_GROUP) || cursor.at(Kind.CLOSE_OPTION)) {
            AbnfToken stray = cursor.take();
            String problem = "%s closes nothing".formatted(stray.shown());
            findings.error(stray.at(), GrammarRule.GRAMMAR_SYNTAX, problem, "remove it, or open it before");
            if (!cursor.at(Kind.SEMICOLON) && !cursor.at(Kind.END)) {
                choice();
            }
        }
        cursor.endStatement("the rule " + name);
        return expansion;
    }

    /** Alternatives (section 2.4). */
    private Expansion choice() {
        SourceSpan at = cursor.peek().at();
        List<Alternative> alternatives = new ArrayList<>();
        do {
            double weight = 1;
            while (cursor.at(Kind.WEIGHT)) {
                AbnfToken written = cursor.take();
                weight = attachments.weight(written.at(), written.text()).orElse(1);
            }
            alternatives.add(new Alternative(sequence(), weight));
        } while (cursor.taken(Kind.BAR));
        return Normal.oneOf(at, alternatives);
    }

    /** Parts in order (section 2.3). */
    private Expansion sequence() {
        SourceSpan at = cursor.peek().at();
        List<Expansion> parts = new ArrayList<>();
        boolean told = false;
        while (!endsSequence()) {
            int errors = findings.errors();
            part().ifPresent(parts::add);
            told |= findings.errors() > errors;
        }
        if (parts.isEmpty() && !told) {
            String problem =
                    "there is nothing before %s".formatted(cursor.peek().shown());
            findings.error(cursor.peek().at(), GrammarRule.EMPTY_RULE, problem, "write $NULL where nothing is said");
        }
        return Normal.sequence(at, parts);
    }

    private boolean endsSequence() {
        return switch (cursor.peek().kind()) {
            case SEMICOLON, BAR, CLOSE_GROUP, CLOSE_OPTION, EQUALS, END -> true;
            case RULE_NAME -> cursor.atRule();
            case WORD -> cursor.atRule();
            default -> false;
        };
    }

    /** One part with what is attached to it; empty, with a finding, for what is none. */
    private Optional<Expansion> part() {
        AbnfToken first = cursor.take();
        Optional<Expansion> part = switch (first.kind()) {
            case WORD, DOUBLE_QUOTED -> tokens.token(first.at(), first.text());
            case RULE_NAME -> reference(first);
            case EXTERNAL -> external(first);
            case TAG -> Optional.of(new Tag(first.at(), first.text()));
            case OPEN_GROUP -> group(first);
            case OPEN_OPTION -> option(first);
            default -> misplaced(first);
        };
        return part.map(this::withLanguage).map(this::repeated);
    }

    private Optional<Expansion> misplaced(AbnfToken token) {
        String remedy = switch (token.kind()) {
            case WEIGHT -> "a weight stands at the beginning of an alternative: | /2/ word";
            case ANGLE -> "a repeat stands behind what is repeated: word <1-3>; a repeat of a repeat takes a group";
            case LANGUAGE -> "a language stands right behind a token or group, before its repeat: word!en-US <2>";
            case SINGLE_QUOTED -> "put words between double quotes";
            case MEDIA_TYPE -> "a media type stands behind a reference: $<file.gram>~<application/srgs>";
            default -> "remove it";
        };
        String problem = "%s has no place here".formatted(token.shown());
        findings.error(token.at(), GrammarRule.GRAMMAR_SYNTAX, problem, remedy);
        return Optional.empty();
    }

    /** {@code $name} (sections 2.2.1 and 2.2.3). */
    private Optional<Expansion> reference(AbnfToken name) {
        if (Tokens.isReserved(name.text())) {
            return Optional.of(new Special(name.at(), Special.Kind.valueOf(name.text())));
        }
        if (name.text().isEmpty()) {
            return Optional.empty();
        }
        return new References(findings).of(name.at(), "#" + name.text()).map(reference -> reference);
    }

    /** {@code $<uri#name>} (section 2.2.2). */
    private Optional<Expansion> external(AbnfToken uri) {
        References references = new References(findings);
        if (cursor.at(Kind.MEDIA_TYPE)) {
            AbnfToken type = cursor.take();
            references.mediaType(type.at(), uri.text(), type.text());
        }
        return references.of(uri.at(), uri.text()).map(reference -> reference);
    }

    /** {@code (...)}; nothing inside is {@code $NULL} (section 2.3). */
    private Optional<Expansion> group(AbnfToken open) {
        if (cursor.taken(Kind.CLOSE_GROUP)) {
            return Optional.of(new Sequence(open.at(), List.of()));
        }
        return inside(open, Kind.CLOSE_GROUP, ")");
    }

    /** {@code [...]} (section 2.5). */
    private Optional<Expansion> option(AbnfToken open) {
        return inside(open, Kind.CLOSE_OPTION, "]")
                .map(part -> new Repeat(open.at(), part, 0, OptionalInt.of(1), OptionalDouble.empty()));
    }

    private Optional<Expansion> inside(AbnfToken open, Kind close, String sign) {
        if (depth >= MAX_DEPTH) {
            String problem = "groups nest more than %d levels deep".formatted(MAX_DEPTH);
            findings.error(open.at(), GrammarRule.GRAMMAR_TOO_LARGE, problem, "make rules of the inner ones");
            passGroup();
            return Optional.empty();
        }
        depth++;
        Expansion inside = choice();
        depth--;
        if (!cursor.taken(close)) {
            notClosed(open, sign);
        }
        return Optional.of(inside);
    }

    /** Of all groups that a rule's end leaves open, the innermost is told. */
    private void notClosed(AbnfToken open, String sign) {
        boolean otherSign = cursor.at(Kind.CLOSE_GROUP) || cursor.at(Kind.CLOSE_OPTION);
        if (otherSign || !leftOpen) {
            String problem = "%s is not closed".formatted(open.shown());
            String remedy =
                    "close it with %s before %s".formatted(sign, cursor.peek().shown());
            findings.error(open.at(), GrammarRule.GRAMMAR_SYNTAX, problem, remedy);
        }
        if (otherSign) {
            cursor.take();
        } else {
            leftOpen = true;
        }
    }

    /** Passes over a group whose opening sign is taken, with all groups inside. */
    private void passGroup() {
        int open = 1;
        while (open > 0 && !cursor.at(Kind.SEMICOLON) && !cursor.at(Kind.END) && !cursor.atRule()) {
            open += switch (cursor.take().kind()) {
                case OPEN_GROUP, OPEN_OPTION -> 1;
                case CLOSE_GROUP, CLOSE_OPTION -> -1;
                default -> 0;
            };
        }
    }

    /** {@code !en-US} (section 2.7). */
    private Expansion withLanguage(Expansion part) {
        if (!cursor.at(Kind.LANGUAGE)) {
            return part;
        }
        AbnfToken written = cursor.take();
        Optional<Language> language = attachments.language(written.at(), written.text());
        return language.map(said -> attached(written, said, part)).orElse(part);
    }

    private Expansion attached(AbnfToken written, Language language, Expansion part) {
        if (part instanceof RuleReference reference) {
            String problem = "a language has no effect on a reference";
            String remedy = "remove it: the rule that is referred to is in its own language";
            findings.warning(written.at(), GrammarRule.WITHOUT_EFFECT, problem, remedy);
            return new RuleReference(reference.at(), reference.grammar(), reference.rule(), Optional.of(language));
        }
        if (part instanceof Tag || part instanceof Special) {
            misplaced(written);
            return part;
        }
        return tokens.in(language, part);
    }

    /** {@code <m-n /p/>} (section 2.5). */
    private Expansion repeated(Expansion part) {
        if (!cursor.at(Kind.ANGLE)) {
            return part;
        }
        AbnfToken written = cursor.take();
        Matcher matcher = REPEAT.matcher(written.text());
        if (!matcher.matches()) {
            attachments.range(written.at(), written.text());
            return part;
        }
        Optional<Range> range = attachments.range(written.at(), matcher.group(1));
        OptionalDouble probability = matcher.group(2) == null
                ? OptionalDouble.empty()
                : attachments.probability(written.at(), matcher.group(2).strip());
        return range.<Expansion>map(often -> new Repeat(written.at(), part, often.least(), often.most(), probability))
                .orElse(part);
    }
}
