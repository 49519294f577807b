package io.greenline.grammar.srgs;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import java.util.List;
import java.util.TreeSet;

/** Which elements and attributes have a place where (appendix B). */
final class XmlChecks {
    private final Findings findings;

    XmlChecks(Findings findings) {
        this.findings = findings;
    }

    /** Whether an element is one of those that may stand here; a finding where it is not. */
    boolean known(XmlElement element, List<String> here, String parent) {
        if (!element.ours()) {
            String problem = "<%s> is of another namespace".formatted(element.name());
            String remedy = "it is passed over: keep such elements inside <metadata>";
            findings.warning(element.at(), GrammarRule.WITHOUT_EFFECT, problem, remedy);
            return false;
        }
        if (here.contains(element.name())) {
            return true;
        }
        String problem = "<%s> has no place in <%s>".formatted(element.name(), parent);
        String otherwise = here.isEmpty() ? "remove it" : "here may stand: " + String.join(", ", here);
        String remedy = here.isEmpty() ? otherwise : findings.remedy(element.name(), here, otherwise);
        findings.error(element.at(), GrammarRule.GRAMMAR_SYNTAX, problem, remedy);
        return false;
    }

    /** Tells of attributes that an element does not have, and of those that it lacks. */
    void attributes(XmlElement element, List<String> known, List<String> required) {
        for (String name : new TreeSet<>(element.attributes().keySet())) {
            boolean ofXml = name.startsWith("xml:") && !name.equals("xml:lang") && !name.equals("xml:base");
            if (!known.contains(name) && !ofXml) {
                String problem = "<%s> has no attribute %s".formatted(element.name(), name);
                String otherwise = known.isEmpty() ? "remove it" : "it has " + String.join(", ", known);
                String remedy = findings.remedy(name, known, otherwise);
                findings.error(element.at(name), GrammarRule.GRAMMAR_SYNTAX, problem, remedy);
            }
        }
        for (String name : required) {
            if (!element.attributes().containsKey(name)) {
                String problem = "<%s> lacks its attribute %s".formatted(element.name(), name);
                String remedy = "write %s=\"...\"".formatted(name);
                findings.error(element.at(), GrammarRule.GRAMMAR_SYNTAX, problem, remedy);
            }
        }
    }

    /** Tells of text where none may stand. */
    void noText(SourceText source, XmlEvent.Text text, String parent) {
        if (!text.isBlank()) {
            int at = text.from();
            while (at < source.length() && AbnfSigns.isBlank(source.at(at))) {
                at++;
            }
            String shown = Tokens.normalised(text.text());
            String problem = "the text '%s' has no place in <%s>".formatted(shown, parent);
            String remedy = parent.equals("one-of") ? "put it into <item>" : "remove it";
            findings.error(source.span(at), GrammarRule.GRAMMAR_SYNTAX, problem, remedy);
        }
    }
}
