package io.greenline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.DialplanLoader;
import io.greenline.source.Diagnostic;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchDialplanTest {
    @Test
    void theDialplanOfTheBenchmarkLoadsAndOnlyItsDigitsAreForNothing() {
        var result = DialplanLoader.load(Path.of("src/test/bench/bench.yaml"));

        assertThat(result.diagnostics()).extracting(Diagnostic::rule).containsExactly("unreferenced-variable");
        assertThat(result).isInstanceOf(DialplanLoader.Loaded.class);
    }
}
