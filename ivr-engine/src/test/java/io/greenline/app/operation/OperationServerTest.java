package io.greenline.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.InMemoryJournal;
import io.greenline.session.Action;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperationServerTest {
    private static final CallId CALL = new CallId("sw-17.4");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final CallMetrics metrics = new CallMetrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private boolean storeReady = true;
    private OperationServer server;

    @BeforeEach
    void open() throws IOException {
        List<HealthPart> parts = List.of(
                new HealthPart("ari", () -> new HealthPart.Condition(true, "Asterisk 22 \"quoted\"")),
                new HealthPart("store", () -> {
                    if (!storeReady) {
                        throw new IllegalStateException("disk gone");
                    }
                    return new HealthPart.Condition(true, "0 events wait");
                }));
        server = new OperationServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new OperationServer.Pages(parts, metrics, new CallWindow(journal, journal), () -> "{\"calls\":1}"));
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(response.body());
    }

    @Test
    void readyNamesEveryPartAndTurnsWithTheWorst() throws Exception {
        HttpResponse<String> well = ask("GET", "/health/ready");
        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(json(well).at("/parts/ari/detail").asString()).isEqualTo("Asterisk 22 \"quoted\"");
        storeReady = false;
        HttpResponse<String> ill = ask("GET", "/health/ready");
        assertThat(ill.statusCode()).isEqualTo(503);
        assertThat(json(ill).at("/ready").asBoolean()).isFalse();
        assertThat(json(ill).at("/parts/ari/ready").asBoolean()).isTrue();
        assertThat(json(ill).at("/parts/store/detail").asString()).contains("disk gone");
        assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsCountCallsByDriverAndHowTheyEnded() throws Exception {
        metrics.began(CALL, "ari");
        metrics.began(new CallId("sw-17.5"), "agi");
        metrics.ended(CALL, new Action.End(HangupCause.NORMAL_CLEARING, Party.CALLER, ""));
        metrics.handedBack(new CallId("sw-17.6"), "no-dialplan");
        metrics.stepped(200_000);
        String page = ask("GET", "/metrics").body();
        assertThat(page)
                .contains("greenline_calls_begun_total{driver=\"ari\"} 1")
                .contains("greenline_calls_running 1")
                .containsPattern("greenline_calls_ended_total\\{by=\"caller\",cause=\"[^\"]+\",driver=\"ari\"\\} 1")
                .contains("greenline_calls_handed_back_total{driver=\"none\",reason=\"no-dialplan\"} 1")
                .contains("greenline_step_seconds_bucket{le=\"2.5E-4\"} 1")
                .contains("greenline_jvm_heap_used");
    }

    @Test
    void aCallsStateIsShownWithoutTheCustomer() throws Exception {
        journal.append(
                List.of(new Entry(
                        CALL, 1, Instant.EPOCH, new Event.NodeEntered("", new NodeId("menu"), "menu", "next"))),
                Optional.of(new Checkpoint(
                        CALL,
                        1,
                        "{\"call\":{\"calling\":\"138\"},\"customer\":{\"name\":\"Li\"},\"dialplan\":\"hotline\"}")));
        HttpResponse<String> page = ask("GET", "/debug/calls/sw-17.4");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("138", "Li");
        assertThat(json(page).at("/state/dialplan").asString()).isEqualTo("hotline");
        assertThat(json(page).at("/events/0/type").asString()).isEqualTo("node-entered");
        assertThat(ask("GET", "/debug/calls/none").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/debug/calls/a%20b").statusCode()).isEqualTo(404);
    }

    @Test
    void statusIsAPageOfJson() throws Exception {
        HttpResponse<String> page = ask("GET", "/status");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(json(page).at("/calls").asInt()).isEqualTo(1);
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        assertThat(ask("POST", "/metrics").statusCode()).isEqualTo(405);
        assertThat(ask("HEAD", "/metrics").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
    }
}
