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
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket to Asterisk: events come, requests and their answers go over it. Used on the event loop only. */
final class AriSocket implements AriTransport {
    private static final Logger LOG = LoggerFactory.getLogger(AriSocket.class);
    private static final int HANDSHAKE_BYTES = 64 * 1024;
    private static final int FLUSH_AFTER = 64;

    private final AriSettings settings;
    private final Listener listener;
    private final EventDecoder decoder;
    private final Channel channel;
    private byte[] message = new byte[4096];
    private boolean pingOpen;
    private @Nullable String why;

    /** Begins to connect; how it goes is told to the listener. */
    AriSocket(AriSettings settings, EventLoopGroup group, Listener listener) {
        this.settings = settings;
        this.listener = listener;
        this.decoder = new EventDecoder(settings.limits().messageBytes());
        ChannelFuture connecting = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.patience().command().toMillis()))
                .handler(new Pipeline())
                .connect(settings.url().getHost(), settings.port());
        this.channel = connecting.channel();
        connecting.addListener((ChannelFutureListener) done -> {
            if (!done.isSuccess()) {
                because(done.cause());
            }
        });
        // Never from within the constructor: the listener must know this socket before it hears of its end.
        channel.closeFuture().addListener(_ -> channel.eventLoop().execute(this::ended));
    }

    @Override
    public void send(long id, AriRequest request) {
        TextWebSocketFrame frame = new TextWebSocketFrame(RequestFrame.encode(channel.alloc(), id, request));
        write(frame);
    }

    /** Our end; loopback while it is not connected. */
    InetAddress localAddress() {
        return channel.localAddress() instanceof InetSocketAddress ours
                ? ours.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** Asks for a sign of life; the second question without any message in between ends the connection. */
    void ping() {
        if (pingOpen) {
            fail("no sign of life for " + settings.patience().ping());
            return;
        }
        pingOpen = true;
        write(new PingWebSocketFrame());
    }

    void fail(String reason) {
        if (why == null) {
            why = reason;
        }
        abandon();
    }

    /** Ends the WebSocket as RFC 6455 section 7 wants it, after what was sent before; done when it is closed. */
    ChannelFuture goodbye() {
        return channel.close();
    }

    @Override
    public void abandon() {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            closing(channel.close());
        } else {
            closing(first.close()); // past the WebSocket handler: a dead peer takes no farewell
        }
    }

    private void ended() {
        String reason = why;
        listener.lost(reason == null ? "Asterisk closed the connection" : reason);
    }

    private void because(Throwable cause) {
        if (why == null) {
            String text = cause.getMessage();
            why = text == null ? cause.getClass().getSimpleName() : text;
        }
    }

    private void received(ByteBuf text) {
        int length = text.readableBytes();
        if (message.length < length) {
            message = new byte[Math.max(length, 2 * message.length)];
        }
        text.readBytes(message, 0, length);
        listener.event(decoder.decode(message, length));
        if (message.length > HANDSHAKE_BYTES) {
            message = new byte[HANDSHAKE_BYTES]; // one list of all channels must not be paid for during the whole day
        }
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            int limit = settings.limits().messageBytes();
            channel.pipeline()
                    .addLast(new FlushConsolidationHandler(FLUSH_AFTER, true))
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(HANDSHAKE_BYTES))
                    .addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                            .webSocketUri(eventsAddress())
                            .subprotocol("ari")
                            .customHeaders(new DefaultHttpHeaders()
                                    .set(HttpHeaderNames.AUTHORIZATION, settings.authorization()))
                            .maxFramePayloadLength(limit)
                            .handshakeTimeoutMillis(
                                    settings.patience().command().toMillis())
                            .sendCloseFrame(WebSocketCloseStatus.NORMAL_CLOSURE)
                            .dropPongFrames(false)
                            .build()))
                    .addLast(new WebSocketFrameAggregator(limit))
                    .addLast(new Inbound());
        }

        private URI eventsAddress() {
            return URI.create("ws://%s:%d%s/events?app=%s"
                    .formatted(settings.url().getHost(), settings.port(), settings.basePath(), settings.application()));
        }
    }

    private void write(WebSocketFrame frame) {
        var _ = channel.writeAndFlush(frame, channel.voidPromise()); // a failure comes to exceptionCaught
    }

    private static void closing(ChannelFuture close) {
        close.addListener(closed -> LOG.trace("closed: {}", closed.isSuccess()));
    }

    private final class Inbound extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            pingOpen = false;
            if (frame instanceof TextWebSocketFrame text) {
                received(text.content());
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                listener.opened();
            } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
                fail("no answer to the WebSocket handshake");
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            because(cause);
            closing(context.close());
        }
    }
}
