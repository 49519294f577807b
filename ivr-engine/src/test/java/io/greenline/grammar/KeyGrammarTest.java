package io.greenline.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyGrammarTest {

    @ParameterizedTest(name = "''{0}'' -> {1}")
    @CsvSource({
        "'',          NEEDS_MORE",
        "1,           CAN_END",
        "12,          COMPLETE",
        "2,           COMPLETE",
        "3,           DEAD",
        "123,         DEAD",
    })
    void tellsWhatMayFollowPhrases(String keys, Prospect expected) {
        KeyGrammar grammar =
                new KeyGrammar(List.of(new KeyRule.Exactly("1"), new KeyRule.Exactly("12"), new KeyRule.Exactly("2")));
        assertThat(grammar.prospect(keys)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "''{0}'' -> {1}")
    @CsvSource({
        "'',          NEEDS_MORE",
        "0,           CAN_END",
        "00,          NEEDS_MORE",
        "012,         CAN_END",
        "0123,        COMPLETE",
        "01234,       DEAD",
        "1*,          DEAD",
    })
    void theOperatorKeyAndANumberThatBeginsWithZeroLiveSideBySide(String keys, Prospect expected) {
        KeyGrammar grammar = new KeyGrammar(List.of(new KeyRule.Digits(3, 4), new KeyRule.Exactly("0")));
        assertThat(grammar.prospect(keys)).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatThrownBy(() -> new KeyRule.Exactly("1x")).hasMessageContaining("1x");
        assertThatThrownBy(() -> new KeyRule.Exactly("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyRule.Digits(3, 2)).hasMessageContaining("3 and 2");
        assertThatThrownBy(() -> new KeyGrammar(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
