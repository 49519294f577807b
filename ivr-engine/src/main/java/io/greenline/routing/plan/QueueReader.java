package io.greenline.routing.plan;

import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Calendars;
import io.greenline.routing.Need;
import io.greenline.routing.Promise;
import io.greenline.routing.Queue;
import io.greenline.routing.Queue.Comfort;
import io.greenline.routing.Queue.Strategy;
import io.greenline.routing.Tier;
import io.greenline.source.Findings;
import io.greenline.telephony.Media;
import io.greenline.telephony.Name;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Durations;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes queues of their blocks. */
final class QueueReader {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}) ?% in (\\S+)");
    private static final Map<String, Strategy> STRATEGIES = Map.of(
            "longest-idle", Strategy.LONGEST_IDLE,
            "fewest-calls", Strategy.FEWEST_CALLS,
            "skill-best", Strategy.SKILL_BEST,
            "priority-of-queue", Strategy.PRIORITY_OF_QUEUE);

    private final Names names;
    private final Set<String> hours;
    private final Findings findings;
    private final NeedReader needs;
    private final OverflowReader overflows;
    private final CallbackReader callbacks;

    /**
     * A reader of one file.
     *
     * @param calendars those that can be asked
     * @param own the hours of the file, usable or not
     */
    QueueReader(Names names, Calendars calendars, Set<String> own) {
        this.names = names;
        this.hours = Stream.concat(calendars.names().stream().map(CalendarName::value), own.stream())
                .collect(Collectors.toSet());
        this.findings = names.findings();
        this.needs = new NeedReader(names);
        this.overflows = new OverflowReader(names);
        this.callbacks = new CallbackReader(findings);
    }

    /** A queue; empty where it has no name to stand under. */
    Optional<Queue> read(Entry entry) {
        Optional<QueueId> id = names.own(entry.key()).map(QueueId::new);
        if (entry.value() instanceof Scalar scalar && scalar.isEmpty()) {
            String problem = "nothing stands after '%s'".formatted(entry.key());
            findings.error(entry.key().at(), YamlRule.MISSING_VALUE, problem, "write {} for a queue with all as usual");
            return Optional.empty();
        }
        Fields fields = Fields.of(entry.value(), RoutingKeys.QUEUE, findings);
        Queue queue = queue(id.orElse(new QueueId("unnamed")), fields);
        return id.map(_ -> queue);
    }

    private static Queue usual(QueueId id) {
        return new Queue(
                id,
                Tier.ORDINARY,
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Media.VOICE,
                Strategy.LONGEST_IDLE,
                Optional.empty(),
                List.of(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(15),
                1_000,
                Comfort.USUAL,
                Optional.empty());
    }

    private Queue queue(QueueId id, Fields fields) {
        Queue usual = usual(id);
        List<Need> asked = needs.read(fields);
        return new Queue(
                id,
                fields.whole("tier", 0, 9).map(Tier::new).orElse(usual.tier()),
                fields.duration("boost", Duration.ZERO, DAY).orElse(usual.boost()),
                fields.text("promise").flatMap(this::promise),
                asked,
                fields.oneOf("media", Names.MEDIA).orElse(usual.media()),
                fields.oneOf("strategy", STRATEGIES).orElse(usual.strategy()),
                fields.text("hours").flatMap(this::hours),
                overflows.read(fields, asked),
                fields.duration("ring-for", Duration.ofSeconds(1), Duration.ofMinutes(2))
                        .orElse(usual.ringFor()),
                fields.duration("wrap-up", Duration.ZERO, Duration.ofHours(1)).orElse(usual.wrapUp()),
                fields.whole("capacity", 1, 100_000).orElse(usual.capacity()),
                fields.block("wait", RoutingKeys.WAIT).map(QueueReader::comfort).orElse(usual.comfort()),
                fields.block("callback", RoutingKeys.CALLBACK).map(callbacks::read));
    }

    private static Comfort comfort(Fields fields) {
        Comfort usual = Comfort.USUAL;
        return new Comfort(
                fields.text("music").map(Scalar::text).orElse(usual.music()),
                fields.duration("first-after", Duration.ZERO, Duration.ofMinutes(10))
                        .orElse(usual.firstAfter()),
                fields.duration("every", Duration.ofSeconds(15), Duration.ofMinutes(10))
                        .orElse(usual.every()),
                fields.flag("position").orElse(usual.position()),
                fields.flag("estimate").orElse(usual.estimate()));
    }

    private Optional<Promise> promise(Scalar text) {
        Matcher share = SHARE.matcher(text.text());
        int of = share.matches() ? Integer.parseInt(share.group(1)) : 100;
        Optional<Duration> within = Durations.parse(share.matches() ? share.group(2) : text.text())
                .filter(time -> time.isPositive() && time.compareTo(DAY) <= 0);
        if (within.isEmpty() || of < 1 || of > 100) {
            findings.error(
                    text.at(),
                    RoutingRule.BAD_PROMISE,
                    "'%s' is no promise".formatted(text),
                    "write a time such as 20s, or a share and a time: 80% in 20s");
            return Optional.empty();
        }
        return within.map(time -> new Promise(time, of));
    }

    /** Empty for {@code always}. */
    private Optional<CalendarName> hours(Scalar name) {
        if (name.text().equals("always")) {
            return Optional.empty();
        }
        if (hours.contains(name.text())) {
            return Name.isName(name.text()) ? Optional.of(new CalendarName(name.text())) : Optional.empty();
        }
        Optional<String> meant = findings.meant(name.text(), hours);
        findings.error(
                name.at(),
                RoutingRule.UNKNOWN_HOURS,
                "there are no hours '%s'".formatted(name),
                meant.map("did you mean '%s'?"::formatted)
                        .orElse("write them under 'hours:', or in calendars.yaml beside this file"),
                name.replacedBy(meant));
        return Optional.empty();
    }
}
