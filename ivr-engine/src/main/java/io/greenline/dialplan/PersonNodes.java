package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.Optional;

/** Makes the nodes that bring the caller to a person now or later, but queues: transfer, record, callback. */
final class PersonNodes {
    private static final Duration LONGEST_RINGING = Duration.ofMinutes(5);

    private PersonNodes() {}

    static Optional<Node> transfer(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.TRANSFER_ON);
        Ways ways = context.ways(on);
        Duration ringFor = fields.duration("ring-for", Duration.ofSeconds(1), LONGEST_RINGING)
                .orElse(Duration.ofSeconds(30));
        Target next = context.target(fields, "next", new Target.HangUp());
        Target busy = context.edge(on, "busy", ways.failure());
        Target noAnswer = context.edge(on, "no-answer", ways.failure());
        Target failed = context.edge(on, "failed", ways.failure());
        return fields.text("transfer")
                .filter(name -> FlowReader.isName(name, "an endpoint", context.findings()))
                .map(name -> new EndpointName(name.text()))
                .map(to -> new Node.Transfer(draft.id(), draft.at(), ways, to, ringFor, next, busy, noAnswer, failed));
    }

    static Optional<Node> record(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.RECORD_ON);
        Ways ways = context.ways(on);
        Duration atMost = fields.duration("max", Duration.ofSeconds(1), Duration.ofMinutes(10))
                .orElse(Duration.ofMinutes(2));
        Duration silence = fields.duration("silence", Duration.ofSeconds(1), Duration.ofSeconds(30))
                .orElse(Duration.ofSeconds(4));
        Target next = context.target(fields, "next");
        Target nothing = context.edge(on, "nothing", next);
        Target failed = context.edge(on, "failed", ways.failure());
        Optional<PromptId> prompt = context.prompt(fields, "record");
        Optional<String> into = context.textVariable(fields, "into");
        return prompt.flatMap(said -> into.map(variable -> new Node.RecordMessage(
                draft.id(), draft.at(), ways, said, variable, atMost, silence, next, nothing, failed)));
    }

    static Optional<Node> callback(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.CALLBACK_ON);
        Ways ways = context.ways(on);
        Target next = context.target(fields, "next");
        Target refused = context.edge(on, "refused", ways.failure());
        Optional<Expression> number = fields.text("callback")
                .flatMap(scalar -> context.expression(scalar, ValueType.TEXT, "a telephone number"));
        Optional<Expression> about = fields.text("about")
                .flatMap(scalar -> context.expression(scalar, ValueType.TEXT, "what a callback is about"));
        Optional<Scalar> reason =
                fields.text("reason").filter(name -> FlowReader.isName(name, "a reason", context.findings()));
        return number.flatMap(where -> reason.map(
                why -> new Node.Callback(draft.id(), draft.at(), ways, where, why.text(), about, next, refused)));
    }
}
