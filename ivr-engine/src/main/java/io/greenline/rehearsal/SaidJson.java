package io.greenline.rehearsal;

import io.greenline.dialplan.Value;
import io.greenline.journal.Event;
import io.greenline.session.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads of the journal what a caller's words mean. */
final class SaidJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SAID =
            new Outcome.Said(List.of(), new Value.Text(""), Duration.ZERO, Duration.ZERO, Optional.empty()).kind();

    private SaidJson() {}

    /**
     * What the surest answer means: its one value, or several as {@code wrong 4, right 3}; empty where nothing that was said fits.
     *
     * @return empty where the outcome is of something else
     */
    static Optional<String> meaning(Event.OutcomeSeen outcome) {
        return outcome.kind().equals(SAID)
                ? Optional.of(slots(
                        JSON.readTree(outcome.detail()).path("answers").path(0).path("slots")))
                : Optional.empty();
    }

    private static String slots(JsonNode slots) {
        return slots.size() == 1
                ? shown(slots.values().iterator().next())
                : slots.properties().stream()
                        .map(slot -> slot.getKey() + " " + shown(slot.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** A value; the only one that is an object is a secret. */
    private static String shown(JsonNode value) {
        if (value.isObject()) {
            return "***";
        }
        return value.isArray()
                ? value.values().stream().map(SaidJson::shown).collect(Collectors.joining(", "))
                : value.asString();
    }
}
