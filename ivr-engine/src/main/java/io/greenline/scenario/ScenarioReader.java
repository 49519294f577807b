package io.greenline.scenario;

import io.greenline.scenario.Scenario.Caller;
import io.greenline.scenario.Scenario.Known;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.PromptId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes scenarios of a document. */
final class ScenarioReader {
    private static final String HOTLINE = "95598";
    private static final Map<String, Party> PARTIES =
            Map.of("caller", Party.CALLER, "engine", Party.ENGINE, "far-end", Party.FAR_END, "switch", Party.SWITCH);

    private final KnownNames names;
    private final Findings findings;
    private final Set<String> taken = new HashSet<>();

    ScenarioReader(KnownNames names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    Optional<TestFileLoader.Loaded> read(YamlValue root) {
        Fields top = Fields.of(root, ScenarioKeys.TOP, findings);
        Optional<Scalar> dialplan = top.text("dialplan").flatMap(names::dialplan);
        List<Scenario> scenarios = new ArrayList<>();
        List<YamlValue> cases = top.list("cases");
        cases.forEach(value -> scenarios.addAll(scenarios(value)));
        if (cases.isEmpty() && top.value("cases").isPresent()) {
            findings.error(top.at("cases"), ScenarioRule.EMPTY_SCENARIO, "there is no case", "write one");
        }
        return dialplan.map(name -> new TestFileLoader.Loaded(name.text(), scenarios, List.of()));
    }

    /** A case, or one scenario for each of its alternatives. */
    private List<Scenario> scenarios(YamlValue value) {
        Fields fields = Fields.of(value, ScenarioKeys.CASE, findings);
        Optional<Scalar> name = fields.text("name").filter(this::isNew);
        Caller caller = caller(fields);
        List<Step> script = steps(fields);
        List<Expectation> expected = expectations(fields);
        List<Fields> each = fields.list("each").stream()
                .map(alternative -> Fields.of(alternative, ScenarioKeys.ALTERNATIVE, findings))
                .toList();
        String title = name.map(Scalar::text).orElse("");
        SourceSpan at = name.map(Scalar::at).orElse(fields.at());
        if (each.isEmpty()) {
            return List.of(expecting(new Scenario(title, at, caller, script, expected), value));
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (Fields alternative : each) {
            String numbered = "%s (%d of %d)".formatted(title, scenarios.size() + 1, each.size());
            scenarios.add(expecting(
                    new Scenario(
                            numbered,
                            alternative.at(),
                            caller,
                            joined(script, steps(alternative)),
                            joined(expected, expectations(alternative))),
                    value));
        }
        return scenarios;
    }

    private static <E> List<E> joined(List<E> first, List<E> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Scenario expecting(Scenario scenario, YamlValue value) {
        boolean said = value instanceof Block block
                && block.entries().stream().anyMatch(entry -> entry.key().text().equals("expect"));
        if (scenario.expectations().isEmpty() && !said && value instanceof Block) {
            findings.error(scenario.at(), ScenarioRule.EMPTY_SCENARIO, "the case expects nothing", "add expect:");
        }
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

    private Caller caller(Fields fields) {
        Optional<Fields> caller = fields.block("caller", ScenarioKeys.CALLER);
        return new Caller(
                caller.flatMap(of -> of.text("number")).flatMap(this::number),
                caller.flatMap(of -> of.text("called")).map(Scalar::text).orElse(HOTLINE),
                caller.flatMap(of -> of.block("customer", ScenarioKeys.CUSTOMER))
                        .map(this::known));
    }

    private Optional<PhoneNumber> number(Scalar scalar) {
        Optional<PhoneNumber> number = PhoneNumber.parse(scalar.text());
        if (number.isEmpty()) {
            String problem = "'%s' is no telephone number".formatted(scalar);
            findings.error(scalar.at(), ScenarioRule.BAD_NUMBER, problem, "write digits");
        }
        return number;
    }

    private Known known(Fields fields) {
        List<String> needs = new ArrayList<>();
        for (YamlValue need : fields.oneOrMore("needs")) {
            Fields.text(need, "a need is one word", findings).map(Scalar::text).ifPresent(needs::add);
        }
        return new Known(
                fields.text("name").map(Scalar::text).orElse(""),
                fields.text("tier").map(Scalar::text).orElse("standard"),
                needs,
                fields.text("premises").map(Scalar::text).orElse(""),
                fields.text("area").map(Scalar::text).orElse(""),
                fields.text("language").map(Scalar::text).orElse(""),
                fields.whole("age", 0, 150).orElse(0));
    }

    private List<Step> steps(Fields fields) {
        List<Step> steps = new ArrayList<>();
        fields.list("script").forEach(value -> step(value).ifPresent(steps::add));
        return steps;
    }

    private Optional<Step> step(YamlValue value) {
        Fields fields = Fields.of(value, ScenarioKeys.STEP, findings);
        Optional<NodeId> node = fields.text("at").flatMap(names::node).map(name -> new NodeId(name.text()));
        Duration after =
                fields.duration("after", Duration.ZERO, Duration.ofHours(1)).orElse(Duration.ZERO);
        int times = fields.whole("times", 1, 100).orElse(1);
        long kinds = Stream.of("press", "say", "hang-up").filter(fields::has).count();
        if (kinds != 1 && value instanceof Block) {
            String remedy = "write one of press, say: nothing, hang-up: true";
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

    private List<Expectation> expectations(Fields fields) {
        List<Expectation> expectations = new ArrayList<>();
        fields.list("expect").forEach(value -> expectation(value).ifPresent(expectations::add));
        return expectations;
    }

    private Optional<Expectation> expectation(YamlValue value) {
        Fields fields = Fields.of(value, ScenarioKeys.EXPECTATION, findings);
        List<String> said =
                ScenarioKeys.EXPECTATION.names().stream().filter(fields::has).toList();
        if (said.size() != 1) {
            if (value instanceof Block) {
                String remedy = "write one of " + String.join(", ", ScenarioKeys.EXPECTATION.names());
                findings.error(value.at(), ScenarioRule.BAD_EXPECTATION, "an expectation says one thing", remedy);
            }
            return Optional.empty();
        }
        SourceSpan at = value.at();
        return switch (said.getFirst()) {
            case "hears" -> Optional.of(new Expectation.Hears(at, all(fields, "hears", names::prompt, PromptId::new)));
            case "enters" -> Optional.of(new Expectation.Enters(at, all(fields, "enters", names::node, NodeId::new)));
            case "transferred-to" ->
                fields.text("transferred-to")
                        .flatMap(names::endpoint)
                        .map(name -> new Expectation.TransferredTo(at, new EndpointName(name.text())));
            case "ended" -> fields.oneOf("ended", PARTIES).map(party -> new Expectation.EndedBy(at, party));
            default ->
                fields.text("language")
                        .flatMap(names::language)
                        .map(language -> new Expectation.InLanguage(at, language));
        };
    }

    private <E> List<E> all(
            Fields fields, String key, Function<Scalar, Optional<Scalar>> known, Function<String, E> make) {
        List<E> all = new ArrayList<>();
        for (YamlValue value : fields.oneOrMore(key)) {
            Fields.text(value, "'%s' takes names".formatted(key), findings)
                    .flatMap(known)
                    .map(name -> make.apply(name.text()))
                    .ifPresent(all::add);
        }
        return all;
    }
}
