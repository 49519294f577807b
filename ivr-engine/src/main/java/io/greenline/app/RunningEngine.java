package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine that answers at {@code http.listen}, if one does. */
record RunningEngine(InetSocketAddress listen) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();

    static RunningEngine of(Settings settings) {
        return new RunningEngine(settings.httpListen());
    }

    /** A page of an engine's status. */
    record Status(JsonNode page) {
        /** The version that new calls of a dialplan get. */
        Optional<DialplanVersion> live(String dialplan) {
            for (JsonNode one : page.path("dialplans")) {
                if (one.path("dialplan").asString("").equals(dialplan)) {
                    return Optional.of(
                            new DialplanVersion(dialplan, one.path("version").asString("")));
                }
            }
            return Optional.empty();
        }

        /** Calls in each version that is in memory. */
        Map<DialplanVersion, Integer> calls() {
            Map<DialplanVersion, Integer> calls = new HashMap<>();
            for (JsonNode one : page.path("dialplans")) {
                for (JsonNode use : one.path("calls")) {
                    calls.put(
                            new DialplanVersion(
                                    one.path("dialplan").asString(""),
                                    use.path("version").asString("")),
                            use.path("calls").asInt(0));
                }
            }
            return calls;
        }

        /** What a refused version has against it; empty when it was not refused. */
        List<String> refusal(DialplanVersion version) {
            List<String> lines = new ArrayList<>();
            for (JsonNode one : page.path("refused")) {
                if (one.path("version").asString("").equals(version.hash())) {
                    lines.addAll(findings(one.path("findings")));
                }
            }
            return lines;
        }

        /** Findings as {@code check} prints them. */
        static List<String> findings(JsonNode findings) {
            List<String> lines = new ArrayList<>();
            for (JsonNode finding : findings) {
                String remedy = finding.path("remedy").asString("");
                lines.add("%s:%d:%d: %s: %s%s [%s]"
                        .formatted(
                                finding.path("file").asString(""),
                                finding.path("line").asInt(1),
                                finding.path("column").asInt(1),
                                finding.path("severity").asString(""),
                                finding.path("problem").asString(""),
                                remedy.isEmpty() ? "" : "; " + remedy,
                                finding.path("rule").asString("")));
            }
            return lines;
        }
    }

    /** Its status; empty when no engine answers there. */
    Optional<Status> status() throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/status"))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.of(new Status(JSON.readTree(response.body())))
                    : Optional.empty();
        } catch (IOException | JacksonException noEngine) {
            return Optional.empty();
        }
    }

    /** Its status. */
    Status statusOrFailure() throws InterruptedException {
        return status().orElseThrow(() -> new CommandFailure(
                "no engine answers at %s; start one with greenline serve, or name its settings with --settings"
                        .formatted(address())));
    }

    /** Where it is asked: what listens everywhere listens on loopback too. */
    String address() {
        String host = listen.getAddress() == null || listen.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : listen.getAddress().getHostAddress();
        return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, listen.getPort());
    }
}
