package io.greenline.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleBackendsTest {
    private static final InstantSource EVENING_OF_THE_FIRST =
            InstantSource.fixed(Instant.parse("2026-12-01T17:30:00Z"));
    private static final String BILL = "/billing/accounts/1234567890/bill";
    private static final String READINGS = "/billing/accounts/1234567890/readings";

    private final HttpClient client = HttpClient.newHttpClient();
    private SampleBackends samples;

    @BeforeEach
    void open() throws IOException {
        samples = new SampleBackends(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), EVENING_OF_THE_FIRST);
    }

    @AfterEach
    void close() {
        samples.close();
        client.close();
    }

    private record Told(int status, JsonNode body) {}

    private Told send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        return new Told(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(samples.address().getPort(), path)));
    }

    private Told post(String path, String body) throws IOException, InterruptedException {
        return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Told post(String path, String body, String key) throws IOException, InterruptedException {
        return send(to(path).header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Told get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    @Test
    void aBillIsToldForTheRightPinWithItsDayInChina() throws Exception {
        Told bill = post(BILL, "{\"pin\":\"123456\"}");
        assertThat(bill.status()).isEqualTo(200);
        assertThat(bill.body().path("balance").decimalValue()).isEqualByComparingTo("86.40");
        // 17:30 UTC is the second of December in Shanghai; two weeks later it must be paid.
        assertThat(bill.body().path("due").asString()).isEqualTo("2026-12-16");
        assertThat(bill.body().path("overdue").asBoolean()).isFalse();
        Told late = post("/billing/accounts/3456789012/bill", "{\"pin\":\"345678\"}");
        assertThat(late.body().path("due").asString()).isEqualTo("2026-11-26");
        assertThat(late.body().path("overdue").asBoolean()).isTrue();
        Told nothing = post("/billing/accounts/2345678901/bill", "{\"pin\":\"234567\"}");
        assertThat(nothing.body().has("due")).isFalse();
    }

    @Test
    void aWrongPinAndAnUnknownAccountAreAnsweredAlike() throws Exception {
        Told wrong = post(BILL, "{\"pin\":\"654321\"}");
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(post("/billing/accounts/9999999999/bill", "{\"pin\":\"123456\"}"))
                .isEqualTo(wrong);
        assertThat(post(BILL, "{}")).isEqualTo(wrong);
    }

    @Test
    void aMeterNeverCountsBack() throws Exception {
        assertThat(post(READINGS, "{\"reading\":\"4710\"}").status()).isEqualTo(404);
        assertThat(post(READINGS, "{\"reading\":\"4800\"}").body().path("used").asLong())
                .isEqualTo(89);
        assertThat(post(READINGS, "{\"reading\":\"4799\"}").status()).isEqualTo(404);
        assertThat(post(READINGS, "{\"reading\":\"-1\"}").status()).isEqualTo(400);
    }

    @Test
    void anAccountIsSuppliedByOneArea() throws Exception {
        assertThat(get("/billing/accounts/1234567890/premises")
                        .body()
                        .path("area")
                        .asString())
                .isEqualTo("城南");
        assertThat(get("/billing/accounts/1/premises").status()).isEqualTo(404);
    }

    @Test
    void aRepeatedRequestHasNoSecondEffectAndGetsTheFirstAnswer() throws Exception {
        String reading = "{\"reading\":\"4800\"}";
        Told first = post(READINGS, reading, "same");
        assertThat(first.body().path("used").asInt()).isEqualTo(89);
        assertThat(post(READINGS, reading, "same")).isEqualTo(first);
        assertThat(post(READINGS, reading, "another").body().path("used").asInt())
                .isZero();
        // The key belongs to its path: another system has never seen it.
        assertThat(post("/sms/messages", "{\"to\":\"1\"}", "same").status()).isEqualTo(202);
        assertThat(post("/sms/messages", "{\"to\":\"1\"}", "same").status()).isEqualTo(202);
        assertThat(get("/sms/messages").body().path("messages").size()).isEqualTo(1);
    }

    @Test
    void whatWasSentIsShownInItsOrder() throws Exception {
        for (int i = 0; i < 501; i++) {
            post("/sms/messages", "{\"to\":\"13800000001\",\"text\":\"第%d条\"}".formatted(i));
        }
        JsonNode messages = get("/sms/messages").body().path("messages");
        assertThat(messages.size()).isEqualTo(500);
        assertThat(messages.get(0).path("text").asString()).isEqualTo("第1条");
        assertThat(messages.get(499).path("text").asString()).isEqualTo("第500条");
        post("/crm/complaints", "{\"recording\":\"a.wav\"}");
        assertThat(get("/crm/complaints").body().at("/complaints/0/recording").asString())
                .isEqualTo("a.wav");
        assertThat(get("/crm/praise").body().path("praise").size()).isZero();
    }

    @Test
    void whatCannotBeMeantIsRefused() throws Exception {
        assertThat(get("/").status()).isEqualTo(404);
        assertThat(get("/stock/accounts").status()).isEqualTo(404);
        assertThat(get("/billing/accounts/1234567890/bill").status()).isEqualTo(404);
        assertThat(get("/sms/complaints").status()).isEqualTo(404);
        assertThat(send(to("/sms/messages").DELETE()).status()).isEqualTo(405);
        assertThat(post(BILL, "{").status()).isEqualTo(400);
        assertThat(post(BILL, "[]").status()).isEqualTo(400);
        assertThat(post(BILL, "{\"pin\":\"" + "1".repeat(SampleBackends.MAX_BODY) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(post(BILL, "{}", "k".repeat(201)).status()).isEqualTo(400);
    }

    @Test
    void theyListenOnThisMachineOnly() {
        assertThatThrownBy(() -> new SampleBackends(new InetSocketAddress("0.0.0.0", 0), EVENING_OF_THE_FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this machine only");
    }
}
