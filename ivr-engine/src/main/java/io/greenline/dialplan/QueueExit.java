package io.greenline.dialplan;

import io.greenline.source.SourceSpan;

/** A key that leads a waiting caller out of the queue. */
public sealed interface QueueExit {
    /** One of 0-9, * and #. */
    String key();

    /** Where the key stands in the file. */
    SourceSpan at();

    /** Something that the engine knows how to do and to offer. */
    record To(String key, Offer offer, SourceSpan at) implements QueueExit {}

    /** On to a node; the comfort messages say what the key is for. */
    record GoTo(String key, Target next, SourceSpan at) implements QueueExit {}

    /** Key 0, to the node's operator: another person than the one who is waited for. */
    record ToOperator(SourceSpan at) implements QueueExit {
        @Override
        public String key() {
            return "0";
        }
    }

    /** What waiting callers can be offered. */
    enum Offer {
        /** Called back, the place kept. */
        CALLBACK,
        VOICEMAIL,
        TEXT
    }
}
