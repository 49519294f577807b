package io.greenline.dialplan;

import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.source.Findings;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads how a node listens. */
final class InputReader {
    static final Map<String, BargeIn> BARGE_IN = Map.of("none", BargeIn.NONE, "dtmf", BargeIn.DTMF);

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private InputReader() {}

    /** What the block says; where it says nothing, the base. */
    static InputRules read(Optional<Fields> block, InputRules base, Findings findings) {
        return block.map(fields -> read(fields, base, findings)).orElse(base);
    }

    private static InputRules read(Fields fields, InputRules base, Findings findings) {
        return new InputRules(
                fields.duration("timeout", SHORTEST, Duration.ofMinutes(2)).orElse(base.timeout()),
                fields.duration("interdigit-timeout", SHORTEST, MINUTE).orElse(base.interdigitTimeout()),
                fields.duration("term-timeout", Duration.ZERO, MINUTE).orElse(base.termTimeout()),
                fields.text("term-char").map(key -> key(key, findings)).orElse(base.termChar()),
                fields.whole("attempts", 1, 20).orElse(base.attempts()),
                fields.oneOf("barge-in", BARGE_IN).orElse(base.bargeIn()),
                fields.flag("sensitive").map(InputReader::privacy).orElse(base.privacy()));
    }

    /** What a profile says of listening. */
    static Profile.Listening listening(Optional<Fields> block) {
        return new Profile.Listening(
                block.flatMap(fields -> fields.duration("timeout", SHORTEST, Duration.ofMinutes(2))),
                block.flatMap(fields -> fields.duration("interdigit-timeout", SHORTEST, MINUTE)),
                block.flatMap(fields -> fields.duration("term-timeout", Duration.ZERO, MINUTE)),
                block.flatMap(fields -> fields.whole("attempts", 1, 20)),
                block.flatMap(fields -> fields.oneOf("barge-in", BARGE_IN)));
    }

    static Privacy privacy(Boolean sensitive) {
        return sensitive ? Privacy.SENSITIVE : Privacy.OPEN;
    }

    private static Optional<DtmfDigit> key(Scalar scalar, Findings findings) {
        if (scalar.text().equals("none")) {
            return Optional.empty();
        }
        Optional<DtmfDigit> key =
                scalar.text().length() == 1 ? DtmfDigit.of(scalar.text().charAt(0)) : Optional.empty();
        if (key.isEmpty()) {
            String problem = "'%s' is no key".formatted(scalar);
            findings.error(scalar.at(), YamlRule.UNKNOWN_WORD, problem, "write one of 0-9 \"*\" \"#\", or none");
        }
        return key;
    }
}
