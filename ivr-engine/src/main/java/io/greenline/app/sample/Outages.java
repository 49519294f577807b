package io.greenline.app.sample;

import io.greenline.app.operation.JsonAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Power cuts: all reports of one area are one incident. */
final class Outages implements SampleSystem {
    private static final int FIRST_INCIDENT = 7001;
    private static final Duration USUALLY_TAKES = Duration.ofHours(2);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final InstantSource clock;
    private final Map<String, Incident> incidents = new LinkedHashMap<>();

    /** @param reports how many callers told of it */
    private record Incident(String number, Instant restored, int reports) {
        Incident andOneMore() {
            return new Incident(number, restored, reports + 1);
        }
    }

    Outages(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public JsonAnswer answer(Asked asked) {
        if (asked.is(Asked.Method.POST, "reports")) {
            return report(asked.text("account"));
        }
        if (asked.is(Asked.Method.GET, "incidents")) {
            return JsonAnswer.done(all());
        }
        return JsonAnswer.error(404, "outages has POST /reports and GET /incidents");
    }

    private JsonAnswer report(String number) {
        SampleAccount account = SampleAccount.ALL.get(number);
        if (account == null) {
            return JsonAnswer.error(404, "no account has this number");
        }
        Incident incident = incidents.merge(account.area(), begun(), (old, _) -> old.andOneMore());
        return JsonAnswer.done(shown(account.area(), incident).put("known", incident.reports() > 1));
    }

    private Incident begun() {
        return new Incident(
                Integer.toString(FIRST_INCIDENT + incidents.size()),
                clock.instant().plus(USUALLY_TAKES),
                1);
    }

    private static ObjectNode shown(String area, Incident incident) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("incident", incident.number())
                .put("area", area)
                .put("restored", CLOCK.format(incident.restored()));
    }

    private ObjectNode all() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode list = page.putArray("incidents");
        incidents.forEach((area, incident) -> list.add(shown(area, incident).put("reports", incident.reports())));
        return page;
    }
}
