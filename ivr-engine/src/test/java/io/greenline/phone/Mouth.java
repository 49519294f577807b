package io.greenline.phone;

import io.greenline.audio.Pcm;
import io.greenline.telephony.DtmfDigit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Makes the packets that a call sends, one for each 20 ms: silence, a marked sound, speech, keys. Loop thread only; reads no
 * clock and sends nothing itself.
 */
final class Mouth {
    static final long PACKET_MILLIS = 20;
    static final long PACKET_NANOS = Duration.ofMillis(PACKET_MILLIS).toNanos();
    private static final int PACKET_SAMPLES = 160;
    private static final long NANOS_PER_SAMPLE = 125_000;
    private static final int OPENING_PACKETS = 5;
    private static final int QUEUE_LIMIT = 1_000;
    private static final int KEY_VOLUME = 10;

    private final Talk talk;
    private final KeyTiming timing;
    private final PhoneLaw law;
    private final int keyPayloadType;
    private final long source;
    private final Consumer<PhoneEvent> events;
    private final Deque<Saying> sayings = new ArrayDeque<>();
    private int sequence;
    private long timestamp;
    private long lastNanos;
    private boolean startsTalk = true;
    private int said;
    private long pressedAt;

    /** What is to be said next, one after the other. */
    private sealed interface Saying {
        int packets();

        /** Coded sound; whole packets of it. */
        record Sound(byte[] codes, CompletableFuture<Long> spoken) implements Saying {
            @Override
            public int packets() {
                return codes.length / PACKET_SAMPLES;
            }
        }

        record Key(DtmfDigit digit, int packets, CompletableFuture<Long> released) implements Saying {}
    }

    Mouth(PhoneSettings settings, int keyPayloadType, Consumer<PhoneEvent> events) {
        this.talk = settings.talk();
        this.timing = settings.keys();
        this.law = settings.law();
        this.keyPayloadType = keyPayloadType;
        this.events = events;
        this.source = Integer.toUnsignedLong(System.identityHashCode(this) * 0x9E37_79B9);
        sayings.add(new Saying.Sound(octets(law.silence(), OPENING_PACKETS), new CompletableFuture<>()));
    }

    /** Adds a key; {@code released} gets the time of its first end packet, or fails when the call ends before. */
    void press(DtmfDigit digit, CompletableFuture<Long> released) {
        if (keyPayloadType < 0) {
            released.completeExceptionally(new IllegalStateException("the far end takes no RFC 4733 keys"));
            return;
        }
        say(new Saying.Key(digit, timing.heldPackets() + timing.restPackets(), released));
    }

    /** The call is over: what was not said stays unsaid. */
    void stop() {
        for (Saying saying : sayings) {
            switch (saying) {
                case Saying.Key key ->
                    key.released()
                            .completeExceptionally(new IllegalStateException(
                                    "the call ended before key " + key.digit().symbol()));
                case Saying.Sound sound ->
                    sound.spoken().completeExceptionally(new IllegalStateException("the call ended while speaking"));
            }
        }
        sayings.clear();
    }

    /** Adds a sound; {@code spoken} gets the time of its last packet, or fails when the call ends before. */
    void play(Heard.Mark mark, Duration length, CompletableFuture<Long> spoken) {
        int packets = Math.toIntExact(length.toMillis() / PACKET_MILLIS);
        say(new Saying.Sound(octets(law.ofMark(mark), packets), spoken));
    }

    /** Adds speech, 8,000 samples a second; {@code spoken} as with a marked sound. */
    void speak(Pcm speech, CompletableFuture<Long> spoken) {
        byte[] codes = law.encode(speech.samples());
        byte[] filled = octets(law.silence(), Math.ceilDiv(codes.length, PACKET_SAMPLES));
        System.arraycopy(codes, 0, filled, 0, codes.length);
        say(new Saying.Sound(filled, spoken));
    }

    private static byte[] octets(byte octet, int packets) {
        byte[] codes = new byte[packets * PACKET_SAMPLES];
        Arrays.fill(codes, octet);
        return codes;
    }

    private void say(Saying saying) {
        if (sayings.size() == QUEUE_LIMIT) {
            throw new IllegalStateException("more than " + QUEUE_LIMIT + " keys and sounds wait to be sent");
        }
        sayings.add(saying);
    }

    /** Whether {@link #next} has to be asked again in 20 ms. */
    boolean hasMore() {
        return talk == Talk.ALWAYS || !sayings.isEmpty();
    }

    /** The packet of this tick, or empty for a tick without one: the rest after a key, or nothing to say. */
    Optional<ByteBuffer> next(long nanos) {
        passTime(nanos);
        if (sayings.isEmpty()) {
            return talk == Talk.ALWAYS ? Optional.of(audio(octets(law.silence(), 1), 0)) : Optional.empty();
        }
        Saying saying = sayings.getFirst();
        Optional<ByteBuffer> packet = switch (saying) {
            case Saying.Sound sound -> Optional.of(audio(sound.codes(), said * PACKET_SAMPLES));
            case Saying.Key key -> keyPacket(key, nanos);
        };
        said++;
        if (said >= saying.packets()) {
            sayings.removeFirst();
            if (saying instanceof Saying.Sound sound) {
                sound.spoken().complete(nanos);
            }
            said = 0;
        }
        return packet;
    }

    /** Packets that follow each other are 160 samples apart whatever the timer's jitter; a pause counts as it was. */
    private void passTime(long nanos) {
        long ticks = Math.max(1, Math.round((nanos - lastNanos) / (double) PACKET_NANOS));
        startsTalk |= ticks > 2;
        timestamp += ticks > 2 ? (nanos - lastNanos) / NANOS_PER_SAMPLE : PACKET_SAMPLES;
        lastNanos = nanos;
    }

    private ByteBuffer audio(byte[] codes, int from) {
        return packet(law.payloadType(), timestamp, ByteBuffer.wrap(codes, from, PACKET_SAMPLES));
    }

    /** Every packet of one key carries the time at which it went down (RFC 4733 section 2.1). */
    private Optional<ByteBuffer> keyPacket(Saying.Key key, long nanos) {
        int held = timing.heldPackets();
        if (said == 0) {
            startsTalk = true;
            pressedAt = timestamp;
            events.accept(new PhoneEvent.KeyPressed(key.digit(), nanos));
        } else if (said == held) {
            events.accept(new PhoneEvent.KeyReleased(key.digit(), nanos));
            key.released().complete(nanos);
        } else if (said >= held + KeyTiming.END_PACKETS) {
            return Optional.empty();
        }
        int duration = PACKET_SAMPLES * Math.min(said + 1, held);
        TelephoneEvent event = new TelephoneEvent(key.digit().eventCode(), said >= held, KEY_VOLUME, duration);
        return Optional.of(packet(keyPayloadType, pressedAt, event.encode()));
    }

    private ByteBuffer packet(int payloadType, long packetTimestamp, ByteBuffer payload) {
        boolean marker = startsTalk;
        startsTalk = false;
        sequence = (sequence + 1) & 0xFFFF;
        return new RtpPacket(marker, payloadType, sequence, packetTimestamp & 0xFFFF_FFFFL, source, payload).encode();
    }
}
