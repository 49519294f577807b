package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the nodes of queues: the callers' {@code queue}, and {@code agent} for those who serve them. */
final class QueueNodes {
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);
    private static final String BY_CLASS = "by-class";
    private static final Map<String, AgentWish> WISHES =
            Arrays.stream(AgentWish.values()).collect(Collectors.toMap(AgentWish::word, Function.identity()));

    private QueueNodes() {}

    static Optional<Node> queue(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.QUEUE_ON);
        Ways ways = context.ways(on);
        Duration maxWait =
                fields.duration("max-wait", Duration.ofSeconds(1), LONGEST_WAIT).orElse(Duration.ofMinutes(1));
        Optional<Expression> about = fields.text("about")
                .flatMap(scalar -> context.expression(scalar, ValueType.TEXT, "what the agent is told"));
        List<PromptId> comfort = context.prompts(fields, "comfort");
        Target next = context.target(fields, "next", new Target.HangUp());
        Target timeout = context.edge(on, "timeout", ways.failure());
        Target failed = context.edge(on, "failed", timeout);
        Map<QueueWay, Target> named = named(on, context);
        List<QueueExit> exits = QueueExits.read(fields, on, ways, draft, context);
        return line(fields, context)
                .map(line -> new Node.Queue(
                        draft.id(),
                        draft.at(),
                        ways,
                        line,
                        maxWait,
                        about,
                        comfort,
                        exits,
                        next,
                        timeout,
                        failed,
                        named));
    }

    private static Map<QueueWay, Target> named(Optional<Fields> on, FlowContext context) {
        Map<QueueWay, Target> named = new EnumMap<>(QueueWay.class);
        on.ifPresent(fields -> {
            for (QueueWay way : QueueWay.values()) {
                fields.text(way.word()).map(context::target).ifPresent(target -> named.put(way, target));
            }
        });
        return named;
    }

    private static Optional<QueueLine> line(Fields fields, FlowContext context) {
        return fields.text("queue")
                .filter(name -> FlowReader.isName(name, "a queue", context.findings()))
                .flatMap(name -> name.text().equals(BY_CLASS)
                        ? byClass(name, context)
                        : Optional.of(new QueueLine.Named(new QueueId(name.text()))));
    }

    /** What a classification finds is in variables of its flow. */
    private static Optional<QueueLine> byClass(Scalar word, FlowContext context) {
        if (!context.flow().types().knows("class.queue")) {
            context.findings()
                    .error(
                            word.at(),
                            DialplanRule.UNKNOWN_VARIABLE,
                            "nothing in this flow finds the caller's class",
                            "put a classify node before it, or name a queue");
            return Optional.empty();
        }
        return part(word, "queue", context)
                .map(queue -> new QueueLine.ByClass(
                        queue,
                        part(word, "tier", context),
                        part(word, "boost", context),
                        part(word, "because", context)));
    }

    private static Optional<Expression> part(Scalar word, String part, FlowContext context) {
        String variable = "class." + part;
        return context.flow().types().knows(variable)
                ? context.expression(new ExpressionText(variable, word, 0))
                : Optional.empty();
    }

    static Optional<Node> agent(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.AGENT_ON);
        Ways ways = context.ways(on);
        Target next = context.target(fields, "next");
        Target refused = context.edge(on, "refused", ways.failure());
        Optional<AgentWish> wish = fields.oneOf("agent", WISHES);
        Optional<Expression> id = text(fields, "id", "an agent's id", context);
        Optional<Expression> pin = text(fields, "pin", "a PIN", context);
        Optional<Expression> reason = text(fields, "reason", "a reason", context);
        return wish.flatMap(wanted -> id.flatMap(agent -> pin.map(
                secret -> new Node.Agent(draft.id(), draft.at(), ways, wanted, agent, secret, reason, next, refused))));
    }

    private static Optional<Expression> text(Fields fields, String key, String what, FlowContext context) {
        return fields.text(key).flatMap(scalar -> context.expression(scalar, ValueType.TEXT, what));
    }
}
