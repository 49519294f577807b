package io.greenline.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.call.Talk;
import io.greenline.floor.AgentDesk;
import io.greenline.floor.Floor;
import io.greenline.floor.FloorSetup;
import io.greenline.floor.InMemoryRoutingLog;
import io.greenline.floor.Screens;
import io.greenline.floor.Seat;
import io.greenline.floor.VirtualTicker;
import io.greenline.incident.InMemoryLedger;
import io.greenline.incident.IncidentDesk;
import io.greenline.routing.Agent;
import io.greenline.routing.Queue;
import io.greenline.routing.QueueDraft;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.SurgeLevel;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FloorServerTest {
    private static final QueueId GENERAL = new QueueId("general");
    private static final AgentId ZHANG = new AgentId("1001");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Floor floor = new Floor(FloorSetup.open(
            plan(), new InMemoryRoutingLog(), new VirtualTicker(), () -> Instant.parse("2026-11-26T04:00:00Z")));
    private FloorServer server;

    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    private static RoutingPlan plan() {
        Queue general = new QueueDraft(GENERAL)
                .ringFor(Duration.ofSeconds(20))
                .capacity(100)
                .queue();
        Agent zhang = new Agent(ZHANG, "张伟", "PJSIP/1001", Set.of(), Map.of(), List.of(), Set.of(Media.VOICE));
        SurgeLevel.Threshold many = new SurgeLevel.Threshold(Optional.of(100), Optional.empty(), Optional.empty());
        SurgeLevel storm = new SurgeLevel("storm", many, many, Duration.ofMinutes(5), true, Optional.empty());
        return new RoutingPlan("test", Map.of(GENERAL, general), Map.of(ZHANG, zhang), List.of(), List.of(storm), 3);
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws Exception {
        Files.writeString(folder.resolve("token"), "right\n");
        Path file = Files.writeString(folder.resolve("greenline.properties"), "floor.token-file=token\n");
        Settings settings = Settings.load(new SettingSources(Optional.of(file), Map.of(), Map.of(), folder));
        Screens screens = new Screens(floor);
        floor.listen(screens);
        floor.start();
        server = new FloorServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                settings.floor().token().orElseThrow(),
                floor,
                screens,
                new FloorRoutes(
                        floor,
                        new AgentDesk(floor, Map.of()),
                        new IncidentRoutes(new IncidentDesk(new InMemoryLedger()), InstantSource.fixed(NOON))));
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:%d%s".formatted(server.address().getPort(), path)))
                .header("Authorization", "Bearer right");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private Seat join(String ticket) {
        return floor.join(
                new TicketId(ticket),
                new Wish(
                        GENERAL,
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.empty(),
                        List.of("elderly"),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofHours(1),
                        "outage"),
                () -> {});
    }

    @Test
    void nobodySeesTheFloorWithoutTheToken() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/floor")
                .setHeader("Authorization", "Bearer wrong")
                .GET()
                .build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("floor.token-file").doesNotContain("general");
        HttpResponse<String> stream = send(request("/agents/1001/events")
                .setHeader("Authorization", "Bearer wrong")
                .GET()
                .build());
        assertThat(stream.statusCode()).isEqualTo(401);
    }

    @Test
    void theFloorIsShownWithQueuesAgentsAndCallers() throws IOException, InterruptedException {
        join("c-1");
        JsonNode page = JSON.readTree(send(request("/floor").GET().build()).body());
        assertThat(page.path("queues").get(0).path("waiting").asInt(0)).isEqualTo(1);
        assertThat(page.path("agents").get(0).path("state").asString("")).isEqualTo("signed-out");
        assertThat(page.path("agents").get(0).path("name").asString("")).isEqualTo("张伟");
        assertThat(page.path("callers").get(0).path("call").asString("")).isEqualTo("c-1");
        assertThat(page.path("callers").get(0).path("needs").get(0).asString(""))
                .isEqualTo("elderly");
        assertThat(page.path("surge").path("level").asString("")).isEqualTo("none");
    }

    @Test
    void anOutageSystemOpensAnIncidentSaysWhenItIsExpectedToEndAndThatThePowerIsBack()
            throws IOException, InterruptedException {
        String opened = "{\"area\":\"滨江\",\"number\":\"OMS-7\",\"by\":\"oms\"}";
        assertThat(post("/incidents", opened).body())
                .contains("\"incident\":\"OMS-7\"", "\"area\":\"滨江\"", "\"state\":\"open\"", "\"by\":\"oms\"");
        assertThat(post("/incidents/OMS-7/expect", "{\"at\":\"2026-11-26T20:30+08:00\"}")
                        .body())
                .contains("\"expected\":\"2026-11-26T12:30:00Z\"");
        assertThat(post("/incidents/OMS-7/restored", "").body()).contains("\"state\":\"restored\"", "\"by\":\"rest\"");
        assertThat(send(request("/incidents").GET().build()).body()).contains("OMS-7", "\"to-call\":0");
        assertThat(send(request("/incidents/OMS-7").GET().build()).body()).contains("\"promises\":[]");
        assertThat(post("/incidents/OMS-7/close", "{\"promises\":\"drop\"}").body())
                .contains("\"state\":\"closed\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "/incidents|{}|409|which area",
                "/incidents|{\"area\":\"north\",\"number\":\"a b\"}|400|number: at most 40",
                "/incidents|{\"area\":\"north\",\"expected\":\"soon\"}|400|expected: a time such as",
                "/incidents|{\"area\":\"north\",\"expected\":\"2020-01-01T00:00Z\"}|409|past",
                "/incidents|{\"areas\":\"north\"}|400|none of",
                "/incidents/9/restored|{}|404|no incident has the number 9",
                "/incidents/a%20b/restored|{}|404|no incident's number",
                "/incidents/there/expect|{}|400|at: a time such as",
                "/incidents/there/close|{\"promises\":\"keep\"}|400|promises: drop",
                "/incidents/there/mend|{}|400|expect, restored and close",
                "/incidents/there|{}|404|GET and POST /incidents",
            })
    void whatIsWrongWithARequestOfAnIncidentIsSaid(String path, String body, int status, String words)
            throws IOException, InterruptedException {
        post("/incidents", "{\"area\":\"elsewhere\",\"number\":\"there\"}");
        HttpResponse<String> answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incidents", "/callbacks"})
    void incidentsAndCallbacksAreShownToNobodyWithoutTheToken(String path) throws IOException, InterruptedException {
        assertThat(send(request(path)
                                .setHeader("Authorization", "Bearer wrong")
                                .GET()
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAgentSignsInGoesAwayAndComesBack() throws IOException, InterruptedException {
        assertThat(post("/agents/1001/sign-in", "").body()).contains("\"state\":\"idle\"");
        assertThat(post("/agents/1001/away", "{\"reason\":\"lunch\"}").body())
                .contains("\"state\":\"away\"", "\"reason\":\"lunch\"");
        assertThat(post("/agents/1001/ready", "{}").body()).contains("\"state\":\"idle\"");
        assertThat(post("/agents/1001/sign-out", "").body()).contains("\"state\":\"signed-out\"");
    }

    @Test
    void whatCannotBeDoneIsToldWithWhatToMend() throws IOException, InterruptedException {
        assertThat(post("/agents/9999/sign-in", "").statusCode()).isEqualTo(404);
        assertThat(post("/agents/1001/dance", "").statusCode()).isEqualTo(404);
        assertThat(post("/agents/1001/talk/hold", "").statusCode()).isEqualTo(409);
        assertThat(post("/agents/1001/talk/dance", "").body()).contains("there are hold, resume");
        assertThat(post("/agents/1001/talk/transfer", "{}").body()).contains("to: is missing");
        assertThat(post("/agents/1001/away", "{\"reason\":7}").statusCode()).isEqualTo(400);
        assertThat(post("/agents/1001/away", "[]").statusCode()).isEqualTo(400);
        assertThat(post("/agents/1001/sign-in", "{\"pin\":\"1\"}").statusCode()).isEqualTo(400);
        assertThat(post("/surge", "{\"level\":\"tsunami\",\"for\":\"1h\"}").body())
                .contains("storm");
        assertThat(post("/surge", "{\"level\":\"storm\"}").body()).contains("for: is missing");
        assertThat(post("/surge", "{\"level\":\"storm\",\"for\":\"100h\"}").body())
                .contains("at most 48h");
        assertThat(send(request("/floor").DELETE().build()).statusCode()).isEqualTo(405);
        assertThat(send(request("/nothing").GET().build()).body()).contains("GET /floor");
        assertThat(post("/agents/1001/away", "x".repeat(5_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void aReasonCannotMoveTheCursorOfWhoeverReadsIt() throws IOException, InterruptedException {
        post("/agents/1001/sign-in", "");
        for (String sign : List.of("\\u001b[2J", "\\u009b2J", "\\u202e", "\\u2028", "\\u2066", "\\ud800")) {
            HttpResponse<String> answer = post("/agents/1001/away", "{\"reason\":\"lunch%s\"}".formatted(sign));
            assertThat(answer.statusCode()).as(sign).isEqualTo(400);
            assertThat(answer.body()).contains("reason: a text of at most 100 characters that can be seen");
        }
        assertThat(post("/agents/1001/away", "{\"reason\":\"午饭 🍜\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoIsNotSignedInIsToldSoWhenSheWantsToBeReadyOrAway() throws IOException, InterruptedException {
        for (String wish : List.of("ready", "away")) {
            HttpResponse<String> answer = post("/agents/1001/" + wish, "");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("agent '1001' is not signed in: sign in first");
        }
        assertThat(post("/agents/1001/sign-out", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheSwitchCannotDoIsToldToTheAgent() throws IOException, InterruptedException {
        post("/agents/1001/sign-in", "");
        Seat seat = join("c-1");
        Seat.Word.Ring ring = (Seat.Word.Ring) seat.word();
        seat.progress(ring.offer()).connected(Talk.FIXED);
        HttpResponse<String> answer = post("/agents/1001/talk/hold", "");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(answer.body()).path("error").asString("")).contains("telephone");
    }

    @Test
    void aSurgeIsOrderedAndGivenBackToTheThresholds() throws IOException, InterruptedException {
        assertThat(post("/surge", "{\"level\":\"storm\",\"for\":\"2h\",\"by\":\"duty\"}")
                        .body())
                .isEqualTo("{\"level\":\"storm\"}");
        JsonNode page = JSON.readTree(send(request("/floor").GET().build()).body());
        assertThat(page.path("surge").path("by-hand-until").asString("")).isEqualTo("2026-11-26T06:00:00Z");
        assertThat(post("/surge", "{\"level\":\"auto\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void aScreenPopsUpTheCallerWhoIsOffered() throws IOException, InterruptedException {
        post("/agents/1001/sign-in", "");
        HttpResponse<java.io.InputStream> stream =
                client.send(request("/agents/1001/events").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 50");
            join("c-1");
            String line = lines.readLine();
            while (line != null && !line.equals("event: offered")) {
                line = lines.readLine();
            }
            JsonNode pop = JSON.readTree(lines.readLine().substring("data: ".length()));
            assertThat(pop.path("call").asString("")).isEqualTo("c-1");
            assertThat(pop.path("about").asString("")).isEqualTo("outage");
            assertThat(pop.path("needs").get(0).asString("")).isEqualTo("elderly");
            assertThat(pop.path("rule").asString("")).isNotBlank();
        }
    }
}
