package io.greenline.forecast;

import io.greenline.forecast.DayPlan.Shift;
import io.greenline.routing.Agent;
import io.greenline.routing.RoutingPlan;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who works on each day of a time.
 *
 * @param shifts by times of day
 * @param hired agents for profiles, who are in no routing file
 * @param zone whose days they are
 */
public record Roster(List<Shift> shifts, List<Agent> hired, ZoneId zone) {
    public Roster {
        shifts = List.copyOf(shifts);
        hired = List.copyOf(hired);
    }

    /** One agent from signing in to signing out, since the day's beginning. */
    record Span(AgentId agent, Duration from, Duration to) {}

    /** The same at times of the calendar. */
    record Present(AgentId agent, Instant from, Instant to) {}

    /** Agents' times at work by agent: who ends one shift and begins the next goes on, wrap-up and all. */
    static List<Span> spans(List<Shift> shifts) {
        Map<AgentId, List<Shift>> byAgent = new TreeMap<>();
        for (Shift shift : shifts) {
            shift.agents()
                    .forEach(agent -> byAgent.computeIfAbsent(agent, _ -> new ArrayList<>())
                            .add(shift));
        }
        List<Span> spans = new ArrayList<>();
        byAgent.forEach((agent, work) -> {
            work.sort(Comparator.comparing(Shift::from));
            for (int i = 0, j; i < work.size(); i = j) {
                Duration until = work.get(i).to();
                for (j = i + 1; j < work.size() && work.get(j).from().compareTo(until) <= 0; j++) {
                    until = until.compareTo(work.get(j).to()) > 0
                            ? until
                            : work.get(j).to();
                }
                spans.add(new Span(agent, work.get(i).from(), until));
            }
        });
        return spans;
    }

    /** Who is at work when, from one moment to another. */
    List<Present> between(Instant begins, Instant ends) {
        List<Present> present = new ArrayList<>();
        List<Span> spans = spans(shifts);
        LocalDate last = ends.atZone(zone).toLocalDate();
        for (LocalDate day = begins.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Instant midnight = day.atStartOfDay(zone).toInstant();
            for (Span span : spans) {
                Instant from = midnight.plus(span.from());
                Instant to = midnight.plus(span.to());
                if (to.isAfter(begins)) {
                    present.add(new Present(span.agent(), from.isAfter(begins) ? from : begins, to));
                }
            }
        }
        return present;
    }

    /** A plan with the agents who are in no routing file. */
    RoutingPlan with(RoutingPlan plan) {
        return hired.isEmpty() ? plan : with(plan, hired);
    }

    /** A plan with more agents. */
    static RoutingPlan with(RoutingPlan plan, List<Agent> more) {
        Map<AgentId, Agent> agents = new LinkedHashMap<>(plan.agents());
        more.forEach(agent -> agents.put(agent.id(), agent));
        return plan.withAgents(agents);
    }
}
