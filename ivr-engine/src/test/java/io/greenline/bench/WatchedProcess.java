package io.greenline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of this machine as the kernel's {@code /proc} accounts for it. */
record WatchedProcess(String name, long pid) {
    /** Linux reports to user space in hundredths of a second, whatever it counts in. */
    private static final double MILLIS_PER_TICK = 10;

    /** User and system CPU since the process began, all threads, ended ones too; steps of 10 ms. */
    double cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The second field is the command in brackets and may hold anything; utime and stime are fields 14 and 15.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
    }

    long residentKib() throws IOException {
        return status("VmRSS:");
    }

    long threads() throws IOException {
        return status("Threads:");
    }

    private long status(String field) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IOException("/proc/" + pid + "/status has no " + field));
    }

    /** Bytes of live objects of a Java process, after the full collection that the histogram makes. */
    long liveHeapBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("jcmd " + pid + " GC.class_histogram failed: "
                    + output.lines().findFirst());
        }
        return output.lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.strip().split("\\s+"))
                .mapToLong(fields -> Long.parseLong(fields[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd " + pid + " GC.class_histogram gave no total"));
    }
}
