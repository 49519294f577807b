package io.greenline.dialplan;

import io.greenline.calendar.CalendarLoader;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Calendars;
import io.greenline.grammar.GrammarName;
import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a node's names mean where it stands: the flow's nodes and variables, the prompts, the defaults.
 *
 * <p>A name that means nothing is a finding and becomes a way to hang up: the dialplan is refused anyway, and the rest
 * of the node is still checked.
 */
record FlowContext(
        FlowDraft flow,
        FlowDraft main,
        Map<String, FlowDraft> subflows,
        List<Language> languages,
        InputRules input,
        Ways ways,
        PromptBook prompts,
        Calendars calendars,
        Optional<PromptId> didYouSay,
        Grammars grammars,
        Findings findings) {

    private static final Target NOWHERE = new Target.HangUp();

    /** The target under a key; a missing key was reported already. */
    Target target(Fields fields, String key) {
        return fields.text(key).map(this::target).orElse(NOWHERE);
    }

    Target target(Fields fields, String key, Target otherwise) {
        return fields.text(key).map(this::target).orElse(otherwise);
    }

    /** A way that a node's {@code on} may name. */
    Target edge(Optional<Fields> on, String key, Target otherwise) {
        return on.map(fields -> target(fields, key, otherwise)).orElse(otherwise);
    }

    Target target(Scalar name) {
        return switch (name.text()) {
            case "hangup" -> new Target.HangUp();
            case "return" -> returning(name);
            default -> within(name, flow);
        };
    }

    private Target returning(Scalar name) {
        if (flow.isMain()) {
            findings.error(
                    name.at(),
                    DialplanRule.RETURN_OUTSIDE_SUBFLOW,
                    "'return' stands outside a subflow",
                    "go to a node, or to hangup");
        }
        return new Target.Return();
    }

    private Target within(Scalar name, FlowDraft where) {
        if (where.names().contains(name.text())) {
            return new Target.Within(new NodeId(name.text()));
        }
        missing(name, where);
        return NOWHERE;
    }

    private void missing(Scalar name, FlowDraft where) {
        String place = where.isMain() ? "" : " in subflow '%s'".formatted(where.name());
        Set<String> known = targets(where);
        Optional<String> meant = findings.meant(name.text(), known);
        findings.error(
                name.at(),
                DialplanRule.MISSING_TARGET,
                "there is no node '%s'%s".formatted(name, place),
                NearestWord.remedy(meant, "define it, or go to a node of the same flow"),
                name.replacedBy(meant));
    }

    private Set<String> targets(FlowDraft where) {
        if (findings.errors() > Findings.MAX_SHOWN) {
            return Set.of();
        }
        Set<String> known = new HashSet<>(where.names());
        known.add("hangup");
        if (!where.isMain()) {
            known.add("return");
        }
        return known;
    }

    /** The operator and failure ways: a node of a subflow may lead to one of the main flow, which ends the subflow. */
    private Target wayOut(Scalar name) {
        boolean inMain = !flow.isMain()
                && !flow.names().contains(name.text())
                && main.names().contains(name.text());
        return inMain ? new Target.InMain(new NodeId(name.text())) : target(name);
    }

    Ways ways(Optional<Fields> on) {
        return new Ways(
                on.flatMap(fields -> fields.text("operator")).map(this::wayOut).orElse(ways.operator()),
                on.flatMap(fields -> fields.text("failure")).map(this::wayOut).orElse(ways.failure()));
    }

    FlowContext withWays(Ways other) {
        return new FlowContext(
                flow, main, subflows, languages, input, other, prompts, calendars, didYouSay, grammars, findings);
    }

    /** The prompt of this name, used by this flow; empty, with a finding, where there is none. */
    Optional<PromptId> prompt(Scalar name) {
        return prompts.use(name, flow);
    }

    /** The calendar of this name; empty, with a finding, where there is none. */
    Optional<CalendarName> calendar(Scalar name) {
        Optional<CalendarName> calendar = calendars.names().stream()
                .filter(known -> known.value().equals(name.text()))
                .findFirst();
        if (calendar.isEmpty()) {
            List<String> known =
                    calendars.names().stream().map(CalendarName::value).toList();
            String remedy = findings.remedy(
                    name.text(), known, "define it in %s beside the dialplan".formatted(CalendarLoader.FILE_NAME));
            findings.error(
                    name.at(), DialplanRule.UNKNOWN_CALENDAR, "there is no calendar '%s'".formatted(name), remedy);
        }
        return calendar;
    }

    /** The grammar of this name, there in every language; empty, with a finding, where it is missing in one. */
    Optional<GrammarName> grammar(Scalar name) {
        if (!GrammarName.isName(name.text())) {
            findings.error(
                    name.at(),
                    DialplanRule.UNKNOWN_GRAMMAR,
                    "'%s' is no grammar's name".formatted(name),
                    "write lower-case words joined by hyphens");
            return Optional.empty();
        }
        GrammarName grammar = new GrammarName(name.text());
        List<Language> missing = languages.stream()
                .filter(language -> grammars.find(grammar, language).isEmpty())
                .toList();
        missing.stream()
                .filter(language -> !grammars.isBroken(grammar, language))
                .forEach(language -> findings.error(
                        name.at(),
                        DialplanRule.UNKNOWN_GRAMMAR,
                        "there is no grammar '%s' in %s".formatted(name, language),
                        "write it in %s".formatted(GrammarFiles.path(grammar, language))));
        return missing.isEmpty() ? Optional.of(grammar) : Optional.empty();
    }

    Optional<PromptId> prompt(Fields fields, String key) {
        return fields.text(key).flatMap(this::prompt);
    }

    List<PromptId> prompts(Fields fields, String key) {
        List<PromptId> found = new ArrayList<>();
        for (YamlValue value : fields.oneOrMore(key)) {
            Fields.text(value, "a prompt's name is one text", findings)
                    .flatMap(this::prompt)
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The variable under a key, which gets texts; empty, with a finding, where it cannot. */
    Optional<String> textVariable(Fields fields, String key) {
        Optional<Scalar> into = fields.text(key).filter(name -> LogicNodes.isVariable(name, findings));
        into.ifPresent(name -> LogicNodes.holds(name, ValueType.TEXT, this));
        return into.map(Scalar::text);
    }

    /** The expression, with whatever type it has; empty where something is wrong here or with what it depends on. */
    Optional<Expression> expression(Scalar scalar) {
        return expression(ExpressionText.whole(scalar));
    }

    Optional<Expression> expression(ExpressionText text) {
        CelExpressions expressions = new CelExpressions(prompts.memory(), findings);
        return expressions.parse(text).flatMap(parsed -> expressions.check(parsed, flow.types()));
    }

    Optional<Expression> expression(Scalar scalar, ValueType wanted, String what) {
        return CelExpressions.typed(expression(scalar), wanted, what, findings);
    }
}
