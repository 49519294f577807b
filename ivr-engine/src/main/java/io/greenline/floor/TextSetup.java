package io.greenline.floor;

import io.greenline.call.TextLine;
import io.greenline.caller.CustomerDirectory;
import io.greenline.journal.Journal;
import io.greenline.routing.Classifier;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What a text desk works with.
 *
 * @param queue where those who write wait, unless their class says another queue by text
 * @param classes who belongs where, as of now
 * @param line closed by its owner
 * @param customers who writes; a hint, never a proof
 * @param clock for the journal's times alone
 * @param patience how long somebody may write nothing
 */
public record TextSetup(
        QueueId queue,
        Supplier<Classifier> classes,
        TextLine line,
        CustomerDirectory customers,
        Journal journal,
        Ticker ticker,
        InstantSource clock,
        Patience patience) {

    /**
     * How long what may take.
     *
     * @param warnAfter nothing written by either for so long: both are asked
     * @param endAfter so much longer: the conversation ends
     * @param tellEvery shortest time between two words about the place in the line
     * @param longestWait after which nobody waits any longer
     */
    public record Patience(Duration warnAfter, Duration endAfter, Duration tellEvery, Duration longestWait) {
        public static final Patience USUAL =
                new Patience(Duration.ofMinutes(7), Duration.ofMinutes(3), Duration.ofSeconds(45), Duration.ofHours(2));
    }
}
