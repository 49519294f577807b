package io.greenline.scenario;

import io.greenline.backend.BackendName;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.PromptId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that must be seen of a call. */
public sealed interface Expectation {
    SourceSpan at();

    /** How strictly a sequence is meant. */
    enum Order {
        /** In this order; others may come between. */
        LOOSE,
        /** This is the whole sequence. */
        EXACT
    }

    /** The caller hears these prompts. */
    record Hears(SourceSpan at, List<PromptId> prompts, Order order) implements Expectation {
        public Hears {
            prompts = List.copyOf(prompts);
        }
    }

    /** The caller hears these words, in this order; each is part of what one prompt says with its values filled in. */
    record Says(SourceSpan at, List<String> words) implements Expectation {
        public Says {
            words = List.copyOf(words);
        }
    }

    /** What the caller's words are taken to mean, in this order, others may come between. */
    record Understands(SourceSpan at, List<String> meanings) implements Expectation {
        public Understands {
            meanings = List.copyOf(meanings);
        }
    }

    /** The call enters these nodes. */
    record Enters(SourceSpan at, List<NodeId> nodes, Order order) implements Expectation {
        public Enters {
            nodes = List.copyOf(nodes);
        }
    }

    /** The caller hears none of these prompts. */
    record NeverHears(SourceSpan at, List<PromptId> prompts) implements Expectation {
        public NeverHears {
            prompts = List.copyOf(prompts);
        }
    }

    /** The call enters none of these nodes. */
    record NeverEnters(SourceSpan at, List<NodeId> nodes) implements Expectation {
        public NeverEnters {
            nodes = List.copyOf(nodes);
        }
    }

    /** The caller is transferred to this endpoint. */
    record TransferredTo(SourceSpan at, EndpointName endpoint) implements Expectation {}

    /** The caller waits in this queue. */
    record Queued(SourceSpan at, String queue, Optional<Integer> tier, Optional<Integer> position)
            implements Expectation {}

    /** The caller is offered to these agents, in this order; others may come between. */
    record Offered(SourceSpan at, List<AgentId> agents) implements Expectation {
        public Offered {
            agents = List.copyOf(agents);
        }
    }

    /** The caller talks with an agent; what is empty may be anything. */
    record Served(
            SourceSpan at, Optional<AgentId> agent, Optional<Duration> waitedAtLeast, Optional<Duration> waitedAtMost)
            implements Expectation {}

    /** Whether the caller who waits is served within what was promised. */
    record Promised(SourceSpan at, boolean kept) implements Expectation {}

    /** The queue promises to call back. */
    record CallbackPromised(SourceSpan at, PhoneNumber number) implements Expectation {}

    /**
     * The values of variables at the end of the call.
     *
     * @param values as people would write them, by name, in the order of the file
     */
    record Holds(SourceSpan at, Map<String, String> values) implements Expectation {
        public Holds {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * A message is left for a backend.
     *
     * @param path empty expects any
     * @param body JSON whose members must be in the message; it may have others. Empty expects any
     */
    record Sends(SourceSpan at, BackendName backend, Optional<String> path, Optional<String> body)
            implements Expectation {}

    /**
     * A backend is asked.
     *
     * @param path empty expects any
     * @param body as with {@link Sends}
     */
    record Asks(SourceSpan at, BackendName backend, Optional<String> path, Optional<String> body)
            implements Expectation {}

    /** A wish to be called back is noted; what is empty may be anything. */
    record CalledBack(SourceSpan at, Optional<PhoneNumber> number, Optional<String> reason, Optional<String> about)
            implements Expectation {}

    /** A call is promised for when the power is back; what is empty may be anything. */
    record CallWhenRestored(SourceSpan at, Optional<PhoneNumber> number, Optional<String> incident)
            implements Expectation {}

    /** The caller leaves a message, or leaves none. */
    record Records(SourceSpan at, boolean message) implements Expectation {}

    /** The call ended, and this party ended it. */
    record EndedBy(SourceSpan at, Party party) implements Expectation {}

    /** Is seen of the whole case, not of one of its calls. */
    sealed interface OfCase extends Expectation {}

    /**
     * The caller is called back so often, answered or not.
     *
     * @param times 0 to 10
     */
    record TriesToCallBack(SourceSpan at, int times) implements OfCase {}

    /** The callback that was promised is given up. */
    record GivenUp(SourceSpan at, Reason reason) implements OfCase {
        /** Why. */
        public enum Reason {
            NOT_REACHED,
            EXPIRED
        }
    }

    /** The language at the end of the call. */
    record InLanguage(SourceSpan at, Language language) implements Expectation {}
}
