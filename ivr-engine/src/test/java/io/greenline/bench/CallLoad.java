package io.greenline.bench;

import io.greenline.phone.Phone;
import io.greenline.phone.PhoneSettings;
import io.greenline.phone.Talk;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Places the benchmark's calls and prints what they cost: all ways in one run, taking turns, after a warm-up of each,
 * so that whatever else the machine does falls on all of them alike.
 */
public final class CallLoad {
    /** The rate at which everything is warmed up: enough for the compiler of the engine to have seen it all. */
    private static final int WARM_UP_RATE = 50;

    private static final Duration IDLE = Duration.ofSeconds(4);

    /** Asterisk takes channels down after BYE; that work belongs to the calls. */
    private static final Duration AFTERWARDS = Duration.ofMillis(300);

    private final BenchOptions options;
    private final BenchSounds sounds;
    private final Report report;
    private final WatchedProcess self =
            new WatchedProcess("generator", ProcessHandle.current().pid());

    private CallLoad(BenchOptions options, PrintStream out) throws IOException {
        this.options = options;
        this.sounds = BenchSounds.write(options.prompts());
        this.report = new Report(out);
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments as {@link BenchOptions#of} reads them
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        new CallLoad(BenchOptions.of(arguments), System.out).run();
    }

    private void run() throws IOException, InterruptedException {
        PhoneSettings settings = PhoneSettings.caller(options.sip()).withTalk(Talk.WHEN_NEEDED);
        try (Phone phone = Phone.open(settings)) {
            BenchCall call = new BenchCall(phone, sounds);
            for (Way way : options.ways()) {
                report.progress("warming up " + way.label());
                new Arrivals(WARM_UP_RATE, options.warmUp()).run(() -> call.place(way), new Tally());
            }
            Cpu idle = idleCpuPerSecond();
            report.idle(idle.asterisk(), idle.engine());
            for (int rate : options.rates()) {
                measure(call, rate, idle);
            }
            if (options.parked() > 0) {
                for (Way way : options.ways()) {
                    report.parked(way, new ParkedCalls(call, options).measure(way));
                }
            }
            if (options.waiting() > 0) {
                for (Way way : options.ways()) {
                    if (way.needsEngine()) {
                        report.waiting(way, new WaitingCalls(call, options).measure(way));
                    }
                }
            }
            report.strays(phone.strays());
        }
    }

    private void measure(BenchCall call, int rate, Cpu idle) throws IOException {
        Map<Way, Tally> tallies = new EnumMap<>(Way.class);
        Duration slice = options.during().dividedBy(options.slices());
        double selfBefore = self.cpuMillis();
        for (int turn = 0; turn < options.slices(); turn++) {
            for (Way way : options.ways()) {
                report.progress("%d calls a second, %s, turn %d of %d"
                        .formatted(rate, way.label(), turn + 1, options.slices()));
                Tally tally = tallies.computeIfAbsent(way, _ -> new Tally());
                Cpu before = cpu();
                long began = System.nanoTime();
                new Arrivals(rate, slice).run(() -> call.place(way), tally);
                Arrivals.waitUntil(System.nanoTime() + AFTERWARDS.toNanos());
                double seconds = (System.nanoTime() - began) / 1e9;
                Cpu used = cpu().minus(before).minus(idle.times(seconds));
                tally.addCpu(used.asterisk(), used.engine());
            }
        }
        int calls = tallies.values().stream()
                .mapToInt(tally -> tally.completed() + tally.failed())
                .sum();
        report.rate(rate, tallies, (self.cpuMillis() - selfBefore) / calls);
    }

    /** CPU milliseconds of Asterisk and of the engine, 0 where none runs. */
    private record Cpu(double asterisk, double engine) {
        Cpu minus(Cpu other) {
            return new Cpu(asterisk - other.asterisk, engine - other.engine);
        }

        Cpu times(double factor) {
            return new Cpu(asterisk * factor, engine * factor);
        }
    }

    private Cpu cpu() throws IOException {
        double engine = 0;
        if (options.engine().isPresent()) {
            engine = options.engine().get().cpuMillis();
        }
        return new Cpu(options.asterisk().cpuMillis(), engine);
    }

    private Cpu idleCpuPerSecond() throws IOException {
        report.progress("idle");
        Cpu before = cpu();
        Arrivals.waitUntil(System.nanoTime() + IDLE.toNanos());
        return cpu().minus(before).times(1.0 / IDLE.toSeconds());
    }
}
