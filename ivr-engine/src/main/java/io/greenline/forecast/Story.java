package io.greenline.forecast;

import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.TicketId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one caller did of herself on a recorded day, visit after visit. Whoever records it adds to it; whoever plays it reads it.
 */
final class Story {
    private final TicketId ticket;
    private final List<Visit> visits = new ArrayList<>(1);

    Story(TicketId ticket) {
        this.ticket = ticket;
    }

    TicketId ticket() {
        return ticket;
    }

    List<Visit> visits() {
        return visits;
    }

    Visit add(Visit visit) {
        visits.add(visit);
        return visit;
    }

    /** How a visit ended. */
    enum Ending {
        /** An agent talked with her. */
        TALKED,
        /** By what she did herself. */
        LEFT,
        /** The floor sent her away. */
        SENT,
        /** Not while the log was read. */
        OPEN
    }

    /** From entering to being gone. */
    static final class Visit {
        private final Instant entered;
        private final QueueId queue;
        private final Optional<RoutingEvent.OfCaller> entry;
        private final List<Stint> stints = new ArrayList<>(1);
        private Ending ending = Ending.OPEN;
        private Instant ended = Instant.MAX;

        /** @param entry how she entered; empty for one who was there when the record begins */
        Visit(Instant entered, QueueId queue, Optional<RoutingEvent.OfCaller> entry) {
            this.entered = entered;
            this.queue = queue;
            this.entry = entry;
        }

        Instant entered() {
            return entered;
        }

        /** Where she entered; an overflow to another does not change it. */
        QueueId queue() {
            return queue;
        }

        Optional<RoutingEvent.OfCaller> entry() {
            return entry;
        }

        List<Stint> stints() {
            return stints;
        }

        Stint add(Stint stint) {
            stints.add(stint);
            return stint;
        }

        void ends(Ending how, Instant at) {
            ending = how;
            ended = at;
        }

        Ending ending() {
            return ending;
        }

        Instant ended() {
            return ended;
        }
    }

    /** One wait on the line and what followed from it: she did something herself, or talked, or was sent away. */
    static final class Stint {
        private Duration waited = Duration.ZERO;
        private Optional<RoutingEvent.OfCaller> own = Optional.empty();
        private Optional<Talk> talk = Optional.empty();
        private List<Answer> answers = List.of();
        private Optional<Answer> cancelled = Optional.empty();

        /** Her wait ended by what she did herself. */
        void ends(Duration after, RoutingEvent.OfCaller act) {
            waited = after;
            own = Optional.of(act);
        }

        /** Her wait ended by what others did: she would have waited longer. */
        void ends(Duration after) {
            waited = after;
        }

        void talked(Talk length) {
            talk = Optional.of(length);
        }

        void cancelled(Answer after) {
            cancelled = Optional.of(after);
        }

        /** How long she waited: with {@link #own} exactly as long as she would have, else at least. */
        Duration waited() {
            return waited;
        }

        Optional<RoutingEvent.OfCaller> own() {
            return own;
        }

        /** Empty where there was none, or its end is not known. */
        Optional<Talk> talk() {
            return talk;
        }

        void dialled() {
            answers = answers.isEmpty() ? new ArrayList<>() : answers;
            answers.add(Answer.NONE);
        }

        /** What came of the last call to her. */
        void answered(Answer answer) {
            answers.set(answers.size() - 1, answer);
        }

        /** What came of each call to her, where she wanted to be called back. */
        List<Answer> answers() {
            return answers;
        }

        /** How long after she wanted a callback she did not any more. */
        Optional<Answer> cancelled() {
            return cancelled;
        }
    }

    /** Something that she did so long after something else; without an event nothing was heard of her. */
    record Answer(Duration after, Optional<RoutingEvent.OfCaller> event) {
        static final Answer NONE = new Answer(Duration.ZERO, Optional.empty());
    }

    /** A talk, and whether its agent ended the wrap-up before its time. */
    static final class Talk {
        private final Duration length;
        private final TalkEnded.By by;
        private Optional<Duration> readyAfter = Optional.empty();

        Talk(Duration length, TalkEnded.By by) {
            this.length = length;
            this.by = by;
        }

        void readyAfter(Duration wrapUp) {
            readyAfter = Optional.of(wrapUp);
        }

        Duration length() {
            return length;
        }

        TalkEnded.By by() {
            return by;
        }

        Optional<Duration> readyAfter() {
            return readyAfter;
        }
    }
}
