package io.greenline.app.versions;

import io.greenline.backend.BackendName;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.dialplan.Node;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.QueueId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of a dialplan that goes live what it names and the settings do not have: its callers would go the failure way there.
 *
 * @param endpoints the telephones that are set
 * @param queues whether routing.yaml has a queue: its callers ring agents, not the endpoint of its name
 * @param backends the systems that are set
 * @param live the live dialplan of a name
 * @param next is told everything as well
 */
public record SetTargets(
        Set<EndpointName> endpoints,
        Predicate<QueueId> queues,
        Set<BackendName> backends,
        Function<String, Optional<Dialplan>> live,
        ReloadListener next)
        implements ReloadListener {
    private static final Logger LOG = LoggerFactory.getLogger(SetTargets.class);

    public SetTargets {
        endpoints = Set.copyOf(endpoints);
        backends = Set.copyOf(backends);
    }

    @Override
    public void wentLive(DialplanVersion version, List<DialplanVersion> all) {
        live.apply(version.dialplan()).stream().flatMap(this::missing).forEach(line -> LOG.warn("{}", line));
        next.wentLive(version, all);
    }

    @Override
    public void refused(List<Refusal> all) {
        next.refused(all);
    }

    /** One line for each name that is not set, with what to do. */
    Stream<String> missing(Dialplan plan) {
        Stream<String> telephones = plan.nodes()
                .filter(node -> !isStaffed(node))
                .flatMap(node -> node.rings().stream())
                .distinct()
                .filter(name -> !endpoints.contains(name))
                .map(name -> "endpoints." + name);
        Stream<String> systems = plan.nodes()
                .flatMap(SetTargets::backend)
                .distinct()
                .filter(name -> !backends.contains(name))
                .map(name -> "backends." + name);
        return Stream.concat(telephones, systems)
                .sorted()
                .map(setting -> "dialplan %s needs %s, which is not set: its callers go the failure way there"
                        .formatted(plan.name(), setting));
    }

    private boolean isStaffed(Node node) {
        return node instanceof Node.Queue queue
                && queue.line().named().filter(queues).isPresent();
    }

    private static Stream<BackendName> backend(Node node) {
        if (node instanceof Node.Http http) {
            return Stream.of(http.backend());
        }
        return node instanceof Node.Send send ? Stream.of(send.backend()) : Stream.empty();
    }
}
