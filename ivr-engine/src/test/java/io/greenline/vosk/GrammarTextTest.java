package io.greenline.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.Phrases;
import io.greenline.grammar.Phrases.Extent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrammarTextTest {
    private static final Vocabulary WORDS =
            new Vocabulary(Set.of("yes", "no", "please", "我要", "我", "要", "报修", "转人工", "人工", "转"));

    private static String text(Extent extent, String... phrases) {
        return GrammarText.of(List.of(new Phrases(List.of(phrases), extent, false)), WORDS)
                .orElse("nothing");
    }

    @Test
    void phrasesStandInWordsOfTheModelWithTheUnknownLast() {
        assertThat(text(Extent.SENTENCES, "Yes please", "no")).isEqualTo("[\"yes please\", \"no\", \"[unk]\"]");
    }

    @Test
    void aChineseSentenceIsCutAnewAndAPairAtItsTokens() {
        assertThat(text(Extent.SENTENCES, "我 要 报修")).isEqualTo("[\"我要 报修\", \"[unk]\"]");
        assertThat(text(Extent.PAIRS, "转 人工")).isEqualTo("[\"转 人工\", \"[unk]\"]");
    }

    @Test
    void aPhraseWithAWordThatTheModelLacksIsLeftOutAndWithNoneLeftThereIsNoList() {
        assertThat(text(Extent.SENTENCES, "yes indeed", "no")).isEqualTo("[\"no\", \"[unk]\"]");
        assertThat(text(Extent.SENTENCES, "indeed")).isEqualTo("nothing");
    }

    @Test
    void aPhraseOfTwoGrammarsIsListedOnce() {
        Phrases one = new Phrases(List.of("yes", "no"), Extent.SENTENCES, false);
        Phrases other = new Phrases(List.of("no", "please"), Extent.SENTENCES, false);
        assertThat(GrammarText.of(List.of(one, other), WORDS)).contains("[\"yes\", \"no\", \"please\", \"[unk]\"]");
    }
}
