package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.source.NearestWord;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the nodes that do one thing: play, lookup, classify, announce, hours, language, hangup. */
final class StepNodes {
    private static final Map<String, HangupCause> CAUSES = Arrays.stream(HangupCause.values())
            .collect(Collectors.toMap(
                    cause -> cause.name().toLowerCase(Locale.ROOT).replace('_', '-'), Function.identity()));

    private StepNodes() {}

    static Optional<Node> play(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Ways ways = context.ways(fields.block("on", DialplanKeys.WAYS));
        Target next = context.target(fields, "next");
        var bargeIn = fields.oneOf("barge-in", InputReader.BARGE_IN)
                .orElse(context.input().bargeIn());
        return context.prompt(fields, "play")
                .map(prompt -> new Node.Play(draft.id(), draft.at(), ways, prompt, bargeIn, next));
    }

    static Optional<Node> lookup(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.LOOKUP_ON);
        Ways ways = context.ways(on);
        Target next = context.target(fields, "next");
        fields.oneOf("lookup", Map.of("customer", "customer"));
        return Optional.of(new Node.Lookup(
                draft.id(),
                draft.at(),
                ways,
                fields.duration("timeout", Duration.ofMillis(10), Duration.ofSeconds(10))
                        .orElse(Duration.ofMillis(300)),
                next,
                context.edge(on, "not-found", next),
                context.edge(on, "failed", ways.failure())));
    }

    static Optional<Node> classify(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Ways ways = context.ways(fields.block("on", DialplanKeys.WAYS));
        Target next = context.target(fields, "next");
        fields.oneOf("classify", Map.of("caller", "caller"));
        return Optional.of(new Node.Classify(
                draft.id(), draft.at(), ways, told(fields, "said", context), told(fields, "key", context), next));
    }

    private static Optional<Expression> told(Fields fields, String key, FlowContext context) {
        return fields.text(key)
                .flatMap(scalar -> context.expression(scalar, ValueType.TEXT, "what a caller is classified by"));
    }

    static Optional<Node> announce(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Ways ways = context.ways(fields.block("on", DialplanKeys.WAYS));
        Target next = context.target(fields, "next");
        fields.oneOf("announce", Map.of("notices", "notices"));
        Optional<Expression> area = fields.text("area")
                .map(scalar -> context.expression(scalar, ValueType.TEXT, "an area"))
                .orElseGet(() -> fields.text("announce").map(StepNodes::ownArea));
        return area.map(whose -> new Node.Announce(draft.id(), draft.at(), ways, whose, next));
    }

    /** Where the caller's own premises are. */
    private static Expression ownArea(Scalar where) {
        return new Read(new ExpressionText("caller.area", where, 0), ValueType.TEXT, "caller.area");
    }

    static Optional<Node> hours(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.HOURS_ON);
        Ways ways = context.ways(on);
        Target next = context.target(fields, "next");
        Target closed = context.edge(on, "closed", ways.failure());
        Target holiday = context.edge(on, "holiday", closed);
        Optional<String> into = fields.text("into")
                .filter(name -> LogicNodes.isVariable(name, context.findings()))
                .map(Scalar::text);
        return fields.text("hours")
                .flatMap(context::calendar)
                .map(calendar -> new Node.Hours(draft.id(), draft.at(), ways, calendar, into, next, closed, holiday));
    }

    static Optional<Node> language(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Ways ways = context.ways(fields.block("on", DialplanKeys.WAYS));
        Target next = context.target(fields, "next");
        return fields.text("language")
                .flatMap(tag -> choice(tag, context))
                .map(choice -> new Node.SwitchLanguage(draft.id(), draft.at(), ways, choice, next));
    }

    private static Optional<LanguageChoice> choice(Scalar tag, FlowContext context) {
        if (tag.text().equals("next")) {
            return Optional.of(new LanguageChoice.Next());
        }
        Optional<LanguageChoice> choice = context.languages().stream()
                .filter(language -> language.tag().equals(tag.text()))
                .findFirst()
                .map(LanguageChoice.Only::new);
        if (choice.isEmpty() && !context.languages().isEmpty()) {
            var known = context.languages().stream().map(Language::tag).toList();
            String problem = "'%s' is not a language of this dialplan".formatted(tag);
            Optional<String> meant = context.findings().meant(tag.text(), known);
            context.findings()
                    .error(
                            tag.at(),
                            DialplanRule.UNKNOWN_LANGUAGE,
                            problem,
                            NearestWord.remedy(meant, "add it to languages, or write next"),
                            tag.replacedBy(meant));
        }
        return choice;
    }

    static Optional<Node> hangup(NodeDraft draft, FlowContext context) {
        HangupCause cause = draft.fields().oneOf("hangup", CAUSES).orElse(HangupCause.NORMAL_CLEARING);
        return Optional.of(new Node.Hangup(draft.id(), draft.at(), context.ways(), cause));
    }
}
