package io.greenline.floor;

import io.greenline.call.Talk;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agents at a telephone, who prove by a PIN who they are. After some wrong PINs for one agent no PIN is right for a while: four
 * digits cannot be tried out by calling.
 */
public final class PhoneAgents implements Agents {
    /** So many wrong PINs are forgiven. */
    static final int MOST_WRONG = 5;

    /** So long no PIN is right after that, counted from the last wrong one. */
    static final Duration SHUT = Duration.ofMinutes(15);

    private static final String NOT_KNOWN = "agent or PIN is wrong";
    private static final String SHUT_OUT = "after %d wrong PINs no PIN is right until %d minutes after the last one"
            .formatted(MOST_WRONG, SHUT.toMinutes());
    private static final Logger LOG = LoggerFactory.getLogger(PhoneAgents.class);

    private final AgentDesk desk;
    private final AgentPins pins;
    private final Ticker ticker;
    private final Map<AgentId, Wrong> wrong = new HashMap<>();

    private record Wrong(int times, long lastNanos) {}

    /**
     * Agents of a floor.
     *
     * @param ticker for the time that no PIN is right
     */
    public PhoneAgents(AgentDesk desk, AgentPins pins, Ticker ticker) {
        this.desk = desk;
        this.pins = pins;
        this.ticker = ticker;
    }

    @Override
    public Result ask(AgentId agent, String pin, Wanted wanted) {
        // The PIN is looked at even where it cannot be right: the time tells nobody which of the two is wrong.
        boolean fits = pins.fits(agent, pin);
        Optional<String> refusal = refusal(agent, fits);
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        try {
            switch (wanted) {
                case Wanted.SignIn _ -> desk.signIn(agent);
                case Wanted.SignOut _ -> desk.signOut(agent);
                case Wanted.Ready _ -> desk.ready(agent);
                case Wanted.Away(String reason) -> desk.away(agent, reason);
            }
            return new Result.Done();
        } catch (Talk.Refused e) {
            return new Result.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Why nobody is let in; empty for whoever has proved who she is. */
    private synchronized Optional<String> refusal(AgentId agent, boolean fits) {
        long now = ticker.nanos();
        wrong.values().removeIf(each -> now - each.lastNanos() > SHUT.toNanos());
        Wrong before = wrong.getOrDefault(agent, new Wrong(0, now));
        boolean shut = before.times() >= MOST_WRONG;
        if (fits && !shut) {
            wrong.remove(agent);
            return Optional.empty();
        }
        wrong.put(agent, new Wrong(before.times() + 1, now));
        if (before.times() + 1 == MOST_WRONG) {
            LOG.warn("agent {} is shut out from telephones: {}", agent, SHUT_OUT);
        }
        return Optional.of(shut ? SHUT_OUT : NOT_KNOWN);
    }
}
