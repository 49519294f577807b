package io.greenline.scenario;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what happens when a caller is called back. */
final class RingingReader {
    private static final Duration USUAL = Duration.ofSeconds(5);

    private static final Map<String, Function<SourceSpan, Ringing>> WORDS = Map.of(
            "busy", Ringing.Busy::new,
            "no-answer", Ringing.NoAnswer::new,
            "unreachable", Ringing.Unreachable::new,
            "machine", at -> new Ringing.Answered(at, USUAL, List.of(), List.of()));

    private final Optional<KnownNames> names;
    private final Findings findings;
    private boolean toldOfDialplan;

    /** @param names of the dialplan that these calls run; empty where the file names none */
    RingingReader(Optional<KnownNames> names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    /** What a case says; empty where it says nothing. */
    Optional<List<Ringing>> read(Fields fields) {
        if (!fields.has("called-back")) {
            return Optional.empty();
        }
        List<Ringing> all = new ArrayList<>();
        fields.oneOrMore("called-back").forEach(value -> ringing(value).ifPresent(all::add));
        return Optional.of(all);
    }

    private Optional<Ringing> ringing(YamlValue value) {
        if (value instanceof Scalar) {
            Optional<Ringing> ringing = Fields.word(value, WORDS, findings).map(make -> make.apply(value.at()));
            ringing.ifPresent(this::requireDialplan);
            return ringing;
        }
        Fields fields = Fields.of(value, ScenarioKeys.RINGING, findings);
        Optional<Duration> after = fields.duration("answers", Duration.ZERO, Ringing.LONGEST.minusSeconds(1));
        // Without the dialplan any name is taken: one mistake is reported once.
        KnownNames known = names.orElseGet(() -> new KnownNames(Optional.empty(), findings));
        Ringing ringing = new Ringing.Answered(
                value.at(),
                after.orElse(USUAL),
                new StepReader(known, findings).read(fields),
                ofCall(new ExpectationReader(known, findings).read(fields)));
        requireDialplan(ringing);
        return Optional.of(ringing);
    }

    private List<Expectation> ofCall(List<Expectation> expectations) {
        expectations.stream()
                .filter(Expectation.OfCase.class::isInstance)
                .forEach(expectation -> findings.error(
                        expectation.at(),
                        ScenarioRule.BAD_CALLED_BACK,
                        "this is expected of the whole case, not of one call",
                        "write it under the expect: of the case"));
        return expectations;
    }

    /** Once: it is one line that the file lacks. */
    private void requireDialplan(Ringing ringing) {
        if (ringing instanceof Ringing.Answered && names.isEmpty() && !toldOfDialplan) {
            toldOfDialplan = true;
            findings.error(
                    ringing.at(),
                    ScenarioRule.BAD_CALLED_BACK,
                    "the file does not say which dialplan a call runs by which somebody is called back",
                    "add 'callback-dialplan: callback' below 'dialplan:', with its name");
        }
    }

    /** Only queues with agents promise to call back: without them nothing of this would ever come. */
    void requireFloor(Scenario scenario) {
        if (scenario.surroundings().floor().isOpen()) {
            return;
        }
        scenario.aftermath()
                .ifPresent(at -> findings.error(
                        at,
                        ScenarioRule.BAD_CALLED_BACK,
                        "nobody is at work, so that no queue promises to call back",
                        "say who is: agents: {\"1001\": ready}"));
    }
}
