package io.greenline.routing;

import io.greenline.telephony.QueueId;
import java.time.Duration;

/**
 * What widens a queue: when it is so, this is done, once for each caller. The caller keeps the time of joining.
 *
 * @param when the condition
 * @param then what is done
 */
public record Overflow(When when, Then then) {

    /** The condition of an overflow. */
    public sealed interface When {
        /** The caller has waited so long. */
        record Waited(Duration time) implements When {}

        /** The queue's hours are over. */
        record Closed() implements When {}

        /** No agent who could take the call is signed in. */
        record Unstaffed() implements When {}

        /** More callers than this wait in the queue. */
        record Longer(int than) implements When {}

        /** The wait that is estimated is longer than this. */
        record EstimatedOver(Duration time) implements When {}
    }

    /** What an overflow does. */
    public sealed interface Then {
        /** The caller waits in another queue. */
        record ToQueue(QueueId queue) implements Then {}

        /** Any agent of the caller's medium and language may take the call, then any of the medium: skills do not matter. */
        record AnyAgent() implements Then {}

        /** A skill that was a must becomes a should. */
        record Relax(Skill skill) implements Then {}

        /** Somebody is told: a name of the settings, such as {@code duty-manager}. */
        record Alarm(String who) implements Then {}

        /** The caller leaves the queue by the edge of the {@code queue} node. */
        record Exit(ExitWord by) implements Then {}
    }

    /** The edges by which an overflow can send a caller on. */
    public enum ExitWord {
        CALLBACK,
        VOICEMAIL,
        TEXT,
        OVERFLOW
    }
}
