package io.greenline.app.findings;

import io.greenline.source.Diagnostic;
import io.greenline.source.Fix;
import io.greenline.source.Rule;
import io.greenline.source.Severity;
import io.greenline.source.SourceSpan;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0). */
final class Sarif {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Integer> indexes = new HashMap<>();

    private Sarif() {}

    /** @param rules every rule that can be in the report; what no rule stands for has no index */
    static String of(Report report, List<Rule> rules) {
        return new Sarif().log(report, rules).toPrettyString();
    }

    private ObjectNode log(Report report, List<Rule> rules) {
        ObjectNode log = JSON.createObjectNode()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "greenline");
        ArrayNode described = driver.putArray("rules");
        for (Rule rule : rules) {
            indexes.put(rule.id(), described.size());
            described.add(rule(rule));
        }
        // Columns count characters, not UTF-16 units.
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        report.findings().forEach(finding -> results.add(result(finding)));
        return log;
    }

    private static ObjectNode rule(Rule rule) {
        ObjectNode node = JSON.createObjectNode().put("id", rule.id());
        node.set("shortDescription", text(rule.meaning()));
        node.set(
                "help",
                text("%s See %s.".formatted(rule.meaning(), rule.help()))
                        .put("markdown", "%s See [%s](%s).".formatted(rule.meaning(), rule.id(), rule.help())));
        node.putObject("defaultConfiguration").put("level", level(rule.severity()));
        return node;
    }

    private ObjectNode result(Diagnostic finding) {
        ObjectNode node = JSON.createObjectNode().put("ruleId", finding.rule());
        Integer index = indexes.get(finding.rule());
        if (index != null) {
            node.put("ruleIndex", index);
        }
        String advice = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
        node.put("level", level(finding.severity())).set("message", text(finding.problem() + advice));
        ObjectNode place = node.putArray("locations").addObject().putObject("physicalLocation");
        place.set("artifactLocation", file(finding.at()));
        place.putObject("region")
                .put("startLine", finding.at().line())
                .put("startColumn", finding.at().column());
        finding.fix().ifPresent(fix -> node.putArray("fixes").add(fix(fix, finding.remedy())));
        return node;
    }

    private static ObjectNode fix(Fix fix, String remedy) {
        ObjectNode node = JSON.createObjectNode();
        node.set("description", text(remedy));
        ObjectNode change = node.putArray("artifactChanges").addObject();
        change.set("artifactLocation", file(fix.from()));
        ObjectNode replacement = change.putArray("replacements").addObject();
        replacement
                .putObject("deletedRegion")
                .put("startLine", fix.from().line())
                .put("startColumn", fix.from().column())
                .put("endLine", fix.to().line())
                .put("endColumn", fix.to().column());
        replacement.set("insertedContent", text(fix.text()));
        return node;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
        };
    }

    private static ObjectNode text(String text) {
        return JSON.createObjectNode().put("text", text);
    }

    private static ObjectNode file(SourceSpan at) {
        return JSON.createObjectNode().put("uri", uri(Path.of(at.file())));
    }

    /** Relative files stay relative, to wherever the command was run. */
    private static String uri(Path file) {
        try {
            return file.isAbsolute()
                    ? file.toUri().toASCIIString()
                    // With a first step of its own, a colon in a file's name makes no scheme of it.
                    : new URI(null, null, "./" + file, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a relative path is an address", impossible);
        }
    }
}
