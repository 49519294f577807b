package io.greenline.routing.plan;

import io.greenline.routing.Classification;
import io.greenline.routing.Condition;
import io.greenline.routing.Facts.Outage.Where;
import io.greenline.routing.Queue;
import io.greenline.routing.Tier;
import io.greenline.source.Findings;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Durations;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads who belongs where. */
final class ClassReader {
    private static final Pattern AGE = Pattern.compile("(\\d{1,3})(?:\\+|-(\\d{1,3}))");
    private static final Pattern REPEAT = Pattern.compile("(\\d{1,2}) in (\\S+)");
    private static final Duration LONGEST_REPEAT = Duration.ofDays(7);
    private static final int OLDEST = 150;
    private static final Map<String, Set<Where>> OUTAGES = Map.of(
            "area", Set.of(Where.AREA), "premises", Set.of(Where.PREMISES), "any", Set.of(Where.values()));

    private final Names names;
    private final Map<QueueId, Queue> queues;
    private final Findings findings;

    /**
     * A reader of one file.
     *
     * @param queues whose tier a class has that names none
     */
    ClassReader(Names names, Map<QueueId, Queue> queues) {
        this.names = names;
        this.queues = queues;
        this.findings = names.findings();
    }

    List<Classification> read(List<YamlValue> written) {
        List<Classification> classes = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            one(written.get(i), i == written.size() - 1).ifPresent(classes::add);
        }
        return classes;
    }

    private Optional<Classification> one(YamlValue value, boolean last) {
        Fields fields = Fields.of(value, RoutingKeys.CLASS, findings);
        if (!(value instanceof YamlValue.Block)) {
            return Optional.empty();
        }
        boolean otherwise = fields.has("else");
        Optional<String> name = names.own(fields, otherwise ? "else" : "class");
        Optional<QueueId> queue = fields.text("queue").flatMap(names::queue);
        Optional<Fields> when = fields.block("when", RoutingKeys.WHEN);
        List<Condition> conditions = when.map(this::conditions).orElse(List.of());
        Optional<Tier> tier = fields.whole("tier", 0, 9).map(Tier::new);
        Duration boost = fields.duration("boost", Duration.ZERO, Duration.ofHours(24)).orElse(Duration.ZERO);
        if (!isWhole(fields, when, otherwise, last) || name.isEmpty() || queue.isEmpty()) {
            return Optional.empty();
        }
        Tier own = Optional.ofNullable(queues.get(queue.get())).map(Queue::tier).orElse(Tier.ORDINARY);
        return Optional.of(new Classification(name.get(), conditions, queue.get(), tier.orElse(own), boost));
    }

    private boolean isWhole(Fields fields, Optional<Fields> when, boolean otherwise, boolean last) {
        if (otherwise && (fields.has("class") || fields.has("when"))) {
            return bad(fields, "'else' stands without class and when", "remove them, or write class for else");
        }
        if (otherwise && !last) {
            return bad(fields, "'else' stands before other classes: those are never reached", "move it to the end");
        }
        if (!otherwise && last) {
            return bad(fields, "the last class is for everyone else", "add {else: ordinary, queue: ...} behind it");
        }
        if (!otherwise && !fields.has("class")) {
            return bad(fields, "this class has no name", "add 'class:'");
        }
        boolean empty = when.isPresent() && RoutingKeys.WHEN.names().stream().noneMatch(when.get()::has);
        if (!otherwise && (!fields.has("when") || empty)) {
            return bad(fields, "this class has no condition", "add 'when:'; everyone else is for {else: ...}");
        }
        return true;
    }

    private boolean bad(Fields fields, String problem, String remedy) {
        findings.error(fields.at(), RoutingRule.BAD_CLASS, problem, remedy);
        return false;
    }

    private List<Condition> conditions(Fields when) {
        return Stream.<Optional<? extends Condition>>of(
                        some(when, "need").map(Condition.HasNeed::new),
                        some(when, "tier").map(Condition.OfTier::new),
                        when.text("age").flatMap(this::age),
                        called(when).map(Condition.Called::new),
                        Optional.of(names.media(when, "media"))
                                .filter(media -> !media.isEmpty())
                                .map(Condition.Offers::new),
                        when.text("repeat").flatMap(this::repeat),
                        when.oneOf("outage", OUTAGES).map(Condition.InOutage::new),
                        some(when, "said").map(Condition.Said::new),
                        some(when, "key").map(Condition.Pressed::new))
                .<Condition>flatMap(Optional::stream)
                .toList();
    }

    private Optional<Set<String>> some(Fields fields, String key) {
        return Optional.of(names.texts(fields, key)).filter(texts -> !texts.isEmpty());
    }

    private Optional<Set<String>> called(Fields fields) {
        Set<String> numbers = new LinkedHashSet<>();
        for (YamlValue value : fields.oneOrMore("called")) {
            Fields.text(value, "'called' takes telephone numbers", findings)
                    .flatMap(this::number)
                    .ifPresent(numbers::add);
        }
        return Optional.of(numbers).filter(some -> !some.isEmpty());
    }

    private Optional<String> number(Scalar text) {
        Optional<String> number = PhoneNumber.parse(text.text()).map(PhoneNumber::value);
        if (number.isEmpty()) {
            condition(text, "is no telephone number", "write it in digits");
        }
        return number;
    }

    private Optional<Condition> age(Scalar text) {
        Matcher parts = AGE.matcher(text.text());
        if (parts.matches()) {
            int from = Integer.parseInt(parts.group(1));
            int to = parts.group(2) == null ? OLDEST : Integer.parseInt(parts.group(2));
            if (from <= to && to <= OLDEST) {
                return Optional.of(new Condition.Aged(from, to));
            }
        }
        return condition(text, "is no age", "write 65+ or 18-25");
    }

    private Optional<Condition> repeat(Scalar text) {
        Matcher parts = REPEAT.matcher(text.text());
        if (parts.matches()) {
            int times = Integer.parseInt(parts.group(1));
            Optional<Duration> within = Durations.parse(parts.group(2))
                    .filter(time -> time.isPositive() && time.compareTo(LONGEST_REPEAT) <= 0);
            if (times > 0 && within.isPresent()) {
                return Optional.of(new Condition.CalledBefore(times, within.get()));
            }
        }
        return condition(text, "is no number of calls in a time", "write 2 in 24h, with 168h at most");
    }

    private Optional<Condition> condition(Scalar text, String problem, String remedy) {
        findings.error(text.at(), RoutingRule.BAD_CONDITION, "'%s' %s".formatted(text, problem), remedy);
        return Optional.empty();
    }
}
