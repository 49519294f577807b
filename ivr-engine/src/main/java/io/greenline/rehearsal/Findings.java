package io.greenline.rehearsal;

import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.scenario.Expectation;
import io.greenline.scenario.Scenario;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds what happened on a call against what its scenario expects. */
final class Findings {
    private static final String RULE = "expectation";

    private Findings() {}

    static List<Diagnostic> of(Scenario scenario, List<Entry> entries, RehearsedCaller caller) {
        List<Diagnostic> failures = new ArrayList<>();
        for (Expectation expectation : scenario.expectations()) {
            problem(expectation, entries, caller)
                    .ifPresent(problem -> failures.add(Diagnostic.error(
                            expectation.at(), RULE, "'%s': %s".formatted(scenario.name(), problem), "")));
        }
        caller.undone()
                .ifPresent(step -> failures.add(Diagnostic.error(
                        step.at(),
                        "script",
                        "'%s': the call was over before the caller could do this".formatted(scenario.name()),
                        "")));
        return failures;
    }

    private static Optional<String> problem(Expectation expectation, List<Entry> entries, RehearsedCaller caller) {
        return switch (expectation) {
            case Expectation.Hears hears ->
                missing(hears.prompts(), caller.heard())
                        .map(prompt -> "prompt '%s' was not heard (in this order); heard: %s"
                                .formatted(prompt, listed(caller.heard())));
            case Expectation.Enters enters ->
                missing(enters.nodes(), entered(entries))
                        .map(node -> "node '%s' was not entered (in this order); entered: %s"
                                .formatted(node, listed(entered(entries))));
            case Expectation.TransferredTo to ->
                caller.transfers().contains(to.endpoint())
                        ? Optional.empty()
                        : Optional.of("was not transferred to '%s'; transfers: %s"
                                .formatted(to.endpoint(), listed(caller.transfers())));
            case Expectation.EndedBy ended ->
                endedBy(entries).filter(party -> party == ended.party()).isPresent()
                        ? Optional.empty()
                        : Optional.of("did not end by %s but by %s".formatted(ended.party(), endedBy(entries)));
            case Expectation.InLanguage in ->
                language(entries).filter(in.language()::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of("was in %s, not in %s"
                                .formatted(language(entries).map(Language::tag).orElse("none"), in.language()));
        };
    }

    /** The first of the wanted that does not follow the one before it. */
    private static <T> Optional<T> missing(List<T> wanted, List<T> seen) {
        Iterator<T> rest = seen.iterator();
        for (T one : wanted) {
            boolean found = false;
            while (rest.hasNext() && !found) {
                found = rest.next().equals(one);
            }
            if (!found) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static List<NodeId> entered(List<Entry> entries) {
        List<NodeId> nodes = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.NodeEntered entered) {
                nodes.add(entered.node());
            }
        }
        return nodes;
    }

    private static Optional<Party> endedBy(List<Entry> entries) {
        return entries.getLast().event() instanceof Event.CallEnded ended ? Optional.of(ended.by()) : Optional.empty();
    }

    private static Optional<Language> language(List<Entry> entries) {
        Optional<Language> language = Optional.empty();
        for (Entry entry : entries) {
            switch (entry.event()) {
                case Event.DialplanChosen chosen -> language = Optional.of(chosen.language());
                case Event.LanguageSwitched switched -> language = Optional.of(switched.to());
                case Event.CallArrived _,
                        Event.CallResumed _,
                        Event.CallHandedBack _,
                        Event.NodeEntered _,
                        Event.Decided _,
                        Event.VariableSet _,
                        Event.ActionBegun _,
                        Event.OutcomeSeen _,
                        Event.CallEnded _ -> {
                    // Says nothing of the language.
                }
            }
        }
        return language;
    }

    private static String listed(List<?> things) {
        return things.isEmpty() ? "none" : things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
