package io.greenline.store;

import com.sun.management.OperatingSystemMXBean;
import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.Journal;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Durable events a second, and what the journal costs a call: 25 events and 8 states, as a call of three prompts and two
 * inputs makes them. Run {@code main} with the test class path; an argument names the directory of the file.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class JournalBenchmark {
    private static final int CALLS_AT_ONCE = 100;
    private static final int EVENTS = 25;
    private static final String STATE =
            "{\"dialplan\":\"hotline\",\"version\":\"3f1c\",\"flow\":\"main\",\"node\":\"ask-account\","
                    + "\"language\":\"zh-CN\",\"variables\":{\"account\":\"1234567890\",\"tier\":\"critical\"},\"counters\":{}}";
    private static final int STEPS = steps(new CallId("x")).size();

    private Path directory;
    private SqliteJournal journal;
    private long calls;

    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("journal-benchmark");
        journal = new SqliteJournal(directory.resolve("journal.db"), JournalLimits.USUAL, Optional.empty());
    }

    @TearDown
    public void close() throws IOException {
        journal.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** All events of 100 calls side by side, until the last of them is durable. */
    @Benchmark
    @OperationsPerInvocation(CALLS_AT_ONCE * EVENTS)
    public boolean durableEvents() throws InterruptedException {
        List<List<Step>> running = new ArrayList<>();
        for (int i = 0; i < CALLS_AT_ONCE; i++) {
            running.add(steps(new CallId("sip-1732345678." + calls++)));
        }
        Journal.Commit last = () -> true;
        for (int step = 0; step < running.getFirst().size(); step++) {
            for (List<Step> call : running) {
                last = journal.append(call.get(step).entries, call.get(step).state);
            }
        }
        return last.await();
    }

    private record Step(List<Entry> entries, Optional<Checkpoint> state) {}

    private static List<Step> steps(CallId id) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.CallArrived("13800138000", "王芳", "95598", "ari"));
        events.add(new Event.DialplanChosen("hotline", "3f1c9a", new Language("zh-CN")));
        for (int node = 0; events.size() < EVENTS - 1; node++) {
            events.add(new Event.NodeEntered("", new NodeId("node-" + node), "menu", "key 1"));
            events.add(new Event.ActionBegun("collect", "{\"prompts\":[\"main-menu\"],\"language\":\"zh-CN\"}"));
            if (events.size() < EVENTS - 1) {
                events.add(new Event.OutcomeSeen("keys", "{\"keys\":\"1\",\"ended\":\"match\"}"));
            }
        }
        events.add(new Event.CallEnded(HangupCause.NORMAL_CLEARING, Party.CALLER, ""));
        List<Step> steps = new ArrayList<>();
        Instant at = Instant.parse("2026-11-23T08:00:00Z");
        for (int from = 0; from < EVENTS; from += 3) {
            int to = Math.min(EVENTS, from + 3);
            List<Entry> entries = new ArrayList<>();
            for (int i = from; i < to; i++) {
                entries.add(new Entry(id, i + 1, at.plusMillis(i), events.get(i)));
            }
            steps.add(new Step(entries, to == EVENTS ? Optional.empty() : Optional.of(new Checkpoint(id, to, STATE))));
        }
        return steps;
    }

    /** What one call costs when calls come at an even rate, each over three seconds; the program is warm. */
    private static void paced(int callsPerSecond, Duration length) throws IOException, InterruptedException {
        JournalBenchmark bench = new JournalBenchmark();
        bench.open();
        for (int i = 0; i < 40; i++) {
            bench.durableEvents();
        }
        long stepNanos = TimeUnit.SECONDS.toNanos(1) / (callsPerSecond * (long) STEPS);
        List<List<Step>> running = new ArrayList<>();
        long cpu = cpuNanos();
        long writerCpu = writerNanos();
        long from = System.nanoTime();
        long steps = 0;
        for (long next = from; next < from + length.toNanos(); next += stepNanos) {
            LockSupport.parkNanos(next - System.nanoTime());
            if (running.size() < 3 * callsPerSecond) {
                running.add(new ArrayList<>(steps(new CallId("sip-1732345678." + bench.calls++))));
            }
            List<Step> call = running.removeFirst();
            Step step = call.removeFirst();
            bench.journal.append(step.entries, step.state);
            steps++;
            if (!call.isEmpty()) {
                running.add(call);
            }
        }
        double made = 1e6 * steps / STEPS;
        System.out.printf(
                "%d calls a second: %.3f ms of CPU a call; %.3f of them the writer's, the rest this loop's and JIT%n",
                callsPerSecond, (cpuNanos() - cpu) / made, (writerNanos() - writerCpu) / made);
        bench.close();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long writerNanos() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("journal-writer"))
                .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()))
                .sum();
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            System.setProperty("java.io.tmpdir", args[0]);
        }
        for (int callsPerSecond : List.of(50, 5, 50, 100)) {
            paced(callsPerSecond, Duration.ofSeconds(10));
        }
        new Runner(new OptionsBuilder()
                        .include(JournalBenchmark.class.getName() + ".*")
                        .build())
                .run();
    }
}
