package io.greenline.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private static final Vocabulary CHINESE =
            new Vocabulary(Set.of("我", "要", "我要", "报", "修", "报修", "停电", "停电了", "电", "了解", "人工服务", "人工"));
    private static final Vocabulary ENGLISH = new Vocabulary(Set.of("yes", "don't", "twenty", "one", "e-mail"));

    @ParameterizedTest
    @CsvSource({
        "我要报修,   我要 报修",
        "我要 报修,  我要 报修",
        "停电了,     停电了",
        "停电了解,   停电 了解",
        "人工服务,   人工服务",
        "电,         电",
    })
    void aChineseTokenIsCutIntoTheFewestWordsThatTheModelHas(String token, String words) {
        assertThat(CHINESE.write(token)).contains(List.of(words.split(" ", -1)));
    }

    @Test
    void aTokenWithASignThatNoWordHasCannotBeWritten() {
        assertThat(CHINESE.write("我要鱼")).isEmpty();
        assertThat(CHINESE.write("yes")).isEmpty();
        assertThat(CHINESE.write(" ")).isEmpty();
        assertThat(ENGLISH.write("yesyes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Yes, yes",
                " YES , yes",
                "Don't, don't",
                "twenty-one, twenty one",
                "E-mail, e-mail",
                "twenty one, twenty one"
            })
    void anEnglishTokenIsLookedUpInLowerCaseWholeOrAtItsHyphens(String token, String words) {
        assertThat(ENGLISH.write(token)).contains(List.of(words.split(" ", -1)));
    }
}
