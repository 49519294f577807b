package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Attachments.Range;
import io.greenline.grammar.srgs.Expansion.Alternative;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.Expansion.Special;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLStreamException;

/** Reads what stands inside a rule of the XML form (section 2). */
final class XmlExpansions {
    private static final List<String> PARTS = List.of("token", "ruleref", "item", "one-of", "tag");
    private static final List<String> RULE_PARTS = List.of("token", "ruleref", "item", "one-of", "tag", "example");

    private final SourceText source;
    private final XmlCursor cursor;
    private final Findings findings;
    private final XmlChecks checks;
    private final Attachments attachments;
    private final TokenMaker tokens;
    private final XmlWords words;
    private int depth;

    XmlExpansions(SourceText source, XmlCursor cursor, DocumentDraft draft, Findings findings) {
        this.source = source;
        this.cursor = cursor;
        this.findings = findings;
        this.checks = new XmlChecks(findings);
        this.attachments = new Attachments(findings);
        this.tokens = new TokenMaker(draft, findings);
        this.words = new XmlWords(source, tokens, findings);
    }

    /** What a rule holds. */
    record Content(Expansion expansion, List<String> examples) {}

    /** The inside of a rule, up to and with its end tag. */
    Content rule(XmlElement rule) throws XMLStreamException {
        List<String> examples = new ArrayList<>();
        int errors = findings.errors();
        List<Expansion> parts = parts(rule, examples);
        if (parts.isEmpty() && findings.errors() == errors) {
            String remedy = "write <ruleref special=\"NULL\"/> where nothing is said";
            findings.error(rule.at(), GrammarRule.EMPTY_RULE, "there is nothing in this rule", remedy);
        }
        return new Content(Normal.sequence(rule.at(), parts), examples);
    }

    private List<Expansion> parts(XmlElement parent, List<String> examples) throws XMLStreamException {
        List<String> here = parent.name().equals("rule") ? RULE_PARTS : PARTS;
        List<Expansion> parts = new ArrayList<>();
        while (true) {
            switch (cursor.next()) {
                case XmlEvent.End _ -> {
                    return parts;
                }
                case XmlEvent.Text text -> parts.addAll(words.tokens(text));
                case XmlEvent.Start(XmlElement child) -> {
                    if (!checks.known(child, here, parent.name())) {
                        cursor.passElement();
                    } else if (child.name().equals("example")) {
                        checks.attributes(child, List.of(), List.of());
                        example(text(child), examples);
                    } else {
                        part(child).ifPresent(parts::add);
                    }
                }
            }
        }
    }

    private static void example(String text, List<String> examples) {
        String normal = Tokens.normalised(text);
        if (!normal.isEmpty()) {
            examples.add(normal);
        }
    }

    private Optional<Expansion> part(XmlElement element) throws XMLStreamException {
        if (depth >= AbnfExpansions.MAX_DEPTH) {
            String problem = "elements nest more than %d levels deep".formatted(AbnfExpansions.MAX_DEPTH);
            findings.error(element.at(), GrammarRule.GRAMMAR_TOO_LARGE, problem, "make rules of the inner ones");
            cursor.passElement();
            return Optional.empty();
        }
        depth++;
        Optional<Expansion> part = switch (element.name()) {
            case "token" -> token(element);
            case "ruleref" -> reference(element);
            case "item" -> {
                lonelyWeight(element);
                yield Optional.of(item(element));
            }
            case "one-of" -> oneOf(element);
            default -> tag(element);
        };
        depth--;
        return part;
    }

    /** Section 2.1. */
    private Optional<Expansion> token(XmlElement element) throws XMLStreamException {
        checks.attributes(element, List.of("xml:lang"), List.of());
        String text = text(element);
        if (text.contains("\"")) {
            String problem = "a token with a double quote in it";
            findings.error(element.at(), GrammarRule.GRAMMAR_SYNTAX, problem, "remove it: <token> takes its place");
            return Optional.empty();
        }
        return tokens.token(element.at(), text).map(token -> inLanguage(element, token));
    }

    /** Section 2.2. */
    private Optional<Expansion> reference(XmlElement element) throws XMLStreamException {
        checks.attributes(element, List.of("uri", "special", "type", "xml:lang"), List.of());
        nothing(element);
        Optional<String> uri = element.attribute("uri");
        Optional<String> special = element.attribute("special");
        if (uri.isPresent() == special.isPresent()) {
            String problem = "<ruleref> has one of uri and special";
            findings.error(element.at(), GrammarRule.GRAMMAR_SYNTAX, problem, "write one of them");
            return Optional.empty();
        }
        if (special.isPresent()) {
            return special(element, special.get());
        }
        References references = new References(findings);
        element.attribute("type").ifPresent(type -> references.mediaType(element.at("type"), uri.get(), type));
        return references.of(element.at("uri"), uri.get()).map(found -> found(element, found));
    }

    private Expansion found(XmlElement element, RuleReference reference) {
        Optional<Language> language = language(element);
        if (language.isEmpty()) {
            return reference;
        }
        String problem = "a language has no effect on a reference";
        String remedy = "remove it: the rule that is referred to is in its own language";
        findings.warning(element.at("xml:lang"), GrammarRule.WITHOUT_EFFECT, problem, remedy);
        return new RuleReference(reference.at(), reference.grammar(), reference.rule(), language);
    }

    /** Section 2.2.3. */
    private Optional<Expansion> special(XmlElement element, String name) {
        if (Tokens.isReserved(name)) {
            return Optional.of(new Special(element.at(), Special.Kind.valueOf(name)));
        }
        List<String> names = List.of("NULL", "VOID", "GARBAGE");
        String problem = "there is no special rule '%s'".formatted(name);
        String remedy = findings.remedy(name, names, "write NULL, VOID or GARBAGE");
        findings.error(element.at("special"), GrammarRule.RULE_NAME, problem, remedy);
        return Optional.empty();
    }

    /** Section 2.4. */
    private Optional<Expansion> oneOf(XmlElement element) throws XMLStreamException {
        checks.attributes(element, List.of("xml:lang"), List.of());
        List<Alternative> alternatives = new ArrayList<>();
        int errors = findings.errors();
        while (true) {
            switch (cursor.next()) {
                case XmlEvent.End _ -> {
                    return ended(element, alternatives, findings.errors() > errors);
                }
                case XmlEvent.Text text -> checks.noText(source, text, "one-of");
                case XmlEvent.Start(XmlElement child) -> {
                    if (checks.known(child, List.of("item"), "one-of")) {
                        alternatives.add(alternative(child));
                    } else {
                        cursor.passElement();
                    }
                }
            }
        }
    }

    private Optional<Expansion> ended(XmlElement element, List<Alternative> alternatives, boolean told) {
        if (alternatives.isEmpty()) {
            if (!told) {
                String problem = "there is no <item> in this <one-of>";
                findings.error(element.at(), GrammarRule.EMPTY_RULE, problem, "add one, or remove the <one-of>");
            }
            return Optional.empty();
        }
        return Optional.of(inLanguage(element, Normal.oneOf(element.at(), alternatives)));
    }

    private Alternative alternative(XmlElement item) throws XMLStreamException {
        double weight = 1;
        Optional<String> written = item.attribute("weight");
        if (written.isPresent()) {
            weight = attachments.weight(item.at("weight"), written.get()).orElse(1);
        }
        return new Alternative(item(item), weight);
    }

    private void lonelyWeight(XmlElement item) {
        if (item.attribute("weight").isPresent()) {
            String problem = "a weight outside <one-of> has no effect";
            findings.warning(item.at("weight"), GrammarRule.WITHOUT_EFFECT, problem, "remove it");
        }
    }

    /** Sections 2.3 and 2.5. */
    private Expansion item(XmlElement element) throws XMLStreamException {
        checks.attributes(element, List.of("repeat", "repeat-prob", "weight", "xml:lang"), List.of());
        Expansion inside = inLanguage(element, Normal.sequence(element.at(), parts(element, new ArrayList<>())));
        Optional<String> probability = element.attribute("repeat-prob");
        OptionalDouble likely = probability.isPresent()
                ? attachments.probability(element.at("repeat-prob"), probability.get())
                : OptionalDouble.empty();
        Optional<String> repeat = element.attribute("repeat");
        if (repeat.isEmpty()) {
            if (probability.isPresent()) {
                String problem = "a probability of a repeat without a repeat";
                findings.error(element.at("repeat-prob"), GrammarRule.BAD_REPEAT, problem, "write repeat=\"0-1\" too");
            }
            return inside;
        }
        Optional<Range> range = attachments.range(element.at("repeat"), repeat.get());
        return range.<Expansion>map(
                        often -> new Repeat(element.at("repeat"), inside, often.least(), often.most(), likely))
                .orElse(inside);
    }

    /** Section 2.6. */
    private Optional<Expansion> tag(XmlElement element) throws XMLStreamException {
        checks.attributes(element, List.of(), List.of());
        return Optional.of(new Tag(element.at(), text(element)));
    }

    private Optional<Language> language(XmlElement element) {
        return element.attribute("xml:lang").flatMap(tag -> attachments.language(element.at("xml:lang"), tag));
    }

    private Expansion inLanguage(XmlElement element, Expansion expansion) {
        return language(element).map(said -> tokens.in(said, expansion)).orElse(expansion);
    }

    /** The text of an element that holds nothing else, up to and with its end tag. */
    String text(XmlElement element) throws XMLStreamException {
        StringBuilder all = new StringBuilder();
        while (true) {
            switch (cursor.next()) {
                case XmlEvent.End _ -> {
                    return all.toString();
                }
                case XmlEvent.Text(String text, int _) -> all.append(text);
                case XmlEvent.Start(XmlElement child) -> {
                    checks.known(child, List.of(), element.name());
                    cursor.passElement();
                }
            }
        }
    }

    /** Passes over an element that holds nothing, up to and with its end tag. */
    void nothing(XmlElement element) throws XMLStreamException {
        while (true) {
            switch (cursor.next()) {
                case XmlEvent.End _ -> {
                    return;
                }
                case XmlEvent.Text text -> checks.noText(source, text, element.name());
                case XmlEvent.Start(XmlElement child) -> {
                    checks.known(child, List.of(), element.name());
                    cursor.passElement();
                }
            }
        }
    }
}
