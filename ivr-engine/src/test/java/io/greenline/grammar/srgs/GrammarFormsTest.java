package io.greenline.grammar.srgs;

import static io.greenline.grammar.srgs.Grammars.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.srgs.Expansion.Alternative;
import io.greenline.grammar.srgs.Expansion.OneOf;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.Expansion.Sequence;
import io.greenline.grammar.srgs.Expansion.Special;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.grammar.srgs.Expansion.Token;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** SRGS 1.0 section 1.3: the two forms of one grammar are the same grammar, and one can be written as the other. */
class GrammarFormsTest {
    private static final SourceSpan NOWHERE = SourceSpan.startOf("nowhere");

    private static final String ABNF = """
            #ABNF 1.0 UTF-8;
            language en-US;
            mode voice;
            root $order;
            tag-format <semantics/1.0>;
            base <parts/>;
            lexicon <http://www.example.com/words.pls>~<application/pls+xml>;
            meta "author" is "the hotline";
            http-equiv "Expires" is "0";
            {var count = 0;};

            /**
             * @example two large pizzas with cheese
             * @example a   pizza please
             */
            public $order = [please] ($number | a {count = 1;}) $size<0-1> pizza
                [with $topping <1-3 /.5/>] [please]!en-GB {!{ out = {count: rules.number}; }!};
            private $number = /3/ one {out = 1;} | /0.5/ "two or three" | three <2>;
            $size = (small | large (one | ones))!en-GB | $GARBAGE huge;
            $topping = cheese | "fior di latte"!it | $VOID | $NULL () | o'clock;
            """;

    private static final String XML = """
            <?xml version="1.0"?>
            <!DOCTYPE grammar PUBLIC "-//W3C//DTD GRAMMAR 1.0//EN" "http://www.w3.org/TR/speech-grammar/grammar.dtd">
            <grammar xmlns="http://www.w3.org/2001/06/grammar" version="1.0" xml:lang="en-us" mode="voice" root="order"
                tag-format="semantics/1.0" xml:base="parts/">
              <lexicon uri="http://www.example.com/words.pls" type="application/pls+xml"/>
              <meta name="author" content="the hotline"/>
              <meta http-equiv="Expires" content="0"/>
              <metadata><x xmlns="urn:x">nothing</x></metadata>
              <tag>var count = 0;</tag>
              <rule id="order" scope="public">
                <example>two large pizzas
                  with cheese</example>
                <example>a pizza please</example>
                <item repeat="0-1">please</item>
                <one-of><item><ruleref uri="#number"/></item><item>a <tag>count = 1;</tag></item></one-of>
                <item repeat="0-1"><ruleref uri="#size"/></item> pizza
                <item repeat="0-1">with <item repeat="1-3" repeat-prob=".5"><ruleref uri="#topping"/></item></item>
                <item repeat="0-1" xml:lang="en-GB">please</item>
                <tag> out = {count: rules.number}; </tag>
              </rule>
              <rule id="number"><one-of>
                <item weight="3">one <tag>out = 1;</tag></item>
                <item weight=".5">"two  or three"</item>
                <item><item repeat="2">three</item></item>
              </one-of></rule>
              <rule id="size" scope="private"><one-of>
                <item xml:lang="en-GB"><one-of><item>small</item><item>large
                  <one-of><item><token>one</token></item><item>ones</item></one-of></item></one-of></item>
                <item><ruleref special="GARBAGE"/> huge</item>
              </one-of></rule>
              <rule id="topping"><one-of>
                <item>cheese</item>
                <item><token xml:lang="it">fior di  latte</token></item>
                <item><ruleref special="VOID"/></item>
                <item><ruleref special="NULL"/><item/></item>
                <item>o'clock</item>
              </one-of></rule>
            </grammar>
            """;

    @Test
    void bothFormsOfOneGrammarAreEqualButForTheirPlaces() {
        GrammarDocument abnf = document("a.gram", ABNF);
        assertThat(placeless(abnf)).isEqualTo(placeless(document("a.grxml", XML)));
        assertThat(abnf.rules()).hasSize(4);
    }

    @Test
    void bothFormsOfOneGrammarAreWrittenAsOneText() {
        assertThat(AbnfWriter.write(document("a.grxml", XML))).isEqualTo(AbnfWriter.write(document("a.gram", ABNF)));
    }

    @Test
    void theTextThatIsWrittenIsReadable() {
        assertThat(AbnfWriter.write(document("a.gram", ABNF))).startsWith("""
                        #ABNF 1.0 UTF-8;
                        language en-US;
                        root $order;
                        tag-format <semantics/1.0>;
                        base <parts/>;
                        lexicon <http://www.example.com/words.pls>;
                        meta "author" is "the hotline";
                        meta "Expires" is "0";
                        {var count = 0;};

                        /**
                         * @example two large pizzas with cheese
                         * @example a pizza please
                         */
                        public $order = [please] ($number | a {count = 1;}) [$size] pizza [with $topping <1-3 /0.5/>] \
                        [please!en-GB] {!{ out = {count: rules.number}; }!};

                        $number = /3/ one {out = 1;}
                            | /0.5/ "two or three"
                            | three <2>;
                        """);
    }

    @Test
    void whatIsWrittenIsReadAsTheSameGrammar() {
        GrammarDocument read = document("a.gram", ABNF);
        assertThat(placeless(document("b.gram", AbnfWriter.write(read)))).isEqualTo(placeless(read));
    }

    @Test
    void whatOnlyXmlCanSayIsWrittenAsNearAsMayBe() {
        GrammarDocument document = Grammars.xml("<meta name='a' content='\"b&apos;'/>"
                + "<rule id='r' scope='public'><example>a */ b</example>x <tag>a}!}b</tag></rule>");
        String written = AbnfWriter.write(document);
        assertThat(written).contains("meta \"a\" is \"'b'\";", " * @example a * / b\n", "$r = x {!{a} !}b}!};");
        assertThat(document("b.gram", written).rules()).hasSize(1);
    }

    /** Whatever is written is read back, for expansions of every shape. */
    @Test
    void anyExpansionThatIsWrittenIsReadBack() {
        for (int seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            Expansion expansion = random(random, 4);
            StringBuilder text = new StringBuilder(Grammars.ABNF + "public $r = ");
            new AbnfExpansionWriter(text).rule(expansion);
            text.append(";\npublic $other = x;");
            GrammarDocuments.Loaded loaded = GrammarDocuments.of(Map.of("a.gram", text.toString()), "a.gram");
            GrammarDocument read =
                    loaded.grammar().orElseThrow(() -> new AssertionError(text)).rootDocument();
            assertThat(placeless(read.rules().getFirst().expansion()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(expansion);
        }
    }

    private static Expansion random(Random random, int depth) {
        int kinds = depth == 0 ? 5 : 8;
        return switch (random.nextInt(kinds)) {
            case 0 ->
                new Token(
                        NOWHERE,
                        List.of("a", "two words", "o'clock", "数字", "R&D", "-").get(random.nextInt(6)),
                        language(random));
            case 1 -> new RuleReference(NOWHERE, Optional.empty(), Optional.of("other"), Optional.empty());
            case 2 -> new Special(NOWHERE, Special.Kind.values()[random.nextInt(3)]);
            case 3 -> new Tag(NOWHERE, List.of("", " a ", "a = {}", "!{", "}").get(random.nextInt(5)));
            case 4 -> new Token(NOWHERE, "b", language(random));
            case 5 -> Normal.sequence(NOWHERE, many(random, depth));
            case 6 -> {
                List<Alternative> alternatives = new ArrayList<>();
                for (Expansion part : many(random, depth)) {
                    alternatives.add(new Alternative(
                            part, List.of(1.0, 2.0, 0.25, 1e-7, 1e9).get(random.nextInt(5))));
                }
                yield alternatives.size() < 2 ? Normal.sequence(NOWHERE, List.of()) : new OneOf(NOWHERE, alternatives);
            }
            default -> {
                int least = random.nextInt(3);
                OptionalDouble likely = random.nextBoolean() ? OptionalDouble.of(0.5) : OptionalDouble.empty();
                yield new Repeat(
                        NOWHERE, random(random, depth - 1), least, OptionalInt.of(least + random.nextInt(3)), likely);
            }
        };
    }

    private static List<Expansion> many(Random random, int depth) {
        List<Expansion> parts = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            parts.add(random(random, depth - 1));
        }
        return parts;
    }

    private static Optional<Language> language(Random random) {
        return random.nextInt(4) == 0 ? Optional.of(new Language("zh-CN")) : Optional.empty();
    }

    private static GrammarDocument placeless(GrammarDocument one) {
        return new GrammarDocument(
                NOWHERE,
                one.language(),
                one.mode(),
                one.root(),
                one.tagFormat(),
                one.base(),
                one.lexicons(),
                one.meta(),
                one.headerTags().stream()
                        .map(tag -> new Tag(NOWHERE, tag.text()))
                        .toList(),
                one.rules().stream()
                        .map(rule -> new Rule(
                                NOWHERE, rule.name(), rule.scope(), placeless(rule.expansion()), rule.examples()))
                        .toList());
    }

    private static Expansion placeless(Expansion expansion) {
        return switch (expansion) {
            case Token token -> new Token(NOWHERE, token.text(), token.language());
            case RuleReference one -> new RuleReference(NOWHERE, one.grammar(), one.rule(), one.language());
            case Special special -> new Special(NOWHERE, special.kind());
            case Tag tag -> new Tag(NOWHERE, tag.text());
            case Sequence sequence ->
                new Sequence(
                        NOWHERE,
                        sequence.parts().stream()
                                .map(GrammarFormsTest::placeless)
                                .toList());
            case OneOf oneOf ->
                new OneOf(
                        NOWHERE,
                        oneOf.alternatives().stream()
                                .map(one -> new Alternative(placeless(one.part()), one.weight()))
                                .toList());
            case Repeat one -> new Repeat(NOWHERE, placeless(one.part()), one.least(), one.most(), one.probability());
        };
    }
}
