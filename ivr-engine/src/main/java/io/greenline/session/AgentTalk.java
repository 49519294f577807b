package io.greenline.session;

import io.greenline.call.HoldLine;
import io.greenline.call.Talk;
import io.greenline.floor.Seat;
import io.greenline.journal.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How far the call to an agent is: tells the floor, and the journal at the moment when the two talk. */
final class AgentTalk implements HoldLine.Progress {
    private final HoldLine.Progress floor;
    private final Seat.Word.Ring ring;
    private final Duration waited;
    private final Instant offered;
    private final CallRecord record;
    private final InstantSource clock;
    private volatile Optional<Instant> since = Optional.empty();

    AgentTalk(HoldLine.Progress floor, Seat.Word.Ring ring, Duration waited, CallRecord record, InstantSource clock) {
        this.floor = floor;
        this.ring = ring;
        this.waited = waited;
        this.record = record;
        this.clock = clock;
        this.offered = clock.instant();
    }

    /** Whether caller and agent heard each other. */
    boolean connected() {
        return since.isPresent();
    }

    /** How long that has been; zero when they never did, or when a clock was put back. */
    Duration lasted() {
        return since.map(from -> between(from, clock.instant())).orElse(Duration.ZERO);
    }

    private static Duration between(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.isNegative() ? Duration.ZERO : between;
    }

    @Override
    public void rang() {
        floor.rang();
    }

    @Override
    public void accepted() {
        floor.accepted();
    }

    @Override
    public void connected(Talk talk) {
        Instant now = clock.instant();
        since = Optional.of(now);
        floor.connected(talk);
        // She waits until she hears the agent: while the telephone rings and the whisper is said, too.
        record.happened(
                new Event.TalkBegan(ring.offer().number(), ring.agent().id(), waited.plus(between(offered, now))));
    }
}
