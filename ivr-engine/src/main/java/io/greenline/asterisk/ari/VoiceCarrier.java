package io.greenline.asterisk.ari;

/**
 * How one voice comes from Asterisk: a channel that is bridged with the caller's ear, and a connection from it to us. Used
 * on the event loop of the link.
 */
interface VoiceCarrier {
    /** Asks Asterisk for the channel. */
    AriRequest request(String channelId);

    /** Asterisk has it; what it said of it. */
    void granted(String channel);

    /** Ends the connection; does nothing when there is none. */
    void close();
}
