package io.greenline.floor;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.Dialer;
import io.greenline.call.StandingAgent;
import io.greenline.routing.Agent;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agents who are called before their customers: has them rung, tells the floor how that goes, and lets them go when their offer
 * is over. Thread-safe.
 */
final class StandingAgents {
    private static final Logger LOG = LoggerFactory.getLogger(StandingAgents.class);

    private final Floor floor;
    private final Dialer dialer;
    private final StandByWords words;
    private final Executor threads;
    private final Map<OfferId, Standing> standing = new ConcurrentHashMap<>();

    /** One whose offer is open. */
    private record Standing(Decision.StandBy decision, CompletableFuture<StandingAgent> agent) {}

    /** Whom to ring, and for whom. */
    private record Party(Agent agent, Queue queue, Wish wish, Duration waited) {}

    StandingAgents(Floor floor, Dialer dialer, StandByWords words, Executor threads) {
        this.floor = floor;
        this.dialer = dialer;
        this.words = words;
        this.threads = threads;
    }

    /** Returns at once; everything of this offer that comes later finds the agent. */
    void ring(Decision.StandBy decision) {
        Standing one = new Standing(decision, new CompletableFuture<>());
        standing.put(decision.offer(), one);
        threads.execute(() -> begin(one));
    }

    private void begin(Standing one) {
        Decision.StandBy decision = one.decision();
        try {
            Optional<Party> party = party(decision);
            if (party.isPresent() && standing.containsKey(decision.offer())) {
                one.agent().complete(rung(decision, party.get()));
            }
            // Nobody waits for one who is not rung any more; nothing for one who was.
            one.agent().cancel(false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            one.agent().cancel(false);
            LOG.error("agent {} cannot be rung for callback {}", decision.agent(), decision.ticket(), e);
            floor.tell(new NotTaken(decision.offer(), NotTaken.How.FAILED));
        }
    }

    private StandingAgent rung(Decision.StandBy decision, Party party) throws InterruptedException {
        List<Sound> whisper = words.whisper(party.agent(), decision.queue(), party.wish(), party.waited());
        AgentCall call = new AgentCall(
                party.agent().endpoint(),
                party.queue().ringFor(),
                decision.offer().number(),
                whisper,
                decision.number().value());
        return dialer.standBy(call, party.queue().comfort().music(), new Told(decision));
    }

    /** Empty when the offer is over already. */
    private Optional<Party> party(Decision.StandBy decision) {
        return floor.locked(() -> floor.offerOpen(decision.agent())
                .filter(open -> open.offer().equals(decision.offer()))
                .flatMap(open -> floor.places()
                        .of(decision.ticket())
                        .flatMap(Place::offer)
                        .map(offer -> new Party(offer.agent(), offer.queue(), open.wish(), open.waited()))));
    }

    /** The agent of an offer, who has been rung. */
    Optional<StandingAgent> of(OfferId offer) {
        return Optional.ofNullable(standing.get(offer)).map(one -> one.agent().join());
    }

    /** The offer is over: the telephone stops. */
    void letGo(OfferId offer) {
        Standing one = standing.remove(offer);
        if (one != null) {
            var _ = one.agent().thenAccept(agent -> agent.letGo(List.of()));
        }
    }

    /** The two talk: what becomes of the agent's telephone is the customer's call's business. */
    void forget(OfferId offer) {
        standing.remove(offer);
    }

    /** The agent hears that the customer cannot be reached; returns when the telephone is free again. */
    void sayNotReached(OfferId offer) throws InterruptedException {
        Standing one = standing.get(offer);
        Optional<Party> party = one == null ? Optional.empty() : party(one.decision());
        if (one != null && party.isPresent()) {
            StandingAgent agent = one.agent().join();
            agent.letGo(words.notReached(party.get().agent(), party.get().wish()));
            agent.awaitOver();
        }
    }

    /** Tells the floor. */
    private final class Told implements StandingAgent.Watch {
        private final Decision.StandBy decision;

        Told(Decision.StandBy decision) {
            this.decision = decision;
        }

        @Override
        public void rang() {
            floor.tell(new RoutingEvent.Rang(decision.offer()));
        }

        @Override
        public void standsBy() {
            floor.tell(new RoutingEvent.Accepted(decision.offer()));
        }

        @Override
        public void gone(CallEvent.NotConnected why) {
            floor.tell(new NotTaken(decision.offer(), Seat.how(why.why())));
        }

        @Override
        public void failed(String reason) {
            LOG.warn("agent {} cannot be rung for callback {}: {}", decision.agent(), decision.ticket(), reason);
            floor.tell(new NotTaken(decision.offer(), NotTaken.How.FAILED));
        }

        /** On another thread: who tells it waits for nobody. */
        @Override
        public void customerLeft() {
            threads.execute(() -> {
                try {
                    if (standing.containsKey(decision.offer())) {
                        sayNotReached(decision.offer());
                        floor.tell(new RoutingEvent.CallbackMissed(decision.ticket(), "answered and hung up"));
                    }
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }
}
