package io.greenline.scenario;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something that a scripted caller does, or meets. */
public sealed interface Step {
    SourceSpan at();

    /** The node that must have been entered first; empty does it wherever the call is. */
    Optional<NodeId> node();

    /**
     * Presses keys one after another.
     *
     * @param keys 1 to 64 of 0-9 * # A-D
     * @param after from the beginning of the node's prompt; zero presses at once
     */
    record Press(SourceSpan at, Optional<NodeId> node, String keys, Duration after) implements Step {}

    /**
     * Lets the time for an entry pass.
     *
     * @param times how often, at least 1
     */
    record Silence(SourceSpan at, Optional<NodeId> node, int times) implements Step {}

    /**
     * Says something.
     *
     * @param heard what a recogniser makes of it, the best first; at least one
     * @param confidence how sure it is of each, from 0 to 1
     * @param lasts how long it takes to say; empty where that follows from the words
     * @param after from the beginning of the node's prompt; empty waits until the prompt is over
     * @param times how often: once each time that it can be said, at least 1
     */
    record Say(
            SourceSpan at,
            Optional<NodeId> node,
            List<String> heard,
            double confidence,
            Optional<Duration> lasts,
            Optional<Duration> after,
            int times)
            implements Step {
        public Say {
            heard = List.copyOf(heard);
        }
    }

    /**
     * Something is to be heard that is no speech.
     *
     * @param after as with {@link Say}
     */
    record Noise(SourceSpan at, Optional<NodeId> node, Duration lasts, Optional<Duration> after) implements Step {}

    /** Hangs up. */
    record HangUp(SourceSpan at, Optional<NodeId> node, Duration after) implements Step {}

    /** The switch fails at what it is to do for the node. */
    record Fault(SourceSpan at, Optional<NodeId> node) implements Step {}
}
