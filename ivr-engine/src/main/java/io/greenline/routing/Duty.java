package io.greenline.routing;

import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent.DeviceChanged;
import io.greenline.routing.RoutingEvent.OfAgent;
import io.greenline.routing.RoutingEvent.Ready;
import io.greenline.routing.RoutingEvent.SignedIn;
import io.greenline.routing.RoutingEvent.SignedOut;
import io.greenline.routing.RoutingEvent.WentAway;
import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;
import io.greenline.routing.RoutingSnapshot.Presence;
import io.greenline.telephony.AgentId;
import java.util.ArrayList;
import java.util.List;

/** What agents do beside taking calls: they sign in and out, go away, and their telephones come and go. */
final class Duty {
    private final Board board;
    private final Lines lines;
    private final Staff staff;
    private final Offers offers;
    private final Widening widening;

    Duty(Board board, Lines lines, Staff staff, Offers offers, Widening widening) {
        this.board = board;
        this.lines = lines;
        this.staff = staff;
        this.offers = offers;
        this.widening = widening;
    }

    void perform(OfAgent event) {
        Post post = staff.post(event.agent());
        if (post == null || !staff.isEmployed(post)) {
            return;
        }
        switch (event) {
            case SignedIn _ -> signIn(post);
            case SignedOut _ -> signOut(post);
            case Ready _ -> ready(post);
            case WentAway(AgentId _, String reason) -> goAway(post, reason);
            case DeviceChanged(AgentId _, DeviceChanged.Device device) -> change(post, device);
        }
    }

    private void signIn(Post post) {
        if (post.presence == Presence.SIGNED_OUT) {
            post.calls = 0;
            post.missed = 0;
            be(post, Presence.READY, "");
            isFound(post);
            free(post);
        }
    }

    private void signOut(Post post) {
        if (post.presence == Presence.SIGNED_OUT) {
            return;
        }
        be(post, Presence.SIGNED_OUT, "");
        endWrapUp(post);
        withdraw(post, "agent signed out");
        staff.refresh(post);
        if (!staff.staffed.get(post.profile.index)) {
            tellUnstaffed(post.profile);
        }
    }

    private void tellUnstaffed(Profile profile) {
        for (Group group : List.copyOf(lines.all)) {
            if (group.isAble(profile) && !group.queue.overflow().isEmpty() && !staff.isStaffed(group)) {
                callers(group).forEach(widening::apply);
            }
        }
    }

    static List<Ticket> callers(Group group) {
        List<Ticket> callers = new ArrayList<>();
        for (Ticket each = group.line.first(); each != null; each = group.line.after(each)) {
            callers.add(each);
        }
        return callers;
    }

    private void ready(Post post) {
        if (post.presence == Presence.SIGNED_OUT) {
            return;
        }
        boolean wasIdle = post.listed;
        be(post, Presence.READY, "");
        endWrapUp(post);
        isFound(post);
        post.missed = 0;
        if (!wasIdle) {
            free(post);
        }
    }

    private void goAway(Post post, String reason) {
        if (post.presence == Presence.SIGNED_OUT) {
            return;
        }
        be(post, Presence.AWAY, reason);
        withdraw(post, "agent went away");
        staff.refresh(post);
    }

    private void change(Post post, DeviceChanged.Device device) {
        boolean wasIdle = post.listed;
        post.device = device;
        switch (device) {
            case FREE -> isFound(post);
            case IN_USE -> {}
            case UNREACHABLE -> withdraw(post, "unreachable");
        }
        if (!wasIdle && post.state() == AgentState.IDLE) {
            free(post);
        } else {
            staff.refresh(post);
        }
    }

    void endWrapUp(Post post) {
        post.wrapUpUntil = Moments.NEVER;
        staff.schedule(post);
    }

    private void isFound(Post post) {
        post.lostUntil = Moments.NEVER;
        staff.schedule(post);
    }

    /** The time after a talk is over, or a lost telephone is worth another try. */
    void attend(Post post) {
        if (post.wrapUpUntil <= board.now) {
            endWrapUp(post);
        }
        if (post.lostUntil <= board.now) {
            isFound(post);
        }
        free(post);
    }

    /** From now on the agent is idle, if nothing else is in the way. */
    private void free(Post post) {
        if (!post.listed) {
            post.idleSince = board.now;
        }
        staff.refresh(post);
    }

    private void be(Post post, Presence presence, String reason) {
        staff.count(post, -1);
        post.presence = presence;
        post.away = reason;
        staff.count(post, 1);
    }

    /** A telephone that rings stops; who has picked up goes on. */
    private void withdraw(Post post, String why) {
        Ticket ticket = post.with;
        Offer offer = ticket == null ? null : ticket.offer;
        if (ticket != null && offer != null && (offer.phase == Phase.RESERVED || offer.phase == Phase.RINGING)) {
            offers.back(ticket, offer, why);
        }
    }
}
