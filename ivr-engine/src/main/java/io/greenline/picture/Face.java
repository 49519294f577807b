package io.greenline.picture;

import io.greenline.dialplan.Assignment;
import io.greenline.dialplan.Branch;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.LanguageChoice;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Option;
import io.greenline.dialplan.Question;
import io.greenline.dialplan.QueueExit;
import io.greenline.telephony.QueueId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a reader is shown of a node.
 *
 * @param caption what it does, in a few words
 * @param texts what it says or computes
 * @param words what its edges are called where their labels would say too little, by label
 */
record Face(Look look, String caption, List<String> texts, Map<String, String> words) {
    private Face(Look look, String caption, List<String> texts) {
        this(look, caption, texts, Map.of("next", ""));
    }

    private Face(Look look, String caption) {
        this(look, caption, List.of());
    }

    static Face of(Node node, Dialplan plan) {
        return switch (node) {
            case Node.Play play -> new Face(Look.PLAY, "", List.of(PromptWords.of(plan, play.prompt())));
            case Node.Menu menu -> new Face(Look.MENU, "", asked(menu.question(), plan), keys(menu));
            case Node.Ask ask -> new Face(Look.ASK, ask.into(), asked(ask.question(), plan));
            case Node.Choose choose -> new Face(Look.CHOOSE, "", List.of(), conditions(choose));
            case Node.SetVariables set -> new Face(Look.SET, "", assigned(set.assignments()));
            case Node.Lookup _ -> new Face(Look.LOOKUP, "customer", List.of(), Map.of("next", "found"));
            case Node.Classify classify ->
                new Face(
                        Look.CLASSIFY,
                        "caller",
                        Stream.concat(
                                        classify.said().map(said -> "said: " + said.source()).stream(),
                                        classify.key().map(key -> "key: " + key.source()).stream())
                                .toList());
            case Node.Http http ->
                new Face(
                        Look.HTTP,
                        http.backend().value(),
                        List.of(http.method().name().toLowerCase(Locale.ROOT) + " "
                                + http.path().source()));
            case Node.Announce announce ->
                new Face(
                        Look.ANNOUNCE,
                        "notices",
                        List.of("area: " + announce.area().source()));
            case Node.Hours hours -> new Face(Look.HOURS, hours.calendar().value(), List.of(), Map.of("next", "open"));
            case Node.Queue queue -> waiting(queue, plan);
            case Node.Agent agent -> new Face(Look.AGENT, agent.wish().word());
            case Node.RecordMessage message ->
                new Face(Look.RECORD, message.into(), List.of(PromptWords.of(plan, message.prompt())));
            case Node.Callback callback ->
                new Face(
                        Look.CALLBACK,
                        callback.reason(),
                        List.of(callback.number().source()));
            case Node.Incident incident ->
                new Face(
                        Look.INCIDENT,
                        incident.act().word(),
                        incident.expressions().stream().map(Expression::source).toList());
            case Node.Survey survey -> new Face(Look.SURVEY, survey.into(), asked(survey.question(), plan));
            case Node.Send send ->
                new Face(
                        Look.SEND,
                        send.backend().value(),
                        send.text().map(text -> PromptWords.of(plan, text)).stream()
                                .toList());
            case Node.Handover handover -> new Face(Look.HANDOVER, handover.into());
            case Node.Subflow subflow -> new Face(Look.SUBFLOW, subflow.flow());
            case Node.Transfer transfer -> new Face(Look.TRANSFER, transfer.to().value());
            case Node.SwitchLanguage language -> new Face(Look.LANGUAGE, language(language.to()));
            case Node.Hangup hangup ->
                new Face(
                        Look.HANGUP,
                        hangup.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    private static List<String> asked(Question question, Dialplan plan) {
        return List.of(PromptWords.of(plan, question.prompts().getFirst()));
    }

    private static Map<String, String> keys(Node.Menu menu) {
        Map<String, String> words = new HashMap<>();
        for (Option option : menu.options()) {
            words.put("key " + option.keys(), "%s %s".formatted(option.keys(), option.value()));
        }
        return words;
    }

    private static Face waiting(Node.Queue queue, Dialplan plan) {
        List<String> lines = queue.comfort().stream()
                .limit(1)
                .map(prompt -> PromptWords.of(plan, prompt))
                .toList();
        Map<String, String> words = new HashMap<>(Map.of("next", ""));
        queue.exits().forEach(exit -> {
            if (exit instanceof QueueExit.To(String key, QueueExit.Offer offer, var _)) {
                String way = offer.name().toLowerCase(Locale.ROOT);
                words.put(way, "%s %s".formatted(key, way));
            }
        });
        String name = queue.line().named().map(QueueId::value).orElse("by class");
        return new Face(Look.QUEUE, name, lines, words);
    }

    private static Map<String, String> conditions(Node.Choose choose) {
        Map<String, String> words = new HashMap<>();
        for (Branch branch : choose.branches()) {
            words.put("branch " + (words.size() + 1), branch.condition().source());
        }
        return words;
    }

    private static List<String> assigned(List<Assignment> assignments) {
        return assignments.stream()
                .map(assignment ->
                        assignment.variable() + " = " + assignment.value().source())
                .toList();
    }

    private static String language(LanguageChoice choice) {
        return switch (choice) {
            case LanguageChoice.Only(var language) -> language.tag();
            case LanguageChoice.Next _ -> "the next one";
        };
    }
}
