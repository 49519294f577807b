package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.Scope;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads the XML form (appendices B and C). After a mistake in what is well-formed it goes on, so that all are told in one go. */
final class XmlReader {
    private static final List<String> CHILDREN = List.of("meta", "metadata", "lexicon", "tag", "rule");

    private final Findings findings;
    private final XmlCursor cursor;
    private final XmlChecks checks;
    private final DocumentDraft draft;
    private final XmlExpansions expansions;
    private final SourceText source;

    private XmlReader(SourceText source, Findings findings) throws XMLStreamException {
        this.findings = findings;
        this.source = source;
        this.cursor = new XmlCursor(source, findings);
        this.checks = new XmlChecks(findings);
        this.draft = new DocumentDraft(SourceSpan.startOf(source.file()), findings);
        this.expansions = new XmlExpansions(source, cursor, draft, findings);
    }

    /** The document as far as it can be understood; empty, with a finding, where it is no grammar in XML. */
    static Optional<GrammarDocument> read(SourceText source, Findings findings) {
        try {
            return new XmlReader(source, findings).read();
        } catch (XMLStreamException broken) {
            findings.error(
                    XmlSyntax.place(source, broken),
                    GrammarRule.GRAMMAR_SYNTAX,
                    "the file is not well-formed XML: " + XmlSyntax.plain(broken),
                    "mend this first, then check again");
            return Optional.empty();
        }
    }

    private Optional<GrammarDocument> read() throws XMLStreamException {
        XmlEvent first = cursor.next();
        while (first instanceof XmlEvent.Text) {
            first = cursor.next();
        }
        if (!(first instanceof XmlEvent.Start(XmlElement root))) {
            return Optional.empty();
        }
        if (!root.name().equals("grammar")) {
            String problem = "the element '%s' is no grammar".formatted(root.name());
            String remedy = "begin with <grammar version=\"1.0\" xmlns=\"%s\">".formatted(XmlCursor.NAMESPACE);
            findings.error(root.at(), GrammarRule.GRAMMAR_HEADER, problem, remedy);
            return Optional.empty();
        }
        header(root);
        children();
        while (!(cursor.next() instanceof XmlEvent.End)) {
            // Blanks behind the grammar; the parser tells of anything else.
        }
        return Optional.of(draft.finish());
    }

    /** The attributes of the first element (sections 4.3 to 4.9). */
    private void header(XmlElement root) {
        if (!cursor.inNamespace()) {
            String problem = "the grammar is not in the namespace of SRGS";
            String remedy = "write <grammar xmlns=\"%s\">".formatted(XmlCursor.NAMESPACE);
            findings.error(root.at("xmlns"), GrammarRule.GRAMMAR_HEADER, problem, remedy);
        }
        if (!root.attribute("version").orElse("").equals("1.0")) {
            String problem = "the grammar does not say that it is of version 1.0";
            findings.error(root.at("version"), GrammarRule.GRAMMAR_HEADER, problem, "write version=\"1.0\"");
        }
        checks.attributes(root, List.of("version", "mode", "root", "tag-format", "xml:lang", "xml:base"), List.of());
        root.attribute("mode").ifPresent(mode -> draft.mode(root.at("mode"), mode));
        root.attribute("xml:lang").ifPresent(tag -> draft.language(root.at("xml:lang"), tag));
        root.attribute("root").ifPresent(name -> draft.root(root.at("root"), name));
        root.attribute("tag-format").ifPresent(format -> draft.tagFormat(root.at("tag-format"), format));
        root.attribute("xml:base").ifPresent(uri -> draft.base(root.at("xml:base"), uri));
    }

    private void children() throws XMLStreamException {
        boolean rules = false;
        while (true) {
            switch (cursor.next()) {
                case XmlEvent.End _ -> {
                    return;
                }
                case XmlEvent.Text text -> checks.noText(source, text, "grammar");
                case XmlEvent.Start(XmlElement child) -> {
                    if (!checks.known(child, CHILDREN, "grammar")) {
                        cursor.passElement();
                    } else if (child.name().equals("rule")) {
                        rules = true;
                        rule(child);
                    } else {
                        declaration(child, rules);
                    }
                }
            }
        }
    }

    private void declaration(XmlElement child, boolean afterRules) throws XMLStreamException {
        if (afterRules) {
            String problem = "<%s> stands behind a rule".formatted(child.name());
            findings.error(child.at(), GrammarRule.GRAMMAR_DECLARATION, problem, "move it before the first rule");
        }
        switch (child.name()) {
            case "tag" -> {
                checks.attributes(child, List.of(), List.of());
                draft.headerTag(new Expansion.Tag(child.at(), expansions.text(child)));
            }
            case "lexicon" -> {
                checks.attributes(child, List.of("uri", "type"), List.of("uri"));
                child.attribute("uri").ifPresent(draft::lexicon);
                expansions.nothing(child);
            }
            case "meta" -> meta(child);
            // Whatever other namespaces have to say (section 4.11.2).
            default -> cursor.passElement();
        }
    }

    /** Section 4.11.1. */
    private void meta(XmlElement element) throws XMLStreamException {
        checks.attributes(element, List.of("name", "http-equiv", "content"), List.of("content"));
        Optional<String> name = element.attribute("name");
        Optional<String> header = element.attribute("http-equiv");
        if (name.isPresent() == header.isPresent()) {
            String problem = "<meta> has one of name and http-equiv";
            findings.error(element.at(), GrammarRule.GRAMMAR_DECLARATION, problem, "write one of them");
        } else {
            element.attribute("content")
                    .ifPresent(content -> draft.meta(name.or(() -> header).orElseThrow(), content));
        }
        expansions.nothing(element);
    }

    /** Section 3.1. */
    private void rule(XmlElement element) throws XMLStreamException {
        checks.attributes(element, List.of("id", "scope"), List.of("id"));
        Scope scope =
                element.attribute("scope").map(word -> scope(element, word)).orElse(Scope.PRIVATE);
        Optional<String> id = element.attribute("id");
        XmlExpansions.Content content = expansions.rule(element);
        boolean named = id.isPresent() && draft.named(element.at("id"), id.get());
        if (named) {
            draft.rule(new Rule(element.at("id"), id.get(), scope, content.expansion(), content.examples()));
        }
    }

    private Scope scope(XmlElement element, String word) {
        return switch (word) {
            case "public" -> Scope.PUBLIC;
            case "private" -> Scope.PRIVATE;
            default -> {
                String problem = "there is no scope '%s'".formatted(word);
                String remedy = findings.remedy(word, List.of("public", "private"), "write public or private");
                findings.error(element.at("scope"), GrammarRule.GRAMMAR_SYNTAX, problem, remedy);
                yield Scope.PUBLIC;
            }
        };
    }
}
