package io.greenline.call;

/** Written messages that come and go out of any call. Thread-safe. */
public interface TextLine extends AutoCloseable {

    /** Where nobody can write. */
    TextLine NONE = new TextLine() {
        @Override
        public void open(Listener listener) {}

        @Override
        public void send(TextMessage message) {}

        @Override
        public TextParty at(String endpoint) {
            return new TextParty(endpoint, endpoint, "", "");
        }

        @Override
        public void close() {}
    };

    /** Who takes what comes. */
    @FunctionalInterface
    interface Listener {
        /** A text came; one at a time, in order, on a thread of the line's own. What it holds is hostile until proved otherwise. */
        void came(TextMessage message);
    }

    /** Begins to take texts. Returns at once; a switch that is away is tried again until {@link #close}. */
    void open(Listener listener);

    /** Sends a text to {@link TextMessage#party}; returns at once. Nobody tells whether it was read. */
    void send(TextMessage message);

    /** A telephone of ours, in the switch's own words ({@code PJSIP/1001}), as somebody to write to. */
    TextParty at(String endpoint);

    /** Takes and sends no more. Never throws. */
    @Override
    void close();
}
