package io.greenline.routing.plan;

import io.greenline.routing.CallbackTerms;
import io.greenline.routing.CallbackTerms.First;
import io.greenline.routing.CallbackTerms.Window;
import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how a queue calls back. */
final class CallbackReader {
    private static final Pattern WINDOW = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d) ?- ?([01]?\\d|2[0-4]):([0-5]\\d)");
    private static final Map<String, First> FIRST = Map.of("customer", First.CUSTOMER, "agent", First.AGENT);

    private final Findings findings;

    CallbackReader(Findings findings) {
        this.findings = findings;
    }

    CallbackTerms read(Fields fields) {
        return new CallbackTerms(
                fields.text("window").flatMap(this::window),
                fields.whole("attempts", 1, 10).orElse(3),
                time(fields, "every", Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofMinutes(15)),
                time(fields, "lead", Duration.ZERO, Duration.ofMinutes(30), Duration.ofSeconds(30)),
                time(fields, "expiry", Duration.ofMinutes(10), Duration.ofHours(168), Duration.ofHours(24)),
                fields.whole("per-slot", 1, 10_000).orElse(20),
                fields.oneOf("first", FIRST).orElse(First.CUSTOMER));
    }

    private static Duration time(Fields fields, String key, Duration least, Duration most, Duration otherwise) {
        return fields.duration(key, least, most).orElse(otherwise);
    }

    private Optional<Window> window(Scalar text) {
        Matcher parts = WINDOW.matcher(text.text());
        if (parts.matches()) {
            LocalTime from = LocalTime.of(number(parts, 1), number(parts, 2));
            boolean midnight = number(parts, 3) == 24;
            LocalTime to = midnight ? LocalTime.MAX : LocalTime.of(number(parts, 3), number(parts, 4));
            if (from.isBefore(to) && (!midnight || number(parts, 4) == 0)) {
                return Optional.of(new Window(from, to));
            }
        }
        findings.error(
                text.at(),
                RoutingRule.BAD_WINDOW,
                "'%s' are no hours of one day".formatted(text),
                "write 08:00-21:00, the earlier time first");
        return Optional.empty();
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
