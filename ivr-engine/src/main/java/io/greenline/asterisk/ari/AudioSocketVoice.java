package io.greenline.asterisk.ari;

import io.greenline.asterisk.media.AudioLine;
import io.greenline.asterisk.media.AudioListener;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.audio.Pcm;
import io.greenline.telephony.DtmfDigit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A voice over a connection that Asterisk opens to us (chan_audiosocket), for an Asterisk without chan_websocket. */
final class AudioSocketVoice implements VoiceCarrier {
    private final String application;
    private final String address;
    private final AudioLine line;

    /**
     * Expects Asterisk from now on.
     *
     * @param address where Asterisk finds the server
     * @param ended told why when the connection is over, on any thread
     */
    AudioSocketVoice(
            String application,
            AudioSocketServer server,
            String address,
            VoiceDelivery delivery,
            Consumer<String> ended) {
        this.application = application;
        this.address = address;
        this.line = server.expect(new Listening(delivery, ended));
    }

    /** A server that listens everywhere is reached where Asterisk and we reach each other. */
    static String shown(InetSocketAddress listening, InetAddress reachedAt) {
        InetAddress address = listening.getAddress().isAnyLocalAddress() ? reachedAt : listening.getAddress();
        String host = address.getHostAddress();
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + listening.getPort();
    }

    @Override
    public AriRequest request(String channelId) {
        return AriCommands.audioSocketChannel(application, channelId, address, line.id());
    }

    @Override
    public void granted(String channel) {
        // Asterisk has connected already.
    }

    @Override
    public void close() {
        line.end();
    }

    /** On the server's threads. */
    private record Listening(VoiceDelivery delivery, Consumer<String> tell) implements AudioListener {
        @Override
        public void connected() {
            // The voice follows as soon as the channel is in the bridge.
        }

        @Override
        public void voice(Pcm piece) {
            delivery.voice(piece, System.nanoTime());
        }

        @Override
        public void key(DtmfDigit digit) {
            // Keys come as events of the caller's channel.
        }

        @Override
        public void ended(String reason) {
            tell.accept(reason);
        }
    }
}
