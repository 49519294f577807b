package io.greenline.scenario;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Prompt;
import io.greenline.dialplan.Question;
import io.greenline.dialplan.QueueLine;
import io.greenline.source.Findings;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import io.greenline.telephony.NodeId;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names that a test may use: those of its dialplan, or any where the dialplan is not at hand. */
final class KnownNames {
    private final Optional<Dialplan> dialplan;
    private final Findings findings;
    private final Map<Kind, Set<String>> known = new EnumMap<>(Kind.class);

    /** Of these the dialplan does not know all. */
    private final Set<Kind> open = EnumSet.noneOf(Kind.class);

    private enum Kind {
        NODE("node"),
        LISTENING("node with a grammar"),
        PROMPT("prompt"),
        LANGUAGE("language"),
        ENDPOINT("endpoint"),
        QUEUE("queue"),
        DESK("endpoint or queue"),
        BACKEND("backend"),
        CALENDAR("calendar"),
        VARIABLE("variable");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    KnownNames(Optional<Dialplan> dialplan, Findings findings) {
        this.dialplan = dialplan;
        this.findings = findings;
        for (Kind kind : Kind.values()) {
            known.put(kind, new TreeSet<>());
        }
        dialplan.ifPresent(this::learn);
    }

    private void learn(Dialplan plan) {
        plan.prompts().keySet().forEach(prompt -> add(Kind.PROMPT, prompt));
        plan.languages().forEach(language -> add(Kind.LANGUAGE, language.tag()));
        Stream.concat(Stream.of(plan.main()), plan.subflows().values().stream()).forEach(this::learn);
    }

    private void learn(Flow flow) {
        flow.variables().keySet().forEach(variable -> add(Kind.VARIABLE, variable));
        flow.nodes().values().forEach(this::learn);
    }

    private void learn(Node node) {
        add(Kind.NODE, node.id());
        node.rings().ifPresent(endpoint -> add(Kind.DESK, endpoint));
        switch (node) {
            case Node.Transfer transfer -> add(Kind.ENDPOINT, transfer.to());
            case Node.Queue queue -> learn(queue.line());
            case Node.Http http -> add(Kind.BACKEND, http.backend());
            case Node.Send send -> add(Kind.BACKEND, send.backend());
            case Node.Hours hours -> add(Kind.CALENDAR, hours.calendar());
            case Node.Menu menu -> learn(node, menu.question());
            case Node.Ask ask -> learn(node, ask.question());
            case Node.Survey survey -> learn(node, survey.question());
            case Node.Play _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Announce _,
                    Node.Subflow _,
                    Node.RecordMessage _,
                    Node.Callback _,
                    Node.Incident _,
                    Node.Agent _,
                    Node.Handover _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> {
                // Names nothing outside the dialplan.
            }
        }
    }

    private void learn(QueueLine line) {
        switch (line) {
            case QueueLine.Named(var queue) -> add(Kind.QUEUE, queue);
            // Which queues there are is said in routing.yaml, not in the dialplan.
            case QueueLine.ByClass _ -> open.addAll(Set.of(Kind.QUEUE, Kind.DESK));
        }
    }

    private void learn(Node node, Question question) {
        question.spoken().ifPresent(_ -> add(Kind.LISTENING, node.id()));
    }

    private void add(Kind kind, Object name) {
        known.getOrDefault(kind, Set.of()).add(name.toString());
    }

    Optional<Scalar> dialplan(Scalar name) {
        Set<String> names = dialplan.map(plan -> Set.of(plan.name())).orElse(Set.of());
        return isKnown(name, names) ? Optional.of(name) : unknown(name, "dialplan", ScenarioRule.OTHER_DIALPLAN, names);
    }

    Optional<Scalar> node(Scalar name) {
        return check(name, Kind.NODE);
    }

    /** Whether words can be said at a node: a question with a grammar. */
    boolean listens(NodeId node) {
        return dialplan.isEmpty()
                || known.getOrDefault(Kind.LISTENING, Set.of()).contains(node.value());
    }

    /** An agent; agents are routing.yaml's, not the dialplan's, so that any well-formed id is taken. */
    Optional<AgentId> agent(Scalar id) {
        if (AgentId.isAgentId(id.text())) {
            return Optional.of(new AgentId(id.text()));
        }
        String problem = "'%s' is no agent's id".formatted(id);
        findings.error(id.at(), ScenarioRule.UNKNOWN_IN_DIALPLAN, problem, "compare with the agents: of routing.yaml");
        return Optional.empty();
    }

    Optional<Scalar> endpoint(Scalar name) {
        return check(name, Kind.ENDPOINT);
    }

    Optional<Scalar> queue(Scalar name) {
        return check(name, Kind.QUEUE);
    }

    /** An endpoint or a queue: whoever answers. */
    Optional<Scalar> desk(Scalar name) {
        return check(name, Kind.DESK);
    }

    /** A prompt of the dialplan, or a notice's, which may come from elsewhere. */
    Optional<Scalar> prompt(Scalar name) {
        return name.text().startsWith(Prompt.NOTICE) && Name.isName(name.text())
                ? Optional.of(name)
                : check(name, Kind.PROMPT);
    }

    Optional<Scalar> backend(Scalar name) {
        return check(name, Kind.BACKEND);
    }

    Optional<Scalar> calendar(Scalar name) {
        return check(name, Kind.CALENDAR);
    }

    /** A notice's name; notices are not the dialplan's, so that any well-formed name is taken. */
    Optional<Scalar> notice(Scalar name) {
        return Name.isName(name.text())
                ? Optional.of(name)
                : unknown(name, "notice", ScenarioRule.UNKNOWN_IN_DIALPLAN, Set.of());
    }

    /** A variable; those that come from outside have a dot in their name. */
    Optional<Scalar> variable(Scalar name) {
        Set<String> names = known.getOrDefault(Kind.VARIABLE, Set.of());
        return dialplan.isEmpty() || names.contains(name.text())
                ? Optional.of(name)
                : unknown(name, Kind.VARIABLE.word, ScenarioRule.UNKNOWN_IN_DIALPLAN, names);
    }

    Optional<Language> language(Scalar tag) {
        Set<String> names = known.getOrDefault(Kind.LANGUAGE, Set.of());
        return Language.isTag(tag.text()) && (dialplan.isEmpty() || names.contains(tag.text()))
                ? Optional.of(new Language(tag.text()))
                : this.<Language>unknown(tag, Kind.LANGUAGE.word, ScenarioRule.UNKNOWN_IN_DIALPLAN, names);
    }

    private Optional<Scalar> check(Scalar name, Kind kind) {
        Set<String> names = known.getOrDefault(kind, Set.of());
        return isKnown(name, names) || (open.contains(kind) && Name.isName(name.text()))
                ? Optional.of(name)
                : unknown(name, kind.word, ScenarioRule.UNKNOWN_IN_DIALPLAN, names);
    }

    private boolean isKnown(Scalar name, Set<String> names) {
        return Name.isName(name.text()) && (dialplan.isEmpty() || names.contains(name.text()));
    }

    private <T> Optional<T> unknown(Scalar name, String what, ScenarioRule rule, Set<String> names) {
        String problem = "the dialplan has no %s '%s'".formatted(what, name);
        findings.error(name.at(), rule, problem, findings.remedy(name.text(), names, "compare with the dialplan"));
        return Optional.empty();
    }
}
