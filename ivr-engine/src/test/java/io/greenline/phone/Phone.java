package io.greenline.phone;

import io.greenline.phone.SipMessage.CommandSequence;
import io.greenline.phone.SipMessage.Request;
import io.greenline.phone.SipMessage.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A SIP phone on loopback that holds any number of calls on one SIP socket, a few RTP sockets and one thread.
 *
 * <pre>{@code
 * try (Phone phone = Phone.open(PhoneSettings.caller(asterisk))) {
 *     PhoneCall call = phone.call("95598");
 *     call.awaitSound(menu, Duration.ofSeconds(2));
 *     call.press("1");
 *     call.awaitSound(thanks, Duration.ofSeconds(1));
 *     assertThat(call.awaitEnd(Duration.ofSeconds(5)).by()).isEqualTo(CallEnding.Side.THEM);
 * }
 * }</pre>
 */
public final class Phone implements AutoCloseable {
    /** Several, because one socket's receive buffer holds some 270 packets and a garbage collection must fit into it. */
    private static final int MEDIA_PORTS = 4;

    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
    private static final int INCOMING_LIMIT = 1_000;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final PhoneSettings settings;
    private final PhoneLoop loop;
    private final DatagramChannel sip;
    private final InetSocketAddress address;
    private final List<MediaPort> mediaPorts = new ArrayList<>();
    private final BlockingQueue<PhoneCall> incoming = new ArrayBlockingQueue<>(INCOMING_LIMIT);
    private final AtomicLong strays = new AtomicLong();
    private final AtomicLong callNumbers = new AtomicLong();
    private final AtomicLong branches = new AtomicLong();
    private final AtomicInteger mediaTurn = new AtomicInteger();
    private final String unique = Long.toHexString(System.nanoTime());

    /** By Call-ID; the loop's own. */
    private final Map<String, Leg> legs = new HashMap<>();

    private final Line line = new PhoneLine();
    private final Texting texting = new Texting(line);
    private final MediaPort videoPort;

    /** What the next call meets. */
    private volatile Desk desk;

    /** Whether the phone has gone without a word. */
    private volatile boolean vanished;

    private Phone(PhoneSettings settings) throws IOException {
        this.settings = settings;
        desk = settings.desk();
        loop = new PhoneLoop("phone-" + settings.user());
        InetAddress loopback = InetAddress.getLoopbackAddress();
        sip = DatagramChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                .bind(new InetSocketAddress(loopback, settings.sipPort()));
        address = (InetSocketAddress) sip.getLocalAddress();
        loop.read(sip, this::receive);
        for (int count = 0; count < MEDIA_PORTS; count++) {
            mediaPorts.add(MediaPort.open(loopback, loop));
        }
        videoPort = MediaPort.open(loopback, loop);
    }

    /**
     * Takes the ports and begins to listen.
     *
     * @throws IOException when a port is taken
     */
    public static Phone open(PhoneSettings settings) throws IOException {
        Phone phone = new Phone(settings);
        phone.loop.start();
        return phone;
    }

    /** Where this phone can be called. */
    public InetSocketAddress address() {
        return address;
    }

    /** Calls an extension of Asterisk's; returns at once. */
    public PhoneCall call(String extension) {
        String proxy = hostAndPort(settings.proxy());
        String callId = "c" + callNumbers.incrementAndGet() + "-" + unique + "@phone";
        var addresses = new OutgoingLeg.Addresses(
                settings.name(),
                "sip:" + settings.user() + "@" + hostAndPort(address),
                "sip:" + extension + "@" + proxy);
        OutgoingLeg leg = new OutgoingLeg(line, callId, settings.proxy(), addresses);
        loop.execute(() -> {
            legs.put(callId, leg);
            leg.begin();
        });
        return new PhoneCall(leg, settings);
    }

    /** The next call that came to this phone, or empty when none came in time. */
    public Optional<PhoneCall> awaitCall(Duration within) throws InterruptedException {
        return Optional.ofNullable(incoming.poll(within.toNanos(), TimeUnit.NANOSECONDS));
    }

    /**
     * Sends a text to an extension of Asterisk's, out of any call.
     *
     * @return the status of the final answer: 202 when Asterisk took it, 408 when nobody answered in time
     */
    public int sendText(String extension, String text, Duration within) throws InterruptedException {
        String proxy = hostAndPort(settings.proxy());
        String callId = "t" + callNumbers.incrementAndGet() + "-" + unique + "@phone";
        String from = settings.name() + "<sip:" + settings.user() + "@" + hostAndPort(address) + ">";
        CompletableFuture<Integer> status = new CompletableFuture<>();
        loop.execute(
                () -> texting.send(callId, from, "sip:" + extension + "@" + proxy, text, settings.proxy(), status));
        try {
            return status.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            return 408;
        }
    }

    /** The next text that came to this phone out of any call, or empty when none came in time. */
    public Optional<TextMessage> awaitText(Duration within) throws InterruptedException {
        return texting.await(within);
    }

    /** What it does from the next call on. */
    public void become(Desk behaviour) {
        desk = behaviour;
    }

    /**
     * Goes without a word, as a phone does whose power or network fails: from now on it answers nothing, sends nothing
     * and hears nothing, and its calls stay as they are.
     */
    public void vanish() {
        reach(false);
    }

    /** Is there again after {@link #vanish}; its calls go on where their far ends kept them. */
    public void comeBack() {
        reach(true);
    }

    private void reach(boolean there) {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> {
            vanished = !there;
            mediaPorts.forEach(port -> port.deafen(!there));
            videoPort.deafen(!there);
            done.countDown();
        });
        try {
            boolean _ = done.await(FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIP messages that no call here knew or that could not be read; 0 in a healthy test. */
    public long strays() {
        return strays.get();
    }

    /** Hangs up what is still up, waits up to two seconds for the far ends to know, and frees the ports. */
    @Override
    public void close() throws IOException {
        CountDownLatch farewells = new CountDownLatch(1);
        loop.execute(() -> {
            legs.values().forEach(Leg::hangUp);
            whenAllOver(farewells);
        });
        try {
            boolean _ = vanished || farewells.await(FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        videoPort.close();
        for (MediaPort port : mediaPorts) {
            port.close();
        }
    }

    private void whenAllOver(CountDownLatch farewells) {
        if (legs.values().stream().allMatch(Leg::isOver)) {
            farewells.countDown();
        } else {
            loop.after(Duration.ofMillis(10), () -> whenAllOver(farewells));
        }
    }

    private void receive(ByteBuffer datagram, InetSocketAddress from, long nanos) {
        if (vanished) {
            return;
        }
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        try {
            SipMessage message = SipMessage.decode(bytes);
            String callId = message.headers().required("Call-ID");
            Leg leg = legs.get(callId);
            switch (message) {
                case Response response when leg != null -> leg.receive(response, CommandSequence.of(response), nanos);
                case Request request when leg != null -> leg.receive(request, nanos);
                case Request request -> receiveOutOfDialog(request, from, nanos);
                case Response response -> {
                    if (!texting.answered(callId, response)) {
                        strays.incrementAndGet();
                    }
                }
            }
        } catch (MalformedMessageException _) {
            strays.incrementAndGet();
        }
    }

    private void receiveOutOfDialog(Request request, InetSocketAddress from, long nanos)
            throws MalformedMessageException {
        switch (request.method()) {
            case "INVITE" -> {
                IncomingLeg leg = new IncomingLeg(line, request, from, desk);
                legs.put(leg.callId, leg);
                leg.begin();
                boolean _ = incoming.offer(new PhoneCall(leg, settings)); // A full queue: the call is held, unseen.
            }
            case "OPTIONS" -> line.send(request.answer(200, "OK", unique), from);
            case "MESSAGE" -> {
                texting.receive(request, nanos);
                line.send(request.answer(200, "OK", unique), from);
            }
            case "ACK" -> strays.incrementAndGet();
            default -> {
                strays.incrementAndGet();
                line.send(request.answer(481, "Call/Transaction Does Not Exist", unique), from);
            }
        }
    }

    private static String hostAndPort(InetSocketAddress socket) {
        return socket.getAddress().getHostAddress() + ":" + socket.getPort();
    }

    /** What the legs see of this phone. */
    private final class PhoneLine implements Line {
        @Override
        public PhoneLoop loop() {
            return loop;
        }

        @Override
        public Media newMedia(Timeline timeline) {
            int turn = Math.floorMod(mediaTurn.getAndIncrement(), MEDIA_PORTS);
            Optional<Camera> camera = settings.video().map(codec -> new Camera(videoPort, loop, codec, timeline::add));
            return new Media(mediaPorts.get(turn), loop, settings, camera, timeline::add);
        }

        @Override
        public void send(SipMessage message, InetSocketAddress to) {
            if (vanished) {
                return;
            }
            try {
                sip.send(ByteBuffer.wrap(message.encode()), to);
            } catch (IOException _) {
                // Lost like any datagram can be: whoever waits for an answer sends it again or gives up.
            }
        }

        @Override
        public String via() {
            String branch = unique + branches.incrementAndGet();
            return "SIP/2.0/UDP " + hostAndPort(address) + ";branch=z9hG4bK" + branch + ";rport";
        }

        @Override
        public String contact() {
            return "<sip:" + settings.user() + "@" + hostAndPort(address) + ">";
        }

        @Override
        public String tagOf(Leg leg) {
            return unique + Integer.toHexString(leg.callId.hashCode());
        }

        @Override
        public void forget(Leg leg) {
            legs.remove(leg.callId, leg);
        }
    }
}
