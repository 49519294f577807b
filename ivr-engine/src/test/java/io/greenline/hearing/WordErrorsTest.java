package io.greenline.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "one two three, one two three, 0, 3",
                "one two three, one three, 1, 3",
                "one two three, one four three five, 2, 3",
                "\"\", one, 1, 0",
                "one, \"\", 1, 1",
                "我要 报修, 我要报修, 0, 4",
                "我要 报修, 我 报修 了, 2, 4",
            })
    void wordsAndCharactersAreCounted(String said, String heard, int errors, int units) {
        assertThat(WordErrors.between(said, heard)).isEqualTo(new WordErrors(errors, units));
    }
}
