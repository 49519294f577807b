package io.greenline.dialplan;

import io.greenline.telephony.QueueId;
import java.util.Optional;

/** In which queue a caller waits. */
public sealed interface QueueLine {

    /** The queue of a name. */
    record Named(QueueId queue) implements QueueLine {}

    /**
     * The queue that the classification of this caller found.
     *
     * @param queue its name as a text; blank where none was found
     * @param tier the caller's tier as a whole number, where the flow has it
     * @param boost seconds that the caller is ahead, where the flow has them
     * @param because why, as a text, where the flow has it
     */
    record ByClass(
            Expression queue, Optional<Expression> tier, Optional<Expression> boost, Optional<Expression> because)
            implements QueueLine {}

    /** The queue where the dialplan names it. */
    default Optional<QueueId> named() {
        return switch (this) {
            case Named(QueueId queue) -> Optional.of(queue);
            case ByClass _ -> Optional.empty();
        };
    }
}
