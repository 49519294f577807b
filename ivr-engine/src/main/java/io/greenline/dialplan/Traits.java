package io.greenline.dialplan;

import io.greenline.telephony.PromptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the checks ask of a node of any kind. */
final class Traits {
    private Traits() {}

    /** What it asks the caller, where it asks something. */
    static Optional<Question> question(Node node) {
        return switch (node) {
            case Node.Menu menu -> Optional.of(menu.question());
            case Node.Ask ask -> Optional.of(ask.question());
            case Node.Survey survey -> Optional.of(survey.question());
            case Node.Play _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Http _,
                    Node.Announce _,
                    Node.Hours _,
                    Node.Subflow _,
                    Node.Queue _,
                    Node.Agent _,
                    Node.Transfer _,
                    Node.RecordMessage _,
                    Node.Callback _,
                    Node.Incident _,
                    Node.Send _,
                    Node.Handover _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> Optional.empty();
        };
    }

    /** Whether a person answers the caller here. */
    static boolean reachesAPerson(Node node) {
        return node instanceof Node.Transfer || node instanceof Node.Queue;
    }

    /** Whether the call stands here until the caller or a person says something. */
    static boolean waits(Node node) {
        return question(node).isPresent() || reachesAPerson(node) || node instanceof Node.RecordMessage;
    }

    /** The prompts that are said at a node. */
    static List<PromptId> said(Node node) {
        List<PromptId> said = new ArrayList<>();
        question(node).ifPresent(question -> {
            said.addAll(question.prompts());
            Stream.concat(question.noinput().stream(), question.nomatch().stream())
                    .flatMap(handler -> handler instanceof Handler.Say say ? Stream.of(say.prompt()) : Stream.of())
                    .forEach(said::add);
        });
        switch (node) {
            case Node.Play play -> said.add(play.prompt());
            case Node.Ask ask -> ask.confirm().ifPresent(said::add);
            case Node.Http http -> http.meanwhile().ifPresent(said::add);
            case Node.RecordMessage message -> said.add(message.prompt());
            case Node.Queue queue -> said.addAll(queue.comfort());
            case Node.Menu _,
                    Node.Survey _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Announce _,
                    Node.Hours _,
                    Node.Subflow _,
                    Node.Agent _,
                    Node.Transfer _,
                    Node.Callback _,
                    Node.Incident _,
                    Node.Send _,
                    Node.Handover _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> {}
        }
        return said;
    }

    /** The prompt whose words are written to someone. */
    static Optional<PromptId> written(Node node) {
        return node instanceof Node.Send send ? send.text() : Optional.empty();
    }

    /** The expressions that stand at a node itself, not in its prompts; what is given to variables is in {@link #given}. */
    static List<Expression> read(Node node) {
        return switch (node) {
            case Node.Choose choose ->
                choose.branches().stream().map(Branch::condition).toList();
            case Node.Subflow subflow -> values(subflow.with());
            case Node.Http http -> both(http.path().gaps(), values(http.body()));
            case Node.Announce announce -> List.of(announce.area());
            case Node.Queue queue -> both(queue.about().stream().toList(), classified(queue.line()));
            case Node.Agent agent ->
                both(
                        List.of(agent.agent(), agent.pin()),
                        agent.reason().stream().toList());
            case Node.Callback _, Node.Send _, Node.Incident _ -> sent(node);
            case Node.Classify classify ->
                both(classify.said().stream().toList(), classify.key().stream().toList());
            case Node.Play _,
                    Node.Menu _,
                    Node.Ask _,
                    Node.Survey _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Hours _,
                    Node.Transfer _,
                    Node.RecordMessage _,
                    Node.Handover _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> List.of();
        };
    }

    /** The expressions that leave the engine where they are written down: in an address, in a delivery, for a callback. */
    static List<Expression> sent(Node node) {
        return switch (node) {
            case Node.Http http -> http.path().gaps();
            case Node.Send send -> both(send.path().gaps(), values(send.body()));
            case Node.Queue queue -> queue.about().stream().toList();
            case Node.Callback callback ->
                both(List.of(callback.number()), callback.about().stream().toList());
            case Node.Incident incident -> incident.expressions();
            case Node.Play _,
                    Node.Menu _,
                    Node.Ask _,
                    Node.Survey _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Announce _,
                    Node.Hours _,
                    Node.Subflow _,
                    Node.Agent _,
                    Node.Transfer _,
                    Node.RecordMessage _,
                    Node.Handover _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> List.of();
        };
    }

    private static List<Expression> classified(QueueLine line) {
        return switch (line) {
            case QueueLine.Named _ -> List.of();
            case QueueLine.ByClass(var queue, var tier, var boost, var because) ->
                Stream.of(Optional.of(queue), tier, boost, because)
                        .flatMap(Optional::stream)
                        .toList();
        };
    }

    private static List<Expression> values(List<Assignment> assignments) {
        return assignments.stream().map(Assignment::value).toList();
    }

    private static List<Expression> both(List<Expression> some, List<Expression> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The variables that a node gives values made of others. */
    static List<Assignment> given(Node node) {
        return node instanceof Node.SetVariables set ? set.assignments() : List.of();
    }

    /** The variable whose value is for those who look at the call later: a mark, a recording. */
    static Optional<String> kept(Node node) {
        return switch (node) {
            case Node.Survey survey -> Optional.of(survey.into());
            case Node.RecordMessage message -> Optional.of(message.into());
            case Node.Play _,
                    Node.Menu _,
                    Node.Ask _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Http _,
                    Node.Announce _,
                    Node.Hours _,
                    Node.Subflow _,
                    Node.Queue _,
                    Node.Agent _,
                    Node.Transfer _,
                    Node.Callback _,
                    Node.Incident _,
                    Node.Send _,
                    Node.Handover _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> Optional.empty();
        };
    }

    /** The variable that a node puts something new into for the dialplan's use; all of {@code name.*} where it is a prefix. */
    static Optional<String> into(Node node) {
        return switch (node) {
            case Node.Ask ask -> Optional.of(ask.into());
            case Node.Subflow subflow -> subflow.into();
            case Node.Http http -> http.into();
            case Node.Hours hours -> hours.into();
            case Node.Incident incident -> incident.into();
            case Node.Handover handover -> Optional.of(handover.into());
            case Node.Play _,
                    Node.Menu _,
                    Node.Survey _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Announce _,
                    Node.Queue _,
                    Node.Agent _,
                    Node.Transfer _,
                    Node.RecordMessage _,
                    Node.Callback _,
                    Node.Send _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> Optional.empty();
        };
    }

    /** Whether a node's success proves who the caller is. */
    static boolean proves(Node node) {
        return node instanceof Node.Http http && http.proof() == Node.Http.Proof.OF_CALLER;
    }

    /** The gaps of a prompt, those of the dialplan's first language first. */
    static List<Expression> gaps(Dialplan plan, PromptId id) {
        Prompt prompt = plan.prompts().get(id);
        return prompt == null
                ? List.of()
                : plan.languages().stream()
                        .flatMap(language -> prompt.texts().getOrDefault(language, List.of()).stream())
                        .flatMap(piece -> piece instanceof Prompt.Piece.Gap gap ? Stream.of(gap.value()) : Stream.of())
                        .toList();
    }
}
