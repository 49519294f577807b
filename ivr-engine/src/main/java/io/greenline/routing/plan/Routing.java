package io.greenline.routing.plan;

import io.greenline.calendar.Calendars;
import io.greenline.routing.Classifier;
import io.greenline.routing.RoutingPlan;
import io.greenline.telephony.AgentId;
import java.util.List;
import java.util.Map;

/**
 * What a routing file says.
 *
 * @param plan what the floor decides by
 * @param classifier who belongs where
 * @param calendars every calendar that a queue's hours name: those beside the file, and the file's own
 * @param surgeNotices the names of the notices that stand while a surge level lasts, by the level's name
 * @param pins by which agents sign in from a telephone; one who has none cannot
 */
public record Routing(
        RoutingPlan plan,
        Classifier classifier,
        Calendars calendars,
        Map<String, List<String>> surgeNotices,
        Map<AgentId, PinHash> pins) {
    /** Where there is no file: nobody waits for anybody. */
    public static final Routing NONE =
            new Routing(RoutingPlan.EMPTY, Classifier.NONE, Calendars.NONE, Map.of(), Map.of());

    public Routing {
        surgeNotices = Map.copyOf(surgeNotices);
        pins = Map.copyOf(pins);
    }
}
