package io.greenline.asterisk.ari;

import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Tells an agent who hung up from one whose telephone was lost, by the Q.850 cause with which Asterisk destroys the channel.
 *
 * <p>A telephone that hangs up gives 16, or none: that is the end of a talk, whatever the agent meant by it. One that was
 * lost gives a cause that nobody chooses: 44 when no RTP came for the endpoint's {@code rtp_timeout}; 18, 20, 27 or 102 when
 * SIP got no answer or the registration is gone; 38, 41 or 42 when the network says so.
 */
final class AgentLoss {
    private static final Set<Integer> LOST = Set.of(18, 20, 27, 38, 41, 42, 44, 102);

    private AgentLoss() {}

    /**
     * The cause by which a channel that is gone was lost; empty when its party hung up.
     *
     * @param longest how long Asterisk may take to tell why
     */
    static Optional<HangupCause> cause(AriCallLeg leg, Target gone, Duration longest) throws InterruptedException {
        // That it left our application comes first and has no cause; that it is destroyed follows, mostly at once.
        leg.state().awaitChange(gone::destroyed, longest.toNanos());
        return cause(gone);
    }

    /** The same of a channel of which Asterisk has nothing more to tell. */
    static Optional<HangupCause> cause(Target gone) {
        return LOST.contains(gone.cause()) ? Optional.of(HangupCause.ofCode(gone.cause())) : Optional.empty();
    }
}
