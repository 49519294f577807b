package io.greenline.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** The benchmark's output: plain text, one table for each rate, ratios to Asterisk's own dialplan in the same run. */
final class Report {
    private static final String HEAD = "%-7s %6s %6s | %8s %6s %8s | %7s %7s | %7s %7s | %7s %7s%n";
    private static final String LINE = "%-7s %6d %6d | %8.2f %6s %8s | %7.2f %7.2f | %7.2f %7.2f | %7.2f %7.2f%n";

    private final PrintStream out;
    private boolean explained;

    Report(PrintStream out) {
        this.out = out;
    }

    void progress(String doing) {
        out.printf("... %s%n", doing);
    }

    void idle(double asterisk, double engine) {
        out.printf(
                Locale.ROOT, "idle: Asterisk %.1f, engine %.1f CPU-ms a second (taken off below)%n", asterisk, engine);
    }

    void rate(int rate, Map<Way, Tally> tallies, double generatorMillisPerCall) {
        explain();
        out.printf("%n%d calls a second%n", rate);
        out.printf(HEAD, "", "calls", "", "CPU-ms", "a call", "", "key 1", "ms", "#", "ms", "BYE", "ms");
        out.printf(
                HEAD,
                "way",
                "done",
                "failed",
                "Asterisk",
                "ratio",
                "engine",
                "median",
                "p99",
                "median",
                "p99",
                "median",
                "p99");
        tallies.forEach((way, tally) -> line(way, tally, tallies));
        tallies.forEach((way, tally) -> tally.failures()
                .forEach((reason, count) -> out.printf(
                        "  %s: %d failed: %s%n%s%n",
                        way.label(), count, reason, tally.example(reason).indent(4))));
        out.printf(Locale.ROOT, "the generator itself: %.2f CPU-ms a call%n", generatorMillisPerCall);
    }

    void parked(Way way, ParkedCalls.Measured measured) {
        out.printf(
                Locale.ROOT,
                "%nparked, %s: %d calls in the menu, %d failed; Asterisk %.1f KiB resident a call%s%n",
                way.label(),
                measured.calls(),
                measured.failed(),
                measured.asteriskKib(),
                measured.engineHeapBytes()
                        .map(bytes -> "; engine %.1f KiB of live heap a call, %d more threads"
                                .formatted(bytes / 1024, measured.engineThreads()))
                        .orElse(""));
    }

    void waiting(Way way, WaitingCalls.Measured measured) {
        out.printf(
                Locale.ROOT,
                "%nwaiting, %s: %d calls with music and announcements, %d failed; engine %.1f %%, Asterisk %.1f %% of a core%n",
                way.label(),
                measured.calls(),
                measured.failed(),
                measured.enginePercent(),
                measured.asteriskPercent());
    }

    void strays(long count) {
        if (count > 0) {
            out.printf("%d SIP messages belonged to no call%n", count);
        }
    }

    private void line(Way way, Tally tally, Map<Way, Tally> all) {
        Tally reference = all.get(Way.NATIVE);
        String ratio = reference == null || way == Way.NATIVE
                ? ""
                : "%.2f".formatted(tally.asteriskMillisPerCall() / reference.asteriskMillisPerCall());
        out.printf(
                Locale.ROOT,
                LINE,
                way.label(),
                tally.completed(),
                tally.failed(),
                tally.asteriskMillisPerCall(),
                ratio,
                way.needsEngine() ? "%.2f".formatted(tally.engineMillisPerCall()) : "",
                tally.key().median(),
                tally.key().p99(),
                tally.pound().median(),
                tally.pound().p99(),
                tally.release().median(),
                tally.release().p99());
    }

    private void explain() {
        if (explained) {
            return;
        }
        explained = true;
        out.printf("""

                CPU-ms a call: user and system time from /proc, idle taken off; ratio: to native in this run.
                key 1, #: from the first packet with the end bit of the key to the first packet of the next prompt.
                BYE: from the last packet of the last prompt, which holds 20 ms of sound, to BYE.
                """);
    }
}
