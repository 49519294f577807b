package io.greenline.rehearsal;

import io.greenline.call.Talk;
import io.greenline.floor.Queues;
import io.greenline.floor.Seat;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.simulator.AgentConduct;
import io.greenline.simulator.VirtualClock;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody who waits in the queue as well: stays until an agent has talked, and does what the floor says as a call would. Used
 * by the rehearsed call's thread alone, as that moves the clock.
 */
final class OtherCaller {
    private final VirtualClock clock;
    private final AgentsAtWork agents;
    private final Seat seat;
    private Optional<OfferId> current = Optional.empty();
    private boolean gone;

    private OtherCaller(Queues queues, TicketId ticket, Wish wish, VirtualClock clock, AgentsAtWork agents) {
        this.clock = clock;
        this.agents = agents;
        this.seat = queues.join(ticket, wish, this::called);
    }

    /** Joins the queue. */
    static void joins(Queues queues, TicketId ticket, Wish wish, VirtualClock clock, AgentsAtWork agents) {
        new OtherCaller(queues, ticket, wish, clock, agents).called();
    }

    private void called() {
        in(Duration.ZERO, this::look);
    }

    private void in(Duration time, Runnable what) {
        clock.at(clock.instant().plus(time), what);
    }

    private void look() {
        if (gone) {
            return;
        }
        switch (seat.word()) {
            case Seat.Word.Wait _ -> current = Optional.empty();
            case Seat.Word.Ring ring when current.equals(Optional.of(ring.offer())) -> {
                // On its way.
            }
            case Seat.Word.Ring ring -> {
                current = Optional.of(ring.offer());
                rings(ring, agents.taking(ring.agent().endpoint()));
            }
            case Seat.Word.TurnedAway _ -> {
                gone = true;
                seat.leave(Leaving.EXIT_KEY);
            }
        }
    }

    private void rings(Seat.Word.Ring ring, AgentConduct conduct) {
        switch (conduct) {
            case AgentConduct.Busy _ -> seat.notTaken(ring.offer(), NotTaken.How.REJECTED);
            case AgentConduct.Unreachable _ -> seat.notTaken(ring.offer(), NotTaken.How.UNREACHABLE);
            case AgentConduct.Rejects(Duration after) -> ends(ring, after, NotTaken.How.REJECTED);
            case AgentConduct.NoAnswer _ -> ends(ring, ring.ringFor(), NotTaken.How.NO_ANSWER);
            case AgentConduct.Answers answers
            when answers.after().compareTo(ring.ringFor()) >= 0 -> ends(ring, ring.ringFor(), NotTaken.How.NO_ANSWER);
            case AgentConduct.Answers answers -> {
                seat.progress(ring.offer()).rang();
                in(answers.after(), () -> talks(ring, answers));
            }
        }
    }

    private void ends(Seat.Word.Ring ring, Duration after, NotTaken.How how) {
        seat.progress(ring.offer()).rang();
        in(after, () -> seat.notTaken(ring.offer(), how));
    }

    private void talks(Seat.Word.Ring ring, AgentConduct.Answers answers) {
        seat.progress(ring.offer()).accepted();
        seat.progress(ring.offer()).connected(Talk.FIXED);
        in(answers.talks(), () -> {
            gone = true;
            seat.talkEnded(ring.offer(), TalkEnded.By.AGENT);
        });
    }
}
