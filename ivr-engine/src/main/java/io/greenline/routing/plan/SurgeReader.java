package io.greenline.routing.plan;

import io.greenline.routing.Reserve;
import io.greenline.routing.SurgeLevel;
import io.greenline.routing.SurgeLevel.Threshold;
import io.greenline.routing.Tier;
import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is kept for those in danger and what changes when too many call. */
final class SurgeReader {
    /** The word by which people end a surge; no level can be called so. */
    private static final String NONE = "none";

    private static final Duration DAY = Duration.ofHours(24);

    private final Names names;
    private final Findings findings;
    private final List<SurgeLevel> levels = new ArrayList<>();
    private final Map<String, List<String>> notices = new HashMap<>();

    SurgeReader(Names names) {
        this.names = names;
        this.findings = names.findings();
    }

    List<SurgeLevel> levels() {
        return levels;
    }

    /** The names of the notices of each level. */
    Map<String, List<String>> notices() {
        return notices;
    }

    Optional<Reserve> reserve(YamlValue value) {
        Fields fields = Fields.of(value, RoutingKeys.RESERVE, findings);
        Optional<Tier> upTo = fields.text("tiers").flatMap(this::upTo);
        Optional<Integer> agents = fields.whole("agents", 1, 1_000);
        return upTo.flatMap(tier -> agents.map(many -> new Reserve(tier, many)));
    }

    private Optional<Tier> upTo(Scalar text) {
        if (text.text().matches("0|0-[1-9]")) {
            return Optional.of(new Tier(text.text().charAt(text.text().length() - 1) - '0'));
        }
        findings.error(
                text.at(),
                RoutingRule.BAD_RESERVE,
                "'%s' are not the first tiers".formatted(text),
                "write 0 for danger alone, or 0-1 for danger and life support");
        return Optional.empty();
    }

    void level(YamlValue value) {
        Fields fields = Fields.of(value, RoutingKeys.LEVEL, findings);
        Optional<String> name = names.own(fields, "name").filter(word -> isFree(word, fields));
        Threshold enter = threshold(fields, "enter", RoutingKeys.ENTER);
        Threshold leave = threshold(fields, "leave", RoutingKeys.LEAVE);
        Duration calm = fields.duration("calm", Duration.ZERO, DAY).orElse(Duration.ofMinutes(5));
        boolean callbacks = fields.flag("callbacks").orElse(false);
        Optional<Integer> admits = fields.whole("admits", 1, 1_000_000);
        refuseOverlap(fields, enter, leave);
        List<String> told = List.copyOf(names.texts(fields, "notices"));
        name.ifPresent(word -> {
            levels.add(new SurgeLevel(word, enter, leave, calm, callbacks, admits));
            notices.put(word, told);
        });
    }

    private boolean isFree(String name, Fields fields) {
        boolean taken = levels.stream().anyMatch(level -> level.name().equals(name));
        if (taken || name.equals(NONE)) {
            String problem = taken
                    ? "there is a level '%s' already".formatted(name)
                    : "'none' is the word for no surge";
            findings.error(fields.at("name"), RoutingRule.SURGE_ORDER, problem, "give the level another name");
        }
        return !taken && !name.equals(NONE);
    }

    private Threshold threshold(Fields level, String key, io.greenline.yaml.KeyTable table) {
        return level.block(key, table)
                .map(fields -> {
                    Threshold threshold = new Threshold(
                            fields.whole("waiting", 1, 1_000_000),
                            fields.whole("arrivals", 1, 1_000_000),
                            fields.duration("longest-wait", Duration.ofSeconds(1), DAY));
                    if (table.names().stream().noneMatch(fields::has)) {
                        findings.error(
                                fields.at(),
                                RoutingRule.SURGE_ORDER,
                                "'%s' measures nothing".formatted(key),
                                "write one of " + String.join(", ", table.names()));
                    }
                    return threshold;
                })
                .orElse(new Threshold(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A level that ends where it begins would flap. */
    private void refuseOverlap(Fields fields, Threshold enter, Threshold leave) {
        below(fields, "waiting", enter.waiting(), leave.waiting());
        below(fields, "arrivals", enter.arrivals(), leave.arrivals());
        below(fields, "longest-wait", enter.longestWait(), leave.longestWait());
    }

    private <T extends Comparable<T>> void below(Fields level, String what, Optional<T> enter, Optional<T> leave) {
        if (enter.isPresent() && leave.isPresent() && leave.get().compareTo(enter.get()) >= 0) {
            findings.error(
                    level.at("leave"),
                    RoutingRule.SURGE_ORDER,
                    "this level would end at the '%s' at which it begins".formatted(what),
                    "let it end at a smaller one");
        }
    }

    /** A stronger level begins above a milder one, or it would never be the one that holds. */
    void refuseDisorder(List<YamlValue> written) {
        for (int i = 1; i < levels.size() && levels.size() == written.size(); i++) {
            Threshold milder = levels.get(i - 1).enter();
            Threshold stronger = levels.get(i).enter();
            if (notAbove(milder.waiting(), stronger.waiting())
                    || notAbove(milder.arrivals(), stronger.arrivals())
                    || notAbove(milder.longestWait(), stronger.longestWait())) {
                findings.error(
                        written.get(i).at(),
                        RoutingRule.SURGE_ORDER,
                        "'%s' begins no later than '%s' before it"
                                .formatted(levels.get(i).name(), levels.get(i - 1).name()),
                        "write the mildest level first");
            }
        }
    }

    private static <T extends Comparable<T>> boolean notAbove(Optional<T> milder, Optional<T> stronger) {
        return milder.isPresent() && stronger.isPresent() && stronger.get().compareTo(milder.get()) <= 0;
    }
}
