package io.greenline.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenline.speech.Hypothesis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoskAnswerTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{\n  \"partial\" : \"one two\"\n}', one two",
                "'{\n  \"partial\" : \"\"\n}', ''",
                "'{\"partial\":\"one\"}', one",
                "'{\"partial\" : \"a\\u0020b\"}', a b",
                "'{}', ''",
            })
    void theWordsSoFarAreReadWhateverTheirForm(String json, String words) {
        assertThat(VoskAnswer.partial(json)).isEqualTo(words);
    }

    @Test
    void aWordsConfidenceIsTheShareOfTheAlternativesThatHaveItThere() {
        String json = """
                {"alternatives": [
                  {"confidence": 200.0, "text": "five oh", "result": [
                    {"word": "five", "start": 10.1, "end": 10.4}, {"word": "oh", "start": 10.4, "end": 10.6}]},
                  {"confidence": 199.30685, "text": "five", "result": [{"word": "five", "start": 10.1, "end": 10.5}]},
                  {"confidence": 199.30685, "text": "oh five", "result": [
                    {"word": "oh", "start": 10.0, "end": 10.1}, {"word": "five", "start": 10.1, "end": 10.5}]}
                ]}""";
        List<Hypothesis> heard = VoskAnswer.alternatives(json, Duration.ofSeconds(10));
        assertThat(heard).extracting(Hypothesis::text).containsExactly("five oh", "five", "oh five");
        assertThat(heard.getFirst().share()).isCloseTo(0.5, within(0.001));
        assertThat(heard.getFirst().words().getFirst().confidence()).isCloseTo(1, within(0.001));
        assertThat(heard.getFirst().words().getLast().confidence()).isCloseTo(0.5, within(0.001));
        assertThat(heard.getLast().words().getFirst().confidence()).isCloseTo(0.25, within(0.001));
        assertThat(heard.getFirst().words().getLast().to()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void silenceHasNoAlternativesButItsShareCounts() {
        String json = """
                {"alternatives": [{"confidence": 5.0, "text": ""}, {"confidence": 5.0, "text": "no", "result": [
                    {"word": "no", "start": 0.1, "end": 0.4}]}]}""";
        assertThat(VoskAnswer.alternatives(json, Duration.ZERO))
                .singleElement()
                .satisfies(one -> assertThat(one.share()).isCloseTo(0.5, within(0.001)));
        assertThat(VoskAnswer.alternatives("{\"text\": \"\"}", Duration.ZERO)).isEmpty();
    }
}
