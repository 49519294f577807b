package io.greenline.forecast;

import io.greenline.forecast.DayPlan.CallClass;
import io.greenline.forecast.DayPlan.Curve;
import io.greenline.forecast.DayPlan.Shift;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.source.Findings;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a day of a document. */
final class ForecastReader {
    private static final double MOST_CALLS = 1_000_000;
    private static final String USUAL_DAY = "2026-01-01";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final ForecastWords words;
    private final Findings findings;
    private final Set<String> classes = new HashSet<>();

    ForecastReader(RoutingPlan plan, Findings findings) {
        this.words = new ForecastWords(plan, findings);
        this.findings = findings;
    }

    DayPlan read(YamlValue root) {
        Fields top = Fields.of(root, ForecastKeys.TOP, findings);
        Instant begins = day(top);
        Duration pickUp = top.duration("pick-up", Duration.ZERO, Duration.ofSeconds(20))
                .orElse(Duration.ofSeconds(3));
        List<CallClass> callers = new ArrayList<>();
        top.list("callers").forEach(value -> callClass(value).ifPresent(callers::add));
        StaffReader staff = new StaffReader(words);
        staff.read(top);
        List<Shift> shifts = staff.shifts();
        DayPlan day = new DayPlan(begins, staff.plan(), callers, shifts, pickUp);
        check(top, day);
        return day;
    }

    private Instant day(Fields top) {
        Optional<Scalar> text = top.text("day");
        try {
            return LocalDate.parse(text.map(Scalar::text).orElse(USUAL_DAY))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            findings.error(
                    top.at("day"),
                    ForecastRule.FORECAST_TIME,
                    "'%s' is no date".formatted(text.map(Scalar::text).orElse("")),
                    "write year, month and day: 2026-11-26");
            return Instant.EPOCH;
        }
    }

    private Optional<CallClass> callClass(YamlValue value) {
        Fields fields = Fields.of(value, ForecastKeys.CLASS, findings);
        Optional<String> name = fields.text("class").flatMap(this::ownName);
        Optional<QueueId> queue = fields.text("queue").flatMap(words::queue);
        Optional<Wish> wish = queue.map(id -> wish(id, fields));
        Optional<Curve> curve = fields.block("calls", ForecastKeys.CALLS).flatMap(this::curve);
        Optional<Distribution> talk = time(fields, "talk");
        Optional<Distribution> patience = isNever(fields) ? Optional.empty() : time(fields, "patience");
        if (name.isEmpty() || wish.isEmpty() || curve.isEmpty() || talk.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CallClass(name.get(), wish.get(), curve.get(), talk.get(), patience));
    }

    private Optional<String> ownName(Scalar text) {
        Optional<String> name = words.name(text);
        if (name.isPresent() && !classes.add(name.get())) {
            findings.error(
                    text.at(),
                    ForecastRule.FORECAST_NAME,
                    "there is a class '%s' already".formatted(name.get()),
                    "give each class a name of its own");
            return Optional.empty();
        }
        return name;
    }

    private Wish wish(QueueId queue, Fields fields) {
        return new Wish(
                queue,
                fields.whole("tier", 0, 9).map(Tier::new),
                fields.duration("boost", Duration.ZERO, LONGEST_WAIT).orElse(Duration.ZERO),
                fields.text("language").flatMap(words::language),
                words.texts(fields, "needs").stream().map(Scalar::text).toList(),
                Optional.empty(),
                Optional.empty(),
                LONGEST_WAIT,
                "");
    }

    private Optional<Curve> curve(Fields fields) {
        Duration from = words.timeOfDay(fields, "from").orElse(Duration.ZERO);
        Duration every = fields.duration("every", Duration.ofMinutes(1), ForecastWords.DAY)
                .orElse(Duration.ofMinutes(30));
        List<Double> calls = new ArrayList<>();
        for (YamlValue value : fields.list("each")) {
            Fields.text(value, "'each' takes numbers", findings).flatMap(this::calls).ifPresent(calls::add);
        }
        if (from.plus(every.multipliedBy(calls.size())).compareTo(ForecastWords.DAY) > 0) {
            findings.error(
                    fields.at("each"),
                    ForecastRule.FORECAST_CURVE,
                    "these %d intervals go beyond the day's end".formatted(calls.size()),
                    "leave some out, or begin earlier");
            return Optional.empty();
        }
        return fields.has("each") ? Optional.of(new Curve(from, every, calls)) : Optional.empty();
    }

    private Optional<Double> calls(Scalar text) {
        if (text.text().matches("\\d{1,7}(\\.\\d{1,6})?")) {
            return Optional.of(Double.valueOf(text.text()));
        }
        findings.error(
                text.at(),
                ForecastRule.FORECAST_CURVE,
                "'%s' is no number of calls".formatted(text),
                "write a number from 0 on: 12, or 0.5");
        return Optional.empty();
    }

    private static boolean isNever(Fields fields) {
        return fields.value("patience")
                .filter(value -> value instanceof Scalar text && text.text().equals("never"))
                .isPresent();
    }

    private Optional<Distribution> time(Fields of, String key) {
        Optional<YamlValue> value = of.value(key);
        if (value.isEmpty() || !(value.get() instanceof Block block)) {
            return of.duration(key, SECOND, LONGEST_WAIT).map(Distribution.Fixed::new);
        }
        Fields fields = Fields.of(block, ForecastKeys.TIME, findings);
        Optional<Duration> mean = fields.duration("mean", SECOND, LONGEST_WAIT);
        Optional<Duration> deviation = fields.duration("deviation", SECOND, LONGEST_WAIT);
        return mean.map(middle -> deviation.isPresent()
                ? new Distribution.LogNormal(middle, deviation.get())
                : new Distribution.Exponential(middle));
    }

    private void check(Fields top, DayPlan day) {
        double calls = day.classes().stream()
                .mapToDouble(each -> each.arrivals().between(Duration.ZERO, ForecastWords.DAY))
                .sum();
        if (calls > MOST_CALLS) {
            findings.error(
                    top.at("callers"),
                    ForecastRule.FORECAST_SIZE,
                    "these are %.0f calls".formatted(calls),
                    "at most a million can be played in one forecast");
        }
        if (findings.errors() == 0) {
            warnOfNobody(top, day);
        }
    }

    private void warnOfNobody(Fields top, DayPlan day) {
        Duration quarter = Duration.ofMinutes(15);
        for (Duration at = Duration.ZERO; at.compareTo(ForecastWords.DAY) < 0; at = at.plus(quarter)) {
            Duration end = at.plus(quarter);
            Duration begin = at;
            boolean called = day.classes().stream()
                    .anyMatch(each -> each.arrivals().between(begin, end) > 0);
            if (called && day.at(at).isEmpty()) {
                findings.warning(
                        top.at("staff"),
                        ForecastRule.FORECAST_UNSTAFFED,
                        "people call at %02d:%02d, and nobody is at work".formatted(at.toHours(), at.toMinutesPart()),
                        "add a shift, or let the calls begin later");
                return;
            }
        }
    }
}
