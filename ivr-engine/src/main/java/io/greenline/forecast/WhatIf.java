package io.greenline.forecast;

import io.greenline.forecast.RecordedDay.Act;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.DeviceChanged.Device;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot.Presence;
import io.greenline.telephony.AgentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be otherwise than on a recorded day.
 *
 * @param plan in place of what held that day; empty: as it was, with its changes
 */
public record WhatIf(Optional<RoutingPlan> plan, Staff staff) {
    /** Nothing: what comes of it shows how well a forecast meets what was. */
    public static final WhatIf AS_IT_WAS = new WhatIf(Optional.empty(), new Staff.AsRecorded());

    /** Who works. */
    public sealed interface Staff {
        /** Those who did. */
        record AsRecorded() implements Staff {}

        /** Those who did, and others. */
        record More(Roster roster) implements Staff {}

        /** Others. Nobody is away but by missed offers. */
        record Instead(Roster roster) implements Staff {}
    }

    private RoutingPlan hired(RoutingPlan of) {
        return switch (staff) {
            case Staff.AsRecorded _ -> of;
            case Staff.More(Roster roster) -> roster.with(of);
            case Staff.Instead(Roster roster) -> roster.with(of);
        };
    }

    /** The plan with which the day begins. */
    RoutingPlan planOf(RecordedDay day) {
        return hired(plan.orElse(day.plan()));
    }

    /** What happens when the day begins. */
    List<RoutingEvent> atOnce(RecordedDay day) {
        List<RoutingEvent> events = new ArrayList<>();
        RoutingPlan wanted = planOf(day);
        if (!wanted.equals(day.plan())) {
            events.add(new RoutingEvent.PlanChanged(wanted));
        }
        if (staff instanceof Staff.Instead) {
            day.floor().agents().forEach(post -> {
                events.add(new RoutingEvent.SignedOut(post.id()));
                events.add(new RoutingEvent.DeviceChanged(post.id(), Device.FREE));
            });
        }
        return events;
    }

    /** What happens later, whatever is decided. */
    List<Act> acts(RecordedDay day) {
        List<Act> acts = day.acts().stream().flatMap(act -> kept(act).stream()).toList();
        return switch (staff) {
            case Staff.AsRecorded _ -> acts;
            case Staff.More(Roster roster) -> united(day, acts, shifts(day, roster));
            case Staff.Instead(Roster roster) -> merged(acts, shifts(day, roster));
        };
    }

    private Optional<Act> kept(Act act) {
        return switch (act.event()) {
            case RoutingEvent.PlanChanged changed ->
                plan.isPresent()
                        ? Optional.empty()
                        : Optional.of(new Act(act.at(), new RoutingEvent.PlanChanged(hired(changed.plan()))));
            case RoutingEvent.OfAgent _ -> staff instanceof Staff.Instead ? Optional.empty() : Optional.of(act);
            case RoutingEvent.OfCaller _,
                    RoutingEvent.OfOffer _,
                    RoutingEvent.HoursTold _,
                    RoutingEvent.DialHoursTold _,
                    RoutingEvent.SurgeOrdered _,
                    RoutingEvent.Tick _ -> Optional.of(act);
        };
    }

    private static List<Act> shifts(RecordedDay day, Roster roster) {
        List<Act> acts = new ArrayList<>();
        for (Roster.Present present : roster.between(day.begins(), day.ends())) {
            acts.add(new Act(present.from(), new RoutingEvent.SignedIn(present.agent())));
            acts.add(new Act(present.to(), new RoutingEvent.SignedOut(present.agent())));
        }
        acts.sort(Comparator.comparing(Act::at));
        return acts;
    }

    private static List<Act> merged(List<Act> some, List<Act> others) {
        List<Act> all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(Comparator.comparing(Act::at));
        return all;
    }

    /** Who worked that day and works more is there as long as either says. */
    private static List<Act> united(RecordedDay day, List<Act> recorded, List<Act> more) {
        Set<AgentId> there = day.floor().agents().stream()
                .filter(post -> post.presence() != Presence.SIGNED_OUT)
                .map(post -> post.id())
                .collect(Collectors.toCollection(HashSet::new));
        Set<AgentId> onShift = new HashSet<>();
        List<Act> all = new ArrayList<>();
        int next = 0;
        for (Act act : recorded) {
            for (; next < more.size() && more.get(next).at().isBefore(act.at()); next++) {
                keepNews(more.get(next), onShift, there, all);
            }
            keepNews(act, there, onShift, all);
        }
        more.subList(next, more.size()).forEach(act -> keepNews(act, onShift, there, all));
        return all;
    }

    private static void keepNews(Act act, Set<AgentId> present, Set<AgentId> otherwisePresent, List<Act> all) {
        if (isNews(act.event(), present, otherwisePresent)) {
            all.add(act);
        }
    }

    private static boolean isNews(RoutingEvent event, Set<AgentId> present, Set<AgentId> otherwisePresent) {
        return switch (event) {
            case RoutingEvent.SignedIn(AgentId agent) -> {
                present.add(agent);
                yield !otherwisePresent.contains(agent);
            }
            case RoutingEvent.SignedOut(AgentId agent) -> {
                present.remove(agent);
                yield !otherwisePresent.contains(agent);
            }
            case RoutingEvent.OfCaller _,
                    RoutingEvent.OfOffer _,
                    RoutingEvent.OfAgent _,
                    RoutingEvent.PlanChanged _,
                    RoutingEvent.HoursTold _,
                    RoutingEvent.DialHoursTold _,
                    RoutingEvent.SurgeOrdered _,
                    RoutingEvent.Tick _ -> true;
        };
    }

    /** Agents who worked that day and are not in the plan. */
    public Set<AgentId> missing(RecordedDay day) {
        Set<AgentId> missing = day.agents();
        missing.removeAll(planOf(day).agents().keySet());
        return staff instanceof Staff.Instead ? Set.of() : missing;
    }
}
