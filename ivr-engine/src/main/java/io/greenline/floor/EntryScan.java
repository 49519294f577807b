package io.greenline.floor;

import io.greenline.floor.RoutingJson.Unreadable;
import io.greenline.routing.Decision;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.Decision.Evidence;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads many entries of the routing log, several times as fast as {@link RoutingJson} and without the evidence of offers: what
 * happens all the time is read as it is written, everything else by {@link RoutingJson}. For one thread.
 */
public final class EntryScan {
    /** What stands in place of the evidence. */
    public static final Evidence NO_EVIDENCE = new Evidence("", Tier.ORDINARY, Duration.ZERO, Duration.ZERO, List.of());

    private static final RoutingEvent TICK = new RoutingEvent.Tick();
    private static final int LOWEST = 9;
    private static final String A_TICK = "{\"event\":\"tick\"}";
    private static final Map<String, AgentState> STATES = byName(AgentState.values());
    private static final Map<String, TalkEnded.By> ENDS = byName(TalkEnded.By.values());
    private static final AgentId NOBODY = new AgentId("nobody");
    private static final QueueId NO_QUEUE = new QueueId("none");
    private static final TicketId NO_TICKET = new TicketId("none");

    private final Map<String, AgentId> agents = new HashMap<>();
    private final Map<String, QueueId> queues = new HashMap<>();
    private final Map<String, TicketId> tickets = new HashMap<>();

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        Map<String, E> names = new HashMap<>();
        for (E value : values) {
            names.put(value.name(), value);
        }
        return names;
    }

    /** An event. */
    public RoutingEvent event(String json) throws Unreadable {
        if (json.equals(A_TICK)) {
            return TICK;
        }
        TextScan scan = new TextScan(json);
        scan.past("{\"event\":");
        String kind = scan.quoted();
        Optional<RoutingEvent> event = kind.equals("joined") ? Optional.of(joined(scan)) : ofOffer(scan, kind);
        return event.isPresent() && scan.isRead() ? event.get() : RoutingJson.event(json);
    }

    private static Optional<RoutingEvent> ofOffer(TextScan scan, String kind) {
        OfferId offer = offer(scan);
        Optional<RoutingEvent> event = switch (kind) {
            case "rang" -> Optional.of(new RoutingEvent.Rang(offer));
            case "accepted" -> Optional.of(new RoutingEvent.Accepted(offer));
            case "connected" -> Optional.of(new RoutingEvent.Connected(offer));
            case "talk-ended" ->
                Optional.ofNullable(ENDS.get(word(scan, "by"))).map(by -> new RoutingEvent.TalkEnded(offer, by));
            default -> Optional.empty();
        };
        scan.past("}");
        return event;
    }

    private RoutingEvent joined(TextScan scan) {
        TicketId ticket = ticket(scan);
        scan.past(",\"wish\":{");
        QueueId queue = firstQueue(scan);
        Optional<Tier> tier = scan.takes(",\"tier\":") ? tier(scan.number(), scan) : Optional.empty();
        Duration boost = duration(scan, "boost");
        Optional<Language> language = scan.takes(",\"language\":") ? language(scan.quoted(), scan) : Optional.empty();
        List<String> needs = needs(scan);
        Optional<AgentId> personally =
                scan.takes(",\"personally\":") ? Optional.of(agentOf(scan.quoted(), scan)) : Optional.empty();
        Optional<Instant> since = scan.takes(",\"since\":") ? Optional.of(scan.instant()) : Optional.empty();
        Duration maxWait = duration(scan, "maxWait");
        String about = word(scan, "about");
        scan.past("}}");
        return new RoutingEvent.Joined(
                ticket, new Wish(queue, tier, boost, language, needs, personally, since, maxWait, about));
    }

    private static Optional<Tier> tier(long number, TextScan scan) {
        return scan.agrees(number <= LOWEST) ? Optional.of(new Tier((int) number)) : Optional.empty();
    }

    private static Optional<Language> language(String tag, TextScan scan) {
        return scan.agrees(Language.isTag(tag)) ? Optional.of(new Language(tag)) : Optional.empty();
    }

    private static List<String> needs(TextScan scan) {
        scan.past(",\"needs\":[");
        if (scan.takes("]")) {
            return List.of();
        }
        List<String> needs = new ArrayList<>();
        do {
            needs.add(scan.quoted());
        } while (scan.takes(","));
        scan.past("]");
        return needs;
    }

    /** What was decided, offers with {@link #NO_EVIDENCE} unless something rare stands beside them. */
    public List<Decision> decisions(String json) throws Unreadable {
        if (json.equals("[]")) {
            return List.of();
        }
        List<Decision> decisions = new ArrayList<>();
        TextScan scan = new TextScan(json);
        scan.past("[");
        do {
            scan.past("{\"decision\":");
            if (!isRead(scan, scan.quoted(), decisions)) {
                return RoutingJson.decisions(json);
            }
        } while (scan.takes("},"));
        scan.past("}]");
        return scan.isRead() ? decisions : RoutingJson.decisions(json);
    }

    private boolean isRead(TextScan scan, String kind, List<Decision> decisions) {
        switch (kind) {
            case "agent" -> decisions.add(agentIs(scan));
            case "offered" -> decisions.add(offered(scan));
            case "offer-ended" ->
                decisions.add(new Decision.OfferEnded(offer(scan), ticket(scan), agent(scan), word(scan, "why")));
            case "served" ->
                decisions.add(new Decision.Served(
                        offer(scan), ticket(scan), queue(scan), agent(scan), duration(scan, "waited")));
            case "talk-over" -> decisions.add(talkOver(scan));
            case "gone" ->
                decisions.add(
                        new Decision.Gone(ticket(scan), queue(scan), word(scan, "why"), duration(scan, "waited")));
            default -> {
                return false;
            }
        }
        return scan.fits();
    }

    private Decision agentIs(TextScan scan) {
        AgentId agent = agent(scan);
        AgentState state = STATES.get(word(scan, "state"));
        scan.agrees(state != null);
        return new Decision.AgentIs(agent, state == null ? AgentState.IDLE : state, word(scan, "reason"));
    }

    private Decision offered(TextScan scan) {
        OfferId offer = offer(scan);
        TicketId ticket = ticket(scan);
        QueueId queue = queue(scan);
        AgentId agent = agent(scan);
        scan.past(",\"until\":");
        var until = scan.instant();
        scan.past(",\"evidence\":");
        scan.object();
        return new Decision.Offered(offer, ticket, queue, agent, until, NO_EVIDENCE);
    }

    private Decision talkOver(TextScan scan) {
        OfferId offer = offer(scan);
        TicketId ticket = ticket(scan);
        AgentId agent = agent(scan);
        Duration talked = duration(scan, "talked");
        scan.past(",\"wrapUpUntil\":");
        return new Decision.TalkOver(offer, ticket, agent, talked, scan.instant());
    }

    private static OfferId offer(TextScan scan) {
        scan.past(",\"offer\":");
        return new OfferId(scan.number());
    }

    private TicketId ticket(TextScan scan) {
        String id = word(scan, "ticket");
        return scan.agrees(!id.isBlank()) ? tickets.computeIfAbsent(id, TicketId::new) : NO_TICKET;
    }

    private QueueId queue(TextScan scan) {
        scan.past(",");
        return firstQueue(scan);
    }

    /** Where it is the first member. */
    private QueueId firstQueue(TextScan scan) {
        scan.past("\"queue\":");
        String name = scan.quoted();
        QueueId known = queues.get(name);
        if (known == null && scan.agrees(Name.isName(name))) {
            known = new QueueId(name);
            queues.put(name, known);
        }
        return known == null ? NO_QUEUE : known;
    }

    private AgentId agent(TextScan scan) {
        return agentOf(word(scan, "agent"), scan);
    }

    private AgentId agentOf(String id, TextScan scan) {
        AgentId known = agents.get(id);
        if (known == null && scan.agrees(AgentId.isAgentId(id))) {
            known = new AgentId(id);
            agents.put(id, known);
        }
        return known == null ? NOBODY : known;
    }

    private static String word(TextScan scan, String name) {
        scan.past(",\"");
        scan.past(name);
        scan.past("\":");
        return scan.quoted();
    }

    private static Duration duration(TextScan scan, String name) {
        scan.past(",\"");
        scan.past(name);
        scan.past("\":");
        return scan.duration();
    }
}
