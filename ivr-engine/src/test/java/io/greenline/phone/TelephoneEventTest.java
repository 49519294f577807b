package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TelephoneEventTest {
    @Test
    void theEndOfPoundAfterAHundredMillisecondsIsTheseFourOctets() {
        assertThat(HexFormat.of()
                        .formatHex(
                                new TelephoneEvent(11, true, 10, 800).encode().array()))
                .isEqualTo("0b8a0320");
    }

    @Test
    void everyEventIsReadBack() throws MalformedMessageException {
        for (int event = 0; event < 256; event++) {
            for (int duration : new int[] {0, 160, 0x7FFF, 0x8000, 0xFFFF}) {
                var key = new TelephoneEvent(event, duration % 2 == 1, event % 64, duration);

                assertThat(TelephoneEvent.decode(key.encode())).isEqualTo(key);
            }
        }
    }

    @Test
    void theReservedBitIsIgnored() throws MalformedMessageException {
        var read = TelephoneEvent.decode(ByteBuffer.wrap(new byte[] {5, 0x40 | 7, 0, 1}));

        assertThat(read).isEqualTo(new TelephoneEvent(5, false, 7, 1));
    }

    @Test
    void tooFewOctetsAreMalformed() {
        assertThatThrownBy(() -> TelephoneEvent.decode(ByteBuffer.allocate(3)))
                .isInstanceOf(MalformedMessageException.class);
    }
}
