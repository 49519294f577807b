package io.greenline.app.floor;

import io.greenline.app.settings.Settings;
import io.greenline.call.Dialer;
import io.greenline.incident.CallRules;
import io.greenline.incident.CallTerms;
import io.greenline.incident.Refused;
import io.greenline.incident.RestoredCalls;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Queue;
import io.greenline.telephony.QueueId;
import java.time.Instant;
import java.util.Optional;

/**
 * Calls when the power is back go by the callback terms of one queue.
 *
 * @param floor whose queues they are, and whose switches make the calls; while none takes orders it is no time for calls
 */
public record RestoredRules(Settings settings, OpenFloor floor) implements CallRules {

    @Override
    public CallTerms terms(Instant now) throws Refused {
        Optional<String> unset = unset(settings);
        if (unset.isPresent()) {
            throw new Refused(unset.get());
        }
        QueueId name = new QueueId(settings.callbacks().restoredQueue().orElseThrow());
        if (floor.dialer().equals(Dialer.NONE)) {
            throw new Refused("no switch here makes calls: enable ARI");
        }
        Queue queue = floor.floor().plan().queues().get(name);
        if (queue == null) {
            throw new Refused("callbacks.restored-queue is '%s', and routing.yaml has no such queue".formatted(name));
        }
        CallbackTerms terms = queue.callback()
                .orElseThrow(() -> new Refused(
                        "queue '%s' of callbacks.restored-queue has no callback: in routing.yaml".formatted(name)));
        return new CallTerms(
                terms.attempts(),
                terms.every(),
                terms.expiry(),
                floor.floor().calls(queue, now) && floor.dials() ? CallTerms.Hours.OPEN : CallTerms.Hours.CLOSED);
    }

    /** What an operator has to set before anybody can be called; empty when all is set. */
    public static Optional<String> unset(Settings settings) {
        if (settings.callbacks().dial().isEmpty()) {
            return Optional.of("callbacks.dial is not set");
        }
        if (settings.callbacks().restoredQueue().isEmpty()) {
            return Optional.of("callbacks.restored-queue is not set");
        }
        return settings.dialplans().lines().containsKey(RestoredCalls.LINE)
                ? Optional.empty()
                : Optional.of("dialplans.lines names no dialplan for the line '%s'".formatted(RestoredCalls.LINE));
    }
}
