package io.greenline.dialplan;

import io.greenline.backend.BackendName;
import io.greenline.backend.Request;
import io.greenline.calendar.CalendarName;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a flow. Closed: a new kind of node is one record here, one entry in the loader and one case in the
 * interpreter.
 */
public sealed interface Node {
    NodeId id();

    /** Where it stands in the dialplan's file. */
    SourceSpan at();

    /** Where a caller goes who asks for a person, and where the call goes when something fails. */
    Ways ways();

    /** The word that makes a node one of its kind, as in the file. */
    default String kind() {
        return switch (this) {
            case Play _ -> "play";
            case Menu _ -> "menu";
            case Ask _ -> "ask";
            case Choose _ -> "choose";
            case SetVariables _ -> "set";
            case Lookup _ -> "lookup";
            case Classify _ -> "classify";
            case Http _ -> "http";
            case Announce _ -> "announce";
            case Hours _ -> "hours";
            case Subflow _ -> "subflow";
            case Queue _ -> "queue";
            case Agent _ -> "agent";
            case Transfer _ -> "transfer";
            case RecordMessage _ -> "record";
            case Callback _ -> "callback";
            case Incident _ -> "incident";
            case Survey _ -> "survey";
            case Send _ -> "send";
            case Handover _ -> "handover";
            case SwitchLanguage _ -> "language";
            case Hangup _ -> "hangup";
        };
    }

    /** The telephone that rings for the caller here; empty where none does. */
    default Optional<EndpointName> rings() {
        return switch (this) {
            case Transfer transfer -> Optional.of(transfer.to());
            case Queue queue -> queue.line().named().map(QueueId::endpoint);
            case Play _,
                    Menu _,
                    Ask _,
                    Choose _,
                    SetVariables _,
                    Lookup _,
                    Classify _,
                    Http _,
                    Announce _,
                    Hours _,
                    Subflow _,
                    RecordMessage _,
                    Callback _,
                    Incident _,
                    Agent _,
                    Survey _,
                    Send _,
                    Handover _,
                    SwitchLanguage _,
                    Hangup _ -> Optional.empty();
        };
    }

    /** Says something. */
    record Play(NodeId id, SourceSpan at, Ways ways, PromptId prompt, BargeIn bargeIn, Target next) implements Node {}

    /** Offers a choice of keys. */
    record Menu(NodeId id, SourceSpan at, Ways ways, Question question, List<Option> options) implements Node {
        public Menu {
            options = List.copyOf(options);
        }
    }

    /**
     * Asks for digits.
     *
     * @param into the variable that receives them as text
     * @param min fewest digits
     * @param max most digits
     * @param among the only entries allowed; empty allows all of the right length
     * @param confirm a prompt that reads the entry back; key 1 accepts it, key 2 asks again
     */
    record Ask(
            NodeId id,
            SourceSpan at,
            Ways ways,
            Question question,
            String into,
            int min,
            int max,
            List<String> among,
            Optional<PromptId> confirm,
            Target next)
            implements Node {
        public Ask {
            among = List.copyOf(among);
        }
    }

    /** Goes the way of the first branch whose condition holds. */
    record Choose(NodeId id, SourceSpan at, Ways ways, List<Branch> branches, Target otherwise) implements Node {
        public Choose {
            branches = List.copyOf(branches);
        }
    }

    /** Gives variables values, in order. */
    record SetVariables(NodeId id, SourceSpan at, Ways ways, List<Assignment> assignments, Target next)
            implements Node {
        public SetVariables {
            assignments = List.copyOf(assignments);
        }
    }

    /**
     * Looks the caller up in the customer directory by calling number.
     *
     * @param budget longest time the caller waits for it
     */
    record Lookup(NodeId id, SourceSpan at, Ways ways, Duration budget, Target next, Target notFound, Target failed)
            implements Node {}

    /**
     * Finds the class of the caller by the classes of {@code routing.yaml}: where she waits, and before whom. Fills
     * {@code class.name}, {@code class.queue}, {@code class.tier}, {@code class.boost} (seconds) and {@code class.because},
     * and with the surge level that holds at that moment {@code class.surge}, {@code none} without one.
     *
     * @param said what the caller has said or chosen so far, as a text; empty where the dialplan does not tell
     * @param key what the caller has pressed so far, as a text
     */
    record Classify(
            NodeId id, SourceSpan at, Ways ways, Optional<Expression> said, Optional<Expression> key, Target next)
            implements Node {
        /** The prefix of what it fills. */
        public static final String INTO = "class";
    }

    /**
     * Runs a subflow and comes back.
     *
     * @param flow the subflow's name
     * @param with values for its inputs, one for each
     * @param into prefix under which its outputs arrive: {@code report.ticket}; empty when they are not wanted
     */
    record Subflow(
            NodeId id, SourceSpan at, Ways ways, String flow, List<Assignment> with, Optional<String> into, Target next)
            implements Node {
        public Subflow {
            with = List.copyOf(with);
        }
    }

    /** Connects the caller with someone and goes on when that one has hung up. */
    record Transfer(
            NodeId id,
            SourceSpan at,
            Ways ways,
            EndpointName to,
            Duration ringFor,
            Target next,
            Target busy,
            Target noAnswer,
            Target failed)
            implements Node {}

    /**
     * Asks a backend and keeps what it says.
     *
     * @param path below the backend's address; its gaps are percent-encoded when it is filled
     * @param body what is posted, by name; not used by a GET
     * @param timeout longest time for all tries
     * @param retries further tries after one without an answer
     * @param into prefix under which the result arrives: {@code bill.balance}; empty when none is wanted
     * @param meanwhile said to the caller while the backend is asked
     * @param privacy whether the values that come back may be seen by anyone but the dialplan
     * @param proof whether an answer proves who the caller is
     */
    record Http(
            NodeId id,
            SourceSpan at,
            Ways ways,
            BackendName backend,
            Request.Method method,
            PathTemplate path,
            List<Assignment> body,
            Duration timeout,
            int retries,
            Optional<String> into,
            List<ResultField> result,
            Optional<PromptId> meanwhile,
            Privacy privacy,
            Proof proof,
            Target next,
            Target notFound,
            Target failed)
            implements Node {
        public Http {
            body = List.copyOf(body);
            result = List.copyOf(result);
        }

        /** Whether going on from here proves who the caller is. */
        public enum Proof {
            NONE,
            OF_CALLER
        }
    }

    /**
     * Says the notices that stand for this caller, one after the other; {@code #} skips one.
     *
     * @param area whose notices, as a text
     */
    record Announce(NodeId id, SourceSpan at, Ways ways, Expression area, Target next) implements Node {}

    /**
     * Asks a calendar whether the service is open.
     *
     * @param into prefix under which {@code reason} and {@code opens} arrive; empty when they are not wanted
     * @param next where the call goes on when it is open
     */
    record Hours(
            NodeId id,
            SourceSpan at,
            Ways ways,
            CalendarName calendar,
            Optional<String> into,
            Target next,
            Target closed,
            Target holiday)
            implements Node {}

    /**
     * Lets the caller wait for a person of a queue.
     *
     * @param line which queue
     * @param maxWait longest wait
     * @param about what the agent is told, as a text
     * @param comfort what is said while the caller waits, in turn
     * @param exits the keys that lead out of waiting
     * @param timeout where the call goes when nobody was free in that time
     * @param named where it goes in other cases, see {@link QueueWay}
     */
    record Queue(
            NodeId id,
            SourceSpan at,
            Ways ways,
            QueueLine line,
            Duration maxWait,
            Optional<Expression> about,
            List<PromptId> comfort,
            List<QueueExit> exits,
            Target next,
            Target timeout,
            Target failed,
            Map<QueueWay, Target> named)
            implements Node {
        public Queue {
            comfort = List.copyOf(comfort);
            exits = List.copyOf(exits);
            named = Map.copyOf(named);
        }
    }

    /**
     * Does what an agent wants who calls to sign in or out, if the PIN is right.
     *
     * @param wish what is wanted
     * @param agent the agent's id, as a text
     * @param pin as a text
     * @param reason why an agent is away, as a text
     */
    record Agent(
            NodeId id,
            SourceSpan at,
            Ways ways,
            AgentWish wish,
            Expression agent,
            Expression pin,
            Optional<Expression> reason,
            Target next,
            Target refused)
            implements Node {}

    /**
     * Records what the caller says, as VoiceXML 2.0 section 2.3.6 does.
     *
     * @param prompt what is said before the tone
     * @param into the variable that receives the recording's name
     * @param atMost longest recording
     * @param finalSilence silence that ends it
     */
    record RecordMessage(
            NodeId id,
            SourceSpan at,
            Ways ways,
            PromptId prompt,
            String into,
            Duration atMost,
            Duration finalSilence,
            Target next,
            Target nothing,
            Target failed)
            implements Node {}

    /**
     * Notes that the caller wants to be called back.
     *
     * @param number where
     * @param reason a word for the people who call back
     * @param about what it waits for or belongs to, as a text
     */
    record Callback(
            NodeId id,
            SourceSpan at,
            Ways ways,
            Expression number,
            String reason,
            Optional<Expression> about,
            Target next,
            Target refused)
            implements Node {}

    /**
     * Reports an outage, promises a call for when it is over, takes the promise back, or tells what a call is about that the
     * engine made.
     *
     * @param act which of these
     * @param area where the power is out, as a text
     * @param premises the house, as a text
     * @param of the incident's number, as a text
     * @param number who is called, as a text; empty: the calling number
     * @param into prefix under which arrives what is known of the incident; empty when it is not wanted
     */
    record Incident(
            NodeId id,
            SourceSpan at,
            Ways ways,
            IncidentAct act,
            Optional<Expression> area,
            Optional<Expression> premises,
            Optional<Expression> of,
            Optional<Expression> number,
            Optional<String> into,
            Target next,
            Target refused)
            implements Node {
        /** The expressions that it has. */
        public List<Expression> expressions() {
            return Stream.of(area, premises, of, number)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /**
     * Asks for a mark from 1 to {@code highest}. A survey never holds a caller: silence and wrong keys lead on.
     *
     * @param into the variable that receives the mark as text; it keeps what it held when none is given
     */
    record Survey(NodeId id, SourceSpan at, Ways ways, Question question, int highest, String into, Target next)
            implements Node {}

    /**
     * Leaves a message for a backend, which delivers it: an SMS, a mail, a webhook.
     *
     * @param body by name
     * @param text a prompt whose words are sent as {@code text}, in the caller's language
     */
    record Send(
            NodeId id,
            SourceSpan at,
            Ways ways,
            BackendName backend,
            PathTemplate path,
            List<Assignment> body,
            Optional<PromptId> text,
            Target next,
            Target failed)
            implements Node {
        public Send {
            body = List.copyOf(body);
        }
    }

    /**
     * Takes up what another channel has left for the caller's number.
     *
     * @param into prefix under which its fields arrive, and {@code channel}
     */
    record Handover(
            NodeId id,
            SourceSpan at,
            Ways ways,
            String into,
            List<ResultField> result,
            Target next,
            Target none,
            Target failed)
            implements Node {
        public Handover {
            result = List.copyOf(result);
        }
    }

    /** Goes on in another language. */
    record SwitchLanguage(NodeId id, SourceSpan at, Ways ways, LanguageChoice to, Target next) implements Node {}

    /** Releases the call. */
    record Hangup(NodeId id, SourceSpan at, Ways ways, HangupCause cause) implements Node {}
}
