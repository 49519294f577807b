package io.greenline.floor;

import io.greenline.floor.AgentNews.ScreenPop;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import io.greenline.telephony.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Brings news to agents' screens. Thread-safe. */
public final class Screens implements FloorListener {
    private final Floor floor;
    private final Map<AgentId, List<Consumer<AgentNews>>> screens = new ConcurrentHashMap<>();

    /** Screens of a floor; the caller makes the floor tell them. */
    public Screens(Floor floor) {
        this.floor = floor;
    }

    /** A screen that is open until its handle is closed. */
    public interface Open extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Tells a screen everything about its agent from now on; an offer that is open already is told first.
     *
     * @param screen called on any thread, returns at once
     */
    public Open open(AgentId agent, Consumer<AgentNews> screen) {
        List<Consumer<AgentNews>> all = screens.computeIfAbsent(agent, _ -> new CopyOnWriteArrayList<>());
        all.add(screen);
        floor.offerOpen(agent).ifPresent(pop -> screen.accept(new AgentNews.Offered(pop)));
        return () -> all.remove(screen);
    }

    @Override
    public void happened(Instant at, RoutingEvent event, List<Decision> decided) {
        decided.forEach(decision -> told(decision));
    }

    private void told(Decision decision) {
        switch (decision) {
            case Decision.Offered offered ->
                pop(offered).ifPresent(pop -> tell(offered.agent(), new AgentNews.Offered(pop)));
            case Decision.OfferEnded(OfferId offer, var _, AgentId agent, String why) ->
                tell(agent, new AgentNews.OfferEnded(offer, why));
            case Decision.Served(OfferId offer, var _, var _, AgentId agent, var waited) ->
                tell(agent, new AgentNews.Connected(offer, waited));
            case Decision.TalkOver(OfferId offer, var _, AgentId agent, var talked, Instant until) ->
                tell(agent, new AgentNews.TalkOver(offer, talked, until));
            case Decision.AgentIs(AgentId agent, var state, String reason) ->
                tell(agent, new AgentNews.State(state, reason));
            case Decision.PromiseBroken _,
                    Decision.WaitedLong _,
                    Decision.Widened _,
                    Decision.Moved _,
                    Decision.Alarmed _,
                    Decision.TurnedAway _,
                    Decision.Gone _,
                    Decision.StandBy _,
                    Decision.DialBack _,
                    Decision.CallbackDropped _,
                    Decision.SurgeIs _ -> {}
        }
    }

    private Optional<ScreenPop> pop(Decision.Offered offered) {
        return screens.containsKey(offered.agent()) ? floor.popOf(offered) : Optional.empty();
    }

    private void tell(AgentId agent, AgentNews news) {
        screens.getOrDefault(agent, List.of()).forEach(screen -> screen.accept(news));
    }
}
