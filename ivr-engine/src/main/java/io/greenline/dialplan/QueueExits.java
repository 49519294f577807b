package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the keys that lead out of a queue and checks them against each other. */
final class QueueExits {
    private static final Map<String, QueueExit.Offer> OFFERS = Arrays.stream(QueueExit.Offer.values())
            .collect(Collectors.toMap(offer -> offer.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final FlowContext context;
    private final Map<String, Scalar> seen = new LinkedHashMap<>();
    private final List<QueueExit> exits = new ArrayList<>();

    private QueueExits(FlowContext context) {
        this.context = context;
    }

    static List<QueueExit> read(Fields queue, Optional<Fields> on, Ways ways, NodeDraft draft, FlowContext context) {
        QueueExits exits = new QueueExits(context);
        queue.list("exits").forEach(value -> exits.exit(value, on));
        // Key 0 asks for a person, and that is what the caller waits for: only another place changes anything.
        on.flatMap(fields -> fields.text("operator"))
                .filter(_ -> !ways.operator().equals(new Target.Within(draft.id())))
                .ifPresent(operator -> exits.exits.add(new QueueExit.ToOperator(operator.at())));
        return exits.exits;
    }

    private void exit(YamlValue value, Optional<Fields> on) {
        Fields fields = Fields.of(value, DialplanKeys.EXIT, context.findings());
        Optional<Scalar> key = fields.text("key").filter(this::usable);
        Optional<QueueExit.Offer> offer = fields.oneOf("to", OFFERS);
        Optional<Target> next = fields.text("next").map(context::target);
        if (fields.has("to") == fields.has("next")) {
            context.findings()
                    .error(
                            fields.at(),
                            DialplanRule.BAD_EXIT,
                            fields.has("to") ? "an exit has both to and next" : "an exit leads nowhere",
                            "write to: callback, voicemail or text, or next: with a node");
            return;
        }
        key.ifPresent(pressed -> {
            offer.ifPresent(what -> {
                exits.add(new QueueExit.To(pressed.text(), what, pressed.at()));
                warnOfNoWay(what, pressed, on);
            });
            next.ifPresent(target -> exits.add(new QueueExit.GoTo(pressed.text(), target, pressed.at())));
        });
    }

    private boolean usable(Scalar key) {
        String text = key.text();
        if (!text.matches("[0-9*#]")) {
            return refuse(key, DialplanRule.BAD_KEYS, "'%s' is no key".formatted(text), "write one of 1-9 \"*\" \"#\"");
        }
        if (text.equals("0")) {
            return refuse(
                    key,
                    DialplanRule.RESERVED_NAME,
                    "key 0 always leads to a person",
                    "choose another key, or say where that person is: on: {operator: node}");
        }
        Scalar earlier = seen.putIfAbsent(text, key);
        return earlier == null
                || refuse(
                        key,
                        DialplanRule.DUPLICATE_OPTION,
                        "key %s has an exit already, in line %d"
                                .formatted(text, earlier.at().line()),
                        "choose another key");
    }

    private boolean refuse(Scalar key, DialplanRule rule, String problem, String remedy) {
        context.findings().error(key.at(), rule, problem, remedy);
        return false;
    }

    private void warnOfNoWay(QueueExit.Offer offer, Scalar key, Optional<Fields> on) {
        String way = offer.name().toLowerCase(Locale.ROOT);
        boolean named = offer == QueueExit.Offer.CALLBACK
                || on.filter(fields -> fields.has(way)).isPresent();
        if (!named) {
            context.findings()
                    .warning(
                            key.at(),
                            DialplanRule.EXIT_WITHOUT_WAY,
                            "key %s offers %s, and the call then goes on as if nobody was free in time"
                                    .formatted(key, way),
                            "say where: on: {%s: node}".formatted(way));
        }
    }
}
