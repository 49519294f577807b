package io.greenline.forecast;

import io.greenline.forecast.Story.Ending;
import io.greenline.forecast.Story.Stint;
import io.greenline.forecast.Story.Visit;
import io.greenline.routing.RoutingEvent.OfCaller;
import io.greenline.routing.TicketId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A caller of a recorded day who calls once more, and how far she is in her story. */
final class CallerAgain {
    private static final int MOST_STINTS = 1000;

    private final Story story;
    private int visit;
    private int stint;
    private State state = State.GONE;

    /** Counts what she begins: what was planned for something else is void. */
    private int turn;

    /** How often she was dialled since she wanted to be called back. */
    int dialled;

    /** How her visit would end if it ended now. */
    Ending ending = Ending.SENT;

    /** What she is at. */
    enum State {
        WAITS,
        TALKS,
        /** Is to be called back. */
        VIRTUAL,
        GONE
    }

    CallerAgain(Story story) {
        this.story = story;
    }

    private Visit visit() {
        return story.visits().get(visit);
    }

    TicketId ticket() {
        return story.ticket();
    }

    QueueId queue() {
        return visit().queue();
    }

    /** How she enters; empty for one who was there before. */
    Optional<OfCaller> entry() {
        return visit().entry();
    }

    /** When she enters first. */
    Instant enters() {
        return visit().entered();
    }

    /** What she did that day in the part of her story where she is; empty beyond its end. */
    Optional<Stint> stint() {
        List<Stint> all = visit().stints();
        return stint < all.size() ? Optional.of(all.get(stint)) : Optional.empty();
    }

    /** The place in her story where she is. */
    int number() {
        return visit * MOST_STINTS + stint;
    }

    /** She begins something: tells the turn that begins. */
    int becomes(State next) {
        state = next;
        return ++turn;
    }

    int turn() {
        return turn;
    }

    boolean is(State wanted, int since) {
        return state == wanted && turn == since;
    }

    boolean isGone() {
        return state == State.GONE;
    }

    /** She was reached, or comes back from a talk. */
    void waitsAgain() {
        stint++;
    }

    /** Who came again that day comes again, if it ended as it did: after how long. From then on she is in her next visit. */
    Optional<Duration> comesAgainAfter() {
        Visit over = visit();
        if (visit + 1 == story.visits().size() || over.ending() != ending) {
            return Optional.empty();
        }
        visit++;
        stint = 0;
        return Optional.of(Duration.between(over.ended(), visit().entered()));
    }
}
