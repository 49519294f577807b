package io.greenline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.calendar.Opening.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every calendar, whatever its hours, its zone and the moment. */
class CalendarPropertyTest {
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "America/Santiago", "UTC");

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static String hours(Random random) {
        int from = random.nextInt(24 * 4);
        int length = 1 + random.nextInt(24 * 4 - 1);
        return new Interval(from * 15, (from + length) * 15).toString();
    }

    private static Sample calendar(Random random) {
        String open = "{mon: %s, wed: %s, fri: %s, sun: [%s]}"
                .formatted(hours(random), hours(random), hours(random), "02:15-02:45, 23:00-24:00");
        int day = 1 + random.nextInt(20);
        return Sample.of(
                "time-zone: %s, open: %s, holidays: list".formatted(ZONES.get(random.nextInt(ZONES.size())), open),
                "days: [{from: 2026-10-%02d, to: 2026-10-%02d, name: rest}]".formatted(day, day + 3),
                "workdays: [2026-10-31]");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itOpensExactlyWhenItSaidAndNotBefore(int seed) {
        Random random = new Random(seed);
        Sample service = calendar(random);
        Instant moment = Instant.parse("2026-03-20T00:00:00Z").plusSeconds(random.nextInt(260 * 24 * 3600));
        for (int i = 0; i < 40; i++) {
            Opening opening = service.at(moment);
            if (opening.state() == State.OPEN) {
                assertThat(opening.opens()).isEmpty();
                moment = moment.plus(Duration.ofMinutes(7));
                continue;
            }
            Instant opens = opening.opens().orElseThrow().toInstant();
            assertThat(service.at(opens).state()).as("%s", opens).isEqualTo(State.OPEN);
            assertThat(service.at(opens.minusNanos(1)).state())
                    .as("before %s", opens)
                    .isNotEqualTo(State.OPEN);
            long between = Duration.between(moment, opens).toSeconds();
            Instant earlier = moment.plusSeconds(random.nextLong(between + 1));
            assertThat(earlier.equals(opens)
                            || service.at(earlier)
                                    .opens()
                                    .orElseThrow()
                                    .toInstant()
                                    .equals(opens))
                    .as("%s, which is between %s and %s", earlier, moment, opens)
                    .isTrue();
            moment = opens;
        }
    }
}
