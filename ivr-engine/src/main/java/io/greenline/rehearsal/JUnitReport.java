package io.greenline.rehearsal;

import io.greenline.rehearsal.Performance.Case;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What came of a suite as JUnit's XML, which continuous-integration servers show: a {@code testsuite} for each test file, a
 * {@code testcase} for each case, and a suite {@code files} with an error for each finding of the files themselves.
 */
public final class JUnitReport {
    private static final String REPLACEMENT = "\uFFFD";

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static String of(Performance performance) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JUnitReport(xml).write(performance);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a StringWriter takes everything", e);
        }
        return text.toString();
    }

    private void write(Performance performance) throws XMLStreamException {
        List<Diagnostic> errors = performance.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        counts(performance.cases().toList(), errors.size());
        for (Performance.File file : performance.files()) {
            write(file);
        }
        if (!errors.isEmpty()) {
            writeErrors(errors);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Performance.File file) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", file.path().toString());
        counts(file.cases(), 0);
        for (Case one : file.cases()) {
            Verdict verdict = one.verdict();
            xml.writeStartElement("testcase");
            attribute("classname", file.plan().name());
            attribute("name", verdict.scenario().name());
            attribute("file", verdict.scenario().at().file());
            attribute("line", String.valueOf(verdict.scenario().at().line()));
            attribute("time", seconds(one.took()));
            if (!verdict.passed()) {
                xml.writeStartElement("failure");
                attribute("type", verdict.failures().getFirst().rule());
                attribute("message", verdict.failures().getFirst().toString());
                xml.writeCharacters(clean("%s\n\n%s"
                        .formatted(
                                verdict.failures().stream()
                                        .map(Diagnostic::toString)
                                        .collect(Collectors.joining("\n")),
                                verdict.timeline())));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void writeErrors(List<Diagnostic> errors) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", "files");
        counts(List.of(), errors.size());
        for (Diagnostic error : errors) {
            xml.writeStartElement("testcase");
            attribute("classname", "files");
            attribute("name", error.at().toString());
            attribute("file", error.at().file());
            attribute("line", String.valueOf(error.at().line()));
            attribute("time", seconds(Duration.ZERO));
            xml.writeStartElement("error");
            attribute("type", error.rule());
            attribute("message", error.toString());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void counts(List<Case> cases, int errors) throws XMLStreamException {
        Duration took = cases.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus);
        attribute("tests", String.valueOf(cases.size() + errors));
        attribute(
                "failures",
                String.valueOf(
                        cases.stream().filter(one -> !one.verdict().passed()).count()));
        attribute("errors", String.valueOf(errors));
        attribute("time", seconds(took));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.6f", took.toNanos() / 1e9);
    }

    /** Without the characters that XML 1.0 cannot hold, written in whatever way (section 2.2). */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isXml(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append(REPLACEMENT);
            }
        });
        return clean.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < Character.MIN_SURROGATE)
                || (c > Character.MAX_SURROGATE && c <= 0xFFFD)
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
