package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PromptId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** Goes on in another language. */
    record SwitchLanguage(NodeId id, SourceSpan at, Ways ways, LanguageChoice to, Target next) implements Node {}

    /** Releases the call. */
    record Hangup(NodeId id, SourceSpan at, Ways ways, HangupCause cause) implements Node {}
}
