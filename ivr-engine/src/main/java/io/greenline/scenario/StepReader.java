package io.greenline.scenario;

import io.greenline.source.Findings;
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
        Duration after =
                fields.duration("after", Duration.ZERO, Duration.ofHours(1)).orElse(Duration.ZERO);
        int times = fields.whole("times", 1, 100).orElse(1);
        long kinds = Stream.of("press", "say", "hang-up", "switch")
                .filter(fields::has)
                .count();
        if (kinds != 1 && value instanceof Block) {
            String remedy = "write one of press, say: nothing, hang-up: true, switch: fails";
            findings.error(value.at(), ScenarioRule.BAD_STEP, "a step does one thing", remedy);
            return Optional.empty();
        }
        if (fields.has("press")) {
            return fields.text("press")
                    .filter(this::areKeys)
                    .map(keys -> new Step.Press(value.at(), node, keys.text(), after));
        }
        if (fields.has("say")) {
            return fields.oneOf("say", Map.of("nothing", times)).map(n -> new Step.Silence(value.at(), node, n));
        }
        if (fields.has("switch")) {
            return fields.oneOf("switch", Map.of("fails", true)).map(_ -> new Step.Fault(value.at(), node));
        }
        return fields.oneOf("hang-up", Map.of("true", true)).map(_ -> new Step.HangUp(value.at(), node, after));
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
