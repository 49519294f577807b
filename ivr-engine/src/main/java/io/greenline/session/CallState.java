package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Value;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a call is in its dialplan: everything the interpreter needs to go on, and all that a restarted engine knows.
 *
 * @param call what the switch said of the call
 * @param dialplan the dialplan's name
 * @param version the version that the call began with
 * @param language the language spoken now
 * @param pace how fast the caller asked to be spoken to; empty where the profile says
 * @param customer who the directory says is calling; empty before a look-up and when unknown
 * @param typed the key that cut a prompt and waits for the next question
 * @param frames the flows that the call is in, the main flow first; never empty
 * @param pending what was asked for and has not ended
 * @param attempt the number of the pending action, from 1
 * @param idleNodes nodes entered since the caller last pressed a key
 * @param failures actions in a row that the switch did not carry out
 * @param waitingSince when the caller began to wait for a person, where she has not talked with one since
 * @param ticket the place in the queues that was kept for the caller when the call began: a callback's
 */
public record CallState(
        InboundCall call,
        String dialplan,
        String version,
        Language language,
        Optional<Pace> pace,
        Optional<Customer> customer,
        Optional<Value> typed,
        List<Frame> frames,
        Action pending,
        long attempt,
        int idleNodes,
        int failures,
        Optional<Instant> waitingSince,
        Optional<String> ticket) {

    public CallState {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a call is always in a flow");
        }
    }

    /** The innermost flow. */
    public Frame frame() {
        return frames.getLast();
    }

    /** The same call in another version of its dialplan. */
    CallState inVersion(String other) {
        return with(call, other);
    }

    /** The same call, brought by another driver than the one before. */
    CallState over(String driver) {
        InboundCall carried = new InboundCall(
                call.id(),
                call.calling(),
                call.callingName(),
                call.called(),
                driver,
                call.offered(),
                call.dialledFor());
        return with(carried, version);
    }

    private CallState with(InboundCall of, String in) {
        return new CallState(
                of,
                dialplan,
                in,
                language,
                pace,
                customer,
                typed,
                frames,
                pending,
                attempt,
                idleNodes,
                failures,
                waitingSince,
                ticket);
    }
}
