package io.greenline.rehearsal;

import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What came of a suite, for programs: one JSON object with {@code passed, failed, not_played}, {@code findings} of the files,
 * {@code cases} with their failures, and {@code coverage} with a count for each node and edge.
 */
public final class JsonReport {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonReport() {}

    public static String of(Performance performance) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("passed", performance.passed());
            json.writeNumberProperty("failed", performance.failed());
            json.writeNumberProperty("not_played", performance.left());
            findings(json, "findings", performance.diagnostics());
            json.writeArrayPropertyStart("cases");
            performance.cases().forEach(one -> write(json, one));
            json.writeEndArray();
            json.writeArrayPropertyStart("coverage");
            performance.coverage().forEach(coverage -> write(json, coverage));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Performance.Case one) {
        Verdict verdict = one.verdict();
        json.writeStartObject();
        json.writeStringProperty("name", verdict.scenario().name());
        place(json, verdict.scenario().at());
        json.writeBooleanProperty("passed", verdict.passed());
        json.writeNumberProperty("took_ms", one.took().toNanos() / 1e6);
        findings(json, "failures", verdict.failures());
        if (!verdict.passed()) {
            json.writeStringProperty("timeline", verdict.timeline());
        }
        json.writeEndObject();
    }

    private static void findings(JsonGenerator json, String name, List<Diagnostic> findings) {
        json.writeArrayPropertyStart(name);
        for (Diagnostic finding : findings) {
            json.writeStartObject();
            place(json, finding.at());
            json.writeStringProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("rule", finding.rule());
            json.writeStringProperty("problem", finding.problem());
            json.writeStringProperty("remedy", finding.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Coverage coverage) {
        json.writeStartObject();
        json.writeStringProperty("dialplan", coverage.dialplan());
        json.writeNumberProperty("percent", coverage.percent());
        json.writeArrayPropertyStart("nodes");
        for (Coverage.NodeCount node : coverage.nodes()) {
            json.writeStartObject();
            json.writeStringProperty("flow", node.flow());
            json.writeStringProperty("node", node.node().value());
            place(json, node.at());
            json.writeNumberProperty("times", node.times());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("edges");
        for (Coverage.EdgeCount edge : coverage.edges()) {
            json.writeStartObject();
            json.writeStringProperty("flow", edge.flow());
            json.writeStringProperty("node", edge.node().value());
            json.writeStringProperty("edge", edge.label());
            place(json, edge.at());
            json.writeNumberProperty("times", edge.times());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, SourceSpan at) {
        json.writeStringProperty("file", at.file());
        json.writeNumberProperty("line", at.line());
        json.writeNumberProperty("column", at.column());
    }
}
