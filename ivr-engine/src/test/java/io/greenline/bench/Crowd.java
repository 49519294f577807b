package io.greenline.bench;

import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.UnmetExpectation;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Calls that are up at the same time, until they are hung up together. */
final class Crowd {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Queue<PhoneCall> calls = new ConcurrentLinkedQueue<>();

    /** Places a call and brings it to where it stays. */
    interface Coming {
        PhoneCall come() throws InterruptedException;
    }

    /** Returns when the last one is where it stays, or has failed. */
    static Crowd gather(int number, int perSecond, Coming coming) {
        Crowd crowd = new Crowd();
        Duration arriving = Duration.ofSeconds(1).multipliedBy(number).dividedBy(perSecond);
        new Arrivals(perSecond, arriving).run(() -> crowd.add(coming), new Tally());
        return crowd;
    }

    private CallResult add(Coming coming) throws InterruptedException {
        try {
            calls.add(coming.come());
            return new CallResult.Completed(0, 0, 0);
        } catch (UnmetExpectation unmet) {
            return new CallResult.Failed(unmet.reason());
        }
    }

    /** How many are still there. */
    int size() {
        calls.removeIf(each -> each.timeline().getLast() instanceof PhoneEvent.Ended);
        return calls.size();
    }

    void hangUp() throws InterruptedException {
        calls.forEach(PhoneCall::hangUp);
        for (PhoneCall each : calls) {
            each.awaitEnd(SOON);
        }
    }
}
