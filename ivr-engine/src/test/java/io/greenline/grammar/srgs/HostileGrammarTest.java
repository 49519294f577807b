package io.greenline.grammar.srgs;

import static io.greenline.grammar.srgs.Grammars.ABNF;
import static io.greenline.grammar.srgs.Grammars.XML;
import static io.greenline.grammar.srgs.Grammars.findings;
import static io.greenline.grammar.srgs.Grammars.found;
import static io.greenline.grammar.srgs.Grammars.xmlFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grammars that were made to break their reader: whatever comes of them is findings. */
class HostileGrammarTest {

    @Test
    void groupsNestAHundredLevelsDeepAndNoDeeper() {
        String open = "(a [".repeat(50);
        String close = "])".repeat(50);
        assertThat(found("public $r = " + open + "x" + close + ";")).isEmpty();
        assertThat(found("public $r = " + open + "(b)" + close + " (c;"))
                .containsExactly("1:213 grammar-too-large", "1:317 grammar-syntax");
        assertThat(found("public $r = " + "(".repeat(20_000)))
                .containsExactly("1:112 grammar-syntax", "1:113 grammar-too-large", "1:20013 grammar-syntax");
    }

    @Test
    void elementsNestAHundredLevelsDeepAndNoDeeper() {
        assertThat(xmlFound(nested(100))).isEmpty();
        assertThat(xmlFound(nested(101))).hasSize(1).first().asString().endsWith("grammar-too-large");
        assertThat(xmlFound(nested(150))).hasSize(1);
        assertThat(xmlFound(nested(10_000))).containsExactly("1:629 grammar-too-large");
    }

    private static String nested(int levels) {
        return "<rule id='r' scope='public'>" + "<item>".repeat(levels) + "x" + "</item>".repeat(levels) + "</rule>";
    }

    @Test
    void entitiesThatGrowWithoutEndAreNotExpanded() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE grammar [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d '&l%d;&l%d;&l%d;'>".formatted(i, i - 1, i - 1, i - 1));
        }
        String text = laughs + "]>" + XML + "<rule id='r' scope='public'>&l29;</rule></grammar>";
        int behind = text.indexOf("&l29;<") + 7;
        assertThat(findings("a.grxml", text, 0))
                .containsExactly("1:1 grammar-syntax", "1:" + behind + " grammar-syntax");
    }

    @Test
    void filesAndAddressesInEntitiesAreNotRead() {
        String text =
                "<!DOCTYPE grammar [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY % b SYSTEM 'http://localhost:1/'> %b;]>"
                        + XML + "<rule id='r' scope='public'>&a;</rule></grammar>";
        GrammarDocuments.Loaded loaded = GrammarDocuments.of(Map.of("a.grxml", text), "a.grxml");
        assertThat(loaded.diagnostics())
                .hasSize(2)
                .noneMatch(one -> one.toString().contains("root:"));
    }

    @Test
    void includesOfXmlAreNotFollowed() {
        assertThat(xmlFound("<rule id='r' scope='public'>x<xi:include xmlns:xi='http://www.w3.org/2001/XInclude'"
                        + " href='file:///etc/passwd' parse='text'/></rule>"))
                .containsExactly("1:30 without-effect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", "[", "\"", "'", "{", "{!{", "<", "$<", "$", "!", "/", "/*", "/**", "~", "~<", "|", "=", "\\", "#"
            })
    void whatIsOpenedAndNeverClosedIsTold(String sign) {
        assertThat(found("public $r = a " + sign)).isNotEmpty();
        assertThat(found("public $r = a " + sign + " b;\npublic $s = (c;")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "\"",
                "{\n",
                "{!{\n",
                "<",
                "$<\n",
                "/ ",
                "|",
                "=",
                ";",
                "$a=",
                "'\n",
                "!",
                "é\"",
                "$r = ($a;\n",
                "{!{}"
            })
    void oneSignOverAndOverIsReadOrTold(String sign) {
        assertThat(found(sign.repeat(100_000 / sign.length()))).isNotEmpty().hasSizeLessThan(102);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<item>",
                "<one-of>",
                "&lt; ",
                "<!-- ",
                "x ",
                "\" ",
                "<tag/>",
                "<item x='1'/>",
                "<![CDATA[ ]]>",
                "<?x ?>"
            })
    void oneElementOverAndOverIsReadOrTold(String text) {
        String all = "<rule id='r' scope='public'>" + text.repeat(100_000 / text.length()) + "</rule>";
        assertThat(xmlFound(all)).hasSizeLessThan(102);
    }

    @Test
    void aChainOfManyRulesIsFollowedToItsEnd() {
        StringBuilder chain = new StringBuilder("public $a0 = x $a1;");
        for (int i = 1; i < 5_000; i++) {
            chain.append("$a%d = x $a%d;\n".formatted(i, i + 1));
        }
        assertThat(found(chain + "$a5000 = y;")).isEmpty();
        assertThat(found(chain + "$a5000 = y $a0;")).containsExactly("1:16 recursion");
    }

    @Test
    void rulesThatReferToAllOthersAreToldOnce() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            all.append("public $a%d = x".formatted(i));
            for (int j = 0; j < 300; j++) {
                all.append(" $a").append(j);
            }
            all.append(";\n");
        }
        assertThat(found(all.toString())).containsExactly("1:16 recursion");
    }

    @Test
    void controlCharactersAndHalvesOfCharactersAreTold() {
        assertThat(found("public $r = a \0 b;")).containsExactly("1:15 grammar-syntax");
        assertThat(found("public $r = a \uD800 b;")).containsExactly("1:15 grammar-syntax");
        assertThat(found("public $r = \"a \uFFFF\1\" {\0} b;"))
                .containsExactly("1:16 grammar-syntax", "1:21 grammar-syntax");
        assertThat(found("public $r = a \uFEFF b;")).containsExactly("1:15 grammar-syntax");
        assertThat(xmlFound("<rule id='r' scope='public'>a \0</rule>")).contains("1:31 grammar-syntax");
        assertThat(xmlFound("<rule id='r' scope='public'>a \uDC00</rule>")).contains("1:31 grammar-syntax");
    }

    @Test
    void brokenXmlIsToldAloneWithItsPlace() {
        GrammarDocuments.Loaded loaded = GrammarDocuments.of(
                Map.of("a.grxml", XML + "\n<rule id='r' scope='public'>数字 <item>x</rule></grammar>"), "a.grxml");
        assertThat(loaded.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "a.grxml:2:41: error: the file is not well-formed XML: The element type \"item\" must be"
                                + " terminated by the matching end-tag \"</item>\"; mend this first, then check again [grammar-syntax]");
        for (String text : List.of(
                "",
                " ",
                "<",
                "<grammar",
                XML,
                "x",
                "<a/><b/>",
                "<a b='1' b='2'/>",
                "<p:a/>",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' x:y=''/>",
                "<!DOCTYPE",
                "<?xml version='2.0'?><a/>")) {
            assertThat(findings("a.grxml", text, 0)).as(text).isNotEmpty().allMatch(line -> line.contains("grammar-"));
        }
    }

    @Test
    void ofThousandsOfMistakesAHundredAreShown() {
        List<Diagnostic> all = GrammarDocuments.of(
                        Map.of("a.gram", ABNF + "public $r = x §;\n".repeat(5_000)), "a.gram")
                .diagnostics();
        assertThat(all).hasSize(101);
        assertThat(all.getLast().rule()).isEqualTo("more-findings");
    }

    /** Longer runs: {@code -Dgreenline.fuzz.rounds=100000 -Dgreenline.fuzz.seed=7}. */
    @Test
    void whateverIsChangedInAGrammarIsReadOrReported() {
        long seed = Long.getLong("greenline.fuzz.seed", 20040316);
        int rounds = Integer.getInteger("greenline.fuzz.rounds", 1_000);
        String abnf = ABNF
                + "root $r; tag-format <semantics/1.0>; meta 'a' is \"b\";\n/** @example x */ public $r = [a] (b | /2/ c!fr <1-2 /.5/>)"
                + " $<b.grxml#s>~<application/srgs> {!{ t }!} \"q q\" $s; $s = x<0->; // end\n";
        String xml = XML
                + "<meta name='a' content='b'/><rule id='s' scope='public'><example>x</example>a &amp; <item repeat='0-1' repeat-prob='.5'>"
                + "<one-of xml:lang='fr'><item weight='2'>\"b c\"</item></one-of></item><tag>t</tag><ruleref uri='#t'/></rule>"
                + "<rule id='t'><token>x</token><!-- c --></rule></grammar>";
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(seed + round);
            Map<String, String> texts = Map.of("a.gram", changed(abnf, random), "b.grxml", changed(xml, random));
            GrammarDocuments.Loaded loaded = GrammarDocuments.of(texts, "a.gram");
            for (Diagnostic finding : loaded.diagnostics()) {
                String text = texts.get(finding.at().file());
                assertThat((long) finding.at().line())
                        .as("seed %d: %s", seed + round, finding)
                        .isLessThanOrEqualTo(text.lines().count() + 1);
            }
            assertThat(loaded.grammar().isPresent() || !loaded.diagnostics().isEmpty())
                    .as("seed %d", seed + round)
                    .isTrue();
            loaded.grammar()
                    .ifPresent(grammar -> grammar.documents()
                            .forEach((key, document) -> document.rules()
                                    .forEach(
                                            rule -> Parts.references(rule).forEach(one -> grammar.resolve(key, one)))));
        }
    }

    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> changed.delete(at, to);
                case 1 -> changed.insert(at, changed.substring(at, to));
                case 2 -> changed.insert(at, "()[]{}<>$|;=!/\"'&~#*\0\uD800数".charAt(random.nextInt(23)));
                default -> changed.setCharAt(at, (char) random.nextInt(0x100));
            }
        }
        return changed.toString();
    }

    @Test
    void bytesAtRandomAreReported() {
        for (int seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            byte[] head = (seed % 2 == 0 ? ABNF : XML).getBytes(StandardCharsets.UTF_8);
            byte[] all =
                    Arrays.copyOf(seed % 3 == 0 ? new byte[0] : head, (seed % 3 == 0 ? 0 : head.length) + bytes.length);
            System.arraycopy(bytes, 0, all, all.length - bytes.length, bytes.length);
            LinkedGrammar.Key key = new LinkedGrammar.Key(seed % 2 == 0 ? "a.gram" : "a.grxml");
            GrammarDocuments.Loaded loaded = GrammarDocuments.load(new OneFile(all), key);
            assertThat(loaded.grammar().isPresent() || !loaded.diagnostics().isEmpty())
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private record OneFile(byte[] content) implements GrammarSource {
        @Override
        public String name(LinkedGrammar.Key key) {
            return key.path();
        }

        @Override
        public Content read(LinkedGrammar.Key key) {
            return new Bytes(content);
        }
    }
}
