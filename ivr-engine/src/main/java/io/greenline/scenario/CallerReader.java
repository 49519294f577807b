package io.greenline.scenario;

import io.greenline.scenario.Scenario.Caller;
import io.greenline.scenario.Scenario.Known;
import io.greenline.source.Findings;
import io.greenline.telephony.Media;
import io.greenline.telephony.PhoneNumber;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who calls. */
final class CallerReader {
    private static final String HOTLINE = "95598";
    private static final Map<String, Media> MEDIA =
            Map.of("voice", Media.VOICE, "video", Media.VIDEO, "text", Media.TEXT);
    private static final Caller ANYBODY = new Caller(Optional.empty(), HOTLINE, Set.of(), Optional.empty());

    private final Findings findings;

    CallerReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Caller> read(Fields fields) {
        return fields.block("caller", ScenarioKeys.CALLER).map(this::caller);
    }

    /** Someone of whom nothing is said. */
    static Caller anybody() {
        return ANYBODY;
    }

    private Caller caller(Fields fields) {
        return new Caller(
                number(fields, "number", findings),
                fields.text("called").map(Scalar::text).orElse(HOTLINE),
                offered(fields),
                customer(fields));
    }

    private Set<Media> offered(Fields fields) {
        Set<Media> offered = EnumSet.noneOf(Media.class);
        fields.oneOrMore("media").forEach(value -> Fields.word(value, MEDIA, findings).ifPresent(offered::add));
        return offered;
    }

    /** A telephone number, or a finding. */
    static Optional<PhoneNumber> number(Fields fields, String key, Findings findings) {
        Optional<Scalar> text = fields.text(key);
        Optional<PhoneNumber> number = text.flatMap(scalar -> PhoneNumber.parse(scalar.text()));
        if (text.isPresent() && number.isEmpty()) {
            String problem = "'%s' is no telephone number".formatted(text.get());
            findings.error(text.get().at(), ScenarioRule.BAD_NUMBER, problem, "write digits");
        }
        return number;
    }

    private Optional<Known> customer(Fields fields) {
        if (fields.value("customer").filter(Scalar.class::isInstance).isPresent()) {
            // 'unknown' says what is so without the key: for cases in which that matters.
            fields.oneOf("customer", Map.of("unknown", true));
            return Optional.empty();
        }
        return fields.block("customer", ScenarioKeys.CUSTOMER).map(this::known);
    }

    private Known known(Fields fields) {
        List<String> needs = new ArrayList<>();
        for (YamlValue need : fields.oneOrMore("needs")) {
            Fields.text(need, "a need is one word", findings).map(Scalar::text).ifPresent(needs::add);
        }
        return new Known(
                text(fields, "name", ""),
                text(fields, "tier", "standard"),
                needs,
                text(fields, "premises", ""),
                text(fields, "area", ""),
                text(fields, "language", ""),
                fields.whole("age", 0, 150).orElse(0));
    }

    private static String text(Fields fields, String key, String otherwise) {
        return fields.text(key).map(Scalar::text).orElse(otherwise);
    }
}
