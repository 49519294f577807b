package io.greenline.session;

import io.greenline.calendar.Opening;
import io.greenline.call.CallEvent;
import io.greenline.caller.Customer;
import io.greenline.caller.NoticeId;
import io.greenline.dialplan.Value;
import io.greenline.routing.Decision;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an {@link Action} ended in. Each kind of node has its own closed set, so that no impossible case is handled. */
public sealed interface Outcome {

    /** How saying something can end. */
    sealed interface OfPlay extends OfAnnounce {}

    /** How a question can end. */
    sealed interface OfCollect extends Outcome {}

    /** How looking the caller up can end. */
    sealed interface OfLookUp extends Outcome {}

    /** How asking a backend can end. */
    sealed interface OfFetch extends Outcome {}

    /** How an announcement can go on: what stands, then what came of saying it. */
    sealed interface OfAnnounce extends Outcome {}

    /** How waiting for a person can end. */
    sealed interface OfQueue extends Outcome {}

    /** How ringing a person can end: waiting in a queue that only rings its endpoint ends so too. */
    sealed interface OfTransfer extends OfQueue {}

    /** How serving an agent can end. */
    sealed interface OfAgent extends Outcome {}

    /** How recording a message can end. */
    sealed interface OfRecord extends Outcome {}

    /** How asking for a callback can end. */
    sealed interface OfCallback extends Outcome {}

    /** How a report of an outage, or a wish to be called when it is over, can end. */
    sealed interface OfIncident extends Outcome {}

    /** How leaving a message for a backend can end. */
    sealed interface OfSend extends Outcome {}

    /** How taking up a handover can end. */
    sealed interface OfHandover extends Outcome {}

    /** A call has come: the first outcome of every call. */
    record Arrived() implements Outcome {}

    /** An engine took the call up again: the pending action was not seen to end. */
    record Resumed() implements Outcome {}

    record Answered() implements Outcome {}

    record Played() implements OfPlay {}

    /** A key stopped the prompt; it counts as typed ahead unless it asks for a person. */
    record PlayCut(Value keys) implements OfPlay, OfRecord {}

    /** The keys fit. */
    record Keys(Value keys) implements OfCollect {}

    record NoInput() implements OfCollect {}

    /**
     * The caller has said something to the end.
     *
     * @param answers that fit a grammar, the best first; empty when nothing fits
     * @param heard the recogniser's best words, for people to read
     * @param began where the speech began, from the beginning of listening
     * @param ended where it ended
     * @param voice the name of the recording, where one is kept
     */
    record Said(List<SaidAnswer> answers, Value heard, Duration began, Duration ended, Optional<String> voice)
            implements OfCollect {
        public Said {
            answers = List.copyOf(answers);
        }
    }

    /** The caller spoke longer than is listened to. */
    record SaidTooMuch(Value heard, Optional<String> voice) implements OfCollect {}

    /** The keys do not fit. */
    record NoMatch(Value keys) implements OfCollect {}

    record Found(Customer customer) implements OfLookUp {}

    record NotFound() implements OfLookUp {}

    record LookupFailed(String reason) implements OfLookUp {}

    /**
     * Where the caller belongs.
     *
     * @param name of the class; empty where there are no classes
     * @param queue where she waits; empty with the name
     * @param tier 0 to 9
     * @param boost how long before her time she seems to have joined
     * @param because on what evidence, for people
     * @param surge the surge level that holds; {@code none} without one
     */
    record Classified(String name, String queue, int tier, Duration boost, String because, String surge)
            implements Outcome {}

    /** The backend answered; its values in the order in which they were asked for. */
    record Fetched(List<Value> values) implements OfFetch {
        public Fetched {
            values = List.copyOf(values);
        }
    }

    /** The backend does not know what was asked for. */
    record Missing() implements OfFetch {}

    record NoticesFound(List<NoticeId> notices) implements OfAnnounce {
        public NoticesFound {
            notices = List.copyOf(notices);
        }
    }

    /**
     * What the calendar said.
     *
     * @param opens when it opens next, as an ISO 8601 local date and time; empty when open or not known
     */
    record HoursTold(Opening.State state, String reason, String opens) implements Outcome {}

    record Talked(Duration talked) implements OfTransfer {}

    record NotConnected(CallEvent.NotConnected.Why why, HangupCause cause) implements OfTransfer {}

    /**
     * The caller could not wait, or not any longer.
     *
     * @param joined when she began to wait for a person, as well as the engine knows: whoever waits elsewhere keeps it
     */
    record TurnedAway(Decision.TurnedAway.Reason reason, Instant joined) implements OfQueue {}

    /** A key led out of waiting. */
    record ExitTaken(String key, Instant joined) implements OfQueue {}

    /**
     * The caller hangs up and is called back.
     *
     * @param in when the turn is likely to come
     */
    record CallbackPromised(PhoneNumber number, Optional<Duration> in) implements OfQueue {}

    record AgentDone() implements OfAgent {}

    record AgentRefused(String reason) implements OfAgent {}

    /**
     * There is a recording.
     *
     * @param name what it is called at the switch
     */
    record Recorded(String name, Duration length) implements OfRecord {}

    record NothingRecorded() implements OfRecord {}

    record CallbackNoted() implements OfCallback {}

    record CallbackRefused(String reason) implements OfCallback, OfQueue {}

    /**
     * It was done; what is known of the incident.
     *
     * @param known whether it was known before
     * @param since as an ISO 8601 local date and time
     * @param expected the same; empty where nothing can be told
     * @param promised whether a call is promised
     * @param language in which it was promised; may be empty
     */
    record IncidentTold(
            String number,
            String area,
            boolean known,
            long reports,
            String since,
            String expected,
            boolean promised,
            String language)
            implements OfIncident {}

    record IncidentRefused(String reason) implements OfIncident {}

    /** The message is kept and will be delivered. */
    record Left() implements OfSend {}

    /** What another channel left; its values in the order in which they were asked for. */
    record HandedOver(String channel, List<Value> values) implements OfHandover {
        public HandedOver {
            values = List.copyOf(values);
        }
    }

    record NothingLeft() implements OfHandover {}

    /** It could not be done; the caller is still there. */
    record Unavailable(String reason) implements OfFetch, OfRecord, OfSend, OfHandover {}

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
            case Said _ -> "said";
            case SaidTooMuch _ -> "said-too-much";
            case Found _ -> "found";
            case NotFound _ -> "not-found";
            case LookupFailed _ -> "lookup-failed";
            case Classified _ -> "classified";
            case Fetched _ -> "fetched";
            case Missing _ -> "missing";
            case NoticesFound _ -> "notices";
            case HoursTold _ -> "hours";
            case Talked _ -> "talked";
            case TurnedAway _ -> "turned-away";
            case ExitTaken _ -> "exit-taken";
            case CallbackPromised _ -> "callback-promised";
            case AgentDone _ -> "agent-done";
            case AgentRefused _ -> "agent-refused";
            case NotConnected _ -> "not-connected";
            case Recorded _ -> "recorded";
            case NothingRecorded _ -> "nothing-recorded";
            case CallbackNoted _ -> "callback-noted";
            case CallbackRefused _ -> "callback-refused";
            case IncidentTold _ -> "incident-told";
            case IncidentRefused _ -> "incident-refused";
            case Left _ -> "left";
            case HandedOver _ -> "handed-over";
            case NothingLeft _ -> "nothing-left";
            case Unavailable _ -> "unavailable";
            case Released _ -> "released";
            case Failed _ -> "failed";
        };
    }
}
