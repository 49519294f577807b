package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent.DeviceChanged.Device;
import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;
import io.greenline.routing.RoutingSnapshot.Presence;
import io.greenline.telephony.AgentId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others see of an agent, by what is true. */
class PostTest {
    private static final long WRAP_UP = 30 * Moments.SECOND;

    private static Post post() {
        return new Post(new AgentId("1"), new Profile(0, new Profile.Traits(Set.of(), Map.of(), List.of(), Set.of())));
    }

    @ParameterizedTest
    @CsvSource({
        // presence, device, what after a talk, seen as
        "SIGNED_OUT, FREE,        NONE,    SIGNED_OUT",
        "SIGNED_OUT, UNREACHABLE, NONE,    SIGNED_OUT",
        "AWAY,       FREE,        NONE,    AWAY",
        "AWAY,       UNREACHABLE, NONE,    AWAY",
        "AWAY,       FREE,        WRAP_UP, AWAY",
        "READY,      FREE,        NONE,    IDLE",
        "READY,      IN_USE,      NONE,    UNREACHABLE",
        "READY,      UNREACHABLE, NONE,    UNREACHABLE",
        "READY,      FREE,        WRAP_UP, WRAPPING_UP",
        "READY,      UNREACHABLE, WRAP_UP, WRAPPING_UP",
        "READY,      FREE,        LOST,    UNREACHABLE",
    })
    void whoIsNotWithACallerIsSeenByWhatSheWantsAndItsTelephoneCan(
            Presence presence, Device device, String after, AgentState seen) {
        Post post = post();
        post.presence = presence;
        post.device = device;
        post.wrapUpUntil = after.equals("WRAP_UP") ? WRAP_UP : Moments.NEVER;
        post.lostUntil = after.equals("LOST") ? WRAP_UP : Moments.NEVER;
        assertThat(post.state()).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({"RESERVED, RESERVED", "RINGING, RINGING", "ACCEPTED, RINGING", "CONNECTED, TALKING"})
    void whoIsWithACallerIsSeenSoWhateverElseIsTrue(Phase phase, AgentState seen) {
        for (Presence presence : Presence.values()) {
            Post post = post();
            post.presence = presence;
            post.device = Device.UNREACHABLE;
            RoutingPlan plan = new Plans().queue("general").plan();
            Ticket ticket = new Ticket(
                    new TicketId("a"),
                    Shift.wish("general"),
                    plan.queues().get(Plans.queueId("general")),
                    Tier.ORDINARY,
                    0);
            ticket.offer = new Offer(new OfferId(1), post, phase, 0, 0);
            post.with = ticket;
            assertThat(post.state()).isEqualTo(seen);
        }
    }
}
