package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskVersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "22.4.0",
                "22.10.1~dfsg+~cs6.17.60671434-1",
                "21.9.0",
                "20.14.0",
                "23.0.0",
                "certified/22.8-cert1"
            })
    void newOnesTellKeysOverAudioSocket(String text) {
        assertThat(AsteriskVersion.parse(text).tellsKeysOverAudioSocket()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22.3.0",
                "21.8.9",
                "20.13.1",
                "certified/20.7-cert5",
                "18.26.4",
                "16.30.0",
                "GIT-master-1234567",
                ""
            })
    void olderOnesAndThoseThatDoNotSayDoNot(String text) {
        assertThat(AsteriskVersion.parse(text).tellsKeysOverAudioSocket()).isFalse();
    }
}
