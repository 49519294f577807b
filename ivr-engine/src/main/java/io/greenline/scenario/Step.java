package io.greenline.scenario;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.NodeId;
import java.time.Duration;
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

    /** Hangs up. */
    record HangUp(SourceSpan at, Optional<NodeId> node, Duration after) implements Step {}

    /** The switch fails at what it is to do for the node. */
    record Fault(SourceSpan at, Optional<NodeId> node) implements Step {}
}
