package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallLeg;
import io.greenline.telephony.DtmfDigit;
import org.junit.jupiter.api.Test;

class CallerKeysTest {
    private final CallerKeys keys = new CallerKeys();

    private String taken() {
        StringBuilder all = new StringBuilder();
        while (keys.any()) {
            all.append(keys.take().orElseThrow().symbol());
        }
        return all.toString();
    }

    @Test
    void keysAreTakenInTheOrderInWhichTheyWerePressed() {
        assertThat(keys.press(DtmfDigit.ONE)).isTrue();
        keys.press(DtmfDigit.STAR);
        keys.press(DtmfDigit.ONE);
        assertThat(taken()).isEqualTo("1*1");
        assertThat(keys.take()).isEmpty();
    }

    @Test
    void noMoreAreKeptThanALegKeeps() {
        for (int i = 0; i < CallLeg.KEPT_DIGITS; i++) {
            keys.press(DtmfDigit.ONE);
        }
        keys.press(DtmfDigit.STAR);
        assertThat(taken()).isEqualTo("1".repeat(CallLeg.KEPT_DIGITS));
    }

    @Test
    void keysThatAreKeptAgainAreThoseFromThenOn() {
        keys.press(DtmfDigit.ONE);
        keys.discard();
        assertThat(keys.press(DtmfDigit.STAR)).isFalse();
        keys.keep();
        keys.press(DtmfDigit.ZERO);
        assertThat(taken()).isEqualTo("0");
        assertThat(keys.noticed()).isFalse();
    }

    @Test
    void aKeyThatIsOnlyNoticedIsNoticedAndNotKept() {
        keys.press(DtmfDigit.ONE);
        keys.notice();
        assertThat(keys.noticed()).isFalse();
        assertThat(keys.press(DtmfDigit.ONE)).isFalse();
        assertThat(keys.noticed()).isTrue();
        keys.keep();
        assertThat(keys.any()).isFalse();
        keys.notice();
        assertThat(keys.noticed()).isFalse();
    }

    @Test
    void aKeyOfACallerWhoIsGoneIsNeverKept() {
        keys.pressLate();
        assertThat(keys.any()).isFalse();
        keys.notice();
        keys.pressLate();
        assertThat(keys.noticed()).isTrue();
    }
}
