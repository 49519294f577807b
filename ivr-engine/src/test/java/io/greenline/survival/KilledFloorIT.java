package io.greenline.survival;

import static io.greenline.survival.Hotline.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Event;
import io.greenline.phone.Desk;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.survival.StaffedHotline.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} of the engine while callers wait, a telephone rings and two talk. */
class KilledFloorIT {
    private static final int PORT_BASE = 32_500;

    private static StaffedHotline floor;

    @BeforeAll
    static void open() throws Exception {
        floor = StaffedHotline.open(PORT_BASE);
    }

    @AfterAll
    static void close() throws IOException {
        floor.close();
    }

    @Test
    void whoTalksNoticesNothingWhoWaitsKeepsHerPlaceAndACallbackRemains() throws Exception {
        Waiting talking = floor.waits("ari-", "13900000081");
        floor.signIn("1001");
        PhoneCall atDesk = floor.answered(floor.phone("1001"));
        floor.talk(talking.call(), atDesk);
        floor.phone("1002").become(new Desk.NeverAnswers());
        Waiting ringing = floor.calls("ari-" + StaffedHotline.HOSPITAL, "13900000082");
        floor.awaitState(ringing, "waiting");
        floor.signIn("1002");
        PhoneCall rings = floor.phone("1002").awaitCall(SOON).orElseThrow();
        Waiting first = floor.waits("ari-", "13900000083");
        Waiting second = floor.waits("ari-", "13900000084");
        Waiting back = floor.waits("ari-", "13900000085");
        back.call().press("1");
        back.call().awaitSound(floor.sound("waiting-callback-number"), SOON);
        back.call().press("1");
        back.call().awaitSound(floor.sound("waiting-callback-noted"), SOON);
        back.call().hangUp();
        floor.awaitState(back, "virtual");
        Map<String, Long> waited = waited();

        floor.killEngine();
        floor.talk(talking.call(), atDesk);
        floor.phone("1002").become(Desk.Answers.after(java.time.Duration.ofMillis(50)));
        floor.restartEngine();

        rings.awaitEnd(SOON);
        floor.talk(talking.call(), atDesk);
        assertThat(waited().keySet()).isEqualTo(waited.keySet());
        waited().forEach((call, seconds) ->
                assertThat(seconds).as("time of %s", call).isGreaterThanOrEqualTo(waited.get(call)));
        floor.serves(floor.phone("1002"), List.of(ringing, first, second));
        PhoneCall customer = floor.answered(floor.customer());
        customer.awaitSound(floor.sound("press"), SOON);
        customer.press("1");
        PhoneCall last = floor.answered(floor.phone("1002"));
        floor.talk(customer, last);

        assertThat(talking.call().timeline()).noneMatch(PhoneEvent.Ended.class::isInstance);
        atDesk.hangUp();
        talking.call().awaitEnd(SOON);
        floor.hotline().awaitEnd(talking.number());
        assertThat(floor.events(talking, Event.TalkEnded.class).map(Event.TalkEnded::how))
                .containsExactly("agent");
        assertThat(floor.events(first, Event.OfferMade.class)).hasSize(1);
    }

    /** How long everybody on the floor has waited, in seconds. */
    private static Map<String, Long> waited() throws Exception {
        Map<String, Long> waited = new TreeMap<>();
        for (JsonNode caller : floor.page().get("callers")) {
            waited.put(caller.get("call").asString(), caller.get("waited").asLong());
        }
        return waited;
    }
}
