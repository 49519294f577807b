package io.greenline.phone;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs the phone to know the prompt of one packet: it must be small beside receiving it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeardBenchmark {
    private final ByteBuffer marked = ByteBuffer.allocateDirect(160);

    public HeardBenchmark() {
        byte[] sound = new byte[160];
        Arrays.fill(sound, (byte) 3);
        marked.put(sound).flip();
    }

    @Benchmark
    public Object markedPacket() {
        return Heard.in(marked);
    }
}
