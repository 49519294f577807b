package io.greenline.figures;

import io.greenline.figures.Visit.Handling;
import io.greenline.figures.Visit.Outcome;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A visit that is not over, or whose agent is still at work on it. */
final class OpenVisit {
    private final TicketId ticket;
    private final Wish wish;
    private final Tier tier;
    private final Instant entered;
    private Callback callback = Callback.NONE;
    private Optional<Instant> served = Optional.empty();
    private Duration talk = Duration.ZERO;
    private Instant talkEnd = Instant.MIN;
    private int moves;
    private int brokenPromises;
    private Optional<Duration> estimated = Optional.empty();

    private enum Callback {
        NONE,
        WANTED,
        REACHED
    }

    OpenVisit(TicketId ticket, Wish wish, Tier tier, Instant entered) {
        this.ticket = ticket;
        this.wish = wish;
        this.tier = tier;
        this.entered = entered;
    }

    TicketId ticket() {
        return ticket;
    }

    void callbackWanted() {
        callback = Callback.WANTED;
    }

    /** Told twice; or it is her callback's own call, and so she was reached. */
    void joinedAgain() {
        if (callback == Callback.WANTED) {
            callback = Callback.REACHED;
        }
    }

    void callbackReached() {
        callback = Callback.REACHED;
    }

    void promiseBroken() {
        brokenPromises++;
    }

    void moved() {
        moves++;
    }

    void estimated(Duration wait) {
        estimated = Optional.of(wait);
    }

    void served(Instant at) {
        served = Optional.of(at);
    }

    boolean isTalking() {
        return served.isPresent();
    }

    void talked(Duration length, Instant end) {
        talk = length;
        talkEnd = end;
    }

    /** The same caller, who enters again. */
    OpenVisit again(Instant at) {
        return new OpenVisit(ticket, wish, tier, at);
    }

    /** What a caller's leaving means, who did not talk. */
    Outcome leaving(Outcome onTheLine) {
        return switch (callback) {
            case NONE -> onTheLine;
            case WANTED -> Outcome.CALLBACK_DROPPED;
            case REACHED -> Outcome.CALLBACK_LEFT;
        };
    }

    /** The wait ended without a talk, or the talk was cut short by the log. */
    Visit ended(Outcome outcome, Instant at) {
        return served.isPresent() ? visit(answered(), at, Optional.empty()) : visit(outcome, at, Optional.empty());
    }

    /** The agent has done with it. */
    Visit handled(Instant at) {
        Duration wrapUp = Duration.between(talkEnd, at);
        return visit(answered(), at, Optional.of(new Handling(talk, wrapUp)));
    }

    /** As it stands when nothing more is known. */
    Visit unfinished(Instant at) {
        Outcome open =
                switch (callback) {
                    case NONE -> Outcome.WAITING;
                    case WANTED, REACHED -> Outcome.CALLBACK_OPEN;
                };
        return ended(open, at);
    }

    private Outcome answered() {
        return callback == Callback.NONE ? Outcome.ANSWERED : Outcome.CALLBACK_ANSWERED;
    }

    private Visit visit(Outcome outcome, Instant at, Optional<Handling> handling) {
        Duration waited = Duration.between(entered, served.orElse(at));
        return new Visit(
                ticket,
                wish.queue(),
                tier,
                wish.needs(),
                entered,
                outcome,
                waited,
                callback == Callback.REACHED,
                handling,
                moves,
                brokenPromises,
                estimated);
    }
}
