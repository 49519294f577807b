package io.greenline.asterisk.ari;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A voice over a WebSocket that we open to Asterisk's own HTTP port (chan_websocket): every binary message is some of it,
 * whenever it comes. Text messages are Asterisk's events, and none of them is needed.
 */
final class WebSocketVoice implements VoiceCarrier {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketVoice.class);
    private static final int HANDSHAKE_BYTES = 64 * 1024;
    /** Asterisk's own limit is 65,500. */
    private static final int MESSAGE_BYTES = 64 * 1024;

    private final AriSettings settings;
    private final EventLoopGroup group;
    private final VoiceDelivery delivery;
    private final Consumer<String> ended;
    private final VoiceDecoder decoder;
    private @Nullable Channel channel;

    // On the voices' event loop.
    private String why = "Asterisk ended the voice's connection";

    /** @param ended told why when the connection is over, on any thread */
    WebSocketVoice(AriSettings settings, EventLoopGroup group, VoiceDelivery delivery, Consumer<String> ended) {
        this.settings = settings;
        this.group = group;
        this.delivery = delivery;
        this.ended = ended;
        this.decoder = new VoiceDecoder(settings.voice().format());
    }

    @Override
    public AriRequest request(String channelId) {
        return AriCommands.webSocketChannel(
                settings.application(), channelId, settings.voice().format());
    }

    @Override
    public void granted(String answer) {
        Optional<String> connection = StateReader.mediaConnection(answer);
        if (connection.isEmpty()) {
            ended.accept("Asterisk did not say where the voice is to be fetched: " + answer);
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.patience().command().toMillis()))
                .handler(new Pipeline(connection.get()))
                .connect(settings.url().getHost(), settings.port());
        channel = connecting.channel();
        connecting.addListener((ChannelFutureListener) done -> {
            if (!done.isSuccess()) {
                because(done.cause());
            }
        });
        connecting.channel().closeFuture().addListener(_ -> ended.accept(why));
    }

    @Override
    public void close() {
        Channel open = channel;
        if (open != null) {
            closing(open.close());
        }
    }

    private void because(Throwable cause) {
        String text = cause.getMessage();
        why = "the voice's connection broke: "
                + (text == null ? cause.getClass().getSimpleName() : text);
    }

    private static void closing(ChannelFuture close) {
        close.addListener(closed -> LOG.trace("closed: {}", closed.isSuccess()));
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        private final URI address;

        private Pipeline(String connection) {
            address = URI.create("ws://%s:%d%s/media/%s"
                    .formatted(settings.url().getHost(), settings.port(), settings.httpPrefix(), connection));
        }

        @Override
        protected void initChannel(Channel opened) {
            opened.pipeline()
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(HANDSHAKE_BYTES))
                    .addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                            .webSocketUri(address)
                            .subprotocol("media")
                            .maxFramePayloadLength(MESSAGE_BYTES)
                            .handshakeTimeoutMillis(
                                    settings.patience().command().toMillis())
                            .build()))
                    .addLast(new WebSocketFrameAggregator(MESSAGE_BYTES))
                    .addLast(new Inbound());
        }
    }

    private final class Inbound extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof BinaryWebSocketFrame voice) {
                heard(voice.content());
            } else if (frame instanceof TextWebSocketFrame event) {
                LOG.trace("of a voice: {}", event.content().toString(StandardCharsets.UTF_8));
            }
        }

        private void heard(ByteBuf bytes) {
            decoder.decode(bytes).ifPresent(piece -> delivery.voice(piece, System.nanoTime()));
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
                why = "no answer to the voice's WebSocket handshake";
                closing(context.close());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            because(cause);
            closing(context.close());
        }
    }
}
