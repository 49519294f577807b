package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitReportTest {
    private static final Dialplan PLAN = Suites.plan("""
            dialplan: test
            languages: [en-US]
            start: bye
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              bye: {play: bye, next: hangup}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts: {bye: {en-US: "Good]]>bye & <hello>"}}
            """);
    /** Every character that XML cannot hold or gives a meaning, as YAML writes it. */
    private static final String HOSTILE = "<a b=\\\"c\\\"> & ' ]]> 停电 \\U0001F600 \\x07 \\x1B[2J \\uFFFF";

    private static String report() throws InterruptedException {
        Suite suite = Suites.of(PLAN, """
                dialplan: test
                cases:
                  - {name: passes, expect: [{enters: bye}]}
                  - {name: "%s", expect: [{never-enters: bye}, {says: "%s"}]}
                """.formatted(HOSTILE, HOSTILE));
        Diagnostic broken = Diagnostic.error(new SourceSpan("b<\u0000>.test.yaml", 3, 1), "bad-step", "it's \"x\"", "");
        Diagnostic odd = Diagnostic.warning(new SourceSpan("b.test.yaml", 4, 1), "odd", "never mind", "");
        try (Stage stage = new Stage(2)) {
            return JUnitReport.of(stage.play(new Suite(suite.files(), List.of(broken, odd)), Selection.ALL));
        }
    }

    private static Document document(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static Element only(Document document, String tag) {
        assertThat(document.getElementsByTagName(tag).getLength()).as(tag).isEqualTo(1);
        return (Element) document.getElementsByTagName(tag).item(0);
    }

    @Test
    void theReportHasTheFormThatServersRead() throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/junit/report.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(report())));
    }

    @Test
    void everyCaseIsThereAndTheCountsAreRight() throws Exception {
        Document document = document(report());
        Element suites = only(document, "testsuites");
        assertThat(suites.getAttribute("tests")).isEqualTo("3");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getAttribute("errors")).isEqualTo("1");
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("plan.test.yaml");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    }

    @Test
    void hostileNamesAndWordsComeThroughAsTheyAreAsFarAsXmlCanHoldThem() throws Exception {
        Document document = document(report());
        Element hostile = (Element) document.getElementsByTagName("testcase").item(1);
        assertThat(hostile.getAttribute("name")).isEqualTo("<a b=\"c\"> & ' ]]> 停电 😀 \uFFFD \uFFFD[2J \uFFFD");
        assertThat(hostile.getAttribute("line")).isEqualTo("4");
        Element failure = only(document, "failure");
        assertThat(failure.getAttribute("message"))
                .contains("node 'bye' was entered")
                .contains("停电");
        assertThat(failure.getTextContent())
                .contains("said: Good]]>bye & <hello>")
                .contains(">>>  here was expected: never-enters bye");
    }

    @Test
    void aFileThatCannotBePlayedIsAnError() throws Exception {
        Element error = only(document(report()), "error");
        assertThat(error.getAttribute("message")).isEqualTo("b<\uFFFD>.test.yaml:3:1: error: it's \"x\" [bad-step]");
        assertThat(((Element) error.getParentNode()).getAttribute("line")).isEqualTo("3");
    }
}
