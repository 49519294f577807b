package io.greenline.asterisk.ari;

/** A way for requests to one Asterisk; used on the event loop only. */
interface AriTransport {
    /** Sends a request; its answer comes back under the same number, or the transport is lost. */
    void send(long id, AriRequest request);

    /** Closes at once, without a word to anyone. */
    void abandon();

    /** What a transport tells, on the event loop. */
    interface Listener {
        void opened();

        void event(AriEvent event);

        /** Once, after which nothing more comes. */
        void lost(String why);
    }
}
