package io.greenline.asterisk.ari;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests by plain HTTP, for an Asterisk that takes none over the WebSocket: one connection kept open, pipelined, so that
 * what a call asks for is done in the order in which it was asked. Used on the event loop only.
 */
final class AriHttp implements AriTransport {
    private static final Logger LOG = LoggerFactory.getLogger(AriHttp.class);
    private final AriSettings settings;
    private final EventLoopGroup group;
    private final Listener listener;
    private final Deque<Long> unanswered = new ArrayDeque<>();
    private @Nullable ChannelFuture connection;
    private boolean over;

    AriHttp(AriSettings settings, EventLoopGroup group, Listener listener) {
        this.settings = settings;
        this.group = group;
        this.listener = listener;
    }

    @Override
    public void send(long id, AriRequest request) {
        unanswered.add(id);
        ChannelFuture way = connection;
        if (way == null || !way.channel().isOpen()) {
            // Asterisk closes a connection that was idle for some seconds: the next request opens another.
            way = connect();
            connection = way;
        }
        Channel channel = way.channel();
        if (channel.isActive()) {
            write(channel, request);
            return;
        }
        way.addListener(connected -> {
            if (connected.isSuccess()) {
                write(channel, request);
            }
        });
    }

    @Override
    public void abandon() {
        over = true;
        ChannelFuture open = connection;
        if (open != null) {
            closing(open.channel().close());
        }
    }

    private ChannelFuture connect() {
        ChannelFuture connecting = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(
                                        settings.limits().messageBytes()))
                                .addLast(new Inbound());
                    }
                })
                .connect(settings.url().getHost(), settings.port());
        connecting.channel().closeFuture().addListener(_ -> closed());
        return connecting;
    }

    private void closed() {
        if (!over && !unanswered.isEmpty()) {
            over = true;
            listener.lost("the HTTP connection ended with " + unanswered.size() + " requests unanswered");
        }
    }

    private FullHttpRequest message(AriRequest request) {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        FullHttpRequest message = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                request.method(),
                settings.basePath() + '/' + request.path(),
                Unpooled.wrappedBuffer(body));
        message.headers()
                .set(HttpHeaderNames.HOST, settings.url().getHost())
                .set(HttpHeaderNames.AUTHORIZATION, settings.authorization());
        if (body.length > 0) {
            message.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        }
        HttpUtil.setContentLength(message, body.length);
        return message;
    }

    private void write(Channel channel, AriRequest request) {
        var _ = channel.writeAndFlush(message(request), channel.voidPromise()); // a failure comes to exceptionCaught
    }

    private static void closing(ChannelFuture close) {
        close.addListener(closed -> LOG.trace("closed: {}", closed.isSuccess()));
    }

    private final class Inbound extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            Long id = unanswered.poll();
            if (id != null) {
                String body = new String(ByteBufUtil.getBytes(response.content()), StandardCharsets.UTF_8);
                listener.event(new AriEvent.Answer(id, response.status().code(), body));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            closing(context.close());
        }
    }
}
