package io.greenline.asterisk.ari;

import io.greenline.telephony.DtmfDigit;
import java.time.Duration;

/** A message of Asterisk on the WebSocket, as far as we use it. */
sealed interface AriEvent {
    /** {@code StasisStart}: a channel came to our application. */
    record Entered(AriChannel channel) implements AriEvent {}

    /** {@code StasisEnd}: it left, in nearly every case because its party hung up. */
    record Left(String channelId) implements AriEvent {}

    /** {@code ChannelDestroyed}; the cause is Q.850's, 0 where Asterisk has none. */
    record Destroyed(String channelId, int cause) implements AriEvent {}

    /** {@code ChannelDtmfReceived}: a key was released. */
    record KeyReleased(String channelId, DtmfDigit digit) implements AriEvent {}

    /** {@code PlaybackFinished}. */
    record PlaybackEnded(String playbackId, boolean failed) implements AriEvent {}

    /**
     * {@code RecordingFinished}, in whole seconds.
     *
     * @param voice what of it was no silence
     */
    record RecordingEnded(String name, Duration length, Duration voice) implements AriEvent {}

    /** {@code RecordingFailed}. */
    record RecordingFailed(String name) implements AriEvent {}

    /** {@code Dial}: how far ringing a channel has come. */
    record Dialled(String channelId, String status) implements AriEvent {}

    /** {@code DeviceStateChanged}: in Asterisk's words, such as {@code INUSE}. */
    record DeviceChanged(String device, String state) implements AriEvent {}

    /**
     * {@code TextMessageReceived}: a text outside of any call (SIP MESSAGE).
     *
     * @param from the sender's address as it came: hostile until proved otherwise, as is the text
     * @param to what it was sent to
     * @param endpoint by which it came, {@code PJSIP/anonymous}; empty where Asterisk knows none
     * @param address host and port that it came from; empty where Asterisk does not say
     */
    record TextReceived(String from, String to, String text, String endpoint, String address) implements AriEvent {}

    /** {@code RESTResponse}: the answer to a request over the WebSocket. */
    record Answer(long requestId, int status, String body) implements AriEvent {}

    /** {@code ApplicationReplaced}: another WebSocket took the application's name. */
    record Replaced(String application) implements AriEvent {}

    /** Of a type that we do not use, or lacking what its type needs: a newer Asterisk must not end a call. */
    record Unknown(String type) implements AriEvent {}

    /** Not JSON, or not an object. */
    record Malformed(String why) implements AriEvent {}
}
