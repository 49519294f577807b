package io.greenline.app.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The machine that this runs on. */
final class RealMachine implements Machine {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MAX_BYTES = 4 << 20;

    @Override
    public Runtime.Version java() {
        return Runtime.version();
    }

    @Override
    public Optional<String> output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            Thread.ofVirtual().start(() -> endLate(process));
            String output = new String(process.getInputStream().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            boolean well = process.waitFor() == 0;
            return well ? Optional.of(output) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }

    @Override
    public Reply get(URI address, String authorization) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setInstanceFollowRedirects(false);
        if (!authorization.isEmpty()) {
            connection.setRequestProperty("Authorization", authorization);
        }
        try {
            int status = connection.getResponseCode();
            long date = connection.getDate();
            Optional<Instant> clock = date == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date));
            return new Reply(status, status == 200 ? body(connection) : "", clock);
        } finally {
            connection.disconnect();
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        }
    }

    @Override
    public boolean free(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public Instant now() {
        return Instant.now();
    }
}
