package io.greenline.floor;

import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Calendars;
import io.greenline.calendar.Opening;
import io.greenline.calendar.Overrides;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.DialHoursTold;
import io.greenline.routing.RoutingEvent.HoursTold;
import io.greenline.routing.RoutingPlan;
import io.greenline.telephony.QueueId;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What calendars say of the queues. For one thread at a time. */
final class HoursWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HoursWatch.class);

    private final Overrides overrides;
    private final ZoneId zone;
    private final Map<QueueId, Told> told = new HashMap<>();
    private Calendars calendars;

    HoursWatch(Calendars calendars, Overrides overrides, ZoneId zone) {
        this.calendars = calendars;
        this.overrides = overrides;
        this.zone = zone;
    }

    /** Other calendars; everything is told again. */
    void follow(Calendars other) {
        calendars = other;
        told.clear();
    }

    /**
     * What was told of a queue.
     *
     * @param mayDial whether the time of day allows to call customers back
     */
    private record Told(boolean open, boolean mayDial) {}

    /** What is otherwise than it was told last. */
    List<RoutingEvent> changes(RoutingPlan plan, Instant now) {
        List<RoutingEvent> changes = new ArrayList<>();
        for (Queue queue : plan.queues().values()) {
            Told is = new Told(
                    queue.hours().map(name -> isOpen(name, now)).orElse(true),
                    queue.callback().map(terms -> mayDial(queue, terms, now)).orElse(true));
            Told before = told.put(queue.id(), is);
            if (before == null || before.open() != is.open()) {
                changes.add(new HoursTold(queue.id(), is.open()));
            }
            if (before == null || before.mayDial() != is.mayDial()) {
                changes.add(new DialHoursTold(queue.id(), is.mayDial()));
            }
        }
        return changes;
    }

    /** Whether people of a queue are called back at that moment. */
    boolean mayDial(Queue queue, CallbackTerms terms, Instant at) {
        LocalTime time = at.atZone(zone(Optional.of(queue))).toLocalTime();
        return terms.window()
                .map(window -> !time.isBefore(window.from()) && time.isBefore(window.to()))
                .orElse(true);
    }

    /** Whether somebody is called for this queue at that moment: within its window, or without one while it is open. */
    boolean calls(Queue queue, CallbackTerms terms, Instant at) {
        return terms.window().isPresent()
                ? mayDial(queue, terms, at)
                : queue.hours().map(name -> isOpen(name, at)).orElse(true);
    }

    /** A queue whose calendar is lost stays open: callers who wait are worse off closed out than served. */
    private boolean isOpen(CalendarName name, Instant now) {
        if (!calendars.names().contains(name)) {
            LOG.error("there is no calendar '{}': its queues count as open", name);
            return true;
        }
        return calendars.at(name, now, overrides).state() == Opening.State.OPEN;
    }

    /** Where a queue's times of day are; where those of no calendar are, for a queue without one. */
    ZoneId zone(Optional<Queue> queue) {
        return queue.flatMap(Queue::hours)
                .filter(calendars.names()::contains)
                .map(calendars::zone)
                .orElse(zone);
    }
}
