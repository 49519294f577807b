package io.greenline.routing;

import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent.DeviceChanged.Device;
import io.greenline.routing.RoutingSnapshot.Presence;
import io.greenline.telephony.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * An agent while the engine runs. What others see ({@link #state}) follows from what is true: whether the agent is there and
 * wants calls, what the telephone can do, and what the agent is busy with.
 */
final class Post extends Timed {
    final AgentId id;
    final Profile profile;
    Presence presence = Presence.SIGNED_OUT;
    String away = "";
    Device device = Device.FREE;

    /** Offers let go by in a row. */
    int missed;

    /** Talks since signing in. Changes, as {@link #idleSince} does, only while the post is not {@link #listed}. */
    int calls;

    long idleSince;

    /** Who is offered, or talked with. */
    @Nullable
    Ticket with;

    /** While wrapping up. */
    long wrapUpUntil = Moments.NEVER;

    /** Until when the telephone is taken for lost because an offer or a talk showed it, whatever the switch says of it. */
    long lostUntil = Moments.NEVER;

    /** What was told last, and since when it is so. */
    AgentState shown = AgentState.SIGNED_OUT;

    String shownReason = "";
    long since;

    /** Whether the post is among the idle. */
    boolean listed;

    /** Whether a customer may be dialled for this agent, who became free just now. */
    boolean mayDial;

    Post(AgentId id, Profile profile) {
        this.id = id;
        this.profile = profile;
    }

    @Override
    String name() {
        return id.value();
    }

    boolean isWrappingUp() {
        return wrapUpUntil != Moments.NEVER;
    }

    private boolean isLost() {
        return lostUntil != Moments.NEVER;
    }

    AgentState state() {
        if (with != null && with.offer != null) {
            return switch (with.offer.phase) {
                case RESERVED -> AgentState.RESERVED;
                case RINGING, ACCEPTED -> AgentState.RINGING;
                case CONNECTED -> AgentState.TALKING;
            };
        }
        return switch (presence) {
            case SIGNED_OUT -> AgentState.SIGNED_OUT;
            case AWAY -> AgentState.AWAY;
            case READY -> ready();
        };
    }

    private AgentState ready() {
        if (isWrappingUp()) {
            return AgentState.WRAPPING_UP;
        }
        return device == Device.FREE && !isLost() ? AgentState.IDLE : AgentState.UNREACHABLE;
    }

    String reason() {
        return switch (state()) {
            case AWAY -> away;
            case UNREACHABLE -> device == Device.IN_USE ? "the telephone is in use" : "the telephone cannot be reached";
            case SIGNED_OUT, IDLE, RESERVED, RINGING, TALKING, WRAPPING_UP -> "";
        };
    }
}
