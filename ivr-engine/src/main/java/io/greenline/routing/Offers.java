package io.greenline.routing;

import io.greenline.routing.RoutingEvent.OfOffer;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;
import io.greenline.routing.RoutingSnapshot.PromiseState;
import io.greenline.routing.Standing.TicketState;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Offers from the reservation to the end of the talk. Each ends in exactly one way. */
final class Offers {
    /** Beyond the ringing: the switch's own time until the telephone rings, and the way of its news to us. */
    static final long SLACK = 5 * Moments.SECOND;

    /** From answering to hearing each other, for the whisper. */
    static final long WHISPER = 60 * Moments.SECOND;

    /** So long a caller is not offered to the agent who did not take her: another one may become free, or ring twice in vain. */
    static final long PAUSE = 5 * Moments.SECOND;

    /**
     * So long a telephone that could not be reached is not rung again, unless the switch tells it free before: a switch that
     * never noticed has nothing to tell, and no agent stays out of reach for ever.
     */
    static final long LOST = 60 * Moments.SECOND;

    private final Board board;
    private final Lines lines;
    private final Staff staff;
    private final Tickets tickets;
    private final Absentees absentees;
    private final Reasons reasons;

    Offers(Board board, Lines lines, Staff staff, Tickets tickets, Absentees absentees, Reasons reasons) {
        this.board = board;
        this.lines = lines;
        this.staff = staff;
        this.tickets = tickets;
        this.absentees = absentees;
        this.reasons = reasons;
    }

    /** Reserves an idle agent for a caller on the line, or for a customer who is dialled as soon as the agent stands by. */
    void make(Ticket ticket, Post post) {
        Decision.Evidence evidence = reasons.of(ticket, post, Objects.requireNonNull(ticket.group));
        OfferId id = new OfferId(board.nextOffer++);
        long until = Moments.plus(board.now, Moments.plus(Moments.of(ticket.queue.ringFor()), SLACK));
        boolean absent = ticket.isAbsent();
        lines.leave(ticket);
        ticket.state = absent ? TicketState.AWAITED : TicketState.OFFERED;
        ticket.avoided = null;
        ticket.offer = new Offer(id, post, Phase.RESERVED, board.now, until);
        post.with = ticket;
        board.offers.put(id, ticket);
        board.say(new Decision.Offered(id, ticket.id, ticket.queue.id(), post.id, Moments.instant(until), evidence));
        if (absent && ticket.callback != null) {
            board.say(new Decision.StandBy(id, ticket.id, ticket.queue.id(), post.id, ticket.callback.number));
        }
        staff.refresh(post);
        tickets.schedule(ticket);
    }

    void perform(OfOffer event) {
        Ticket ticket = board.offers.get(event.offer());
        if (ticket != null && ticket.offer != null) {
            String by = event instanceof TalkEnded(OfferId _, TalkEnded.By who) ? word(who) : "";
            step(ticket, ticket.offer, OfferStep.of(ticket.offer.phase, event), by);
        }
    }

    /** The lease is over. */
    void expire(Ticket ticket, Offer offer) {
        step(ticket, offer, OfferStep.ofSilence(offer.phase), "");
    }

    private void step(Ticket ticket, Offer offer, OfferStep step, String by) {
        switch (step) {
            case NONE -> {}
            case RINGS -> goOn(ticket, offer, Phase.RINGING, offer.until);
            case IS_ACCEPTED -> {
                offer.post.missed = 0;
                accepted(ticket, offer);
            }
            case TALKS -> talk(ticket, offer);
            case REJECTED -> missed(ticket, offer, "rejected");
            case NO_ANSWER -> missed(ticket, offer, "no answer");
            case UNREACHABLE -> {
                lose(offer.post);
                back(ticket, offer, "unreachable");
            }
            case FAILED -> failed(ticket, offer);
            case STOPPED -> backToTheSame(ticket, offer, "stopped");
            case OVER -> {
                over(ticket, offer, true);
                tickets.gone(ticket, by, offer.since);
                staff.refresh(offer.post);
            }
            case AGENT_LOST -> {
                lose(offer.post);
                over(ticket, offer, false);
                again(ticket, offer);
            }
            case RETURNED -> {
                over(ticket, offer, true);
                again(ticket, offer);
            }
        }
    }

    /** The whisper is said now; where the customer is to be dialled yet, she is, and the agent stands by so long. */
    private void accepted(Ticket ticket, Offer offer) {
        Callback callback = ticket.callback;
        if (ticket.state != TicketState.AWAITED || callback == null) {
            goOn(ticket, offer, Phase.ACCEPTED, Moments.plus(board.now, WHISPER));
        } else if (absentees.mayDial(ticket)) {
            absentees.dial(ticket, callback, Optional.of(offer.id));
            goOn(ticket, offer, Phase.ACCEPTED, callback.nextAttempt);
        } else {
            backToTheSame(ticket, offer, "nobody is called back at this hour");
        }
    }

    /** The customer whom an agent stands by for is on the line: the two are brought together now. */
    void reached(Ticket ticket, Offer offer) {
        ticket.reached = true;
        ticket.state = TicketState.OFFERED;
        board.waits.begin(ticket);
        goOn(ticket, offer, Phase.ACCEPTED, Moments.plus(board.now, WHISPER));
    }

    /** The switch failed, or nothing is heard of an offer: not the agent's doing. For an absent customer it is an attempt. */
    private void failed(Ticket ticket, Offer offer) {
        Callback callback = ticket.callback;
        if (ticket.state != TicketState.AWAITED || callback == null) {
            back(ticket, offer, "failed");
            return;
        }
        if (offer.phase == Phase.ACCEPTED) {
            notReached(ticket, offer, callback, "no news of it");
        } else {
            callback.attempts++;
            notReached(ticket, offer, callback, "no agent could be rung");
        }
    }

    /** Ends the offer of an agent who stood by for a customer who was not reached: it is nobody's doing. */
    void notReached(Ticket ticket, Offer offer, Callback callback, String how) {
        end(ticket, offer, "customer not reached");
        absentees.missed(ticket, callback, how);
        staff.refresh(offer.post);
    }

    private void goOn(Ticket ticket, Offer offer, Phase phase, long until) {
        offer.phase = phase;
        offer.since = board.now;
        offer.until = until;
        staff.refresh(offer.post);
        tickets.schedule(ticket);
    }

    private void talk(Ticket ticket, Offer offer) {
        Post post = offer.post;
        post.missed = 0;
        post.calls++;
        ticket.reached |= ticket.state == TicketState.AWAITED;
        ticket.state = TicketState.TALKING;
        board.waits.end(ticket);
        long waited = board.now - ticket.joined;
        if (ticket.promise == PromiseState.OPEN) {
            ticket.promise = PromiseState.OVER;
        }
        if (ticket.expected >= 0) {
            board.book(ticket.wish.queue()).learnError(ticket.expected, waited);
            ticket.expected = -1;
        }
        board.say(new Decision.Served(offer.id, ticket.id, ticket.queue.id(), post.id, Moments.span(waited)));
        goOn(ticket, offer, Phase.CONNECTED, Moments.NEVER);
    }

    /** An agent let an offer go by: too often in a row, and the agent is set away. */
    private void missed(Ticket ticket, Offer offer, String why) {
        Post post = offer.post;
        post.missed++;
        post.idleSince = board.now;
        if (post.missed >= board.plan.missesBeforeAway() && post.presence == RoutingSnapshot.Presence.READY) {
            staff.count(post, -1);
            post.presence = RoutingSnapshot.Presence.AWAY;
            post.away = "missed " + post.missed + " offers in a row";
            staff.count(post, 1);
        }
        back(ticket, offer, why);
    }

    /** Ends an offer without a talk; the caller is where she was. */
    void back(Ticket ticket, Offer offer, String why) {
        avoid(ticket, offer.post);
        backToTheSame(ticket, offer, why);
    }

    /** The same where the agent may be offered to her again at once. */
    private void backToTheSame(Ticket ticket, Offer offer, String why) {
        end(ticket, offer, why);
        tickets.back(ticket, offer);
        staff.refresh(offer.post);
    }

    /** Ends an offer without a talk; the caller is the business of whoever asks. */
    void end(Ticket ticket, Offer offer, String why) {
        release(ticket, offer);
        board.say(new Decision.OfferEnded(offer.id, ticket.id, offer.post.id, why));
    }

    /** Ends a talk because the caller is gone. */
    void hangUp(Ticket ticket, Offer offer, String why) {
        step(ticket, offer, OfferStep.OVER, why);
    }

    private void over(Ticket ticket, Offer offer, boolean wrapUp) {
        Post post = offer.post;
        release(ticket, offer);
        long talked = board.now - offer.since;
        boolean isHere = post.presence != RoutingSnapshot.Presence.SIGNED_OUT;
        long time = wrapUp && isHere ? Moments.of(ticket.queue.wrapUp()) : 0;
        post.idleSince = board.now;
        if (time > 0) {
            post.wrapUpUntil = Moments.plus(board.now, time);
            staff.schedule(post);
        }
        board.book(ticket.queue.id()).learnHandling(talked + time);
        board.say(new Decision.TalkOver(
                offer.id, ticket.id, post.id, Moments.span(talked), Moments.instant(Moments.plus(board.now, time))));
    }

    /** Until the switch tells the telephone free, the agent says so, or it is worth another try. */
    private void lose(Post post) {
        post.lostUntil = Moments.plus(board.now, LOST);
        staff.schedule(post);
    }

    /** A caller who talked already goes in front: by her own time of joining. */
    private void again(Ticket ticket, Offer offer) {
        avoid(ticket, offer.post);
        board.waits.begin(ticket);
        tickets.wait(ticket);
        staff.refresh(offer.post);
    }

    private void avoid(Ticket ticket, Post post) {
        ticket.avoided = post.id;
        ticket.avoidedUntil = Moments.plus(board.now, PAUSE);
    }

    private void release(Ticket ticket, Offer offer) {
        ticket.offer = null;
        offer.post.with = null;
        board.offers.remove(offer.id);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
