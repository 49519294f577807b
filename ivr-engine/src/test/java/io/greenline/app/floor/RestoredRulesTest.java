package io.greenline.app.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.app.operation.CallMetrics;
import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.calendar.Overrides;
import io.greenline.call.CallHandler;
import io.greenline.call.Dialer;
import io.greenline.call.Switch;
import io.greenline.call.SwitchHealth;
import io.greenline.floor.CallbackRules;
import io.greenline.floor.InMemoryRoutingLog;
import io.greenline.floor.StandByWords;
import io.greenline.incident.CallTerms;
import io.greenline.incident.InMemoryLedger;
import io.greenline.incident.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When people may be called that the power is back, and what an operator has to set first. */
class RestoredRulesTest {
    private static final Map<String, String> ALL = Map.of(
            "callbacks.dial", "PJSIP/{number}@trunk",
            "callbacks.restored-queue", "general",
            "dialplans.lines", "restored=restored,*=hotline");

    @TempDir
    private Path folder;

    private boolean ready = true;

    private final class ReadySwitch implements Switch {
        @Override
        public void open(CallHandler handler) {}

        @Override
        public SwitchHealth health() {
            return new SwitchHealth("ari", ready, "");
        }

        @Override
        public Dialer dialer() {
            return (_, _) -> new Dialer.Dialled.Answered();
        }

        @Override
        public void drain() {}

        @Override
        public void close() {}
    }

    private CallTerms terms(Map<String, String> set, List<Switch> switches, String time) throws Exception {
        Files.createDirectories(folder.resolve("dialplans"));
        Files.writeString(folder.resolve("dialplans/routing.yaml"), """
                queues:
                  general: {callback: {window: 08:00-21:00, attempts: 3, every: 15m}}
                  danger: {tier: 0}
                """);
        Path file = Files.write(
                folder.resolve("greenline.properties"),
                set.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
        Settings settings = Settings.load(new SettingSources(Optional.of(file), Map.of(), Map.of(), folder));
        try (OpenFloor floor = new OpenFloor(
                settings,
                new OpenFloor.Means(
                        new InMemoryRoutingLog(),
                        CallbackRules.NOBODY,
                        new InMemoryLedger(),
                        Overrides.NONE,
                        folder.resolve("kept-routing"),
                        switches,
                        Set::of,
                        StandByWords.NONE,
                        new CallMetrics()))) {
            Instant at = ZonedDateTime.parse("2026-11-26T%s:00Z".formatted(time))
                    .withZoneSameLocal(ZoneId.systemDefault())
                    .toInstant();
            return new RestoredRules(settings, floor).terms(at);
        }
    }

    @Test
    void theTermsAreThoseOfTheQueuesCallbacks() throws Exception {
        CallTerms terms = terms(ALL, List.of(new ReadySwitch()), "08:00");
        assertThat(terms.attempts()).isEqualTo(3);
        assertThat(terms.every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(terms.hours()).isEqualTo(CallTerms.Hours.OPEN);
    }

    @Test
    void outsideTheWindowAndWhileNoSwitchTakesOrdersItIsNoTimeForCalls() throws Exception {
        assertThat(terms(ALL, List.of(new ReadySwitch()), "07:59").hours()).isEqualTo(CallTerms.Hours.CLOSED);
        assertThat(terms(ALL, List.of(new ReadySwitch()), "21:00").hours()).isEqualTo(CallTerms.Hours.CLOSED);
        ready = false;
        assertThat(terms(ALL, List.of(new ReadySwitch()), "12:00").hours()).isEqualTo(CallTerms.Hours.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "callbacks.dial, , callbacks.dial is not set",
        "callbacks.restored-queue, , callbacks.restored-queue is not set",
        "callbacks.restored-queue, nobody, has no such queue",
        "callbacks.restored-queue, danger, has no callback: in routing.yaml",
        "dialplans.lines, *=hotline, names no dialplan for the line 'restored'",
    })
    void whatIsMissingIsSaid(String key, @Nullable String value, String words) {
        Map<String, String> set = new HashMap<>(ALL);
        set.remove(key);
        if (value != null) {
            set.put(key, value);
        }
        assertThatThrownBy(() -> terms(set, List.of(new ReadySwitch()), "12:00"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(words);
    }

    @Test
    void withoutASwitchThatMakesCallsNothingIsPromised() {
        assertThatThrownBy(() -> terms(ALL, List.of(), "12:00")).hasMessageContaining("enable ARI");
    }
}
