package io.greenline.forecast;

import io.greenline.routing.RoutingPlan;
import io.greenline.source.Findings;
import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import io.greenline.telephony.QueueId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a forecast file, read and looked up in the routing file's plan. */
record ForecastWords(RoutingPlan plan, Findings findings) {
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)");
    static final Duration DAY = Duration.ofDays(1);

    Optional<String> name(Scalar text) {
        if (Name.isName(text.text())) {
            return Optional.of(text.text());
        }
        findings.error(
                text.at(),
                ForecastRule.FORECAST_NAME,
                "'%s' is not a name".formatted(text),
                "use lower-case letters, digits and hyphens, beginning with a letter");
        return Optional.empty();
    }

    Optional<QueueId> queue(Scalar name) {
        Map<String, QueueId> known = plan.queues().keySet().stream()
                .collect(Collectors.toMap(QueueId::value, queue -> queue));
        if (known.containsKey(name.text())) {
            return Optional.of(known.get(name.text()));
        }
        findings.error(
                name.at(),
                ForecastRule.FORECAST_QUEUE,
                "there is no queue '%s' in the routing file".formatted(name),
                findings.remedy(name.text(), known.keySet(), "its queues are " + String.join(", ", known.keySet())));
        return Optional.empty();
    }

    Optional<Language> language(Scalar tag) {
        if (Language.isTag(tag.text())) {
            return Optional.of(new Language(tag.text()));
        }
        findings.error(
                tag.at(),
                ForecastRule.FORECAST_LANGUAGE,
                "'%s' is no language tag".formatted(tag),
                "write one such as zh-CN");
        return Optional.empty();
    }

    /** A time since the day's beginning. */
    Optional<Duration> timeOfDay(Fields fields, String key) {
        return fields.text(key).flatMap(text -> {
            Matcher time = TIME_OF_DAY.matcher(text.text());
            if (time.matches()) {
                Duration since = Duration.ofHours(Integer.parseInt(time.group(1)))
                        .plusMinutes(Integer.parseInt(time.group(2)));
                if (since.compareTo(DAY) <= 0) {
                    return Optional.of(since);
                }
            }
            findings.error(
                    text.at(),
                    ForecastRule.FORECAST_TIME,
                    "'%s' is no time of day".formatted(text),
                    "write hours and minutes: 08:00");
            return Optional.empty();
        });
    }

    /** Texts under a key, one or several. */
    List<Scalar> texts(Fields fields, String key) {
        return fields.oneOrMore(key).stream()
                .flatMap(value -> text(value, key).stream())
                .toList();
    }

    private Optional<Scalar> text(YamlValue value, String key) {
        return Fields.text(value, "'%s' takes words".formatted(key), findings);
    }
}
