package io.greenline.asterisk.ari;

import static io.greenline.asterisk.ari.EngineOnFake.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events doubled and in any order: each call is handled once, ends, and takes nothing else with it. */
class AriEventOrderPropertyTest {
    private static final int CALLS = 150;

    @Test
    void everyCallIsHandledOnceAndEndsWhateverTheOrderOfItsEvents() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (FakeAsterisk asterisk = new FakeAsterisk();
                EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
                    leg.answer();
                    CallEvent played = leg.play(prompt(BargeIn.DTMF));
                    CallEvent waited = leg.await(Duration.ofSeconds(8));
                    CallEvent last = waited;
                    while (!(last instanceof CallEvent.Released)) {
                        last = leg.await(Duration.ofSeconds(8));
                    }
                    return List.of(leg.call().id(), played, last);
                })) {
            for (int i = 0; i < CALLS; i++) {
                CallId call = new CallId("greenline-2." + i);
                asterisk.arrive(call.value());
                asterisk.await("POST channels/" + call + "/answer");
                // From here on a late StasisStart is a shadow: a channel that were still there could have come back.
                asterisk.hangUpSilently(call.value());
                List<Runnable> events = events(asterisk, call);
                Collections.shuffle(events, random);
                events.forEach(Runnable::run);
                asterisk.hangUp(call.value());
                assertThat((List<?>) engine.result())
                        .as("call %d, seed %d", i, seed)
                        .first()
                        .isEqualTo(call);
            }
            asterisk.arrive("greenline-3.1");
            asterisk.await("POST channels/greenline-3.1/answer");
            assertThat(engine.ari.counts().calls()).as("seed %d", seed).isEqualTo(CALLS + 1L);
            assertThat(engine.ari.health().ready()).isTrue();
        }
    }

    private static List<Runnable> events(FakeAsterisk asterisk, CallId call) {
        String id = call.value();
        List<Runnable> events = new ArrayList<>();
        for (int twice = 0; twice < 2; twice++) {
            events.add(() -> asterisk.event("StasisStart", "\"channel\":{\"id\":\"" + id + "\"}"));
            events.add(() -> asterisk.event("StasisEnd", "\"channel\":{\"id\":\"" + id + "\"}"));
            events.add(() -> asterisk.event("ChannelDestroyed", "\"cause\":16,\"channel\":{\"id\":\"" + id + "\"}"));
            events.add(() -> asterisk.press(id, '1'));
            events.add(() -> asterisk.event(
                    "PlaybackFinished", "\"playback\":{\"id\":\"" + Ids.playback(call, 1) + "\",\"state\":\"done\"}"));
        }
        return events;
    }
}
