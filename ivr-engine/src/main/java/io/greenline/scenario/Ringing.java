package io.greenline.scenario;

import io.greenline.source.SourceSpan;
import java.time.Duration;
import java.util.List;

/** What happens when a caller's telephone rings, because she is called back. */
public sealed interface Ringing {
    /** The longest ringing; who would answer later does not answer. */
    Duration LONGEST = Duration.ofSeconds(30);

    SourceSpan at();

    /**
     * Somebody answers, or a machine does.
     *
     * @param after how long it rings, less than {@link #LONGEST}
     * @param script what is done in this call, in order; a machine does nothing
     * @param expectations what must be seen of this call
     */
    record Answered(SourceSpan at, Duration after, List<Step> script, List<Expectation> expectations)
            implements Ringing {
        public Answered {
            script = List.copyOf(script);
            expectations = List.copyOf(expectations);
        }
    }

    record Busy(SourceSpan at) implements Ringing {}

    record NoAnswer(SourceSpan at) implements Ringing {}

    record Unreachable(SourceSpan at) implements Ringing {}
}
