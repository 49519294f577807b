package io.greenline.routing;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How fast a {@link FloodedFloor} decides: one operation is one caller's way. The counters tell how many decisions that is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RoutingBenchmark {
    @Param({"1000", "10000", "100000"})
    public int waiting;

    private FloodedFloor floor;

    /** What was done. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counters {
        public long events;
        public long decisions;
        public long offered;
    }

    @Setup(Level.Trial)
    public void fill() {
        floor = new FloodedFloor(waiting);
    }

    @Benchmark
    public int callersWay(Counters counters) {
        long events = floor.events();
        long decisions = floor.decisions();
        long offered = floor.offered();
        int talks = floor.callersWay();
        counters.events += floor.events() - events;
        counters.decisions += floor.decisions() - decisions;
        counters.offered += floor.offered() - offered;
        return talks;
    }
}
