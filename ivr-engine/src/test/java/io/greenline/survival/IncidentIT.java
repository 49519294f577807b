package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.phone.Desk;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Callers report an outage and are called when the power is back, on a real Asterisk. The area is the number that they dialled. */
class IncidentIT {
    private static final int PORT_BASE = 33_400;
    private static final int FLOOR_OFFSET = 6;
    private static final int CUSTOMER_OFFSET = 30;
    private static final String TOKEN = "floor-token-of-the-test-0123456789";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String PROMPTS = """
            prompts:
              call-you: {en-US: Press one for a call}
              will-call: {en-US: We will call you}
              call-promised: {en-US: We will call you already}
              is-back: {en-US: The power is back}
              bye: {en-US: Goodbye}
            """;

    private static Hotline hotline;
    private static Phone customer;
    private static URI floor;
    private static EngineProcess engine;

    @BeforeAll
    static void open() throws Exception {
        hotline = Hotline.open(PORT_BASE);
        floor = URI.create("http://127.0.0.1:%d/".formatted(PORT_BASE + FLOOR_OFFSET));
        hotline.write("dialplans/routing.yaml", """
                queues:
                  general: {callback: {attempts: 2, every: 1m}, wait: {first-after: 5m}}
                agents: [{id: "1001", endpoint: PJSIP/1001}]
                """);
        hotline.write("floor.token", TOKEN);
        hotline.write("dialplans/outage.yaml", """
                dialplan: outage
                languages: [en-US]
                start: report
                defaults: {on: {operator: people, failure: hangup}}
                nodes:
                  report: {incident: report, area: call.called, into: outage, next: known}
                  known: {choose: [{if: outage.promised, next: call-promised}, {else: call-you}]}
                  call-you: {menu: call-you, options: [{key: 1, value: call-me, next: promise}]}
                  promise: {incident: promise, of: outage.number, next: will-call, on: {refused: people}}
                  will-call: {play: will-call, next: people}
                  call-promised: {play: call-promised, next: cancel}
                  cancel: {incident: cancel, of: outage.number, next: bye}
                  bye: {play: bye, next: hangup}
                  people: {queue: general, max-wait: 10m, next: hangup}
                """ + PROMPTS);
        hotline.write("dialplans/back.yaml", """
                dialplan: back
                languages: [en-US]
                start: about
                defaults: {on: {operator: people, failure: hangup}}
                nodes:
                  about: {incident: recall, into: outage, next: is-back}
                  is-back:
                    menu: is-back
                    options: [{key: 1, value: still-out, next: still-out}]
                    input: {timeout: 2s}
                    on: {noinput: [{next: bye}]}
                  still-out: {incident: report, area: outage.area, next: people}
                  people: {queue: general, max-wait: 10m, next: hangup}
                  bye: {play: bye, next: hangup}
                """ + PROMPTS);
        for (String prompt :
                PROMPTS.lines().skip(1).map(line -> line.strip().split(":")[0]).toList()) {
            hotline.record(prompt);
        }
        Desk answers = Desk.Answers.after(Duration.ofMillis(50));
        customer = hotline.phone(PhoneSettings.agent(hotline.asterisk().sip(), PORT_BASE + CUSTOMER_OFFSET, answers));
        engine = start();
    }

    private static EngineProcess start() throws Exception {
        return hotline.engine(Map.of(
                        "dialplans.lines",
                        "restored=back,*=outage",
                        "callbacks.dial",
                        "PJSIP/agent/sip:{number}@127.0.0.1:"
                                + customer.address().getPort(),
                        "callbacks.restored-queue",
                        "general",
                        "callbacks.restored-per-minute",
                        "600",
                        "floor.listen",
                        floor.getAuthority(),
                        "floor.token-file",
                        "floor.token"))
                .awaitReady();
    }

    @AfterAll
    static void close() throws IOException {
        HTTP.close();
        hotline.close();
    }

    @AfterEach
    void clear() throws Exception {
        hotline.clear();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(floor.resolve(path)).header("Authorization", "Bearer " + TOKEN);
    }

    private static JsonNode answer(HttpRequest request) throws Exception {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** The youngest incident of an area. */
    private static JsonNode incident(String area) throws Exception {
        JsonNode all = answer(request("incidents").build()).get("incidents");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.get("area").asString().equals(area))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no incident in %s: %s".formatted(area, all)));
    }

    private static JsonNode restored(String area) throws Exception {
        String number = incident(area).get("incident").asString();
        return answer(request("incidents/" + number + "/restored")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static PhoneCall calls(String area, String calling) throws Exception {
        Phone phone =
                hotline.phone(PhoneSettings.caller(hotline.asterisk().sip()).withUser(calling));
        return phone.call("ari-" + area);
    }

    /** Somebody reports that the power is out, and hears that she will be called. */
    private static PhoneCall isPromisedACall(String area, String calling) throws Exception {
        PhoneCall call = calls(area, calling);
        call.awaitSound(hotline.sound("call-you"), SOON);
        call.press("1");
        call.awaitSound(hotline.sound("will-call"), SOON);
        return call;
    }

    private static PhoneCall answered() throws InterruptedException {
        PhoneCall call =
                customer.awaitCall(SOON).orElseThrow(() -> new AssertionError("the customer's telephone did not ring"));
        call.awaitAnswer(SOON);
        return call;
    }

    @Test
    void whoHeardThatSheIsCalledIsCalledThoughTheEngineWasKilledAtThatMoment() throws Exception {
        String area = hotline.number();
        PhoneCall asked = isPromisedACall(area, "13900000081");
        engine.kill();
        asked.hangUp();
        engine = start();
        assertThat(restored(area).get("to-call").asInt()).isOne();

        PhoneCall told = answered();
        told.awaitSound(hotline.sound("is-back"), SOON);
        told.awaitSound(hotline.sound("bye"), SOON);
        told.awaitEnd(SOON);
        assertThat(incident(area).get("to-call").asInt()).isZero();
        assertThat(customer.awaitCall(Duration.ofSeconds(2))).as("called twice").isEmpty();
    }

    @Test
    void whoHasNoPowerStillPressesAKeyWhichIsANewReportAndWaitsForAPerson() throws Exception {
        String area = hotline.number();
        isPromisedACall(area, "13900000082").hangUp();
        String before = restored(area).get("incident").asString();

        PhoneCall told = answered();
        told.awaitSound(hotline.sound("is-back"), SOON);
        told.press("1");
        Patience.until(
                "a report of the area",
                SOON,
                () -> !incident(area).get("incident").asString().equals(before));
        assertThat(incident(area).get("state").asString()).isEqualTo("open");
        Patience.until(
                "she waits for a person",
                SOON,
                () -> answer(request("floor").build()).get("callers-in-all").asInt() == 1);
        told.hangUp();
    }

    @Test
    void whoCallsAgainIsToldOfTheCallAndCanDoWithoutIt() throws Exception {
        String area = hotline.number();
        isPromisedACall(area, "13900000083").hangUp();
        PhoneCall again = calls(area, "13900000083");
        again.awaitSound(hotline.sound("call-promised"), SOON);
        again.awaitSound(hotline.sound("bye"), SOON);
        again.awaitEnd(SOON);
        assertThat(incident(area).get("reports").asInt()).isOne();
        assertThat(restored(area).get("to-call").asInt()).isZero();
        assertThat(customer.awaitCall(Duration.ofSeconds(2))).isEmpty();
    }
}
