package io.greenline.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PiecedTextTest {
    private static String joined(String... pieces) {
        PiecedText text = new PiecedText();
        for (String piece : pieces) {
            text.add(piece);
        }
        return text.toString();
    }

    @Test
    void wordsOfAnAlphabetAreKeptApart() {
        assertThat(joined("Your balance is", "one yuan", ".")).isEqualTo("Your balance is one yuan.");
        assertThat(joined("room", "7", "b")).isEqualTo("room 7 b");
    }

    @Test
    void chineseAndPunctuationNeedNoBlank() {
        assertThat(joined("您的余额是", "一百", "元。")).isEqualTo("您的余额是一百元。");
        assertThat(joined("余额", "5", "元", "", "OK")).isEqualTo("余额5元OK");
    }
}
