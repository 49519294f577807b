package io.greenline.phone;

import io.greenline.telephony.DtmfDigit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/** Turns the packets that a call receives into sounds that begin and end, and keys. Loop thread only; reads no clock. */
final class Ear {
    /** Three packets of 20 ms: a marked prompt that misses so many is over, one lost packet does not end it. */
    static final Duration MARK_GAP = Duration.ofMillis(60);

    /** People and synthesisers pause between words; half a second is the end of what they had to say. */
    static final Duration VOICE_GAP = Duration.ofMillis(500);

    private static final long NO_KEY = -1;

    private final Consumer<PhoneEvent> events;
    private final int keyPayloadType;
    private Heard current = Heard.Nothing.NOTHING;
    private long lastSoundNanos;
    private long lastKeyTimestamp = NO_KEY;

    Ear(Consumer<PhoneEvent> events, int keyPayloadType) {
        this.events = events;
        this.keyPayloadType = keyPayloadType;
    }

    void hear(ByteBuffer datagram, long nanos) throws MalformedMessageException {
        RtpPacket packet = RtpPacket.decode(datagram);
        if (packet.payloadType() == SessionDescription.PCMU) {
            hear(Heard.in(packet.payload()), nanos);
        } else if (packet.payloadType() == keyPayloadType) {
            hearKey(packet, nanos);
        }
    }

    /** Whether a sound is on; then {@link #quiet} has to be asked again by {@link #quietAtNanos}. */
    boolean isHearing() {
        return current != Heard.Nothing.NOTHING;
    }

    /** When the sound that is on will be over if no more of it comes. */
    long quietAtNanos() {
        return lastSoundNanos + (current == Heard.VOICE ? VOICE_GAP : MARK_GAP).toNanos();
    }

    /** Ends the sound that is on if none of it came for its gap. */
    void quiet(long nanos) {
        if (isHearing() && nanos - quietAtNanos() >= 0) {
            silence();
        }
    }

    /** Ends the sound that is on, whatever the time: the call is over or another sound begins. */
    void silence() {
        if (isHearing()) {
            events.accept(new PhoneEvent.SoundEnded(current, lastSoundNanos));
            current = Heard.Nothing.NOTHING;
        }
    }

    private void hear(Heard heard, long nanos) {
        quiet(nanos);
        if (heard == Heard.Nothing.NOTHING) {
            return;
        }
        if (!heard.equals(current)) {
            silence();
            current = heard;
            events.accept(new PhoneEvent.SoundBegan(heard, nanos));
        }
        lastSoundNanos = nanos;
    }

    /** The end packet comes three times with one timestamp; the key was pressed once. */
    private void hearKey(RtpPacket packet, long nanos) throws MalformedMessageException {
        TelephoneEvent event = TelephoneEvent.decode(packet.payload());
        if (event.ends() && packet.timestamp() != lastKeyTimestamp && event.event() < DtmfDigit.values().length) {
            lastKeyTimestamp = packet.timestamp();
            events.accept(new PhoneEvent.KeyHeard(DtmfDigit.values()[event.event()], nanos));
        }
    }
}
