package io.greenline.routing.plan;

import io.greenline.routing.Need;
import io.greenline.routing.Need.OfLanguage;
import io.greenline.routing.Need.OfSkill;
import io.greenline.routing.Need.Strength;
import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what a queue asks of agents: {@code [language, key-account]}, or blocks that say more. */
final class NeedReader {
    /** The word for the caller's own language. */
    static final String LANGUAGE = "language";

    private final Names names;
    private final Findings findings;

    NeedReader(Names names) {
        this.names = names;
        this.findings = names.findings();
    }

    List<Need> read(Fields queue) {
        return queue.list("skills").stream().flatMap(value -> need(value).stream()).toList();
    }

    private Optional<Need> need(YamlValue value) {
        if (value instanceof Scalar text && !text.isEmpty()) {
            return what(text, 1).map(Need::must);
        }
        Fields fields = Fields.of(value, RoutingKeys.SKILL, findings);
        int level = fields.whole("level", 1, 5).orElse(1);
        boolean should = fields.flag("should").orElse(false);
        Optional<Duration> relaxAfter = fields.duration("relax-after", Duration.ofSeconds(1), Duration.ofHours(24));
        return fields.text("skill")
                .flatMap(name -> what(name, level))
                .map(what -> new Need(what, should ? Strength.SHOULD : Strength.MUST, relaxAfter));
    }

    private Optional<Need.What> what(Scalar name, int level) {
        return name.text().equals(LANGUAGE)
                ? Optional.of(new OfLanguage())
                : names.skill(name).map(skill -> new OfSkill(skill, level));
    }
}
