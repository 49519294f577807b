package io.greenline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text holds one X: its place in the file must be told from its offset in the value. */
class ScalarPlacesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: one X two",
                "a: 'it''s X'",
                "a: \"tab \\t and \\u4e2d X\"",
                "a: 您好，X",
                "a: one\n  two\n  X three",
                "a: 'one\n\n  two X'",
                "a: \"one \\\n    two X\"",
                "a: |\n  one\n    two\n  X",
                "a: >\n  one\n  two X\n",
                "a: >-\n  one\n\n  two\n  X",
                "a: 'one   \n   X'",
                "a: |2-\n    deep\n  X",
                "a: \uD83D\uDE00 X"
            })
    void aCharacterOfAValueIsFoundInTheFile(String file) {
        SourceText text = new SourceText("f", file);
        Block block = (Block) YamlReader.read(text, new Findings()).orElseThrow();
        Scalar scalar = (Scalar) block.entries().getFirst().value();
        int offset = scalar.text().codePointCount(0, scalar.text().indexOf('X'));
        assertThat(scalar.at(offset)).isEqualTo(text.span(file.codePointCount(0, file.indexOf('X'))));
    }

    @Test
    void durationsAreReadAndShown() {
        assertThat(Durations.parse("1m30s")).contains(Duration.ofSeconds(90));
        assertThat(Durations.parse("700ms")).contains(Duration.ofMillis(700));
        assertThat(Durations.parse("")).isEmpty();
        assertThat(Durations.parse("30s1m")).isEmpty();
        assertThat(Durations.parse("99999999999h")).isEmpty();
        assertThat(Durations.shown(Duration.ofMillis(90_500))).isEqualTo("1m30s500ms");
    }
}
