package io.greenline.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a node can lead. */
public final class Edges {
    private Edges() {}

    /** What the node itself names: its nexts, options, branches and handlers; not its operator and failure ways. */
    public static List<Edge> of(Node node) {
        return switch (node) {
            case Node.Play play -> List.of(next(play.next()));
            case Node.Menu menu ->
                Stream.concat(
                                menu.options().stream().map(option -> new Edge("key " + option.keys(), option.next())),
                                handlers(menu.question()))
                        .toList();
            case Node.Ask ask ->
                Stream.concat(Stream.of(next(ask.next())), handlers(ask.question()))
                        .toList();
            case Node.Survey survey ->
                Stream.concat(Stream.of(next(survey.next())), handlers(survey.question()))
                        .toList();
            case Node.Choose choose -> branches(choose);
            case Node.SetVariables set -> List.of(next(set.next()));
            case Node.Lookup lookup ->
                List.of(next(lookup.next()), new Edge("not-found", lookup.notFound()), failed(lookup.failed()));
            case Node.Http http ->
                List.of(next(http.next()), new Edge("not-found", http.notFound()), failed(http.failed()));
            case Node.Classify classify -> List.of(next(classify.next()));
            case Node.Announce announce -> List.of(next(announce.next()));
            case Node.Hours hours ->
                List.of(next(hours.next()), new Edge("closed", hours.closed()), new Edge("holiday", hours.holiday()));
            case Node.Subflow subflow -> List.of(next(subflow.next()));
            case Node.Queue queue -> outOf(queue);
            case Node.Agent agent -> List.of(next(agent.next()), new Edge("refused", agent.refused()));
            case Node.Transfer transfer ->
                List.of(
                        next(transfer.next()),
                        new Edge("busy", transfer.busy()),
                        new Edge("no-answer", transfer.noAnswer()),
                        failed(transfer.failed()));
            case Node.RecordMessage message ->
                List.of(next(message.next()), new Edge("nothing", message.nothing()), failed(message.failed()));
            case Node.Callback callback -> List.of(next(callback.next()), new Edge("refused", callback.refused()));
            case Node.Incident incident -> List.of(next(incident.next()), new Edge("refused", incident.refused()));
            case Node.Send send -> List.of(next(send.next()), failed(send.failed()));
            case Node.Handover handover ->
                List.of(next(handover.next()), new Edge("none", handover.none()), failed(handover.failed()));
            case Node.SwitchLanguage language -> List.of(next(language.next()));
            case Node.Hangup _ -> List.of();
        };
    }

    private static List<Edge> outOf(Node.Queue queue) {
        List<Edge> edges = new ArrayList<>(
                List.of(next(queue.next()), new Edge("timeout", queue.timeout()), failed(queue.failed())));
        queue.named().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(way -> edges.add(new Edge(way.getKey().word(), way.getValue())));
        queue.exits().forEach(exit -> {
            if (exit instanceof QueueExit.GoTo(String key, Target target, var _)) {
                edges.add(new Edge("key " + key, target));
            }
        });
        return edges;
    }

    private static Edge next(Target target) {
        return new Edge("next", target);
    }

    private static Edge failed(Target target) {
        return new Edge("failed", target);
    }

    private static List<Edge> branches(Node.Choose choose) {
        List<Edge> edges = new ArrayList<>();
        for (Branch branch : choose.branches()) {
            edges.add(new Edge("branch " + (edges.size() + 1), branch.next()));
        }
        edges.add(new Edge("else", choose.otherwise()));
        return edges;
    }

    private static Stream<Edge> handlers(Question question) {
        return Stream.concat(
                handlers("noinput", question.noinput()).stream(), handlers("nomatch", question.nomatch()).stream());
    }

    private static List<Edge> handlers(String what, List<Handler> handlers) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < handlers.size(); i++) {
            if (handlers.get(i) instanceof Handler.GoTo(Target target)) {
                edges.add(new Edge("%s %d".formatted(what, i + 1), target));
            }
        }
        return edges;
    }

    /** Whether the node is passed without the caller or the outside world having a part in it. */
    static boolean passesByItself(Node node) {
        return switch (node) {
            case Node.Choose _, Node.SetVariables _, Node.SwitchLanguage _ -> true;
            case Node.Play _,
                    Node.Menu _,
                    Node.Ask _,
                    Node.Survey _,
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
                    Node.Hangup _ -> false;
        };
    }
}
