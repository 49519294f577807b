package io.greenline.survival;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** {@code greenline serve} as a process of its own. */
final class EngineProcess implements Closeable {
    /** A Java on a machine that does much else at the same time. */
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(45);

    private static final Duration ENDED_WITHIN = Duration.ofSeconds(10);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    private final Process process;
    private final Path output;
    private final Path settings;
    private final int httpPort;
    private final long startedNanos;
    private final CompletableFuture<Long> ready = new CompletableFuture<>();

    private EngineProcess(Process process, Path output, Path settings, int httpPort, long startedNanos) {
        this.process = process;
        this.output = output;
        this.settings = settings;
        this.httpPort = httpPort;
        this.startedNanos = startedNanos;
    }

    /**
     * Starts the engine; returns at once.
     *
     * @param settings its settings file; its output goes beside it
     * @param httpPort the port of {@code http.listen}
     */
    static EngineProcess start(Path settings, int httpPort) throws IOException {
        Path output = Files.createTempFile(settings.getParent(), "engine-", ".out");
        long now = System.nanoTime();
        Process process = process(settings, "serve").start();
        EngineProcess engine = new EngineProcess(process, output, settings, httpPort, now);
        Thread.ofVirtual().name("engine-output").start(engine::readOutput);
        return engine;
    }

    /** Greenline with a command and the settings of an engine. */
    private static ProcessBuilder process(Path settings, String... command) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                "io.greenline.app.Main"));
        line.addAll(List.of(command));
        line.addAll(List.of("--settings", settings.toString()));
        return new ProcessBuilder(line).directory(settings.getParent().toFile()).redirectErrorStream(true);
    }

    /** A command that has ended. */
    record Said(int code, String output) {}

    /** Runs a command with this engine's settings beside it, as an administrator would. */
    Said command(String... command) throws IOException, InterruptedException {
        ProcessBuilder ranked = process(settings, command);
        // As scripts/greenline does: calls come first.
        List<String> line = new ArrayList<>(List.of("nice", "-n", "10"));
        line.addAll(ranked.command());
        Process running = ranked.command(line).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(running.waitFor(), said);
    }

    /** The tests' own classes stay outside: what is started is the engine that ships. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(":"));
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                var copy = Files.newBufferedWriter(output)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                if (line.contains(" is ready after ")) {
                    ready.complete(System.nanoTime());
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
        ready.completeExceptionally(new IllegalStateException("the engine ended; its output: " + output));
    }

    /** When it was started, by {@link System#nanoTime}. */
    long startedNanos() {
        return startedNanos;
    }

    /** Waits until it says that it is ready; how long that took. */
    Duration awaitStarted() throws InterruptedException {
        try {
            return Duration.ofNanos(ready.get(STARTED_WITHIN.toNanos(), TimeUnit.NANOSECONDS) - startedNanos);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the engine did not start: " + said(), e);
        }
    }

    /** Waits until its health page says that calls can come in. */
    EngineProcess awaitReady() throws Exception {
        awaitStarted();
        Patience.until(
                "the engine is ready: " + output,
                STARTED_WITHIN,
                () -> get("/health/ready").statusCode() == 200);
        return this;
    }

    /** What {@code /health/ready} says, ready or not. */
    String health() throws IOException, InterruptedException {
        return get("/health/ready").body();
    }

    /** The number behind a line of {@code /metrics} that begins so; 0 when there is none. */
    double metric(String name) throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                            .timeout(ANSWERED_WITHIN)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** As {@code kill -9}; returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill}, which is how systemd stops a service. */
    void terminate() {
        process.destroy();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Its exit code. */
    int awaitExit(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AssertionError("the engine did not end within " + within + ": " + said());
        }
        return process.exitValue();
    }

    /** What it printed. */
    String said() {
        try {
            return output + ":\n" + Files.readString(output);
        } catch (IOException e) {
            return output + " cannot be read: " + e;
        }
    }

    /** Whatever it does, it is gone when this returns. */
    @Override
    public void close() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
