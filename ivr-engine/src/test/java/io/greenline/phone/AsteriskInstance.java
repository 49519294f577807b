package io.greenline.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A real Asterisk with the configuration that the project ships, started and stopped by {@code scripts/asterisk}; one
 * for a test class, each with a port base of its own.
 */
public final class AsteriskInstance implements AutoCloseable {
    /** Making Asterisk's private root for the first time takes minutes on a slow line; a start takes seconds. */
    private static final long START_MINUTES = 15;

    private static final long STOP_MINUTES = 1;
    private static final int OUTPUT_LINES_SHOWN = 40;

    private final Path project;
    private final Path state;
    private final Map<String, String> instance;

    private AsteriskInstance(Path project, Path state, Map<String, String> instance) {
        this.project = project;
        this.state = state;
        this.instance = instance;
    }

    /**
     * Starts an Asterisk.
     *
     * @param portBase first of the ports that it takes for SIP, ARI, FastAGI and RTP; 1,024 to 60,000
     * @param options further options of {@code scripts/asterisk start}
     * @throws IOException when it does not start; the message holds the command and the end of its output
     */
    public static AsteriskInstance start(int portBase, String... options) throws IOException, InterruptedException {
        Path project = project();
        Path state = project.resolve("ivr-engine/target/asterisk/" + portBase);
        Files.createDirectories(state);
        List<String> command = new ArrayList<>(
                List.of("start", "--state", state.toString(), "--port-base", Integer.toString(portBase)));
        command.addAll(List.of(options));
        run(project, state, command, START_MINUTES);
        return new AsteriskInstance(project, state, read(state.resolve("instance.env")));
    }

    /** Where it listens for SIP over UDP. */
    public InetSocketAddress sip() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), number("SIP_PORT"));
    }

    public URI ari() {
        return URI.create(value("ARI_URL"));
    }

    public String ariUser() {
        return value("ARI_USER");
    }

    public String ariPassword() {
        return value("ARI_PASSWORD");
    }

    /** Where it expects the engine's FastAGI server on loopback. */
    public int agiPort() {
        return number("AGI_PORT");
    }

    /** Where prompts are written, as this process sees it. */
    public Path prompts() {
        return Path.of(value("PROMPTS_DIR"));
    }

    /** The same directory as Asterisk sees it. */
    public String switchPrompts() {
        return value("SWITCH_PROMPTS_DIR");
    }

    public long pid() {
        return number("ASTERISK_PID");
    }

    /** Its directory: configuration, logs and {@code instance.env}. */
    public Path state() {
        return state;
    }

    /** What {@code instance.env} says. */
    public Map<String, String> instance() {
        return Map.copyOf(instance);
    }

    @Override
    public void close() throws IOException {
        try {
            run(project, state, List.of("stop", "--state", state.toString()), STOP_MINUTES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Asterisk " + pid() + " was being stopped; it may still run");
        }
    }

    private int number(String key) {
        return Integer.parseInt(value(key));
    }

    private String value(String key) {
        return Optional.ofNullable(instance.get(key))
                .orElseThrow(() -> new IllegalStateException(
                        state.resolve("instance.env") + " has no " + key + "; scripts/asterisk has to write it"));
    }

    private static void run(Path project, Path state, List<String> arguments, long minutes)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(project.resolve("scripts/asterisk").toString());
        command.addAll(arguments);
        Path output = state.resolve(arguments.getFirst() + ".out");
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IOException(failure(command, "did not end within " + minutes + " minutes", output));
        }
        if (process.exitValue() != 0) {
            throw new IOException(failure(command, "ended with " + process.exitValue(), output));
        }
    }

    private static String failure(List<String> command, String what, Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        List<String> last = lines.subList(Math.max(0, lines.size() - OUTPUT_LINES_SHOWN), lines.size());
        return String.join(" ", command) + "\n" + what + "; " + output + " ends:\n" + String.join("\n", last);
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    /** The directory that holds scripts/asterisk: Maven runs tests in the module, people anywhere below. */
    private static Path project() throws IOException {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("scripts/asterisk"))) {
                return at;
            }
        }
        throw new IOException("no scripts/asterisk in " + start + " or above; run the tests inside the project");
    }
}
