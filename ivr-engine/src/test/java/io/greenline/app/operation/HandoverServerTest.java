package io.greenline.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.caller.Handovers.Handover;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverServerTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<Kept> kept = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private boolean room = true;
    private HandoverServer server;

    private record Kept(String number, Handover handover, Instant expires) {}

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("token"), "s3cret-token\n");
        Path file = Files.writeString(folder.resolve("greenline.properties"), "handover.token-file=token\n");
        Settings settings = Settings.load(new SettingSources(Optional.of(file), Map.of(), Map.of(), folder));
        server = new HandoverServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                settings.handover().token().orElseThrow(),
                (number, handover, _, expires) -> room && kept.add(new Kept(number.value(), handover, expires)),
                () -> NOON);
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    /** The engine makes it before the server of its own pages, and the JDK reads the bounds for both of them then. */
    @Test
    void slowAndManyClientsAreBounded() {
        assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).isEqualTo("10");
        assertThat(System.getProperty("jdk.httpserver.maxConnections")).isEqualTo("128");
    }

    private HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send("POST", "/handover", "Bearer s3cret-token", body);
    }

    @Test
    void whatAChannelLeavesIsKeptForItsTime() throws Exception {
        HttpResponse<String> answer = post("""
                {"number": "+86 139-0000-0001", "channel": "web", "fields": {"topic": "账单", "account": 42}, "expires-in": 600}
                """);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"kept\":true}");
        assertThat(kept)
                .containsExactly(new Kept(
                        "+8613900000001",
                        new Handover("web", Map.of("topic", "账单", "account", "42")),
                        NOON.plusSeconds(600)));
    }

    @Test
    void whoDoesNotKnowTheTokenLeavesAndReadsNothing() throws Exception {
        for (String token :
                new String[] {"", "Bearer ", "Bearer s3cret", "Basic s3cret-token", "Bearer s3cret-tokens"}) {
            assertThat(send("POST", "/handover", token, "{}").statusCode())
                    .as(token)
                    .isEqualTo(401);
        }
        assertThat(send("GET", "/handover", "Bearer s3cret-token", "").statusCode())
                .isEqualTo(405);
        assertThat(send("POST", "/", "Bearer s3cret-token", "").statusCode()).isEqualTo(404);
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{}",
                "{\"number\":\"13900000001\"}",
                "{\"number\":\"x\",\"channel\":\"web\"}",
                "{\"number\":13900000001,\"channel\":\"web\"}",
                "{\"number\":\"13900000001\",\"channel\":\"Web Site\"}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"fields\":[]}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"fields\":{\"topic\":{}}}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"fields\":{\"topic\":null}}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"fields\":{\"to\\u0000pic\":\"x\"}}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"fields\":{\"topic\":\"a\\u0007b\"}}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"expires-in\":5}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"expires-in\":\"10m\"}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"expires-in\":99999999999999999999}",
                "{\"number\":\"13900000001\",\"channel\":\"web\",\"s3cret\":1}",
                "{\"number\":\"13900000001\",\"number\":\"1\",\"channel\":\"web\"}"
            })
    void whatIsWrongIsSaidWithoutBeingRepeated(String body) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"").doesNotContain("13900000001", "s3cret");
        assertThat(kept).isEmpty();
    }

    @Test
    void sizesFieldsAndRateAreBounded() throws Exception {
        assertThat(post("{\"number\":\"" + " ".repeat(BearerServer.MAX_BODY)).statusCode())
                .isEqualTo(413);
        StringBuilder fields = new StringBuilder("\"f\":\"x\"");
        for (char c = 'a'; c <= 'z'; c++) {
            fields.append(",\"f-").append(c).append("\":\"x\"");
        }
        assertThat(post("{\"number\":\"1\",\"channel\":\"web\",\"fields\":{" + fields + "}}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> last = post("{}");
        for (int i = 0; i < BearerServer.MOST_A_SECOND; i++) {
            last = post("{}");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void withoutRoomTheChannelIsToldToTryLater() throws Exception {
        room = false;
        assertThat(post("{\"number\":\"1\",\"channel\":\"web\"}").statusCode()).isEqualTo(503);
    }
}
