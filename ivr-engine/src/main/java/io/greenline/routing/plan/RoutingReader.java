package io.greenline.routing.plan;

import io.greenline.calendar.Calendars;
import io.greenline.calendar.OwnHours;
import io.greenline.routing.Classification;
import io.greenline.routing.Classifier;
import io.greenline.routing.Queue;
import io.greenline.routing.Reserve;
import io.greenline.routing.RoutingPlan;
import io.greenline.source.Findings;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a routing of a document. */
final class RoutingReader {
    /** What a file may say of the order: that it stands there keeps it in the readers' minds. */
    static final String ORDER =
            "tier first, then waited + boost; a broken promise raises the caller one tier and is logged";

    private final Beside beside;
    private final Findings findings;

    RoutingReader(Beside beside, Findings findings) {
        this.beside = beside;
        this.findings = findings;
    }

    Routing read(YamlValue root) {
        Fields top = Fields.of(root, RoutingKeys.TOP, findings);
        top.text("order").ifPresent(this::order);
        List<Entry> own = top.value("hours")
                .map(value -> Fields.entries(value, "'hours'", findings))
                .orElse(List.of());
        Calendars calendars = OwnHours.read(own, beside.calendars(), RoutingRule.UNKNOWN_HOURS, findings);
        List<Entry> written = top.value("queues")
                .map(value -> Fields.entries(value, "'queues'", findings))
                .orElse(List.of());
        Names names = new Names(
                Optional.of(keys(written)).filter(_ -> top.value("queues").isPresent()), findings);
        QueueReader reader = new QueueReader(names, calendars, keys(own));
        Map<QueueId, Queue> queues = queues(written, reader);
        AgentReader agents = new AgentReader(names, beside.languages());
        top.list("agents").forEach(agents::read);
        SurgeReader surge = new SurgeReader(names);
        List<Reserve> reserves = new ArrayList<>();
        top.list("reserve").forEach(value -> surge.reserve(value).ifPresent(reserves::add));
        List<YamlValue> levels = top.list("surge");
        levels.forEach(surge::level);
        surge.refuseDisorder(levels);
        List<Classification> classes = new ClassReader(names, queues).read(top.list("classes"));
        int misses = top.whole("misses-before-away", 1, 20).orElse(3);
        Duration risesAfter = top.duration("rises-after", Duration.ofMinutes(1), Duration.ofDays(1))
                .orElse(RoutingPlan.RISES_AFTER);
        RoutingPlan plan = new RoutingPlan(
                Fingerprint.of(root), queues, agents.agents(), reserves, surge.levels(), misses, risesAfter);
        if (findings.errors() == 0) {
            new RoutingChecks(plan, findings).check(written, agents.places());
        }
        return new Routing(plan, new Classifier(classes), calendars, surge.notices(), agents.pins());
    }

    private static Set<String> keys(List<Entry> entries) {
        return entries.stream().map(entry -> entry.key().text()).collect(Collectors.toSet());
    }

    private static Map<QueueId, Queue> queues(List<Entry> written, QueueReader reader) {
        Map<QueueId, Queue> queues = new LinkedHashMap<>();
        written.forEach(entry -> reader.read(entry).ifPresent(queue -> queues.put(queue.id(), queue)));
        return queues;
    }

    private void order(Scalar text) {
        if (!text.text().strip().replaceAll("\\s+", " ").equals(ORDER)) {
            findings.error(
                    text.at(),
                    RoutingRule.ROUTING_ORDER,
                    "callers are not served in this order",
                    "leave 'order' out, or write: " + ORDER);
        }
    }
}
