package io.greenline.floor;

import io.greenline.call.CallOff;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.TicketId;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dials customers whose turn is near, or for whom an agent stands by. A call that is answered runs the dialplan of the line
 * {@value #LINE}; when she has shown there to be a person and joins by her ticket, she has her place again. Who is wanted no
 * more, or has called herself, is rung no more.
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
    /** For each customer who is dialled: where her call is called off. */
    private final Map<TicketId, CallOff> dialled = new ConcurrentHashMap<>();

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
        if (event instanceof RoutingEvent.CallbackReached(TicketId ticket)) {
            callOff(ticket);
        }
        for (Decision decision : decided) {
            switch (decision) {
                case Decision.StandBy standBy -> agents.ring(standBy);
                case Decision.DialBack dial -> begin(dial);
                case Decision.OfferEnded ended -> agents.letGo(ended.offer());
                case Decision.Served served -> agents.forget(served.offer());
                case Decision.Gone gone -> callOff(gone.ticket());
                case Decision.Offered _,
                        Decision.TalkOver _,
                        Decision.AgentIs _,
                        Decision.PromiseBroken _,
                        Decision.WaitedLong _,
                        Decision.Widened _,
                        Decision.Moved _,
                        Decision.Alarmed _,
                        Decision.TurnedAway _,
                        Decision.CallbackDropped _,
                        Decision.SurgeIs _ -> {}
            }
        }
    }

    /** Whatever comes later of this customer finds her call, also before it is dialled. */
    private void begin(Decision.DialBack dial) {
        CallOff off = new CallOff();
        dialled.put(dial.ticket(), off);
        threads.execute(() -> {
            dial(dial, off);
            dialled.remove(dial.ticket(), off);
        });
    }

    /** Her telephone stops, unless she answered it: what her call does is that call's business. */
    private void callOff(TicketId ticket) {
        Optional.ofNullable(dialled.remove(ticket)).ifPresent(CallOff::callOff);
    }

    private void dial(Decision.DialBack dial, CallOff off) {
        try {
            Optional<String> missed = missed(dial, off);
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

    /** How she was not reached; empty when she answered, or when that is over which she was dialled for. */
    private Optional<String> missed(Decision.DialBack dial, CallOff off) throws InterruptedException {
        try {
            Optional<StandingAgent> agent = dial.offer().flatMap(agents::of);
            return switch (agent.isPresent() ? agent.get().dial(call(dial), off) : dialer.dial(call(dial), off)) {
                case Dialer.Dialled.Answered _, Dialer.Dialled.CalledOff _ -> Optional.empty();
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
