package io.greenline.dialplan;

import java.util.List;
import java.util.stream.Stream;

/** Where a node can lead. */
final class Edges {
    private Edges() {}

    /** What the node itself names: its nexts, options, branches and handlers. */
    static List<Target> of(Node node) {
        return switch (node) {
            case Node.Play play -> List.of(play.next());
            case Node.Menu menu ->
                Stream.concat(menu.options().stream().map(Option::next), handlers(menu.question()))
                        .toList();
            case Node.Ask ask ->
                Stream.concat(Stream.of(ask.next()), handlers(ask.question())).toList();
            case Node.Choose choose ->
                Stream.concat(choose.branches().stream().map(Branch::next), Stream.of(choose.otherwise()))
                        .toList();
            case Node.SetVariables set -> List.of(set.next());
            case Node.Lookup lookup -> List.of(lookup.next(), lookup.notFound(), lookup.failed());
            case Node.Subflow subflow -> List.of(subflow.next());
            case Node.Transfer transfer ->
                List.of(transfer.next(), transfer.busy(), transfer.noAnswer(), transfer.failed());
            case Node.SwitchLanguage language -> List.of(language.next());
            case Node.Hangup _ -> List.of();
        };
    }

    private static Stream<Target> handlers(Question question) {
        return Stream.concat(question.noinput().stream(), question.nomatch().stream())
                .flatMap(handler -> handler instanceof Handler.GoTo(Target target) ? Stream.of(target) : Stream.of());
    }

    /** Whether the node is passed without the caller or the outside world having a part in it. */
    static boolean passesByItself(Node node) {
        return switch (node) {
            case Node.Choose _, Node.SetVariables _, Node.SwitchLanguage _ -> true;
            case Node.Play _, Node.Menu _, Node.Ask _, Node.Lookup _, Node.Subflow _, Node.Transfer _, Node.Hangup _ ->
                false;
        };
    }
}
