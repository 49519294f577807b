package io.greenline.floor;

import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dials customers whose turn is near, or for whom an agent stands by. A call that is answered runs the dialplan of the line
 * {@value #LINE}; when she has shown there to be a person and joins by her ticket, she has her place again.
 */
public final class CallbackRunner implements FloorListener {
    /** The called number of these calls: {@code dialplans.lines} names a dialplan for it. */
    public static final String LINE = "callback";

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRunner.class);

    /**
     * How people are dialled.
     *
     * @param pattern a telephone in the switch's own words, with <code>{number}</code> in it
     * @param shown the number that they see
     * @param ringFor longest ringing, at least a second
     */
    public record Terms(String pattern, String shown, Duration ringFor) {}

    private final Floor floor;
    private final Dialer dialer;
    private final Terms terms;
    private final Executor threads;
    private final StandingAgents agents;

    /**
     * Callbacks of a floor; the caller makes the floor tell it.
     *
     * @param words what agents hear who are called first
     * @param threads what dialling blocks: one for each call that is being dialled
     */
    public CallbackRunner(Floor floor, Dialer dialer, Terms terms, StandByWords words, Executor threads) {
        this.floor = floor;
        this.dialer = dialer;
        this.terms = terms;
        this.threads = threads;
        this.agents = new StandingAgents(floor, dialer, words, threads);
    }

    @Override
    public void happened(Instant at, RoutingEvent event, List<Decision> decided) {
        for (Decision decision : decided) {
            switch (decision) {
                case Decision.StandBy standBy -> agents.ring(standBy);
                case Decision.DialBack dial -> threads.execute(() -> dial(dial));
                case Decision.OfferEnded ended -> agents.letGo(ended.offer());
                case Decision.Served served -> agents.forget(served.offer());
                case Decision.Offered _,
                        Decision.TalkOver _,
                        Decision.AgentIs _,
                        Decision.PromiseBroken _,
                        Decision.WaitedLong _,
                        Decision.Widened _,
                        Decision.Moved _,
                        Decision.Alarmed _,
                        Decision.TurnedAway _,
                        Decision.Gone _,
                        Decision.CallbackDropped _,
                        Decision.SurgeIs _ -> {}
            }
        }
    }

    private void dial(Decision.DialBack dial) {
        try {
            Optional<String> missed = missed(dial);
            if (missed.isPresent()) {
                if (dial.offer().isPresent()) {
                    agents.sayNotReached(dial.offer().get());
                }
                floor.tell(new RoutingEvent.CallbackMissed(dial.ticket(), missed.get()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How she was not reached; empty when she answered. */
    private Optional<String> missed(Decision.DialBack dial) throws InterruptedException {
        try {
            Optional<StandingAgent> agent = dial.offer().flatMap(agents::of);
            return switch (agent.isPresent() ? agent.get().dial(call(dial)) : dialer.dial(call(dial))) {
                case Dialer.Dialled.Answered _ -> Optional.empty();
                case Dialer.Dialled.NotReached missed -> Optional.of(missed.inWords());
            };
        } catch (RuntimeException e) {
            LOG.error("callback {} cannot be dialled", dial.ticket(), e);
            return Optional.of("the switch failed");
        }
    }

    private OutboundCall call(Decision.DialBack dial) {
        PhoneNumber number = dial.number();
        return new OutboundCall(
                number,
                terms.pattern().replace("{number}", number.value()),
                terms.shown(),
                terms.ringFor(),
                LINE,
                dial.ticket().value());
    }
}
