package io.greenline.scenario;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that a test may use: those of its dialplan, or any where the dialplan is not at hand. */
final class KnownNames {
    private final Optional<Dialplan> dialplan;
    private final Findings findings;
    private final Set<String> nodes = new TreeSet<>();
    private final Set<String> endpoints = new TreeSet<>();

    KnownNames(Optional<Dialplan> dialplan, Findings findings) {
        this.dialplan = dialplan;
        this.findings = findings;
        dialplan.stream()
                .flatMap(plan -> Stream.concat(Stream.of(plan.main()), plan.subflows().values().stream()))
                .map(Flow::nodes)
                .flatMap(of -> of.values().stream())
                .forEach(this::add);
    }

    private void add(Node node) {
        nodes.add(node.id().value());
        node.rings().ifPresent(endpoint -> endpoints.add(endpoint.value()));
    }

    Optional<Scalar> dialplan(Scalar name) {
        return check(name, "dialplan", ScenarioRule.OTHER_DIALPLAN, plan -> Set.of(plan.name()));
    }

    Optional<Scalar> node(Scalar name) {
        return check(name, "node", ScenarioRule.UNKNOWN_IN_DIALPLAN, _ -> nodes);
    }

    Optional<Scalar> endpoint(Scalar name) {
        return check(name, "endpoint", ScenarioRule.UNKNOWN_IN_DIALPLAN, _ -> endpoints);
    }

    Optional<Scalar> prompt(Scalar name) {
        return check(
                name,
                "prompt",
                ScenarioRule.UNKNOWN_IN_DIALPLAN,
                plan -> plan.prompts().keySet().stream().map(Object::toString).collect(Collectors.toSet()));
    }

    Optional<Language> language(Scalar tag) {
        Set<String> known = dialplan.stream()
                .flatMap(plan -> plan.languages().stream())
                .map(Language::tag)
                .collect(Collectors.toSet());
        if (Language.isTag(tag.text()) && (dialplan.isEmpty() || known.contains(tag.text()))) {
            return Optional.of(new Language(tag.text()));
        }
        report(tag, "language", ScenarioRule.UNKNOWN_IN_DIALPLAN, known);
        return Optional.empty();
    }

    private Optional<Scalar> check(Scalar name, String what, ScenarioRule rule, Function<Dialplan, Set<String>> names) {
        Set<String> known = dialplan.map(names).orElse(Set.of());
        if (Name.isName(name.text()) && (dialplan.isEmpty() || known.contains(name.text()))) {
            return Optional.of(name);
        }
        report(name, what, rule, known);
        return Optional.empty();
    }

    private void report(Scalar name, String what, ScenarioRule rule, Set<String> known) {
        String problem = "the dialplan has no %s '%s'".formatted(what, name);
        findings.error(name.at(), rule, problem, NearestWord.remedy(name.text(), known, "compare with the dialplan"));
    }
}
