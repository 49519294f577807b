package io.greenline.phone;

import io.greenline.telephony.DtmfDigit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Turns the packets that a call receives into sounds that begin and end, and keys. Loop thread only; reads no clock.
 *
 * <p>A sound is over when another one begins, when silence came in its place, or when nothing came at all for a while.
 * That last wait is long, because a machine out of breath leaves gaps that no caller means; it delays the news of an
 * ending, never its time. The same prompt played again without a gap is one long sound.
 */
final class Ear {
    /** So many packets of silence, 60 ms of them, end a marked prompt whenever they come. */
    static final int SILENT_PACKETS = 3;

    /** So long without any packet of it ends a marked prompt. */
    static final Duration MARK_GAP = Duration.ofMillis(200);

    /** People and synthesisers pause between words; half a second is the end of what they had to say. */
    static final Duration VOICE_GAP = Duration.ofMillis(500);

    private static final long NO_KEY = -1;

    private final Consumer<PhoneEvent> events;
    private final PhoneLaw law;
    private final int keyPayloadType;
    private Heard current = Heard.Nothing.NOTHING;
    private long lastSoundNanos;
    private int silentPackets;
    private long lastKeyTimestamp = NO_KEY;

    Ear(Consumer<PhoneEvent> events, PhoneLaw law, int keyPayloadType) {
        this.events = events;
        this.law = law;
        this.keyPayloadType = keyPayloadType;
    }

    void hear(ByteBuffer datagram, long nanos) throws MalformedMessageException {
        RtpPacket packet = RtpPacket.decode(datagram);
        if (packet.payloadType() == law.payloadType()) {
            hear(Heard.in(law.inMuLaw(packet.payload())), nanos);
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

    /** Ends the sound that is on, whatever the time: silence came, or the call is over. */
    void silence() {
        if (isHearing()) {
            end();
            events.accept(new PhoneEvent.FellQuiet(lastSoundNanos));
        }
    }

    private void end() {
        if (isHearing()) {
            events.accept(new PhoneEvent.SoundEnded(current, lastSoundNanos));
            current = Heard.Nothing.NOTHING;
        }
    }

    private void hear(Heard heard, long nanos) {
        quiet(nanos);
        if (heard == Heard.Nothing.NOTHING) {
            silentPackets++;
            if (silentPackets >= SILENT_PACKETS && current instanceof Heard.Mark) {
                silence();
            }
            return;
        }
        if (!heard.equals(current)) {
            end();
            current = heard;
            events.accept(new PhoneEvent.SoundBegan(heard, nanos));
        }
        lastSoundNanos = nanos;
        silentPackets = 0;
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
