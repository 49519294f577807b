package io.greenline.rehearsal;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.scenario.Surroundings.Answering;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The people who are called: how each takes the first call, the second. Used by the call's thread alone. */
final class Desks {
    private static final List<Answering> USUAL = List.of(new Answering.Talks(Duration.ofSeconds(30)));

    private final Map<String, List<Answering>> answers;
    private final Map<String, Integer> rung = new HashMap<>();

    Desks(Map<String, List<Answering>> answers) {
        this.answers = answers;
    }

    /** How a transfer to an endpoint ends now. */
    CallEvent.OfTransfer taking(EndpointName endpoint) {
        List<Answering> script = answers.getOrDefault(endpoint.value(), USUAL);
        int before = rung.merge(endpoint.value(), 1, Integer::sum) - 1;
        return switch (script.get(Math.min(before, script.size() - 1))) {
            case Answering.Talks(Duration talked) -> new CallEvent.Talked(talked);
            case Answering.Busy _ -> new NotConnected(NotConnected.Why.BUSY, HangupCause.USER_BUSY);
            case Answering.NoAnswer _ -> new NotConnected(NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER);
            case Answering.Unreachable _ -> new NotConnected(NotConnected.Why.UNREACHABLE, HangupCause.NO_ROUTE);
        };
    }
}
