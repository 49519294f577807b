package io.greenline.floor;

import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dials customers whose turn is near. A call that is answered runs the dialplan of the line {@value #LINE}; when she has shown
 * there to be a person and joins by her ticket, she has her place again.
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

    /**
     * Callbacks of a floor; the caller makes the floor tell it.
     *
     * @param threads what dialling blocks: one for each call that is being dialled
     */
    public CallbackRunner(Floor floor, Dialer dialer, Terms terms, Executor threads) {
        this.floor = floor;
        this.dialer = dialer;
        this.terms = terms;
        this.threads = threads;
    }

    @Override
    public void happened(Instant at, RoutingEvent event, List<Decision> decided) {
        for (Decision decision : decided) {
            if (decision instanceof Decision.DialBack dial) {
                threads.execute(() -> dial(dial));
            }
        }
    }

    private void dial(Decision.DialBack dial) {
        String how;
        try {
            how = switch (dialer.dial(call(dial))) {
                case Dialer.Dialled.Answered _ -> "";
                case Dialer.Dialled.NotReached missed ->
                    "%s: %s".formatted(missed.why().name().toLowerCase(Locale.ROOT), missed.detail());
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.error("callback {} cannot be dialled", dial.ticket(), e);
            how = "the switch failed";
        }
        if (!how.isEmpty()) {
            floor.tell(new RoutingEvent.CallbackMissed(dial.ticket(), how));
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
