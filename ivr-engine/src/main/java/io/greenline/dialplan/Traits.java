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
            case Node.Play _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Subflow _,
                    Node.Transfer _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> Optional.empty();
        };
    }

    static boolean reachesAPerson(Node node) {
        return node instanceof Node.Transfer;
    }

    /** Whether the call stands here until the caller answers or a person does. */
    static boolean waits(Node node) {
        return question(node).isPresent() || reachesAPerson(node);
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
            case Node.Menu _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Subflow _,
                    Node.Transfer _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> {}
        }
        return said;
    }

    /** The prompts whose words are written to someone. */
    static List<PromptId> written(Node node) {
        return List.of();
    }

    /** The expressions that stand at a node itself, not in its prompts; what is given to variables is in {@link #given}. */
    static List<Expression> read(Node node) {
        return switch (node) {
            case Node.Choose choose ->
                choose.branches().stream().map(Branch::condition).toList();
            case Node.Subflow subflow ->
                subflow.with().stream().map(Assignment::value).toList();
            case Node.Play _,
                    Node.Menu _,
                    Node.Ask _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Transfer _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> List.of();
        };
    }

    /** The variables that a node gives values made of others. */
    static List<Assignment> given(Node node) {
        return node instanceof Node.SetVariables set ? set.assignments() : List.of();
    }

    /** The variable that a node puts something new into; all of {@code name.*} where it is a prefix. */
    static Optional<String> into(Node node) {
        return switch (node) {
            case Node.Ask ask -> Optional.of(ask.into());
            case Node.Subflow subflow -> subflow.into();
            case Node.Play _,
                    Node.Menu _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Transfer _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> Optional.empty();
        };
    }

    /** The expressions that leave the engine where they may be written down: in an address, in a delivery. */
    static List<Expression> sent(Node node) {
        return List.of();
    }

    /** Whether a node's success proves who the caller is. */
    static boolean proves(Node node) {
        return false;
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
