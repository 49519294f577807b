package io.greenline.dialplan;

import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.SpeechRules.Confidence;
import io.greenline.dialplan.SpeechRules.Mode;
import io.greenline.dialplan.SpeechRules.Voice;
import io.greenline.source.Findings;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.SpeechBargeIn;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads how a node listens. */
final class InputReader {
    /** What stops what is only said: nobody listens to speech then. */
    static final Map<String, BargeIn> BARGE_IN = Map.of("none", BargeIn.NONE, "dtmf", BargeIn.DTMF);

    /** What stops a question: keys, and which speech. */
    static final Map<String, PromptStops> STOPS = Map.of(
            "none", new PromptStops(BargeIn.NONE, SpeechBargeIn.NONE),
            "dtmf", new PromptStops(BargeIn.DTMF, SpeechBargeIn.NONE),
            "speech", new PromptStops(BargeIn.DTMF, SpeechBargeIn.SPEECH),
            "hotword", new PromptStops(BargeIn.DTMF, SpeechBargeIn.HOTWORD));

    private static final Map<String, Mode> MODES = Map.of("any", Mode.ANY, "dtmf", Mode.DTMF);

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private InputReader() {}

    /** What the block says; where it says nothing, the base. */
    static InputRules read(Optional<Fields> block, InputRules base, Findings findings) {
        return block.map(fields -> read(fields, base, findings)).orElse(base);
    }

    private static InputRules read(Fields fields, InputRules base, Findings findings) {
        Optional<PromptStops> stops = fields.oneOf("barge-in", STOPS);
        return new InputRules(
                fields.duration("timeout", SHORTEST, Duration.ofMinutes(2)).orElse(base.timeout()),
                fields.duration("interdigit-timeout", SHORTEST, MINUTE).orElse(base.interdigitTimeout()),
                fields.duration("term-timeout", Duration.ZERO, MINUTE).orElse(base.termTimeout()),
                fields.text("term-char").map(key -> key(key, findings)).orElse(base.termChar()),
                fields.whole("attempts", 1, 20).orElse(base.attempts()),
                stops.map(PromptStops::keys).orElse(base.bargeIn()),
                fields.flag("sensitive").map(InputReader::privacy).orElse(base.privacy()),
                speech(fields, base.speech(), stops, findings));
    }

    private static SpeechRules speech(Fields fields, SpeechRules base, Optional<PromptStops> stops, Findings findings) {
        return new SpeechRules(
                fields.oneOf("mode", MODES).orElse(base.mode()),
                fields.duration("complete-timeout", SHORTEST, LONGEST_PAUSE).orElse(base.complete()),
                fields.duration("incomplete-timeout", SHORTEST, LONGEST_PAUSE).orElse(base.incomplete()),
                fields.duration("max-speech", Duration.ofSeconds(1), MINUTE).orElse(base.longest()),
                stops.map(PromptStops::speech).orElse(base.bargeIn()),
                fields.block("confidence", DialplanKeys.CONFIDENCE)
                        .map(block -> confidence(block, base.confidence(), findings))
                        .orElse(base.confidence()),
                fields.flag("keep-voice")
                        .map(kept -> kept ? Voice.KEPT : Voice.FORGOTTEN)
                        .orElse(base.voice()));
    }

    private static Confidence confidence(Fields fields, Confidence base, Findings findings) {
        double accept = fields.fraction("accept").orElse(base.accept());
        double confirm = fields.fraction("confirm").orElse(Math.min(accept, base.confirm()));
        if (confirm <= accept) {
            return new Confidence(accept, confirm);
        }
        String problem = "confirm %s is above accept %s".formatted(confirm, accept);
        findings.error(fields.at(), YamlRule.OUT_OF_RANGE, problem, "write confirm at most as large as accept");
        return base;
    }

    /** What a profile says of listening. */
    static Profile.Listening listening(Optional<Fields> block) {
        return new Profile.Listening(
                block.flatMap(fields -> fields.duration("timeout", SHORTEST, Duration.ofMinutes(2))),
                block.flatMap(fields -> fields.duration("interdigit-timeout", SHORTEST, MINUTE)),
                block.flatMap(fields -> fields.duration("term-timeout", Duration.ZERO, MINUTE)),
                block.flatMap(fields -> fields.whole("attempts", 1, 20)),
                block.flatMap(fields -> fields.oneOf("barge-in", STOPS)),
                block.flatMap(fields -> fields.duration("complete-timeout", SHORTEST, LONGEST_PAUSE)),
                block.flatMap(fields -> fields.duration("incomplete-timeout", SHORTEST, LONGEST_PAUSE)),
                block.flatMap(fields -> fields.oneOf("mode", MODES)));
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
