package io.greenline.grammar.match;

import static io.greenline.grammar.match.Drawn.define;
import static io.greenline.grammar.match.Drawn.document;
import static io.greenline.grammar.match.Drawn.endless;
import static io.greenline.grammar.match.Drawn.oneOf;
import static io.greenline.grammar.match.Drawn.repeat;
import static io.greenline.grammar.match.Drawn.rule;
import static io.greenline.grammar.match.Drawn.sequence;
import static io.greenline.grammar.match.Drawn.special;
import static io.greenline.grammar.match.Drawn.tag;
import static io.greenline.grammar.match.Drawn.token;
import static io.greenline.grammar.match.Drawn.weight;
import static io.greenline.grammar.match.Drawn.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.Prospect;
import io.greenline.grammar.srgs.Expansion;
import io.greenline.grammar.srgs.Expansion.Special.Kind;
import io.greenline.grammar.srgs.GrammarDocument;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import io.greenline.grammar.srgs.LinkedByHand;
import io.greenline.source.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random small grammars and all short word sequences: the chart parser finds what trying out every way finds. */
class ChartAgainstEnumerationTest {
    private static final List<String> ALPHABET = List.of("a", "b", "c");
    private static final int GRAMMARS = 400;

    private final long seed = Long.getLong("greenline.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void theChartFindsTheSameMeaningsWithTheSameScoresInTheSameOrder() {
        int matched = 0;
        for (int i = 0; i < GRAMMARS; i++) {
            GrammarDocument document = randomDocument();
            if (Compiler.compile(LinkedByHand.of(document), new Findings()).isEmpty()) {
                continue;
            }
            CompiledGrammar grammar = Drawn.grammar(document);
            for (int j = 0; j < 12; j++) {
                List<String> words = randomWords(5);
                Map<String, Double> expected = new EnumeratedMatch(document, words).scores();
                List<Interpretation> found = grammar.interpret(String.join(" ", words), 200);
                String about = "seed %d, %s for %s".formatted(seed, document, words);
                assertThat(byValue(found).keySet()).as(about).isEqualTo(expected.keySet());
                byValue(found)
                        .forEach((value, score) ->
                                assertThat(score).as(about).isCloseTo(expected.get(value), within(1e-5)));
                assertThat(found)
                        .as(about)
                        .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
                if (!found.isEmpty()) {
                    matched++;
                    assertThat(grammar.interpret(String.join(" ", words), 1))
                            .as(about)
                            .containsExactly(found.getFirst());
                }
            }
        }
        assertThat(matched).as("utterances that match").isGreaterThan(GRAMMARS);
    }

    @Test
    void equalScoresComeInTheOrderOfTheText() {
        for (int i = 0; i < GRAMMARS; i++) {
            GrammarDocument document = unweighted();
            if (Compiler.compile(LinkedByHand.of(document), new Findings()).isEmpty()) {
                continue;
            }
            CompiledGrammar grammar = Drawn.grammar(document);
            List<String> words = randomWords(4);
            List<EnumeratedMatch.Way> ways = new EnumeratedMatch(document, words).all();
            int least =
                    ways.stream().mapToInt(EnumeratedMatch.Way::garbage).min().orElse(0);
            if (ways.stream().map(EnumeratedMatch.Way::share).distinct().count() == 1 && !usesRepeats(document)) {
                String first = ways.stream()
                        .filter(way -> way.garbage() == least)
                        .map(EnumeratedMatch::value)
                        .findFirst()
                        .orElseThrow();
                assertThat(grammar.interpret(String.join(" ", words), 1)
                                .getFirst()
                                .meaning())
                        .as("seed %d, %s for %s", seed, document, words)
                        .isEqualTo(new Meaning.Text(first));
            }
        }
    }

    @Test
    void theProspectTellsWhatLongerUtterancesDo() {
        for (int i = 0; i < GRAMMARS; i++) {
            GrammarDocument document = withoutGarbage();
            if (Compiler.compile(LinkedByHand.of(document), new Findings()).isEmpty()) {
                continue;
            }
            CompiledGrammar grammar = Drawn.grammar(document);
            List<String> words = randomWords(3);
            Prospect prospect = grammar.prospect(String.join(" ", words));
            boolean matches = !new EnumeratedMatch(document, words).all().isEmpty();
            boolean grows = grows(document, words, 4);
            String about = "seed %d, %s for %s".formatted(seed, document, words);
            assertThat(prospect == Prospect.COMPLETE || prospect == Prospect.CAN_END)
                    .as(about)
                    .isEqualTo(matches);
            if (grows) {
                assertThat(prospect).as(about).isIn(Prospect.CAN_END, Prospect.NEEDS_MORE);
            }
        }
    }

    private static boolean grows(GrammarDocument document, List<String> words, int more) {
        for (String next : ALPHABET) {
            List<String> longer = new ArrayList<>(words);
            longer.add(next);
            if (!new EnumeratedMatch(document, longer).all().isEmpty()
                    || more > 1 && grows(document, longer, more - 1)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Double> byValue(List<Interpretation> found) {
        Map<String, Double> scores = new HashMap<>();
        for (Interpretation one : found) {
            scores.put(((Meaning.Text) one.meaning()).text(), one.score());
        }
        return scores;
    }

    private List<String> randomWords(int most) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            words.add(ALPHABET.get(random.nextInt(ALPHABET.size())));
        }
        return words;
    }

    private boolean garbage = true;
    private boolean weights = true;

    private GrammarDocument randomDocument() {
        return document(
                "en-US",
                Mode.VOICE,
                TagFormat.LITERALS,
                define("root", expansion(3, 3)),
                define("one", expansion(2, 1)),
                define("two", expansion(2, 0)));
    }

    private GrammarDocument unweighted() {
        weights = false;
        return randomDocument();
    }

    private GrammarDocument withoutGarbage() {
        garbage = false;
        return randomDocument();
    }

    /** References lead to later rules only. */
    private Expansion expansion(int depth, int rules) {
        int kind = depth == 0 ? random.nextInt(4) : random.nextInt(12);
        return switch (kind) {
            case 0, 1, 2 -> token(ALPHABET.get(random.nextInt(3)));
            case 3 -> leaf(rules);
            case 4, 5, 6, 7 -> sequence(parts(depth, rules));
            case 8, 9 -> choice(depth, rules);
            case 10 -> optional(expansion(depth - 1, rules));
            default -> again(expansion(depth - 1, rules));
        };
    }

    private Expansion leaf(int rules) {
        return switch (random.nextInt(6)) {
            case 0 -> tag("t" + random.nextInt(3));
            case 1 -> special(garbage ? Kind.GARBAGE : Kind.NULL);
            case 2 -> special(random.nextInt(4) == 0 ? Kind.VOID : Kind.NULL);
            case 3 -> token("a b");
            default -> rules > 1 ? rule("one") : rules == 1 ? rule("two") : tag("leaf");
        };
    }

    private Expansion[] parts(int depth, int rules) {
        Expansion[] parts = new Expansion[1 + random.nextInt(3)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = expansion(depth - 1, rules);
        }
        return parts;
    }

    private Expansion choice(int depth, int rules) {
        if (!weights) {
            return oneOf(parts(depth, rules));
        }
        double[] some = {0.3, 0.7, 1, 1.9};
        return weighted(Arrays.stream(parts(depth, rules))
                .map(part -> weight(some[random.nextInt(4)], part))
                .toArray(Expansion.Alternative[]::new));
    }

    private Expansion optional(Expansion part) {
        return weights && random.nextBoolean() ? repeat(0, 1, 0.3, part) : repeat(0, 1, part);
    }

    private Expansion again(Expansion part) {
        int least = random.nextInt(2);
        return random.nextInt(3) == 0 ? endless(least, part) : repeat(least, least + random.nextInt(3), part);
    }

    private static boolean usesRepeats(GrammarDocument document) {
        return document.toString().contains("Repeat");
    }
}
