package io.greenline.forecast;

import io.greenline.forecast.RecordedDay.Samples;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import java.time.Instant;
import java.util.List;

/**
 * Reads a routing log from a time on and takes it apart: what callers and agents did of themselves is kept, what the floor
 * decided is not. For one thread.
 */
public final class DayRecorder {
    private final Instant begins;
    private final RoutingPlan plan;
    private final RoutingSnapshot floor;
    private final CallerRecorder callers;
    private final AgentRecorder agents;
    private Instant last;

    /**
     * @param begins the first moment that belongs
     * @param plan what held then
     * @param floor as it was then
     */
    public DayRecorder(Instant begins, RoutingPlan plan, RoutingSnapshot floor) {
        this.begins = begins;
        this.plan = plan;
        this.floor = floor;
        this.callers = new CallerRecorder(begins, floor);
        this.agents = new AgentRecorder(begins, floor);
        this.last = begins;
    }

    /** One entry of the log; none of before the beginning. */
    public void entry(Instant at, RoutingEvent event, List<Decision> decisions) {
        last = at;
        switch (event) {
            case RoutingEvent.OfCaller caller -> callers.happened(at, caller);
            case RoutingEvent.OfOffer offer -> agents.happened(at, offer);
            case RoutingEvent.OfAgent agent -> agents.happened(at, agent);
            case RoutingEvent.PlanChanged _,
                    RoutingEvent.HoursTold _,
                    RoutingEvent.DialHoursTold _,
                    RoutingEvent.SurgeOrdered _ -> agents.happened(at, event);
            case RoutingEvent.Tick _ -> {}
        }
        for (Decision decision : decisions) {
            decided(at, event, decision);
        }
    }

    private void decided(Instant at, RoutingEvent event, Decision decision) {
        switch (decision) {
            case Decision.Offered offered -> agents.offered(at, offered);
            case Decision.OfferEnded ended -> agents.offerEnded(at, ended.offer());
            case Decision.Served served -> callers.served(at, served);
            case Decision.TalkOver over ->
                callers.talkOver(at, event, over).ifPresent(talk -> agents.wrapsUp(at, over, talk));
            case Decision.AgentIs is -> agents.is(at, is);
            case Decision.DialBack dial -> callers.dialled(at, dial.ticket());
            case Decision.Gone gone -> callers.gone(at, gone.ticket());
            case Decision.PromiseBroken _,
                    Decision.WaitedLong _,
                    Decision.Widened _,
                    Decision.Moved _,
                    Decision.Alarmed _,
                    Decision.TurnedAway _,
                    Decision.CallbackDropped _,
                    Decision.StandBy _,
                    Decision.SurgeIs _ -> {}
        }
    }

    /** Whether something is still to come of a caller who entered before a time. */
    public boolean isOpen(Instant before) {
        return callers.hasFrom(before);
    }

    /** Callers so far. */
    public int callers() {
        return callers.count();
    }

    /**
     * What was recorded; nothing is to be added afterwards.
     *
     * @param to callers who entered before are of interest
     * @param ends what was read of the log reaches until then
     */
    public RecordedDay day(Instant to, Instant ends) {
        Instant end = ends.isBefore(last) ? last : ends;
        boolean cut = isOpen(to);
        callers.end(end);
        return new RecordedDay(
                begins,
                end,
                cut ? end : Instant.MAX,
                plan,
                floor,
                callers.stories(),
                agents.acts(),
                agents.offers(),
                agents.atTheBeginning(),
                agents.returns(),
                new Samples(callers.waits(), callers.talks(), callers.reached()));
    }
}
