package io.greenline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signs of a Chinese input method in a YAML file. */
class WideSignsTest {
    private static List<String> found(String text) {
        Findings findings = new Findings();
        assertThat(YamlReader.read(new SourceText("routing.yaml", text), findings))
                .isEmpty();
        return findings.inOrder().stream().map(Diagnostic::toString).toList();
    }

    @Test
    void aWideColonBehindAKeyIsToldWithItsLine() {
        assertThat(found("queues: {}\nagents：\n  - {id: a}\n"))
                .singleElement()
                .asString()
                .contains("in line 2 stands the Chinese sign ：: type :");
    }

    @Test
    void soAreCommasAndBraces() {
        assertThat(found("general: {tier: 4，promise: 5s}\n"))
                .singleElement()
                .asString()
                .contains("in line 1 stands the Chinese sign ，: type ,");
        assertThat(found("general: ｛tier: 4, promise: 5s｝\n"))
                .singleElement()
                .asString()
                .contains("in line 1 stands the Chinese sign ｛: type {");
    }

    @Test
    void inQuotesAndInCommentsTheyAreText() {
        assertThat(found("say: \"请稍等，谢谢：\" more\n")).singleElement().asString().doesNotContain("Chinese sign");
        assertThat(found("a: {b: 1 # 备注：其它\n")).singleElement().asString().doesNotContain("Chinese sign");
    }
}
