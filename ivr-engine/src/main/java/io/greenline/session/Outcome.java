package io.greenline.session;

import io.greenline.call.CallEvent;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Value;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;

/** What an {@link Action} ended in. */
public sealed interface Outcome {

    /** A call has come: the first outcome of every call. */
    record Arrived() implements Outcome {}

    /** An engine took the call up again: the pending action was not seen to end. */
    record Resumed() implements Outcome {}

    record Answered() implements Outcome {}

    record Played() implements Outcome {}

    /** A key stopped the prompt; it counts as typed ahead unless it asks for a person. */
    record PlayCut(Value keys) implements Outcome {}

    /** The keys fit. */
    record Keys(Value keys) implements Outcome {}

    record NoInput() implements Outcome {}

    /** The keys do not fit. */
    record NoMatch(Value keys) implements Outcome {}

    record Found(Customer customer) implements Outcome {}

    record NotFound() implements Outcome {}

    record LookupFailed(String reason) implements Outcome {}

    record Talked(Duration talked) implements Outcome {}

    record NotConnected(CallEvent.NotConnected.Why why, HangupCause cause) implements Outcome {}

    record Released(HangupCause cause, Party by) implements Outcome {}

    /** The switch did not do it; the caller may still be there. */
    record Failed(String reason) implements Outcome {}

    /** The outcome's name in the journal. */
    default String kind() {
        return switch (this) {
            case Arrived _ -> "arrived";
            case Resumed _ -> "resumed";
            case Answered _ -> "answered";
            case Played _ -> "played";
            case PlayCut _ -> "play-cut";
            case Keys _ -> "keys";
            case NoInput _ -> "no-input";
            case NoMatch _ -> "no-match";
            case Found _ -> "found";
            case NotFound _ -> "not-found";
            case LookupFailed _ -> "lookup-failed";
            case Talked _ -> "talked";
            case NotConnected _ -> "not-connected";
            case Released _ -> "released";
            case Failed _ -> "failed";
        };
    }
}
