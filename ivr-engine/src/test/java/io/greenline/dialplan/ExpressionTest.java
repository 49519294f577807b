package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Map<String, Value> SCOPE = Map.of(
            "caller.tier", new Value.Text("critical"),
            "caller.age", new Value.Whole(70),
            "caller.needs", new Value.Texts(List.of("elderly", "deaf")),
            "caller.name", new Value.Text("王"));

    private static Expression expression(String source) {
        Findings findings = new Findings();
        SourceText text = new SourceText("f", "'" + source.replace("'", "''") + "'");
        Scalar scalar = (Scalar) YamlReader.read(text, findings).orElseThrow();
        CelExpressions expressions = new CelExpressions(new CelMemory(), findings);
        return expressions
                .parse(ExpressionText.whole(scalar))
                .flatMap(parsed -> expressions.check(parsed, new Types()))
                .orElseThrow(() -> new AssertionError(findings.inOrder().toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "caller.tier == \"critical\"|true",
                "caller.age >= 65 && \"deaf\" in caller.needs|true",
                "caller.needs.exists(need, need == \"deaf\")|true",
                "caller.needs.filter(need, need != \"deaf\")|elderly",
                "caller.age / 2 + 1|36",
                "caller.name + string(caller.age)|王70",
                "caller.age > 65.5|true",
                "size(caller.needs) == 2 ? \"two\" : \"other\"|two",
                "\"text\"|text",
                "caller.name|王",
                "-12|-12",
                "caller.name.startsWith(\"王\")|true"
            })
    void expressionsHaveTheirValues(String source, String shown) throws Expression.EvaluationException {
        assertThat(expression(source).evaluate(SCOPE::get).shown()).isEqualTo(shown);
    }

    @Test
    void whatHasNoValueIsAnEvaluationException() {
        for (String source : List.of(
                "caller.age / (caller.age - 70)",
                "1.0 / (double(caller.age) - 70.0)",
                "0.0 / (double(caller.age) - 70.0)",
                "caller.needs[7]",
                "int(caller.name)")) {
            Expression expression = expression(source);
            assertThatThrownBy(() -> expression.evaluate(SCOPE::get))
                    .as(source)
                    .isInstanceOf(Expression.EvaluationException.class);
        }
    }

    @Test
    void nestedLoopsEndAtALimit() {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        String loop = "%s.all(a, %s.all(b, %s.all(c, %s.all(d, a + b + c + d > 0))))".replace("%s", ten);
        assertThatThrownBy(() -> expression(loop).evaluate(SCOPE::get))
                .isInstanceOf(Expression.EvaluationException.class);
    }

    @Test
    void aTextThatGrowsWithoutEndIsRefused() {
        Expression doubled = expression("caller.name + caller.name");
        Map<String, Value> scope = Map.of("caller.name", new Value.Text("x".repeat(4_000)));
        assertThatThrownBy(() -> doubled.evaluate(scope::get)).isInstanceOf(Expression.EvaluationException.class);
    }

    @Test
    void whatIsMadeOfASecretIsOne() throws Expression.EvaluationException {
        Expression joined = expression("\"8\" + caller.name");
        Map<String, Value> scope = Map.of("caller.name", new Value.Secret("1234"));
        assertThat(joined.evaluate(scope::get)).isEqualTo(new Value.Secret("81234"));
    }

    @Test
    void oneExpressionServesManyThreads() throws Exception {
        Expression expression = expression("caller.age * 2 + 1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = threads.invokeAll(IntStream.range(0, 200)
                    .mapToObj(age -> (Callable<Boolean>)
                            () -> expression.evaluate(_ -> new Value.Whole(age)).equals(new Value.Whole(age * 2L + 1)))
                    .toList());
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }
}
