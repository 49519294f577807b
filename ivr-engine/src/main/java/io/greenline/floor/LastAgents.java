package io.greenline.floor;

import io.greenline.routing.TicketId;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who talked to whom last, so that one who comes back, or calls again within a day, has the same agent where that one is idle.
 * A restarted engine has forgotten it. For one thread at a time.
 */
final class LastAgents {
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final int MOST = 20_000;

    private final Map<Object, Talked> talks = new LinkedHashMap<>();

    private record Talked(AgentId agent, Instant at) {}

    /** They talk now. */
    void talks(TicketId ticket, Optional<PhoneNumber> number, AgentId agent, Instant now) {
        keep(ticket, new Talked(agent, now));
        number.ifPresent(of -> keep(of, new Talked(agent, now)));
    }

    private void keep(Object caller, Talked talked) {
        talks.remove(caller);
        talks.put(caller, talked);
        if (talks.size() > MOST) {
            talks.remove(talks.keySet().iterator().next());
        }
    }

    /** Whom she talked to last: by the place she has, else by her number. */
    Optional<AgentId> of(TicketId ticket, Optional<PhoneNumber> number, Instant now) {
        return Optional.ofNullable(talks.get(ticket))
                .or(() -> number.map(talks::get))
                .filter(talked -> talked.at().plus(REMEMBERED).isAfter(now))
                .map(Talked::agent);
    }
}
