package io.greenline.asterisk.ari;

/** A way that a caller's voice can take from Asterisk to the engine. */
public enum VoiceWay {
    /** We connect to Asterisk: chan_websocket, of Asterisk 20.16, 21.11, 22.6, 23.0 and later. */
    WEB_SOCKET,
    /** Asterisk connects to us: chan_audiosocket. */
    AUDIO_SOCKET
}
