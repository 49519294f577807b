package io.greenline.speech;

import io.greenline.telephony.Language;

/** Hears what listeners do, for metrics and alarms. Any thread; never blocks. */
public interface SpeechCounts {
    SpeechCounts NONE = new SpeechCounts() {
        @Override
        public void opened() {}

        @Override
        public void closed() {}

        @Override
        public void lost(Language language, Why why) {}
    };

    /** Why nobody listens. */
    enum Why {
        /** No model, or a broken one. */
        NO_RECOGNIZER,
        /** More streams or more voice than can be heard in time. */
        OVERLOADED,
        /** A fault of ours. */
        FAULT
    }

    void opened();

    void closed();

    void lost(Language language, Why why);
}
