package io.greenline.app.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.operation.JsonAnswer;
import io.greenline.calendar.Calendars;
import io.greenline.calendar.Overrides;
import io.greenline.call.Talk;
import io.greenline.floor.AgentDesk;
import io.greenline.floor.Anybody;
import io.greenline.floor.Floor;
import io.greenline.floor.FloorSetup;
import io.greenline.floor.InMemoryRoutingLog;
import io.greenline.floor.RoutingJson;
import io.greenline.floor.RoutingLog;
import io.greenline.floor.Seat;
import io.greenline.floor.VirtualTicker;
import io.greenline.incident.InMemoryLedger;
import io.greenline.incident.IncidentDesk;
import io.greenline.routing.Agent;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.CallbackTerms.First;
import io.greenline.routing.Decision;
import io.greenline.routing.Queue;
import io.greenline.routing.QueueDraft;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Media;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CallbackRoutesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
    private static final QueueId CUSTOMER_FIRST = new QueueId("general");
    private static final QueueId AGENT_FIRST = new QueueId("complaints");
    private static final AgentId ZHANG = new AgentId("1001");

    private final VirtualTicker ticker = new VirtualTicker();
    private final InMemoryRoutingLog log = new InMemoryRoutingLog();
    private final Floor floor = new Floor(new FloorSetup(
                    Optional.of(plan()),
                    Calendars.NONE,
                    Overrides.NONE,
                    ZoneId.of("UTC"),
                    log,
                    new Anybody(),
                    ticker,
                    () -> NOON.plusNanos(ticker.nanos())))
            .start();
    private final AgentDesk desk = new AgentDesk(floor, Map.of());
    private final FloorRoutes routes = new FloorRoutes(
            floor, desk, new IncidentRoutes(new IncidentDesk(new InMemoryLedger()), InstantSource.fixed(NOON)));

    private static Queue queue(QueueId id, First first) {
        return new QueueDraft(id)
                .callback(new CallbackTerms(
                        Optional.empty(),
                        3,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(2),
                        Duration.ofHours(24),
                        100,
                        first))
                .queue();
    }

    private static RoutingPlan plan() {
        Agent zhang = new Agent(ZHANG, "张伟", "PJSIP/1001", Set.of(), Map.of(), List.of(), Set.of(Media.VOICE));
        return new RoutingPlan(
                "test",
                Map.of(
                        CUSTOMER_FIRST,
                        queue(CUSTOMER_FIRST, First.CUSTOMER),
                        AGENT_FIRST,
                        queue(AGENT_FIRST, First.AGENT)),
                Map.of(ZHANG, zhang),
                List.of(),
                List.of(),
                3);
    }

    private Seat join(String ticket, QueueId queue) {
        return floor.join(
                new TicketId(ticket),
                new Wish(
                        queue,
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofHours(1),
                        "outage"),
                () -> {});
    }

    private Seat promised(String ticket, QueueId queue, Optional<Instant> notBefore) {
        Seat seat = join(ticket, queue);
        ticker.pass(Duration.ofSeconds(30));
        assertThat(seat.callBack(new PhoneNumber("13800138000"), notBefore)).isInstanceOf(Seat.Promised.Noted.class);
        return seat;
    }

    private JsonAnswer ask(String method, String path, String body) throws InterruptedException {
        return routes.answer(method, List.of(path.split("/", -1)), body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode list() throws InterruptedException {
        return ask("GET", "callbacks", "").body();
    }

    private List<RoutingEvent> cancellations() throws RoutingJson.Unreadable {
        List<RoutingEvent> found = new ArrayList<>();
        for (RoutingLog.Entry entry : log.after(0, 1_000)) {
            if (RoutingJson.event(entry.event()) instanceof RoutingEvent.CallbackCancelled cancelled) {
                found.add(cancelled);
            }
        }
        return found;
    }

    @Test
    void whoWaitsToBeCalledBackIsListedWithNumberAndTimes() throws InterruptedException {
        join("on-the-line", CUSTOMER_FIRST);
        promised("c-1", CUSTOMER_FIRST, Optional.of(NOON.plusSeconds(7_200)));
        assertThat(list().toString())
                .isEqualTo("{\"at\":\"2026-11-26T04:00:30Z\",\"callbacks\":[{\"ticket\":\"c-1\",\"queue\":\"general\","
                        + "\"tier\":4,\"state\":\"virtual\",\"dialled\":false,\"joined\":\"2026-11-26T04:00:00Z\","
                        + "\"about\":\"outage\",\"number\":\"13800138000\",\"attempts\":0,"
                        + "\"expires\":\"2026-11-27T06:00:00Z\",\"asked\":\"2026-11-26T04:00:30Z\","
                        + "\"not-before\":\"2026-11-26T06:00:00Z\",\"next-attempt\":\"2026-11-26T06:00:00Z\"}],"
                        + "\"callbacks-in-all\":1}");
    }

    @Test
    void theFloorsPageTellsNoNumber() throws InterruptedException {
        promised("c-1", CUSTOMER_FIRST, Optional.empty());
        assertThat(ask("GET", "floor", "").body().toString()).contains("c-1").doesNotContain("13800138000");
    }

    @Test
    void whoIsServedFirstIsListedFirst() throws InterruptedException {
        promised("z-first", CUSTOMER_FIRST, Optional.empty());
        promised("a-second", AGENT_FIRST, Optional.empty());
        assertThat(list().path("callbacks").findValuesAsString("ticket")).containsExactly("z-first", "a-second");
    }

    @Test
    void whileHerTelephoneRingsTheAttemptCountsAndNoNextOneIsTold() throws Exception {
        promised("c-1", CUSTOMER_FIRST, Optional.empty());
        desk.signIn(ZHANG);
        ticker.pass(Duration.ofSeconds(10));
        JsonNode dialled = list().path("callbacks").get(0);
        assertThat(dialled.path("state").asString("")).isEqualTo("dialled");
        assertThat(dialled.path("attempts").asInt(0)).isEqualTo(1);
        assertThat(dialled.has("next-attempt")).isFalse();
        JsonAnswer cancelled = ask("POST", "callbacks/c-1/cancel", "");
        assertThat(cancelled.body().path("dialled").asBoolean(false)).isTrue();
        assertThat(list().path("callbacks-in-all").asInt(1)).isZero();
    }

    @Test
    void anAgentWhoIsRungForACancelledCallbackIsFreeAgain() throws Exception {
        promised("c-1", AGENT_FIRST, Optional.empty());
        desk.signIn(ZHANG);
        JsonNode awaited = list().path("callbacks").get(0);
        assertThat(awaited.path("state").asString("")).isEqualTo("awaited");
        assertThat(awaited.path("agent").asString("")).isEqualTo("1001");
        assertThat(awaited.path("dialled").asBoolean(true)).isFalse();
        assertThat(ask("POST", "callbacks/c-1/cancel", "{}").status()).isEqualTo(200);
        assertThat(desk.state(ZHANG).state()).isEqualTo(Decision.AgentState.IDLE);
    }

    @Test
    void whoCancelsStandsInTheRoutingLog() throws Exception {
        promised("c-1", CUSTOMER_FIRST, Optional.empty());
        promised("c-2", CUSTOMER_FIRST, Optional.empty());
        JsonAnswer answer = ask("POST", "callbacks/c-1/cancel", "{\"by\":\"duty manager\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("cancelled").asBoolean(false)).isTrue();
        assertThat(answer.body().path("ticket").asString("")).isEqualTo("c-1");
        ask("POST", "callbacks/c-2/cancel", "");
        assertThat(cancellations())
                .containsExactly(
                        new RoutingEvent.CallbackCancelled(new TicketId("c-1"), "by duty manager"),
                        new RoutingEvent.CallbackCancelled(new TicketId("c-2"), "by rest"));
        assertThat(ask("POST", "callbacks/c-1/cancel", "").status()).isEqualTo(404);
    }

    @Test
    void whoTalksOrWaitsOnTheLineHasNoCallbackToCancel() throws Exception {
        promised("c-1", CUSTOMER_FIRST, Optional.empty());
        Seat back = join("c-1", CUSTOMER_FIRST);
        JsonAnswer waits = ask("POST", "callbacks/c-1/cancel", "");
        assertThat(waits.status()).isEqualTo(409);
        assertThat(waits.body().path("error").asString("")).startsWith("she is on the line and waits for an agent");
        desk.signIn(ZHANG);
        back.progress(((Seat.Word.Ring) back.word()).offer()).connected(Talk.FIXED);
        JsonAnswer talks = ask("POST", "callbacks/c-1/cancel", "");
        assertThat(talks.status()).isEqualTo(409);
        assertThat(talks.body().path("error").asString("")).startsWith("she talks with an agent already");
        assertThat(cancellations()).isEmpty();
        assertThat(list().path("callbacks").isEmpty()).isTrue();
    }

    @Test
    void anEngineThatIsKilledRightAfterwardsKnowsWhenSheAskedAndWhoWasCancelled() throws InterruptedException {
        promised("c-1", CUSTOMER_FIRST, Optional.of(NOON.plusSeconds(7_200)));
        promised("c-2", CUSTOMER_FIRST, Optional.of(NOON.plusSeconds(7_200)));
        ask("POST", "callbacks/c-2/cancel", "");
        JsonNode callbacks = listOfAnEngineAfter(log);
        assertThat(callbacks.findValuesAsString("ticket")).containsExactly("c-1");
        assertThat(callbacks.get(0).path("asked").asString("")).isEqualTo("2026-11-26T04:00:30Z");
    }

    @Test
    void whatAnEarlierVersionNotedIsListedWithoutTheTimeOfAsking() throws InterruptedException {
        promised("c-1", CUSTOMER_FIRST, Optional.of(NOON.plusSeconds(7_200)));
        floor.close();
        RoutingLog.Snapshot last = log.lastSnapshot().orElseThrow();
        String before = last.floor().replace("\"asked\":\"2026-11-26T04:00:30Z\",", "");
        assertThat(before).hasSizeLessThan(last.floor().length());
        log.snapshot(new RoutingLog.Snapshot(last.after(), last.at(), before));
        JsonNode callback = listOfAnEngineAfter(log).get(0);
        assertThat(callback.path("ticket").asString("")).isEqualTo("c-1");
        assertThat(callback.has("asked")).isFalse();
    }

    private static JsonNode listOfAnEngineAfter(RoutingLog log) throws InterruptedException {
        try (Floor next = new Floor(FloorSetup.open(plan(), log, new VirtualTicker(), () -> NOON.plusSeconds(90)))) {
            IncidentRoutes incidents =
                    new IncidentRoutes(new IncidentDesk(new InMemoryLedger()), InstantSource.fixed(NOON));
            return new FloorRoutes(next.start(), new AgentDesk(next, Map.of()), incidents)
                    .answer("GET", List.of("callbacks"), new byte[0])
                    .body()
                    .path("callbacks");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "POST|callbacks/c-9/cancel|{}|404|nobody has this ticket",
                "POST|callbacks/ /cancel|{}|404|nobody has this ticket",
                "POST|callbacks//cancel|{}|404|nobody has this ticket",
                "POST|callbacks/c-1/drop|{}|404|POST /callbacks/TICKET/cancel",
                "POST|callbacks|{}|404|GET /callbacks",
                "GET|callbacks/c-1|!!|404|GET /callbacks",
                "GET|callbacks/c-1/cancel|!!|404|POST /callbacks/TICKET/cancel",
                "POST|callbacks/c-1/cancel|{\"why\":\"x\"}|400|none of by",
                "POST|callbacks/c-1/cancel|{\"by\":\"\\u001b[2J\"}|400|by: a text of at most 100",
            })
    void whatIsWrongWithARequestIsSaidAndNobodyIsCancelled(
            String method, String path, String body, int status, String words) throws InterruptedException {
        promised("c-1", CUSTOMER_FIRST, Optional.empty());
        JsonAnswer answer = ask(method, path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().path("error").asString("")).contains(words);
        assertThat(list().path("callbacks-in-all").asInt(0)).isEqualTo(1);
    }
}
