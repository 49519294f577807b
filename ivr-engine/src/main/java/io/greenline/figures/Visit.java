package io.greenline.figures;

import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One caller's way through the queues, from entering one to what came of it. A caller whom an agent returns, or who loses the
 * agent, enters again: that is another visit, with a wait of its own.
 *
 * @param queue where she entered; an overflow to another queue does not change it
 * @param tier when she entered
 * @param needs the codes of her needs
 * @param entered when she entered
 * @param waited from entering to the end of the wait, or until now
 * @param calledBack whether she was reached by a callback
 * @param handling empty until a talk is over
 * @param moves overflows to another queue
 * @param brokenPromises how often a promise to her was broken
 * @param estimated the wait that was estimated when she entered; empty where none was
 */
public record Visit(
        TicketId ticket,
        QueueId queue,
        Tier tier,
        List<String> needs,
        Instant entered,
        Outcome outcome,
        Duration waited,
        boolean calledBack,
        Optional<Handling> handling,
        int moves,
        int brokenPromises,
        Optional<Duration> estimated) {
    public Visit {
        needs = List.copyOf(needs);
    }

    /** What an agent's work on a caller took. */
    public record Handling(Duration talk, Duration wrapUp) {}

    /** What came of a visit. */
    public enum Outcome {
        /** She waited on the line and an agent talked with her. */
        ANSWERED,
        /** She hung up. */
        ABANDONED,
        /** She went another way: a key, voicemail, text, an overflow's exit, the longest wait. */
        ELSEWHERE,
        /** She was not let in: closed, full, nobody there. */
        REFUSED,
        /** She waits yet. */
        WAITING,
        /** She asked for a callback, which has not ended. */
        CALLBACK_OPEN,
        /** She asked for a callback, was reached, and then neither talked nor waits yet. */
        CALLBACK_LEFT,
        /** She was called back and an agent talked with her. */
        CALLBACK_ANSWERED,
        /** The callback was given up. */
        CALLBACK_DROPPED,
        /** She did not want the callback any more. */
        CALLBACK_CANCELLED
    }
}
