package io.greenline.scenario;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.PromptId;
import java.util.List;

/** Something that must be seen of a call. */
public sealed interface Expectation {
    SourceSpan at();

    /** The caller hears these prompts in this order; others may come between them. */
    record Hears(SourceSpan at, List<PromptId> prompts) implements Expectation {
        public Hears {
            prompts = List.copyOf(prompts);
        }
    }

    /** The call enters these nodes in this order; others may come between them. */
    record Enters(SourceSpan at, List<NodeId> nodes) implements Expectation {
        public Enters {
            nodes = List.copyOf(nodes);
        }
    }

    /** The caller is transferred to this endpoint. */
    record TransferredTo(SourceSpan at, EndpointName endpoint) implements Expectation {}

    /** The call ended, and this party ended it. */
    record EndedBy(SourceSpan at, Party party) implements Expectation {}

    /** The language at the end of the call. */
    record InLanguage(SourceSpan at, Language language) implements Expectation {}
}
