package io.greenline.scenario;

import io.greenline.scenario.Scenario.Caller;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes scenarios of a document. */
final class ScenarioReader {
    private final Findings findings;
    private final CallerReader callers;
    private final SurroundingsReader surroundings;
    private final StepReader steps;
    private final RingingReader ringings;
    private final ExpectationReader expectations;
    private final Set<String> taken = new HashSet<>();

    /**
     * A reader.
     *
     * @param names of the dialplan that is tested
     * @param callbacks those of the dialplan that callers hear who are called back; empty where the file names none
     */
    ScenarioReader(KnownNames names, Optional<KnownNames> callbacks, Findings findings) {
        this.findings = findings;
        this.callers = new CallerReader(findings);
        this.surroundings = new SurroundingsReader(names, findings);
        this.steps = new StepReader(names, findings);
        this.ringings = new RingingReader(callbacks, findings);
        this.expectations = new ExpectationReader(names, findings);
    }

    /** The scenarios of a file's top block. */
    List<Scenario> read(Fields top) {
        List<Scenario> scenarios = new ArrayList<>();
        List<YamlValue> cases = top.list("cases");
        cases.forEach(value -> scenarios.addAll(scenarios(value)));
        if (cases.isEmpty() && top.value("cases").isPresent()) {
            findings.error(top.at("cases"), ScenarioRule.EMPTY_SCENARIO, "there is no case", "write one");
        }
        return scenarios;
    }

    /** A case, or one scenario for each of its alternatives. */
    private List<Scenario> scenarios(YamlValue value) {
        Fields fields = Fields.of(value, ScenarioKeys.CASE, findings);
        Optional<Scalar> name = fields.text("name").filter(this::isNew);
        Scenario whole = new Scenario(
                name.map(Scalar::text).orElse(""),
                name.map(Scalar::at).orElse(fields.at()),
                callers.read(fields).orElse(CallerReader.anybody()),
                surroundings.read(fields, Surroundings.USUAL),
                steps.read(fields),
                ringings.read(fields).orElse(List.of()),
                expectations.read(fields));
        List<Fields> each = fields.list("each").stream()
                .map(alternative -> Fields.of(alternative, ScenarioKeys.ALTERNATIVE, findings))
                .toList();
        if (each.isEmpty()) {
            return List.of(expecting(whole, value));
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (Fields alternative : each) {
            String numbered = "%s (%d of %d)".formatted(whole.name(), scenarios.size() + 1, each.size());
            scenarios.add(expecting(alternative(whole, numbered, alternative), value));
        }
        return scenarios;
    }

    private Scenario alternative(Scenario whole, String name, Fields fields) {
        SourceSpan at = fields.at();
        Caller caller = callers.read(fields).orElse(whole.caller());
        return new Scenario(
                name,
                at,
                caller,
                surroundings.read(fields, whole.surroundings()),
                joined(whole.script(), steps.read(fields)),
                ringings.read(fields).orElse(whole.calledBack()),
                joined(whole.expectations(), expectations.read(fields)));
    }

    private static <E> List<E> joined(List<E> first, List<E> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Scenario expecting(Scenario scenario, YamlValue value) {
        boolean said = value instanceof Block block
                && block.entries().stream().anyMatch(entry -> entry.key().text().equals("expect"));
        boolean ofCallback = scenario.calledBack().stream()
                .anyMatch(ringing -> ringing instanceof Ringing.Answered answered
                        && !answered.expectations().isEmpty());
        if (scenario.expectations().isEmpty() && !ofCallback && !said && value instanceof Block) {
            findings.error(scenario.at(), ScenarioRule.EMPTY_SCENARIO, "the case expects nothing", "add expect:");
        }
        ringings.requireFloor(scenario);
        return scenario;
    }

    private boolean isNew(Scalar name) {
        boolean fresh = taken.add(name.text());
        if (!fresh) {
            String problem = "there is a case '%s' already".formatted(name);
            findings.error(name.at(), ScenarioRule.DUPLICATE_SCENARIO, problem, "choose another name");
        }
        return fresh;
    }
}
