package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.regex.Pattern;

/** Bounds what reading a dialplan can cost, before anything of it is looked up, compiled or drawn. */
final class DialplanLimits {
    private static final int MAX_NODES = 10_000;

    /** Compiling one takes up to a millisecond. */
    private static final int MAX_EXPRESSIONS = 5_000;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.*#-]*");

    private final Findings findings;
    private int nodes;
    private int expressions;

    private DialplanLimits(Findings findings) {
        this.findings = findings;
    }

    /** Whether the dialplan keeps within the limits; if not, there is a finding where it begins to be too much. */
    static Boolean hold(Block dialplan, Findings findings) {
        DialplanLimits limits = new DialplanLimits(findings);
        return limits.top(dialplan);
    }

    private boolean top(Block dialplan) {
        return dialplan.entries().stream().allMatch(entry -> switch (entry.key().text()) {
            case "nodes", "subflows" -> flow(entry.value());
            case "prompts" -> text(entry.value());
            default -> true;
        });
    }

    /** Nodes, or subflows with the nodes in them. */
    private boolean flow(YamlValue value) {
        return !(value instanceof Block block)
                || block.entries().stream().allMatch(entry -> node(entry.key().at()) && value(entry.value()));
    }

    private boolean node(SourceSpan at) {
        return ++nodes <= MAX_NODES || tooMany(at, "nodes", MAX_NODES);
    }

    private boolean value(YamlValue value) {
        return switch (value) {
            case Scalar scalar -> PLAIN.matcher(scalar.text()).matches() || expression(scalar.at());
            case Items items -> items.values().stream().allMatch(this::value);
            case Block block ->
                block.entries().stream()
                        .allMatch(entry ->
                                entry.key().text().equals("nodes") ? flow(entry.value()) : value(entry.value()));
        };
    }

    private boolean text(YamlValue value) {
        return switch (value) {
            case Scalar scalar -> scalar.text().chars().filter(c -> c == '{').allMatch(_ -> expression(scalar.at()));
            case Items items -> items.values().stream().allMatch(this::text);
            case Block block -> block.entries().stream().allMatch(entry -> text(entry.value()));
        };
    }

    private boolean expression(SourceSpan at) {
        return ++expressions <= MAX_EXPRESSIONS || tooMany(at, "expressions and gaps", MAX_EXPRESSIONS);
    }

    private boolean tooMany(SourceSpan at, String what, int most) {
        String problem = "the dialplan has more than %,d %s".formatted(most, what);
        findings.error(at, FileRule.TOO_LARGE, problem, "make several dialplans of it");
        return false;
    }
}
