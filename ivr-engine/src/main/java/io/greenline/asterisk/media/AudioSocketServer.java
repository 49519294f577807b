package io.greenline.asterisk.media;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Asterisk brings the sound of calls by AudioSocket: by its dialplan application as well as by ARI's external media.
 *
 * <p>A connection must name, in time, a call that is expected; every other one is closed. Any thread.
 */
public final class AudioSocketServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AudioSocketServer.class);
    private static final long RETRY_SECONDS = 1;
    /** What Asterisk does not take is not heaped up here. */
    private static final WriteBufferWaterMark FEW_FRAMES = new WriteBufferWaterMark(1_024, 2_048);

    private final AudioSocketSettings settings;
    private final MultiThreadIoEventLoopGroup group;
    private final ConcurrentMap<UUID, AudioLine> expected = new ConcurrentHashMap<>();
    private final ConcurrentMap<EventLoop, FrameClock> clocks = new ConcurrentHashMap<>();
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore room;
    private final RefusalLog tooMany = new RefusalLog(System::nanoTime);
    private volatile String trouble = "it was not opened";
    private volatile @Nullable Channel listening;
    private volatile boolean closed;

    public AudioSocketServer(AudioSocketSettings settings) {
        this.settings = settings;
        this.room = new Semaphore(settings.maxConnections());
        this.group = new MultiThreadIoEventLoopGroup(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Thread.ofPlatform().daemon().name("audio-", 0).factory(),
                NioIoHandler.newFactory());
    }

    /** Begins to listen and returns when it does or when that failed; then it is tried again until it is closed. */
    public void open() {
        ChannelFuture binding = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, FEW_FRAMES)
                .childHandler(new Pipeline())
                .bind(settings.listen())
                .awaitUninterruptibly();
        if (binding.isSuccess()) {
            listening = binding.channel();
            LOG.info("AudioSocket listens on {}", shown((InetSocketAddress)
                    binding.channel().localAddress()));
        } else {
            troubled(binding.cause());
        }
        if (closed) {
            close(binding.channel());
        }
    }

    private void troubled(Throwable cause) {
        String problem = "cannot listen on %s: %s; free that port or set another one"
                .formatted(shown(settings.listen()), cause.getMessage());
        if (!problem.equals(trouble)) {
            LOG.error("AudioSocket {}", problem);
        }
        trouble = problem;
        if (!closed) {
            Thread.ofVirtual().name("audio-retry").start(this::openLater);
        }
    }

    private void openLater() {
        EventLoop loop = group.next();
        if (!loop.schedule(() -> {}, RETRY_SECONDS, TimeUnit.SECONDS)
                        .awaitUninterruptibly()
                        .isSuccess()
                || closed) {
            return;
        }
        open();
    }

    /** Where Asterisk connects; empty while the server does not listen. */
    public Optional<InetSocketAddress> address() {
        Channel channel = listening;
        return channel == null || !channel.isActive()
                ? Optional.empty()
                : Optional.of((InetSocketAddress) channel.localAddress());
    }

    /** How many connections there are now, those that have not said their name included. */
    public int connections() {
        return connections.size();
    }

    /**
     * Expects Asterisk to bring a call's sound: it must be told {@link AudioLine#id} and {@link #address}.
     *
     * <p>When nobody comes within {@link AudioSocketSettings#arriving}, or the server does not listen, the listener is told
     * the end.
     */
    public AudioLine expect(AudioListener listener) {
        AudioLine line = new AudioLine(UUID.randomUUID(), listener);
        if (address().isEmpty()) {
            giveUp(line, "the engine does not listen for sound: " + trouble);
            return line;
        }
        expected.put(line.id(), line);
        line.endBy(() -> noLongerExpected(line, "the sound was ended before Asterisk brought it"));
        String nobody = "Asterisk brought no sound within %d ms"
                .formatted(settings.arriving().toMillis());
        var _ = group.schedule(
                () -> noLongerExpected(line, nobody), settings.arriving().toNanos(), TimeUnit.NANOSECONDS);
        if (closed) {
            noLongerExpected(line, "the engine stops");
        }
        return line;
    }

    private void noLongerExpected(AudioLine line, String reason) {
        if (expected.remove(line.id(), line)) {
            giveUp(line, reason);
        }
    }

    private void giveUp(AudioLine line, String reason) {
        if (line.over()) {
            Thread.ofVirtual().name("audio-end").start(() -> line.listener().ended(reason));
        }
    }

    /** Stops listening and ends every line at once. */
    @Override
    public void close() {
        closed = true;
        Channel channel = listening;
        if (channel != null) {
            close(channel);
        }
        expected.values().forEach(line -> noLongerExpected(line, "the engine stops"));
        connections.forEach(AudioSocketServer::close);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static void close(Channel channel) {
        channel.close().awaitUninterruptibly();
    }

    private static String shown(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            if (!room.tryAcquire()) {
                tooMany.count()
                        .ifPresent(count -> LOG.warn(
                                "AudioSocket refused {} connection(s): {} are the most allowed",
                                count,
                                settings.maxConnections()));
                channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
                return;
            }
            connections.add(channel);
            channel.closeFuture().addListener(_ -> {
                connections.remove(channel);
                room.release();
            });
            FrameClock clock =
                    clocks.computeIfAbsent(channel.eventLoop(), loop -> new FrameClock(loop, System::nanoTime));
            channel.pipeline()
                    .addLast(new AudioFrameReader())
                    .addLast(new AudioConnection(settings, clock, expected::remove));
        }
    }
}
