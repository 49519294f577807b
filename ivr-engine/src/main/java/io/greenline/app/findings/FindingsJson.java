package io.greenline.app.findings;

import io.greenline.source.Diagnostic;
import io.greenline.source.Fix;
import io.greenline.source.SourceSpan;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON, for scripts: a shape of our own that only ever gets more fields. */
public final class FindingsJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private FindingsJson() {}

    static String of(Report report) {
        ObjectNode root = JSON.createObjectNode()
                .put(report.checked().noun() + "s", report.usable())
                .put("errors", report.errors())
                .put("warnings", report.warnings());
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> findings.add(withFix(finding)));
        return root.toPrettyString();
    }

    private static ObjectNode withFix(Diagnostic finding) {
        ObjectNode node = finding(finding);
        finding.fix().ifPresent(fix -> node.set("fix", fix(fix)));
        return node;
    }

    /** A finding without the change that would mend it. */
    public static ObjectNode finding(Diagnostic finding) {
        return JSON.createObjectNode()
                .put("file", finding.at().file())
                .put("line", finding.at().line())
                .put("column", finding.at().column())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("rule", finding.rule())
                .put("problem", finding.problem())
                .put("remedy", finding.remedy());
    }

    private static ObjectNode fix(Fix fix) {
        ObjectNode node = JSON.createObjectNode();
        node.set("from", place(fix.from()));
        node.set("to", place(fix.to()));
        return node.put("text", fix.text());
    }

    private static ObjectNode place(SourceSpan place) {
        return JSON.createObjectNode().put("line", place.line()).put("column", place.column());
    }
}
