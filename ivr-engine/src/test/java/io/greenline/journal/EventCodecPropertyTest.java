package io.greenline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventCodecPropertyTest {
    private static final int RUNS = 5_000;

    @Test
    void whatIsWrittenIsReadAgainLetterForLetter() {
        long seed = new Random().nextLong();
        RandomEvents events = new RandomEvents(seed);
        for (int i = 0; i < RUNS; i++) {
            Event event = events.next();
            EventCodec.Encoded encoded = EventCodec.encode(event);
            assertThat(EventCodec.decode(encoded.type(), encoded.body()))
                    .as("seed %d, run %d: %s", seed, i, encoded)
                    .isEqualTo(event);
        }
    }

    @Test
    void anyTextIsAnEventOrIsReportedAsNone() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);
        for (int i = 0; i < RUNS; i++) {
            EventCodec.Encoded good = EventCodec.encode(events.next());
            StringBuilder body = new StringBuilder(good.body());
            int at = random.nextInt(body.length());
            switch (random.nextInt(3)) {
                case 0 -> body.deleteCharAt(at);
                case 1 -> body.insert(at, (char) ('!' + random.nextInt(90)));
                default -> body.setLength(at);
            }
            try {
                EventCodec.decode(good.type(), body.toString());
            } catch (IllegalArgumentException reported) {
                assertThat(reported.getMessage()).as("seed %d, run %d", seed, i).isNotBlank();
            }
        }
    }

    @Test
    void aDetailThatIsJsonIsEmbeddedSoThatItCanBeQueried() {
        assertThat(EventCodec.encode(new Event.ActionBegun("play", "{\"prompts\":[\"welcome\"]}"))
                        .body())
                .isEqualTo("{\"kind\":\"play\",\"detail\":{\"prompts\":[\"welcome\"]}}");
        assertThat(EventCodec.encode(new Event.OutcomeSeen("played", "")).body())
                .isEqualTo("{\"kind\":\"played\",\"text\":\"\"}");
    }

    @Test
    void halfACharacterFromAHostileCallerBecomesTheReplacementCharacter() {
        EventCodec.Encoded encoded = EventCodec.encode(new Event.CallResumed("a\ud83dz"));
        assertThat(new String(encoded.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(encoded.body());
        assertThat(EventCodec.decode(encoded.type(), encoded.body())).isEqualTo(new Event.CallResumed("a\ufffdz"));
    }

    @Test
    void anUnknownTypeIsNamed() {
        assertThatThrownBy(() -> EventCodec.decode("call-teleported", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("call-teleported");
    }
}
