package io.greenline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.DialplanLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchDialplanTest {
    @Test
    void theDialplanOfTheBenchmarkLoadsWithoutAFinding() {
        var result = DialplanLoader.load(Path.of("src/test/bench/bench.yaml"));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result).isInstanceOf(DialplanLoader.Loaded.class);
    }
}
