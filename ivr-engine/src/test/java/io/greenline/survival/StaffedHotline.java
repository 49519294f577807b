package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.phone.Desk;
import io.greenline.phone.Heard;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.PhoneSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A real Asterisk, a whole engine with queues, and agents at telephones of their own. */
final class StaffedHotline implements Closeable {
    /** Whose calls go before everyone else's. */
    static final String HOSPITAL = "7001";

    static final Duration ANNOUNCEMENT = Duration.ofSeconds(4);
    private static final Duration WORD = Duration.ofMillis(300);
    private static final int FLOOR_OFFSET = 6;
    private static final int AGENTS_OFFSET = 10;
    private static final int CUSTOMER_OFFSET = 30;
    private static final int AGENTS = 4;
    private static final int FIRST_AGENT = 1_001;
    private static final int FIRST_WORD = 60;
    private static final String TOKEN = "floor-token-of-the-test-0123456789";
    private static final Desk ANSWERS = Desk.Answers.after(Duration.ofMillis(50));
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String QUEUES = """
            queues:
              hospitals: {tier: 2, wrap-up: 0s, wait: {first-after: 5m}}
              general:
                wrap-up: 0s
                ring-for: 2s
                wait: {first-after: 1s, every: 15s, estimate: false}
                callback: {attempts: 2, every: 1m, first: CALLED_FIRST}
            misses-before-away: 2
            agents:
              - {id: "1001", endpoint: PJSIP/1001}
              - {id: "1002", endpoint: PJSIP/1002}
              - {id: "1003", endpoint: PJSIP/1003}
              - {id: "1004", endpoint: PJSIP/1004}
            """;

    private static final String PROMPTS = """
            prompts:
              thanks: {en-US: Thank you}
              waiting-first: {en-US: Please wait}
              waiting-next: {en-US: You are next}
              waiting-position: {en-US: Others are before you}
              waiting-exit-callback: {en-US: Press one for a callback}
              waiting-overtaken: {en-US: Others go first}
              waiting-agent-lost: {en-US: We are sorry}
              waiting-callback-number: {en-US: Is this your number}
              waiting-callback-noted: {en-US: We will call you}
              waiting-kept: {en-US: You keep your place}
              waiting-whisper: {en-US: A call}
              waiting-stand-by: {en-US: We call the customer}
              waiting-not-reached: {en-US: Nobody answers}
              press: {en-US: Press one}
            """;

    private final Hotline hotline;
    private final Map<String, Phone> phones = new HashMap<>();
    private final Phone customer;
    private final URI floor;
    private final HttpClient http = HttpClient.newHttpClient();
    private int words = FIRST_WORD;
    private EngineProcess engine;

    private StaffedHotline(Hotline hotline, int portBase, String calledFirst) throws Exception {
        this.hotline = hotline;
        this.floor = URI.create("http://127.0.0.1:%d/".formatted(portBase + FLOOR_OFFSET));
        hotline.write("dialplans/routing.yaml", QUEUES.replace("CALLED_FIRST", calledFirst));
        hotline.write("floor.token", TOKEN);
        dialplan("ordinary", """
                nodes:
                  people:
                    queue: general
                    max-wait: 10m
                    exits: [{key: 1, to: callback}, {key: 2, next: thanks}]
                    next: hangup
                    on: {callback: hangup}
                  thanks: {play: thanks, next: hangup}
                """);
        dialplan("hospital", """
                nodes:
                  people: {queue: hospitals, max-wait: 10m, next: hangup}
                """);
        dialplan("back", """
                nodes:
                  person: {menu: press, options: [{key: 1, value: yes, next: people}]}
                  people: {queue: general, max-wait: 10m, next: hangup}
                """);
        for (String prompt :
                PROMPTS.lines().skip(1).map(line -> line.strip().split(":")[0]).toList()) {
            hotline.record(prompt);
        }
        hotline.record("waiting-first", ANNOUNCEMENT);
        for (int agent = 1; agent <= AGENTS; agent++) {
            PhoneSettings settings =
                    PhoneSettings.agent(hotline.asterisk().sip(), portBase + AGENTS_OFFSET + agent, ANSWERS);
            phones.put(Integer.toString(FIRST_AGENT + agent - 1), hotline.phone(settings));
        }
        customer = hotline.phone(PhoneSettings.agent(hotline.asterisk().sip(), portBase + CUSTOMER_OFFSET, ANSWERS));
        this.engine = startEngine();
    }

    /** Where customers are called back before agents are. */
    static StaffedHotline open(int portBase) throws Exception {
        return open(portBase, "customer");
    }

    /**
     * A hotline.
     *
     * @param calledFirst who is called first for a callback: {@code customer} or {@code agent}
     */
    static StaffedHotline open(int portBase, String calledFirst) throws Exception {
        Hotline hotline = Hotline.open(portBase);
        try {
            return new StaffedHotline(hotline, portBase, calledFirst);
        } catch (Exception | Error fault) {
            hotline.close();
            throw fault;
        }
    }

    private void dialplan(String name, String nodes) throws IOException {
        String start = nodes.lines().skip(1).findFirst().orElseThrow().strip().split(":")[0];
        hotline.write("dialplans/" + name + ".yaml", """
                dialplan: %s
                languages: [en-US]
                start: %s
                defaults: {on: {operator: people, failure: hangup}}
                """.formatted(name, start) + nodes + PROMPTS);
    }

    private EngineProcess startEngine() throws Exception {
        return hotline.engine(Map.of(
                        "dialplans.lines",
                        HOSPITAL + "=hospital,callback=back,*=ordinary",
                        "callbacks.dial",
                        "PJSIP/agent/sip:{number}@127.0.0.1:"
                                + customer.address().getPort(),
                        "floor.listen",
                        floor.getAuthority(),
                        "floor.token-file",
                        "floor.token"))
                .awaitReady();
    }

    Hotline hotline() {
        return hotline;
    }

    /** As {@code kill -9}. */
    void killEngine() throws InterruptedException {
        engine.kill();
    }

    void restartEngine() throws Exception {
        engine = startEngine();
    }

    Heard.Mark sound(String prompt) {
        return hotline.sound(prompt);
    }

    // ---- agents

    Phone phone(String agent) {
        return phones.get(agent);
    }

    /** The telephone on which customers are called back. */
    Phone customer() {
        return customer;
    }

    void signIn(String agent) throws Exception {
        post("agents/" + agent + "/sign-in");
    }

    void ready(String agent) throws Exception {
        post("agents/" + agent + "/ready");
    }

    void signOut(String agent) throws Exception {
        post("agents/" + agent + "/sign-out");
    }

    /** As {@code greenline callbacks cancel}: nobody calls her back any more. */
    void cancelsCallback(Waiting caller) throws Exception {
        post("callbacks/" + URLEncoder.encode(tickets(caller).getLast(), StandardCharsets.UTF_8) + "/cancel");
    }

    private void post(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(floor.resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    JsonNode page() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(floor.resolve("floor"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    JsonNode agent(String id) throws Exception {
        return one(page().get("agents"), "agent", id);
    }

    private static JsonNode one(JsonNode of, String key, String value) {
        return StreamSupport.stream(of.spliterator(), false)
                .filter(each -> each.get(key).asString().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s %s in %s".formatted(key, value, of)));
    }

    void awaitAgent(String id, String state) throws Exception {
        Patience.until(
                "agent %s is %s: %s".formatted(id, state, page()),
                SOON,
                () -> agent(id).get("state").asString().equals(state));
    }

    /** The agents' telephones answer again, nobody is signed in, nobody calls. */
    void clear() throws Exception {
        for (Map.Entry<String, Phone> each : phones.entrySet()) {
            each.getValue().comeBack();
            each.getValue().become(ANSWERS);
            post("agents/" + each.getKey() + "/sign-out");
        }
        hotline.clear();
        Patience.until("nobody waits", SOON, () -> page().get("callers-in-all").asInt() == 0);
        for (Phone phone : phones.values()) {
            while (phone.awaitCall(Duration.ZERO).isPresent()) {
                // Of the test before.
            }
            Patience.until("the telephones are there", SOON, this::telephonesAreFree);
        }
    }

    private boolean telephonesAreFree() throws Exception {
        return StreamSupport.stream(page().get("agents").spliterator(), false)
                .allMatch(agent -> agent.get("telephone").asString().equals("free"));
    }

    // ---- callers

    /** Somebody who has called and waits with music. */
    record Waiting(String number, String calling, PhoneCall call) {}

    Waiting calls(String dials, String calling) throws Exception {
        Phone phone =
                hotline.phone(PhoneSettings.caller(hotline.asterisk().sip()).withUser(calling));
        return new Waiting(dials.substring(dials.indexOf('-') + 1), calling, phone.call(dials));
    }

    /** Somebody calls with an ordinary concern, and waits where nobody is free. */
    Waiting waits(String way, String calling) throws Exception {
        Waiting caller = calls(way + hotline.number(), calling);
        caller.call().awaitSound(Heard.VOICE, SOON);
        awaitState(caller, "waiting");
        return caller;
    }

    void awaitState(Waiting caller, String state) throws Exception {
        Patience.until("%s is %s".formatted(caller.number(), state), SOON, () -> isState(caller, state));
    }

    private boolean isState(Waiting caller, String state) throws Exception {
        List<String> tickets = tickets(caller);
        return StreamSupport.stream(page().get("callers").spliterator(), false)
                .anyMatch(each -> tickets.contains(each.get("call").asString())
                        && each.get("state").asString().equals(state));
    }

    private List<String> tickets(Waiting caller) {
        return events(caller, Event.QueueJoined.class)
                .map(Event.QueueJoined::ticket)
                .toList();
    }

    <E extends Event> Stream<E> events(Waiting caller, Class<E> kind) {
        return hotline.story(caller.number()).entries().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** A word that nobody has said yet. */
    Heard.Mark word() {
        return Heard.Mark.ofNumber(words++);
    }

    /** The call that rings at this telephone now, once it is answered. */
    PhoneCall answered(Phone phone) throws InterruptedException {
        PhoneCall call = phone.awaitCall(SOON).orElseThrow(() -> new AssertionError("the telephone did not ring"));
        call.awaitAnswer(SOON);
        return call;
    }

    /** Both hear each other: says a word again and again, because whoever is joined is joined in Asterisk's own time. */
    void talk(PhoneCall one, PhoneCall other) throws InterruptedException {
        hears(one, other, word());
        hears(other, one, word());
    }

    private static void hears(PhoneCall listener, PhoneCall speaker, Heard.Mark word) throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!hasHeard(listener, word)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not heard: %s; heard: %s".formatted(word, listener.timeline()));
            }
            speaker.speak(word, WORD);
        }
    }

    static boolean hasHeard(PhoneCall call, Heard word) {
        return call.timeline().stream()
                .anyMatch(event -> event instanceof PhoneEvent.SoundBegan(Heard heard, long _) && heard.equals(word));
    }

    /** An agent serves these callers one after the other, in this order, and hangs up each time. */
    void serves(Phone agent, List<Waiting> callers) throws Exception {
        List<String> served = new ArrayList<>();
        for (Waiting caller : callers) {
            PhoneCall atDesk = answered(agent);
            talk(caller.call(), atDesk);
            served.add(caller.number());
            atDesk.hangUp();
            caller.call().awaitEnd(SOON);
        }
        assertThat(served).hasSameSizeAs(callers);
    }

    @Override
    public void close() throws IOException {
        http.close();
        hotline.close();
    }
}
