package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.CallSummary;
import io.greenline.journal.Event;
import io.greenline.phone.Desk;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody who cannot speak or hear writes to the hotline on a real Asterisk, and an agent answers her by text. */
class TextCallersIT {
    private static final int PORT_BASE = 31_900;

    /** Where the shipped configuration looks for the telephone of 1008. */
    private static final int AGENT_PORT = PORT_BASE + 18;

    private static final int FLOOR_PORT = PORT_BASE + 6;
    private static final String TOKEN = "floor-token-of-the-test-0123456789";
    private static final String ROUTING = """
            queues:
              text-desk: {tier: 2, media: text, wrap-up: 0s}
            agents:
              - {id: "1008", name: Sun Lei, endpoint: PJSIP/1008, media: [voice, text]}
            """;

    private static Hotline hotline;
    private static Phone agent;
    private static Phone caller;

    @BeforeAll
    static void open() throws Exception {
        hotline = Hotline.open(PORT_BASE);
        hotline.write("dialplans/routing.yaml", ROUTING);
        hotline.write("floor.token", TOKEN);
        hotline.engine(Map.of(
                        "texts.queue", "text-desk",
                        "floor.listen", "127.0.0.1:" + FLOOR_PORT,
                        "floor.token-file", "floor.token"))
                .awaitReady();
        Desk desk = new Desk.Refuses(486);
        agent = hotline.phone(
                PhoneSettings.agent(hotline.asterisk().sip(), AGENT_PORT, desk).withUser("1008"));
        caller = hotline.phone(PhoneSettings.caller(hotline.asterisk().sip()).withUser("13800000001"));
        signIn();
    }

    @AfterAll
    static void close() throws IOException {
        hotline.close();
    }

    private static void signIn() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d/agents/1008/sign-in".formatted(FLOOR_PORT)))
                    .header("Authorization", "Bearer " + TOKEN)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static String next(Phone phone) throws InterruptedException {
        return phone.awaitText(SOON).orElseThrow().text();
    }

    @Test
    void aCallerWritesAnAgentAnswersByTextAndTheJournalHasItAll() throws Exception {
        assertThat(caller.sendText("95598", "我家停电了，东湖路3号", SOON)).isEqualTo(202);
        assertThat(next(caller)).contains("电力热线");

        assertThat(next(agent)).as("the offer").contains("13800000001", "/no");
        assertThat(next(agent)).isEqualTo("13800000001: 我家停电了，东湖路3号");
        assertThat(agent.sendText("95598", "预计21点恢复供电。", SOON)).isEqualTo(202);

        String heard = next(caller);
        while (!heard.equals("预计21点恢复供电。")) {
            heard = next(caller); // Her place, and that somebody is there.
        }
        assertThat(next(agent)).contains("/bye");
        assertThat(caller.sendText("95598", "谢谢\n& 再见吧 <3", SOON)).isEqualTo(202);
        assertThat(next(agent)).isEqualTo("13800000001: 谢谢\n& 再见吧 <3");
        assertThat(agent.sendText("95598", "/bye", SOON)).isEqualTo(202);
        assertThat(next(caller)).contains("再见");

        CallSummary call = hotline.calls().stream()
                .filter(each -> each.calling().equals("13800000001"))
                .findFirst()
                .orElseThrow();
        Patience.until(
                "the conversation ends in the journal",
                SOON,
                () -> hotline.storyOf(call.id()).end().isPresent());
        List<Event> events = hotline.storyOf(call.id()).entries().stream()
                .map(entry -> entry.event())
                .toList();
        assertThat(events)
                .contains(new Event.Written("caller", "我家停电了，东湖路3号"), new Event.Written("1008", "预计21点恢复供电。"));
        assertThat(hotline.channels()).as("no call was made of it").isZero();
    }
}
