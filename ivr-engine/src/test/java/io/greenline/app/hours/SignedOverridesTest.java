package io.greenline.app.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.app.settings.Secret;
import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rightly signed counts until it expires; whatever else the file holds counts for nothing and is counted. */
class SignedOverridesTest {
    private static final Instant NOW = Instant.parse("2026-02-17T01:00:00Z");
    private static final CalendarName OFFICE = new CalendarName("office");
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private Path json;
    private OverrideFile file;

    @BeforeEach
    void signWithAKey() throws Exception {
        json = folder.resolve("overrides.json");
        file = new OverrideFile(folder, Optional.of(seal(KEY)));
    }

    private Seal seal(String key) throws Exception {
        return new Seal(secret(key));
    }

    private Secret secret(String key) throws Exception {
        Path keyFile = Files.writeString(folder.resolve("key"), key + "\n");
        Path settings = Files.writeString(folder.resolve("s.properties"), "hours.key-file=" + keyFile + "\n");
        return Settings.load(new SettingSources(Optional.of(settings), Map.of(), Map.of(), folder))
                .hoursKey()
                .orElseThrow();
    }

    private static HoursOverride closed(CalendarName calendar, Duration lasts) {
        return new HoursOverride(calendar, State.CLOSED, NOW.plus(lasts), NOW, "flood 洪水 \"x\"");
    }

    private void order(HoursOverride override) throws IOException {
        file.change(NOW, held -> held.put(override.calendar(), override));
    }

    private void edit(String part, String other) throws IOException {
        String text = Files.readString(json);
        assertThat(text).contains(part);
        Files.writeString(json, text.replace(part, other));
    }

    @Test
    void anOverrideCountsFromWhenItWasOrderedToTheInstantAtWhichItExpires() throws Exception {
        order(closed(OFFICE, Duration.ofHours(4)));
        SignedOverrides overrides = new SignedOverrides(file, NOW);
        assertThat(overrides.of(OFFICE, NOW)).hasValueSatisfying(opening -> {
            assertThat(opening.state()).isEqualTo(State.CLOSED);
            assertThat(opening.reason()).isEqualTo("override: flood 洪水 \"x\"");
            assertThat(opening.opens())
                    .get()
                    .extracting(end -> end.toInstant())
                    .isEqualTo(NOW.plus(Duration.ofHours(4)));
        });
        assertThat(overrides.of(OFFICE, NOW.plus(Duration.ofHours(4)).minusNanos(1)))
                .isPresent();
        assertThat(overrides.of(OFFICE, NOW.plus(Duration.ofHours(4)))).isEmpty();
        assertThat(overrides.of(new CalendarName("other"), NOW)).isEmpty();
        assertThat(overrides.ignored(NOW)).isZero();
    }

    @Test
    void withoutAFileNothingIsOverriddenAndNothingIsSuspicious() {
        SignedOverrides overrides = new SignedOverrides(file, NOW);
        assertThat(overrides.of(OFFICE, NOW)).isEmpty();
        assertThat(overrides.inForce(NOW)).isZero();
        assertThat(overrides.ignored(NOW)).isZero();
    }

    @Test
    void whateverIsChangedInASignedOverrideMakesItCountForNothing() throws Exception {
        for (String[] change : new String[][] {
            {"\"closed\"", "\"open\""},
            {"\"office\"", "\"other\""},
            {"2026-02-17T05:00:00Z", "2026-03-17T05:00:00Z"},
            {"\"ordered\" : \"2026-02-17T01:00:00Z\"", "\"ordered\" : \"2026-02-17T02:00:00Z\""},
            {"flood", "Flood"},
            {"\"signature\" : \"", "\"signature\" : \"0"},
        }) {
            order(closed(OFFICE, Duration.ofHours(4)));
            edit(change[0], change[1]);
            SignedOverrides overrides = new SignedOverrides(file, NOW);
            assertThat(overrides.of(OFFICE, NOW)).as(change[1]).isEmpty();
            assertThat(overrides.of(new CalendarName("other"), NOW))
                    .as(change[1])
                    .isEmpty();
            assertThat(overrides.ignored(NOW)).as(change[1]).isEqualTo(1);
        }
    }

    @Test
    void anotherKeysSignatureIsNone() throws Exception {
        order(closed(OFFICE, Duration.ofHours(4)));
        OverrideFile others = new OverrideFile(folder, Optional.of(seal(KEY.replace('0', '1'))));
        assertThat(others.read(NOW).ignored())
                .containsExactly(new Reading.Ignored("office", Reading.Why.BAD_SIGNATURE));
        OverrideFile keyless = new OverrideFile(folder, Optional.empty());
        assertThat(keyless.read(NOW).ignored()).containsExactly(new Reading.Ignored("office", Reading.Why.NO_KEY));
        assertThat(keyless.read(NOW).toString()).doesNotContain(KEY);
        assertThatThrownBy(() -> keyless.change(NOW, Map::clear)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anExpiredOverrideIsIgnoredWithoutAlarmAndGoneWithTheNextChange() throws Exception {
        order(closed(OFFICE, Duration.ofHours(4)));
        Instant later = NOW.plus(Duration.ofHours(5));
        assertThat(file.read(later).ignored()).containsExactly(new Reading.Ignored("office", Reading.Why.EXPIRED));
        assertThat(new SignedOverrides(file, later).ignored(later)).isZero();
        file.change(later, _ -> {});
        assertThat(file.read(NOW)).isEqualTo(new Reading(Map.of(), List.of()));
        assertThat(folder.resolve("overrides.json.damaged")).doesNotExist();
    }

    @Test
    void aFileCutOffAnywhereOrFilledWithNoiseIsIgnoredNeverAFault() throws Exception {
        order(closed(OFFICE, Duration.ofHours(4)));
        byte[] whole = Files.readAllBytes(json);
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(json, Arrays.copyOf(whole, length));
            assertThat(file.read(NOW).valid()).as("%d bytes", length).isEmpty();
            assertThat(file.read(NOW).suspicious()).as("%d bytes", length).hasSize(1);
        }
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] noisy = whole.clone();
            for (int i = 0; i < 3; i++) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(128);
            }
            Files.write(json, noisy);
            Map<CalendarName, HoursOverride> valid = file.read(NOW).valid();
            assertThat(valid.isEmpty() || valid.equals(Map.of(OFFICE, closed(OFFICE, Duration.ofHours(4)))))
                    .as("seed %d", seed)
                    .isTrue();
        }
        for (String odd :
                List.of("null", "[]", "{\"overrides\":[1,null,{}]}", "{\"overrides\":{}}", "[".repeat(5_000))) {
            Files.writeString(json, odd);
            assertThat(file.read(NOW).suspicious()).as(odd).isNotEmpty();
        }
        Files.write(json, new byte[1 << 19]);
        assertThat(file.read(NOW).suspicious()).hasSize(1);
    }

    @Test
    void anOrderOverADamagedFileCountsAndTheDamagedOneIsKept() throws Exception {
        Files.writeString(json, "{\"overrides\":[{\"calendar\":\"off");
        order(closed(OFFICE, Duration.ofHours(4)));
        assertThat(file.read(NOW).valid()).containsOnlyKeys(OFFICE);
        assertThat(folder.resolve("overrides.json.damaged")).hasContent("{\"overrides\":[{\"calendar\":\"off");
    }

    @Test
    void ofTwoOrdersForACalendarTheLaterOneCounts() throws Exception {
        order(closed(OFFICE, Duration.ofHours(4)));
        String closed = Files.readString(json).replaceFirst("(?s)^.*\\[(.*)].*$", "$1");
        HoursOverride opened =
                new HoursOverride(OFFICE, State.OPEN, NOW.plusSeconds(9_000), NOW.plusSeconds(1), "over");
        order(opened);
        String text = Files.readString(json);
        // Somebody puts the older order, still rightly signed, back in: before the other or after it.
        Files.writeString(json, text.replace("[", "[" + closed + ","));
        assertThat(file.read(NOW).valid()).isEqualTo(Map.of(OFFICE, opened));
        Files.writeString(json, text.replace("]", "," + closed + "]"));
        assertThat(file.read(NOW).valid()).isEqualTo(Map.of(OFFICE, opened));
    }

    @Test
    void aChangeOfTheFileIsSeenWithinASecondAndNotLookedForMoreOften() throws Exception {
        SignedOverrides overrides = new SignedOverrides(file, NOW);
        order(closed(OFFICE, Duration.ofHours(4)));
        assertThat(overrides.of(OFFICE, NOW.plusMillis(999))).isEmpty();
        assertThat(overrides.of(OFFICE, NOW.plusMillis(1_000))).isPresent();
        file.change(NOW, Map::clear);
        assertThat(overrides.of(OFFICE, NOW.plusMillis(1_999))).isPresent();
        assertThat(overrides.of(OFFICE, NOW.plusMillis(2_000))).isEmpty();
        order(closed(OFFICE, Duration.ofHours(4)));
        assertThat(overrides.of(OFFICE, NOW)).as("a clock that was set back").isPresent();
        Files.delete(json);
        assertThat(overrides.of(OFFICE, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void writersAtOnceLoseNoOrderAndReadersNeverSeeAHalf() throws Exception {
        int writers = 6;
        int each = 8;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                // Each has a view of the file of its own, as each process has.
                OverrideFile own = new OverrideFile(folder, Optional.of(seal(KEY)));
                String name = "w" + writer;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        HoursOverride one = closed(new CalendarName(name + "-" + i), Duration.ofHours(1));
                        own.change(NOW, held -> held.put(one.calendar(), one));
                        assertThat(own.read(NOW).ignored()).isEmpty();
                    }
                    return name;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(file.read(NOW).valid()).hasSize(writers * each);
        try (var left = Files.list(folder)) {
            assertThat(left.filter(path -> path.toString().endsWith(".new"))).isEmpty();
        }
    }

    @Test
    void noTwoOverridesAreSignedAsTheSameText() {
        HoursOverride one = closed(OFFICE, Duration.ofHours(1));
        assertThat(one.canonical().getBytes(StandardCharsets.UTF_8)).contains((byte) '\n');
        assertThatThrownBy(() -> new HoursOverride(OFFICE, State.OPEN, NOW.plusSeconds(1), NOW, "x\nstate closed"))
                .hasMessageContaining("one line");
        assertThatThrownBy(() -> new HoursOverride(OFFICE, State.HOLIDAY, NOW.plusSeconds(1), NOW, "x"))
                .hasMessageContaining("open or closed");
        assertThatThrownBy(() -> new HoursOverride(OFFICE, State.OPEN, NOW, NOW, "x"))
                .hasMessageContaining("ends after");
        assertThatThrownBy(() -> closed(OFFICE, Duration.ofDays(31).plusSeconds(1)))
                .hasMessageContaining("31 days");
    }
}
