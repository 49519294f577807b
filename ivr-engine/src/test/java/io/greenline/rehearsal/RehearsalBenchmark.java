package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.TestFileLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

/** What a thousand scripted calls of the sample hotline take on one core, from its cases in turn. Run in the project's root. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RehearsalBenchmark {
    private static final int CALLS = 1_000;

    private final Dialplan hotline = hotline();
    private final List<Scenario> scenarios = scenarios(hotline);
    private final Rehearsal rehearsal = new Rehearsal(hotline);

    private static Dialplan hotline() {
        if (DialplanLoader.load(Path.of("dialplans/hotline.yaml")) instanceof DialplanLoader.Loaded loaded) {
            return loaded.dialplan();
        }
        throw new IllegalStateException("run it in the root of the project: dialplans/hotline.yaml does not load");
    }

    private static List<Scenario> scenarios(Dialplan plan) {
        Path file = Path.of("dialplans/hotline.test.yaml");
        if (TestFileLoader.load(file, _ -> Optional.of(plan)) instanceof TestFileLoader.Loaded loaded) {
            return loaded.scenarios();
        }
        throw new IllegalStateException(file + " does not load");
    }

    /** A thousand calls, one after the other. */
    @Benchmark
    public long aThousandCalls() {
        long events = 0;
        for (int i = 0; i < CALLS; i++) {
            events += rehearsal
                    .run(scenarios.get(i % scenarios.size()))
                    .calls()
                    .mapToLong(call -> call.entries().size())
                    .sum();
        }
        return events;
    }
}
