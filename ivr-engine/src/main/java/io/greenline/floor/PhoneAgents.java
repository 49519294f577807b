package io.greenline.floor;

import io.greenline.call.Talk;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agents at a telephone, who prove by a PIN who they are. After some {@link WrongPins} no PIN is right for a while: four digits
 * cannot be tried out by calling.
 */
public final class PhoneAgents implements Agents {
    private static final String NOT_KNOWN = "agent or PIN is wrong";
    private static final Logger LOG = LoggerFactory.getLogger(PhoneAgents.class);

    private final AgentDesk desk;
    private final AgentPins pins;
    private final Ticker ticker;
    private final WrongPins wrong = new WrongPins();

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
    public Result ask(Optional<PhoneNumber> from, AgentId agent, String pin, Wanted wanted) {
        // The PIN is looked at even where it cannot be right: the time tells nobody which of the two is wrong.
        boolean fits = pins.fits(agent, pin);
        Optional<String> refusal = refusal(places(from, agent), agent, fits);
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

    /** Where a wrong PIN is counted. */
    private List<WrongPins.Place> places(Optional<PhoneNumber> from, AgentId agent) {
        boolean own = from.isPresent()
                && desk.telephone(agent)
                        .filter(endpoint -> number(endpoint).equals(from.get().value()))
                        .isPresent();
        return own
                ? List.of(new WrongPins.AtHome(agent))
                : List.of(new WrongPins.Telephone(from), new WrongPins.Elsewhere(agent));
    }

    /** The number in a switch's words for a telephone: 1001 of {@code PJSIP/1001} and of {@code SIP/1001@desk}. */
    private static String number(String endpoint) {
        String name = endpoint.substring(endpoint.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('@') < 0 ? name.length() : name.indexOf('@'));
    }

    /** Why nobody is let in; empty for whoever has proved who she is. */
    private synchronized Optional<String> refusal(List<WrongPins.Place> places, AgentId agent, boolean fits) {
        long now = ticker.nanos();
        Optional<WrongPins.Place> shut = wrong.shut(places, now);
        if (shut.isPresent()) {
            return shut.map(place -> place.limit().words());
        }
        if (fits) {
            wrong.right(places);
            return Optional.empty();
        }
        for (WrongPins.Place filled : wrong.wrong(places, now)) {
            LOG.warn(
                    "PINs are refused, the last one was for agent {}: {}",
                    agent,
                    filled.limit().words());
        }
        return Optional.of(NOT_KNOWN);
    }
}
