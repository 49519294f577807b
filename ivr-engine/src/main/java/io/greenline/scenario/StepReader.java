package io.greenline.scenario;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.NodeId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a caller does. */
final class StepReader {
    /** How sure a recogniser is of words of which nothing else is said. */
    private static final double CERTAIN = 0.95;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final KnownNames names;
    private final Findings findings;

    StepReader(KnownNames names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    List<Step> read(Fields fields) {
        return fields.list("script").stream()
                .flatMap(value -> step(value).stream())
                .toList();
    }

    private Optional<Step> step(YamlValue value) {
        Fields fields = Fields.of(value, ScenarioKeys.STEP, findings);
        Optional<NodeId> node = fields.text("at").flatMap(names::node).map(name -> new NodeId(name.text()));
        Optional<Duration> later = fields.duration("after", Duration.ZERO, Duration.ofHours(1));
        Duration after = later.orElse(Duration.ZERO);
        long kinds = Stream.of("press", "say", "noise", "hang-up", "switch")
                .filter(fields::has)
                .count();
        if (kinds != 1 && value instanceof Block) {
            String remedy = "write one of press, say, noise, hang-up: true, switch: fails";
            findings.error(value.at(), ScenarioRule.BAD_STEP, "a step does one thing", remedy);
            return Optional.empty();
        }
        if (fields.has("press")) {
            return fields.text("press")
                    .filter(this::areKeys)
                    .map(keys -> new Step.Press(value.at(), node, keys.text(), after));
        }
        if (fields.has("say")) {
            return fields.text("say").flatMap(words -> say(words, fields, value.at(), node, later));
        }
        if (fields.has("noise")) {
            return fields.duration("noise", SHORTEST, LONGEST)
                    .filter(_ -> isHeard(value.at(), node))
                    .map(lasts -> new Step.Noise(value.at(), node, lasts, later));
        }
        if (fields.has("switch")) {
            return fields.oneOf("switch", Map.of("fails", true)).map(_ -> new Step.Fault(value.at(), node));
        }
        return fields.oneOf("hang-up", Map.of("true", true)).map(_ -> new Step.HangUp(value.at(), node, after));
    }

    private Optional<Step> say(
            Scalar words, Fields fields, SourceSpan at, Optional<NodeId> node, Optional<Duration> after) {
        int times = fields.whole("times", 1, 100).orElse(1);
        double confidence = fields.fraction("confidence").orElse(CERTAIN);
        Optional<Duration> lasts = fields.duration("lasts", SHORTEST, LONGEST);
        List<String> heard = fields.oneOrMore("heard-as").stream()
                .flatMap(one -> Fields.text(one, "'heard-as' takes texts", findings).map(Scalar::text).stream())
                .toList();
        if (words.text().equals("nothing")) {
            return Optional.of(new Step.Silence(at, node, times));
        }
        return isHeard(at, node)
                ? Optional.of(new Step.Say(
                        at, node, heard.isEmpty() ? List.of(words.text()) : heard, confidence, lasts, after, times))
                : Optional.empty();
    }

    private boolean isHeard(SourceSpan at, Optional<NodeId> node) {
        Optional<NodeId> deaf = node.filter(known -> !names.listens(known));
        deaf.ifPresent(known -> findings.error(
                at,
                ScenarioRule.BAD_STEP,
                "nobody listens to words at node '%s': it has no grammar".formatted(known),
                "give the node a grammar, or press keys"));
        return deaf.isEmpty();
    }

    private boolean areKeys(Scalar keys) {
        boolean good = keys.text().matches("[0-9*#A-D]{1,64}");
        if (!good) {
            String problem = "'%s' are no keys".formatted(keys);
            findings.error(keys.at(), ScenarioRule.BAD_STEP, problem, "write 1 to 64 of 0-9 * # in quotes");
        }
        return good;
    }
}
