package io.greenline.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.telephony.Language;
import io.greenline.telephony.SpokenForm;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenValuesTest {
    private static final Language MANDARIN = new Language("zh-CN");
    private static final Language ENGLISH = new Language("en-US");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMBER | 0            | 零                       | zero
            NUMBER | -0           | 零                       | zero
            NUMBER | 2            | 二                       | two
            NUMBER | 10           | 十                       | ten
            NUMBER | 12           | 十二                     | twelve
            NUMBER | 15           | 十五                     | fifteen
            NUMBER | 20           | 二十                     | twenty
            NUMBER | 22           | 二十二                   | twenty-two
            NUMBER | 100          | 一百                     | one hundred
            NUMBER | 102          | 一百零二                 | one hundred two
            NUMBER | 105          | 一百零五                 | one hundred five
            NUMBER | 110          | 一百一十                 | one hundred ten
            NUMBER | 200          | 两百                     | two hundred
            NUMBER | 212          | 两百一十二               | two hundred twelve
            NUMBER | 222          | 两百二十二               | two hundred twenty-two
            NUMBER | 1002         | 一千零二                 | one thousand two
            NUMBER | 1010         | 一千零一十               | one thousand ten
            NUMBER | 1200         | 一千二百                 | one thousand two hundred
            NUMBER | 2000         | 两千                     | two thousand
            NUMBER | 2002         | 两千零二                 | two thousand two
            NUMBER | 10000        | 一万                     | ten thousand
            NUMBER | 12000        | 一万两千                 | twelve thousand
            NUMBER | 20000        | 两万                     | twenty thousand
            NUMBER | 22222        | 两万两千二百二十二       | twenty-two thousand two hundred twenty-two
            NUMBER | 100002       | 十万零二                 | one hundred thousand two
            NUMBER | 120000       | 十二万                   | one hundred twenty thousand
            NUMBER | 1020000      | 一百零二万               | one million twenty thousand
            NUMBER | 22220000     | 两千二百二十二万         | twenty-two million two hundred twenty thousand
            NUMBER | 200000000    | 两亿                     | two hundred million
            NUMBER | -5           | 负五                     | minus five
            NUMBER | -200         | 负两百                   | minus two hundred
            NUMBER | 3.14         | 三点一四                 | three point one four
            NUMBER | 0.5          | 零点五                   | zero point five
            NUMBER | -0.02        | 负零点零二               | minus zero point zero two
            NUMBER | 3.10         | 三点一                   | three point one
            NUMBER | 3.0          | 三                       | three
            NUMBER | +7           | 七                       | seven
            NUMBER | about 3      | about 三                 | about three
            NUMBER | 1e9          | 一e九                    | one e nine
            MONEY  | 0            | 零元                     | zero yuan
            MONEY  | 123.45       | 一百二十三元四角五分     | one hundred twenty-three yuan and forty-five fen
            MONEY  | 123.40       | 一百二十三元四角         | one hundred twenty-three yuan and forty fen
            MONEY  | 123.05       | 一百二十三元零五分       | one hundred twenty-three yuan and five fen
            MONEY  | 2            | 两元                     | two yuan
            MONEY  | 1.00         | 一元                     | one yuan
            MONEY  | 12.2         | 十二元两角               | twelve yuan and twenty fen
            MONEY  | 0.02         | 两分                     | two fen
            MONEY  | 0.50         | 五角                     | fifty fen
            MONEY  | 0.55         | 五角五分                 | fifty-five fen
            MONEY  | -80.5        | 负八十元五角             | minus eighty yuan and fifty fen
            MONEY  | 9.999        | 十元                     | ten yuan
            MONEY  | -0.001       | 零元                     | zero yuan
            MONEY  | 200          | 两百元                   | two hundred yuan
            MONEY  | n/a          | n/a                      | n/a
            DATE   | 2026-11-23   | 二零二六年十一月二十三日 | November twenty-third, twenty twenty-six
            DATE   | 2026-11-23T08:30 | 二零二六年十一月二十三日 | November twenty-third, twenty twenty-six
            DATE   | 2000-02-02   | 二零零零年二月二日       | February second, two thousand
            DATE   | 2005-01-31   | 二零零五年一月三十一日   | January thirty-first, two thousand five
            DATE   | 1999-12-10   | 一九九九年十二月十日     | December tenth, nineteen ninety-nine
            DATE   | 2026-02-30   | 二零二六-零二-三零       | two zero two six - zero two - three zero
            TIME   | 2026-11-23T18:30 | 十八点三十分           | six thirty p.m.
            TIME   | 18:30        | 十八点三十分             | six thirty p.m.
            TIME   | 18:00        | 十八点整                 | six p.m.
            TIME   | 02:05        | 两点零五分               | two oh five a.m.
            TIME   | 00:00        | 零点整                   | midnight
            TIME   | 12:00        | 十二点整                 | twelve noon
            TIME   | 00:30        | 零点三十分               | twelve thirty a.m.
            TIME   | 12:10        | 十二点十分               | twelve ten p.m.
            TIME   | 22:22:02     | 二十二点二十二分二秒     | ten twenty-two p.m. and two seconds
            TIME   | 09:00:01     | 九点零一秒               | nine a.m. and one second
            TIME   | 25:00        | 二五:零零                | two five : zero zero
            DIGITS | 1            | 幺                       | one
            DIGITS | 1024         | 幺零二四                 | one zero two four
            DIGITS | 95598        | 九五五，九八             | nine five five, nine eight
            DIGITS | 12345678     | 幺二三四，五六七八       | one two three four, five six seven eight
            DIGITS | 1234567890   | 幺二三，四五六，七八九零 | one two three, four five six, seven eight nine zero
            DIGITS | 13800138000  | 幺三八，零零幺三，八零零零 | one three eight, zero zero one three, eight zero zero zero
            DIGITS | 010-6655     | 零幺零，六六五五         | zero one zero, six six five five
            DIGITS | +86 10       | 加八六，幺零             | plus eight six, one zero
            DIGITS | *7#          | 星号七井号               | star seven pound
            DIGITS | A12          | A一二                    | A one two
            TEXT   | 中山路12号   | 中山路一二号             | 中山路 one two 号
            TEXT   | Flat 3b      | Flat 三b                 | Flat three b
            TEXT   | ???          | 未知                     | unknown
            """)
    void valuesAreSaidAsPeopleSayThem(SpokenForm form, String value, String mandarin, String english) {
        SpokenValues values = new SpokenValues(Currency.getInstance("CNY"));
        assertThat(values.words(new Fill(form, value), MANDARIN)).isEqualTo(mandarin);
        assertThat(values.words(new Fill(form, value), ENGLISH)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USD | 123.45 | 一百二十三美元四十五美分 | one hundred twenty-three dollars and forty-five cents
            USD | 1.01   | 一美元一美分             | one dollar and one cent
            USD | 0.02   | 两美分                   | two cents
            USD | -2     | 负两美元                 | minus two dollars
            USD | 0      | 零美元                   | zero dollars
            EUR | 2.00   | 两欧元                   | two euros
            EUR | 1      | 一欧元                   | one euro
            EUR | 12.5   | 十二点五欧元             | twelve point five euros
            JPY | 1200.4 | 一千二百日元             | one thousand two hundred Japanese yen
            """)
    void otherCurrenciesHaveTheirUnits(String currency, String amount, String mandarin, String english) {
        SpokenValues values = new SpokenValues(Currency.getInstance(currency));
        assertThat(values.words(new Fill(SpokenForm.MONEY, amount), MANDARIN)).isEqualTo(mandarin);
        assertThat(values.words(new Fill(SpokenForm.MONEY, amount), ENGLISH)).isEqualTo(english);
    }

    @Test
    void otherLanguagesFollowTheGeneralRules() {
        SpokenValues values = new SpokenValues(Currency.getInstance("EUR"));
        Language french = new Language("fr-FR");
        assertThat(values.words(new Fill(SpokenForm.MONEY, "21.5"), french))
                .isEqualTo("vingt-et-un virgule cinq euros");
        assertThat(values.words(new Fill(SpokenForm.DATE, "2026-11-23"), french))
                .isEqualTo("vingt-trois novembre deux mille vingt-six");
        assertThat(values.words(new Fill(SpokenForm.DIGITS, "12"), french)).isEqualTo("un deux");
    }

    @Test
    void anyValueHasWordsAndNoDigitIsLeftInThem() {
        long seed = 20261123;
        Random random = new Random(seed);
        SpokenValues values = new SpokenValues(Currency.getInstance("CNY"));
        List<Language> languages = List.of(MANDARIN, ENGLISH, new Language("fr-FR"), new Language("ar-EG"));
        for (int i = 0; i < 4_000; i++) {
            SpokenForm form = SpokenForm.values()[random.nextInt(SpokenForm.values().length)];
            String value = value(random);
            for (Language language : languages) {
                String words = values.words(new Fill(form, value), language);
                assertThat(words)
                        .as("%s '%s' in %s, seed %d", form, value, language, seed)
                        .isNotBlank();
                assertThat(words.codePoints().noneMatch(Character::isDigit))
                        .as("%s '%s' in %s is '%s', seed %d", form, value, language, words, seed)
                        .isTrue();
            }
        }
    }

    @Test
    void everyNumberAmountDateAndTimeIsMadeOfWordsOfTheVocabulary() {
        long seed = 3;
        Random random = new Random(seed);
        SpokenValues values = new SpokenValues(Currency.getInstance("CNY"));
        for (Language language : List.of(MANDARIN, ENGLISH)) {
            List<String> vocabulary = values.vocabulary(language);
            for (int i = 0; i < 1_000; i++) {
                for (Fill fill : List.of(
                        new Fill(
                                SpokenForm.NUMBER, Long.toString(random.nextLong(-1_000_000_000L, 1_000_000_000_000L))),
                        new Fill(SpokenForm.MONEY, "%d.%02d".formatted(random.nextInt(100_000), random.nextInt(100))),
                        new Fill(
                                SpokenForm.DATE,
                                "%d-0%d-1%d"
                                        .formatted(
                                                1900 + random.nextInt(200), 1 + random.nextInt(9), random.nextInt(10))),
                        new Fill(SpokenForm.TIME, "1%d:%02d".formatted(random.nextInt(10), random.nextInt(60))))) {
                    String words = values.words(fill, language);
                    assertThat(vocabulary).as("seed %d", seed).containsAll(values.split(words, language));
                }
            }
        }
    }

    private static String value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Long.toString(random.nextLong() >> random.nextInt(63));
            case 1 -> "%d.%d".formatted(random.nextInt(1_000_000) - 500_000, random.nextInt(1_000));
            case 2 -> "%04d-%02d-%02d".formatted(random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
            default ->
                random.ints(random.nextInt(20), 0, 0x2FFF)
                        .filter(Character::isDefined)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }
}
