package io.greenline.session;

import io.greenline.backend.BackendName;
import io.greenline.backend.Request;
import io.greenline.calendar.CalendarName;
import io.greenline.dialplan.AgentWish;
import io.greenline.dialplan.IncidentAct;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.ResultField;
import io.greenline.dialplan.Value;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.KeyGrammar;
import io.greenline.routing.Tier;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What should happen next on a call: the interpreter's answer to an {@link Outcome}. */
public sealed interface Action {

    record Answer() implements Action {}

    /**
     * Says something.
     *
     * @param privacy whether a key that cuts it may be the beginning of a sensitive entry
     */
    record Play(List<Spoken> prompts, BargeIn bargeIn, Privacy privacy) implements Action {
        public Play {
            prompts = List.copyOf(prompts);
        }
    }

    /**
     * Asks and listens for keys, and for speech where there is something to listen for.
     *
     * @param hear what may be said; empty where only keys count
     * @param typed the key that cut the prompt before this one: the first of the entry, and the question is not said
     */
    record Collect(
            List<Spoken> prompts, KeyGrammar grammar, InputRules input, Optional<Hear> hear, Optional<Value> typed)
            implements Action {
        public Collect {
            prompts = List.copyOf(prompts);
        }

        /**
         * What may be said.
         *
         * @param grammars in order of preference
         * @param byKeys what is said instead of the prompts where nobody can listen; empty where they will do
         */
        public record Hear(Language language, List<GrammarName> grammars, List<Spoken> byKeys) {
            public Hear {
                grammars = List.copyOf(grammars);
                byKeys = List.copyOf(byKeys);
            }
        }
    }

    record LookUp(PhoneNumber number, Duration budget) implements Action {}

    /**
     * Finds the class of the caller.
     *
     * @param said what the dialplan tells of the caller's words; an empty text where it tells nothing
     * @param key the same of the caller's keys
     */
    record Classify(Value said, Value key) implements Action {}

    /**
     * Asks a backend.
     *
     * @param timeout longest time for all tries
     * @param retries further tries after one without an answer
     * @param result what is wanted of the answer
     * @param privacy whether the answer's values may be seen by anyone but the dialplan
     * @param meanwhile said while the backend is asked
     */
    record Fetch(
            BackendName backend,
            Request.Method method,
            FilledPath path,
            List<Member> body,
            Duration timeout,
            int retries,
            List<ResultField> result,
            Privacy privacy,
            List<Spoken> meanwhile)
            implements Action {
        public Fetch {
            body = List.copyOf(body);
            result = List.copyOf(result);
            meanwhile = List.copyOf(meanwhile);
        }
    }

    /** Asks which notices stand for this caller. */
    record FindNotices(Value area, String tier, List<String> needs) implements Action {
        public FindNotices {
            needs = List.copyOf(needs);
        }
    }

    /** Asks whether a service is open. */
    record CheckHours(CalendarName calendar) implements Action {}

    /**
     * Lets the caller wait for a person.
     *
     * @param tier instead of the queue's own
     * @param boost how far the caller is ahead beside what the queue gives
     * @param about what the agent is told; may be empty
     * @param comfort what is said meanwhile, in turn
     * @param exits the keys that lead out
     * @param since when the caller began to wait for a person in this call, where that was before
     */
    record Enqueue(
            QueueId queue,
            Optional<Tier> tier,
            Optional<Duration> boost,
            String about,
            List<Spoken> comfort,
            List<Exit> exits,
            Duration maxWait,
            Optional<Instant> since)
            implements Action {
        public Enqueue {
            comfort = List.copyOf(comfort);
            exits = List.copyOf(exits);
        }

        /** A plain wait. */
        public Enqueue(QueueId queue, Duration maxWait) {
            this(queue, Optional.empty(), Optional.empty(), "", List.of(), List.of(), maxWait, Optional.empty());
        }

        /** A key that leads out of waiting, and what it is for. */
        public record Exit(String key, For what) {
            /** What a key is for. */
            public enum For {
                CALLBACK,
                VOICEMAIL,
                TEXT,
                /** Something that the dialplan alone knows. */
                ELSEWHERE
            }
        }
    }

    /**
     * Does what an agent on the telephone wants.
     *
     * @param reason why the agent is away; may be empty
     */
    record ServeAgent(AgentWish wish, Value agent, Value pin, String reason) implements Action {}

    record Transfer(EndpointName to, Duration ringFor) implements Action {}

    /** Says something, then records what the caller says. */
    record RecordMessage(List<Spoken> prompts, Duration atMost, Duration finalSilence) implements Action {
        public RecordMessage {
            prompts = List.copyOf(prompts);
        }
    }

    /** Notes that somebody wants to be called back. */
    record RequestCallback(Value number, String reason, Value about) implements Action {}

    /**
     * Reports an outage, promises a call, takes the promise back or asks what this call is about.
     *
     * @param area empty where the act has none; so are the others
     * @param of the incident's number
     * @param number who is called
     */
    record TellIncident(IncidentAct act, Value area, Value premises, Value of, Value number) implements Action {}

    /** Leaves a message that is delivered to a backend later. */
    record Send(BackendName backend, FilledPath path, List<Member> body, List<Spoken> text) implements Action {
        public Send {
            body = List.copyOf(body);
            text = List.copyOf(text);
        }
    }

    /** Takes up what another channel has left for the caller's number. */
    record TakeHandover(PhoneNumber number, List<ResultField> result) implements Action {
        public TakeHandover {
            result = List.copyOf(result);
        }
    }

    record HangUp(HangupCause cause) implements Action {}

    /** The call is over: nothing more is to be done. */
    record End(HangupCause cause, Party by, String detail) implements Action {}

    /** The action's name in the journal. */
    default String kind() {
        return switch (this) {
            case Answer _ -> "answer";
            case Play _ -> "play";
            case Collect _ -> "collect";
            case LookUp _ -> "lookup";
            case Classify _ -> "classify";
            case Fetch _ -> "fetch";
            case FindNotices _ -> "notices";
            case CheckHours _ -> "hours";
            case Enqueue _ -> "enqueue";
            case ServeAgent _ -> "agent";
            case Transfer _ -> "transfer";
            case RecordMessage _ -> "record";
            case RequestCallback _ -> "callback";
            case TellIncident _ -> "incident";
            case Send _ -> "send";
            case TakeHandover _ -> "handover";
            case HangUp _ -> "hangup";
            case End _ -> "end";
        };
    }
}
