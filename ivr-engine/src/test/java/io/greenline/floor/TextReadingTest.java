package io.greenline.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.telephony.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReadingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "有人触电了",
                "变压器着火",
                "一根电线掉在路上",
                "A wire is down on Lake Road",
                "I see SPARKS",
                "my father got an electric shock",
                "the lines are hanging low",
                "ＤＡＮＧＥＲ"
            })
    void dangerIsSeenInBothLanguages(String text) {
        assertThat(TextReading.isDanger(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"我家停电了", "when is the power back?", "my bill", "Fireside Road 5", "on line banking"})
    void anOrdinaryOutageIsNone(String text) {
        assertThat(TextReading.isDanger(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bye", " Good  bye! ", "再见。", "结束", "STOP"})
    void aWholeTextThatIsAGoodbyeEnds(String text) {
        assertThat(TextReading.isGoodbye(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the lights say bye", "please stop the noise", "结束了吗"})
    void aSentenceWithAGoodbyeInItGoesOn(String text) {
        assertThat(TextReading.isGoodbye(text)).isFalse();
    }

    @Test
    void theLanguageIsThatOfTheLetters() {
        Language before = TextReading.CHINESE;
        assertThat(TextReading.language("no power", before)).isEqualTo(TextReading.ENGLISH);
        assertThat(TextReading.language("停电 no power", TextReading.ENGLISH)).isEqualTo(TextReading.CHINESE);
        assertThat(TextReading.language("12:30?", before)).isEqualTo(before);
        assertThat(TextReading.language("OK", before)).isEqualTo(before);
    }

    @Test
    void whatNoTelephoneShowsIsLeftOutAndALongTextIsCutBetweenCharacters() {
        assertThat(TextReading.plain(" a\u0000b\u202Ec\nd\r ")).isEqualTo("abc\nd");
        assertThat(TextReading.plain("😀".repeat(2_000))
                        .codePointCount(0, TextReading.plain("😀".repeat(2_000)).length()))
                .isEqualTo(TextReading.MOST_CHARACTERS);
    }
}
