package io.greenline.grammar.match;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Prospect;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.grammar.srgs.GrammarDocuments;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.telephony.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What grammars cost: ten words through the number grammar with its scripts, and a grammar of 5,000 rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GrammarBenchmark {
    private static final String TEN_WORDS = "two million three hundred and forty five thousand and sixty";
    private static final Path GRAMMARS = Path.of("..", "grammars");

    private final Grammar numbers = grammar("numbers.en-US.gram");
    private final Grammar menu = grammar("main-menu.zh-CN.gram");
    private final LinkedGrammar large = GrammarDocuments.of(Map.of("large", largeText(5_000)), "large")
            .grammar()
            .orElseThrow();
    private final Grammar largeReady = compiled(large);

    private static Grammar grammar(String file) {
        return GrammarLibrary.load(GRAMMARS, new RhinoScripts(), failure -> {
                    throw new AssertionError(failure);
                })
                .all()
                .stream()
                .filter(one -> file.startsWith(one.name() + "." + one.language()))
                .findFirst()
                .orElseThrow();
    }

    /** A root with an alternative for each rule, each rule of three words and a tag. */
    static String largeText(int rules) {
        StringBuilder text =
                new StringBuilder("#ABNF 1.0 UTF-8;\nlanguage en-US;\nroot $root;\ntag-format <semantics/1.0>;\n");
        text.append("public $root = $r0");
        for (int i = 1; i < rules; i++) {
            text.append(" | $r").append(i);
        }
        text.append(";\n");
        for (int i = 0; i < rules; i++) {
            text.append("$r%d = street%d [north | south] house {out = \"s%d\";};%n".formatted(i, i, i));
        }
        return text.toString();
    }

    private static Grammar compiled(LinkedGrammar linked) {
        return Grammars.compile(new GrammarName("large"), new Language("en-US"), linked, new RhinoScripts(), _ -> {})
                .grammar()
                .orElseThrow();
    }

    /** Ten words and their figure. */
    @Benchmark
    public List<Interpretation> tenWordsOfANumber() {
        return numbers.interpret(TEN_WORDS, 1);
    }

    /** The same with all that they could mean. */
    @Benchmark
    public List<Interpretation> tenWordsOfANumberAndWhatElseTheyMean() {
        return numbers.interpret(TEN_WORDS, 5);
    }

    /** What may follow, as it is asked for while the caller speaks. */
    @Benchmark
    public Prospect theProspectOfTenWords() {
        return numbers.prospect(TEN_WORDS);
    }

    /** A Chinese menu, character by character. */
    @Benchmark
    public List<Interpretation> aChineseMenu() {
        return menu.interpret("你好 我 家 停电 了", 1);
    }

    /** One of 5,000 rules. */
    @Benchmark
    public List<Interpretation> oneOfFiveThousandRules() {
        return largeReady.interpret("street4321 north house", 1);
    }

    /** 5,000 rules with as many scripts. */
    @Benchmark
    public Grammar fiveThousandRulesCompiled() {
        return compiled(large);
    }
}
