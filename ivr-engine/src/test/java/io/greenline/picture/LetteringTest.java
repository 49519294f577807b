package io.greenline.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetteringTest {
    private final Lettering letters = new Lettering(10);

    @Test
    void chineseCharactersAreAsWideAsHigh() {
        assertThat(letters.width("您好")).isEqualTo(20);
        assertThat(letters.width("mm")).isGreaterThan(letters.width("ll"));
    }

    @Test
    void linesBreakAtBlanksAndBetweenChineseCharacters() {
        assertThat(letters.wrap("press one for outages", 60, 9)).containsExactly("press one", "for outages");
        assertThat(letters.wrap("报修停电请按一", 40, 9)).containsExactly("报修停电", "请按一");
    }

    @Test
    void aLineDoesNotBeginWithAFullStop() {
        assertThat(letters.wrap("报修停电。请按一", 40, 9)).containsExactly("报修停", "电。请按", "一");
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        assertThat(letters.wrap("报修停电请按一查询", 40, 2)).containsExactly("报修停电", "请按一…");
        assertThat(letters.clip("a-very-long-name", 50)).endsWith("…").hasSizeLessThan(12);
        assertThat(letters.clip("short", 50)).isEqualTo("short");
    }

    @Test
    void everyLineFitsAndNothingIsLostWhereThereIsRoom() {
        String text = "一二三 four five-six 七八九, ten\uD83D\uDCA3\uD83D\uDCA3\uD83D\uDCA3 eleven";
        for (int width = 20; width < 200; width++) {
            assertThat(String.join("", letters.wrap(text, width, 99)).replaceAll("\\s", ""))
                    .isEqualTo(text.replaceAll("\\s", ""));
            for (String line : letters.wrap(text, width, 99)) {
                assertThat(letters.width(line)).isLessThanOrEqualTo(width);
            }
        }
    }
}
