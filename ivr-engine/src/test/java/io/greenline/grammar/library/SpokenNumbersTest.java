package io.greenline.grammar.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.RuleBasedNumberFormat;
import io.greenline.grammar.Grammar;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ICU writes out in words comes back as the number that it was. */
class SpokenNumbersTest {
    private static final long HIGHEST = 999_999_999;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "en-US, %spellout-numbering",
        "en-US, %spellout-numbering-verbose",
        "zh-CN, %spellout-numbering",
        "zh-CN, %spellout-cardinal",
    })
    void aNumberInWordsIsThatNumberAndNothingElse(String tag, String style) {
        Language language = new Language(tag);
        Grammar numbers = Library.grammar("numbers", language);
        RuleBasedNumberFormat words = new RuleBasedNumberFormat(language.locale(), RuleBasedNumberFormat.SPELLOUT);
        List<String> wrong = new ArrayList<>();
        for (long value : values()) {
            String said = spoken(words.format(value, style));
            List<String> heard = Library.told(Library.meanings(numbers, said));
            if (!heard.equals(List.of(Library.told(Library.figure(value))))) {
                wrong.add("%d is '%s', heard as %s".formatted(value, said, heard));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** ICU writes hyphens and commas, and 〇, which recognisers spell 零. */
    private static String spoken(String written) {
        return written.replace('-', ' ').replace(",", "").replace('〇', '零');
    }

    /** All up to 1200, some hundreds of each length, and the neighbours of each power of ten. */
    private static SortedSet<Long> values() {
        SortedSet<Long> values = new TreeSet<>();
        for (long value = 0; value <= 1200; value++) {
            values.add(value);
        }
        Random random = new Random(95598);
        for (long power = 1_000; power <= 100_000_000; power *= 10) {
            for (int i = 0; i < 250; i++) {
                values.add(power + random.nextLong(9 * power));
            }
            for (long more :
                    new long[] {0, 1, 5, 10, 15, 50, 100, 105, 110, 500, 1_000, 1_005, 5_000, 10_000, 1_000_000}) {
                values.add(power + more);
            }
        }
        values.add(HIGHEST);
        return values.headSet(HIGHEST + 1);
    }
}
