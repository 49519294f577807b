package io.greenline.incident;

import io.greenline.call.CallOff;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.incident.IncidentListener.Call;
import io.greenline.incident.Ledger.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls whoever asked when the power is back: a few a minute, in the hours of callbacks, whoever is in danger first. An answered
 * call runs the dialplan of the line {@value #LINE}. That a call is tried is kept before it is dialled. Who is not to be called
 * any more is rung no more.
 */
public final class RestoredCalls {
    /** The called number of these calls: {@code dialplans.lines} names a dialplan for it. */
    public static final String LINE = "restored";

    /** So many reports after the power was said to be back, and nobody is told so until somebody has looked. */
    public static final int DOUBT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(RestoredCalls.class);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final Duration RINGS = Duration.ofSeconds(30);
    /** Where nobody can be called now. */
    private static final Duration EXPIRY = Duration.ofDays(1);

    private final Means means;
    private final Pace pace;
    /** For the id of each promise that is dialled: where its call is called off. */
    private final Map<Long, CallOff> dialled = new ConcurrentHashMap<>();

    private Instant swept = Instant.MIN;
    private String trouble = "";

    /**
     * What is called with.
     *
     * @param pattern any telephone in the switch's own words, with <code>{number}</code> in it
     * @param shown the number that people see
     * @param threads what dialling blocks: one for each call that is being dialled
     */
    public record Means(
            Ledger ledger,
            CallRules rules,
            Dialer dialer,
            String pattern,
            String shown,
            Executor threads,
            IncidentListener listener,
            InstantSource clock) {}

    /** @param perMinute most calls that begin in a minute, at least 1 */
    public RestoredCalls(Means means, int perMinute) {
        this.means = means;
        this.pace = new Pace(perMinute);
    }

    /** Makes the calls that are due. For one thread, about once a second. */
    public void look() {
        Instant now = means.clock().instant();
        try {
            callOff();
            Optional<CallTerms> terms = terms(now);
            if (Duration.between(swept, now).abs().compareTo(SWEEP) >= 0) {
                swept = now;
                sweep(terms.map(CallTerms::expiry).orElse(EXPIRY), now);
            }
            if (terms.isPresent() && terms.get().hours() == CallTerms.Hours.OPEN) {
                begin(terms.get(), now);
            }
        } catch (Refused | Ledger.Unkept e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    /** Promises are cancelled, and incidents closed, by other programs too: the ledger tells. */
    private void callOff() throws Refused {
        if (!dialled.isEmpty()) {
            means.ledger().change(this::notWanted).forEach(CallOff::callOff);
        }
    }

    private List<CallOff> notWanted(Pages pages) {
        return dialled.entrySet().stream()
                .filter(call ->
                        pages.promise(call.getKey()).filter(Promise::isOpen).isEmpty())
                .map(Map.Entry::getValue)
                .toList();
    }

    private Optional<CallTerms> terms(Instant now) throws Refused {
        try {
            CallTerms terms = means.rules().terms(now);
            trouble = "";
            return Optional.of(terms);
        } catch (Refused e) {
            if (means.ledger().change(Pages::openPromises) > 0) {
                tell(String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }

    private void tell(String what) {
        if (!trouble.equals(what)) {
            trouble = what;
            LOG.error("nobody is called who asked to be when the power is back: {}", what);
        }
    }

    private void begin(CallTerms terms, Instant now) throws Refused {
        int free = pace.free(now);
        if (free > 0) {
            List<Due> due = means.ledger().change(pages -> take(pages, terms, free, now));
            pace.began(due.size(), now);
            due.forEach(this::begin);
        }
    }

    private void begin(Due due) {
        long promise = due.promise().id();
        CallOff off = new CallOff();
        dialled.put(promise, off);
        means.threads().execute(() -> {
            dial(due, off);
            dialled.remove(promise, off);
        });
    }

    private void sweep(Duration expiry, Instant now) throws Refused {
        int expired = means.ledger().change(pages -> Sweep.at(pages, expiry, now));
        if (expired > 0) {
            LOG.warn("{} promises to call when the power is back could not be kept: greenline incidents list", expired);
        }
        for (int i = 0; i < expired; i++) {
            means.listener().called(Call.EXPIRED);
        }
    }

    /** A call to be made now. */
    private record Due(Promise promise, CallTerms terms) {}

    private static List<Due> take(Pages pages, CallTerms terms, int most, Instant now) {
        List<IncidentNumber> sure = pages.pending().stream()
                .filter(incident -> incident.state() == Incident.State.RESTORED)
                .filter(incident -> doubt(pages, incident).isEmpty())
                .map(Incident::number)
                .toList();
        List<Due> taken = new ArrayList<>();
        for (Promise promise : pages.due(sure, now, most)) {
            if (promise.attempts() >= terms.attempts()) {
                pages.keep(promise.become(Promise.State.UNREACHED, "the engine ended during the last attempt"));
            } else {
                Promise dialled = promise.dialled(terms, now);
                pages.keep(dialled);
                taken.add(new Due(dialled, terms));
            }
        }
        return taken;
    }

    /** The incident that has begun in the area since the power was said to be back, and that several have reported. */
    static Optional<Incident> doubt(Pages pages, Incident restored) {
        return restored.state() == Incident.State.RESTORED
                ? pages.openIn(restored.area())
                        .filter(later -> later.opened().isAfter(restored.since()))
                        .filter(later -> later.reports() >= DOUBT)
                : Optional.empty();
    }

    private void dial(Due due, CallOff off) {
        Optional<String> missed;
        try {
            missed = switch (means.dialer().dial(call(due.promise()), off)) {
                case Dialer.Dialled.Answered _ -> Optional.empty();
                case Dialer.Dialled.NotReached not -> Optional.of(not.inWords());
                case Dialer.Dialled.CalledOff _ -> Optional.of("called off");
            };
        } catch (InterruptedException _) {
            // The engine ends: the next one tries again.
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.error("promise {} cannot be dialled", due.promise().id(), e);
            missed = Optional.of("the switch failed");
        }
        note(due, missed);
    }

    private void note(Due due, Optional<String> missed) {
        try {
            Call came = means.ledger().change(pages -> note(pages, due, missed));
            means.listener().called(came);
        } catch (Refused | Ledger.Unkept e) {
            LOG.error(
                    "what came of promise {} cannot be kept: {}", due.promise().id(), e.getMessage());
        }
    }

    /** Whoever hung up before the dialplan began was called too. */
    private static Call note(Pages pages, Due due, Optional<String> missed) {
        Promise promise = pages.promise(due.promise().id()).orElse(due.promise());
        if (missed.isEmpty()) {
            if (promise.isOpen()) {
                pages.keep(promise.become(Promise.State.CALLED, "answered"));
            }
            return Call.ANSWERED;
        }
        if (!promise.isOpen()) {
            return Call.MISSED;
        }
        Promise after = promise.missed(missed.get(), due.terms());
        pages.keep(after);
        return after.isOpen() ? Call.MISSED : Call.UNREACHED;
    }

    private OutboundCall call(Promise promise) {
        return new OutboundCall(
                promise.number(),
                means.pattern().replace("{number}", promise.number().value()),
                means.shown(),
                RINGS,
                LINE,
                Incidents.token(promise));
    }
}
