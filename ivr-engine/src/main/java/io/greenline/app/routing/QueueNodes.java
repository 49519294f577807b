package io.greenline.app.routing;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.QueueExit;
import io.greenline.routing.Promise;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.plan.RoutingRule;
import io.greenline.source.Diagnostic;
import io.greenline.source.NearestWord;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Durations;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the queue nodes of dialplans against a routing file: what neither file can tell alone. */
final class QueueNodes {
    private final RoutingPlan plan;
    private final Optional<Set<EndpointName>> endpoints;

    /**
     * Of one routing file.
     *
     * @param endpoints of the settings; empty where there are none at hand
     */
    QueueNodes(RoutingPlan plan, Optional<Set<EndpointName>> endpoints) {
        this.plan = plan;
        this.endpoints = endpoints;
    }

    /** What is to be warned of. */
    List<Diagnostic> findings(Collection<Dialplan> dialplans) {
        return dialplans.stream()
                .flatMap(Dialplan::nodes)
                .flatMap(node -> node instanceof Node.Queue queue ? findings(queue) : Stream.empty())
                .distinct()
                .sorted()
                .toList();
    }

    /** A node that waits where the caller's class says names no queue to be held against. */
    private Stream<Diagnostic> findings(Node.Queue node) {
        return node.line().named().stream()
                .flatMap(name -> Optional.ofNullable(plan.queues().get(name))
                        .map(queue -> Stream.concat(impatient(node, queue).stream(), unagreed(node, queue)))
                        .orElseGet(() -> nowhere(node, name).stream()));
    }

    /** A key that offers a callback which the queue never makes. */
    private static Stream<Diagnostic> unagreed(Node.Queue node, Queue queue) {
        return node.exits().stream()
                .filter(exit -> queue.callback().isEmpty()
                        && exit instanceof QueueExit.To(String _, QueueExit.Offer offer, var _)
                        && offer == QueueExit.Offer.CALLBACK)
                .map(exit -> Diagnostic.warning(
                        exit.at(),
                        RoutingRule.CALLBACK_WITHOUT_TERMS.id(),
                        "key %s offers a callback, and queue '%s' calls nobody back".formatted(exit.key(), queue.id()),
                        "give the queue a callback: block in routing.yaml, or take the exit out"));
    }

    private static Optional<Diagnostic> impatient(Node.Queue node, Queue queue) {
        return queue.promise()
                .map(Promise::within)
                .filter(promised -> promised.compareTo(node.maxWait()) > 0)
                .map(promised -> Diagnostic.warning(
                        node.at(),
                        RoutingRule.PROMISE_AFTER_WAIT.id(),
                        "node '%s' waits %s, and queue '%s' promises %s"
                                .formatted(
                                        node.id(),
                                        Durations.shown(node.maxWait()),
                                        queue.id(),
                                        Durations.shown(promised)),
                        "wait longer, or promise more"));
    }

    private Optional<Diagnostic> nowhere(Node.Queue node, QueueId name) {
        if (endpoints.isEmpty() || endpoints.get().contains(name.endpoint())) {
            return Optional.empty();
        }
        List<String> known = plan.queues().keySet().stream().map(QueueId::value).toList();
        return Optional.of(Diagnostic.warning(
                node.at(),
                RoutingRule.QUEUE_NOWHERE.id(),
                "queue '%s' of node '%s' is neither in routing.yaml nor an endpoint of the settings"
                        .formatted(name, node.id()),
                NearestWord.remedy(name.value(), known, "write it into routing.yaml, or set its endpoint")));
    }
}
