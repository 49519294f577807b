package io.greenline.app;

import io.greenline.app.settings.Secret;
import io.greenline.app.settings.Settings;
import io.greenline.journal.DisplayText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the floor of the engine that runs with these settings.
 *
 * @param address of its server
 * @param token that it wants
 */
record FloorClient(String address, Secret token) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();

    /** The floor answers, and does not do what it was asked. */
    static final class Refused extends CommandFailure {
        private static final long serialVersionUID = 1L;

        private Refused(String line) {
            super(line);
        }
    }

    static FloorClient of(Settings settings) {
        Secret token = settings.floor()
                .token()
                .orElseThrow(() -> new CommandFailure(
                        "floor.token-file is not set: the engine lets nobody see its floor; see docs/settings.md"));
        return new FloorClient(new RunningEngine(settings.floor().listen()).address(), token);
    }

    /** {@code GET /floor}. */
    JsonNode floor() throws InterruptedException {
        return get("/floor");
    }

    /** What is to be seen there. */
    JsonNode get(String path) throws InterruptedException {
        return ask(request(path).GET().build());
    }

    /** A wish, and the answer to it. */
    JsonNode post(String path, JsonNode body) throws InterruptedException {
        return ask(request(path)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.reveal());
    }

    private JsonNode ask(HttpRequest request) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new Refused(
                        DisplayText.clean(body.path("error").asString("the engine answers " + response.statusCode())));
            }
            return body;
        } catch (IOException | JacksonException noEngine) {
            throw new CommandFailure(
                    "no floor answers at %s; start an engine with greenline serve, or name its settings with --settings"
                            .formatted(address));
        }
    }
}
