package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.telephony.DtmfDigit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarTest {
    private static final Heard.Mark MENU = Heard.Mark.ofNumber(0);
    private static final Heard.Mark THANKS = Heard.Mark.ofNumber(1);
    private static final byte SILENCE = (byte) 0xFF;

    private final List<PhoneEvent> heard = new ArrayList<>();
    private final Ear ear = new Ear(heard::add, PhoneLaw.PCMU, SessionDescription.KEYS);

    @Test
    void aPromptBeginsWithItsFirstPacketAndEndsWithItsLast() throws MalformedMessageException {
        hear(MENU, 0);
        hear(MENU, 20);
        hear(MENU, 40);
        ear.quiet(millis(239));
        assertThat(heard).containsExactly(began(MENU, 0));

        ear.quiet(millis(240));
        assertThat(heard).containsExactly(began(MENU, 0), ended(MENU, 40), new PhoneEvent.FellQuiet(millis(40)));
        assertThat(ear.isHearing()).isFalse();
    }

    @Test
    void theNextPromptEndsTheOneBefore() throws MalformedMessageException {
        hear(MENU, 0);
        hear(THANKS, 20);

        assertThat(heard).containsExactly(began(MENU, 0), ended(MENU, 0), began(THANKS, 20));
    }

    @Test
    void aGapThatAMachineOutOfBreathLeavesDoesNotEndAPrompt() throws MalformedMessageException {
        hear(MENU, 0);
        hear(MENU, 199);

        assertThat(heard).containsExactly(began(MENU, 0));
    }

    @Test
    void silenceInItsPlaceEndsAPromptHoweverFastItComes() throws MalformedMessageException {
        hear(SILENCE, 0);
        hear(MENU, 20);
        hear(SILENCE, 40);
        hear(SILENCE, 40);
        assertThat(heard).containsExactly(began(MENU, 20));

        hear(SILENCE, 41);
        assertThat(heard).containsExactly(began(MENU, 20), ended(MENU, 20), new PhoneEvent.FellQuiet(millis(20)));
    }

    @Test
    void speechMayPauseBetweenWords() throws MalformedMessageException {
        hear(speech(), 0);
        hear(speech(), 300);
        assertThat(heard).containsExactly(new PhoneEvent.SoundBegan(Heard.VOICE, 0));

        ear.quiet(millis(800));
        assertThat(heard).hasSize(3).element(1).isEqualTo(new PhoneEvent.SoundEnded(Heard.VOICE, millis(300)));
    }

    @Test
    void aKeyWhoseEndComesThreeTimesIsHeardOnce() throws MalformedMessageException {
        for (int packet = 0; packet < 3; packet++) {
            hearKey(new TelephoneEvent(DtmfDigit.POUND.eventCode(), true, 10, 800), 1_000);
        }
        hearKey(new TelephoneEvent(DtmfDigit.POUND.eventCode(), true, 10, 800), 2_000);

        assertThat(heard)
                .containsExactly(
                        new PhoneEvent.KeyHeard(DtmfDigit.POUND, 0), new PhoneEvent.KeyHeard(DtmfDigit.POUND, 0));
    }

    private void hear(Heard.Mark mark, long atMillis) throws MalformedMessageException {
        hear((byte) mark.octet(), atMillis);
    }

    private void hear(byte octet, long atMillis) throws MalformedMessageException {
        byte[] sound = new byte[160];
        Arrays.fill(sound, octet);
        hear(sound, atMillis);
    }

    private void hear(byte[] sound, long atMillis) throws MalformedMessageException {
        ear.hear(new RtpPacket(false, 0, 1, 1, 1, ByteBuffer.wrap(sound)).encode(), millis(atMillis));
    }

    private void hearKey(TelephoneEvent event, long timestamp) throws MalformedMessageException {
        ear.hear(new RtpPacket(false, SessionDescription.KEYS, 1, timestamp, 1, event.encode()).encode(), 0);
    }

    private static byte[] speech() {
        byte[] sound = new byte[160];
        for (int at = 0; at < sound.length; at++) {
            sound[at] = (byte) (at * 7);
        }
        return sound;
    }

    private static PhoneEvent began(Heard what, long atMillis) {
        return new PhoneEvent.SoundBegan(what, millis(atMillis));
    }

    private static PhoneEvent ended(Heard what, long atMillis) {
        return new PhoneEvent.SoundEnded(what, millis(atMillis));
    }

    private static long millis(long count) {
        return Duration.ofMillis(count).toNanos();
    }
}
