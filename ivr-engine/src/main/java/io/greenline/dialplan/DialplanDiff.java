package io.greenline.dialplan;

import io.greenline.calendar.CalendarLoader;
import io.greenline.dialplan.Change.Kind;
import io.greenline.dialplan.Change.Subject;
import io.greenline.telephony.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In what two dialplans differ for a caller: nodes, edges, prompts, variables. Where a line stands in the file, how it is
 * written and what its comments say makes no difference. Pure.
 */
public final class DialplanDiff {
    /** Nodes with the same change that are told one by one; more are told as one. */
    private static final int ALIKE = 3;

    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("name", "files", "ways", "main", "subflows", "prompts", "languages", "calendars");

    private DialplanDiff() {}

    /** Every difference, ordered by subject and place; none when callers cannot tell one from the other. */
    public static List<Change> between(Dialplan before, Dialplan after) {
        List<Change> changes = new ArrayList<>();
        change(changes, "name", before.name(), after.name());
        change(changes, "languages", Described.words(before.languages()), Described.words(after.languages()));
        change(
                changes,
                "default operator",
                Described.target(before.ways().operator()),
                Described.target(after.ways().operator()));
        change(
                changes,
                "default failure",
                Described.target(before.ways().failure()),
                Described.target(after.ways().failure()));
        if (!calendars(before).equals(calendars(after))) {
            changes.add(new Change(Kind.CHANGED, Subject.DIALPLAN, "opening hours", "as before", "other calendars"));
        }
        others(before, after, changes);
        changes.addAll(new FlowDiff(before.main(), after.main(), before.ways(), after.ways()).changes());
        subflows(before, after, changes);
        prompts(before, after, changes);
        changes.sort(Comparator.comparing(Change::subject)
                .thenComparing(Change::where)
                .thenComparing(Change::kind));
        return together(changes);
    }

    /** As they stand in the file: they are too much for a line. */
    private static String calendars(Dialplan plan) {
        return plan.files()
                .content(CalendarLoader.FILE_NAME)
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static void change(List<Change> changes, String where, String old, String now) {
        if (!old.equals(now)) {
            changes.add(new Change(Kind.CHANGED, Subject.DIALPLAN, where, old, now));
        }
    }

    /** Whatever else stands at the top of a dialplan. */
    private static void others(Dialplan before, Dialplan after, List<Change> changes) {
        Map<String, Object> old = Described.parts(before);
        Described.parts(after).forEach((name, value) -> {
            if (!TOLD_ELSEWHERE.contains(name)) {
                change(changes, name, Described.words(old.getOrDefault(name, "")), Described.words(value));
            }
        });
    }

    private static void subflows(Dialplan before, Dialplan after, List<Change> changes) {
        for (String name : both(before.subflows().keySet(), after.subflows().keySet())) {
            Optional<Flow> old = before.flow(name);
            Optional<Flow> now = after.flow(name);
            if (old.isEmpty()) {
                changes.add(new Change(Kind.ADDED, Subject.SUBFLOW, name, "", ""));
            } else if (now.isEmpty()) {
                changes.add(new Change(Kind.REMOVED, Subject.SUBFLOW, name, "", ""));
            }
            Flow one = old.or(() -> now).orElseThrow();
            Flow none = new Flow(name, one.start(), Map.of(), Map.of(), Map.of());
            changes.addAll(new FlowDiff(old.orElse(none), now.orElse(none), before.ways(), after.ways()).changes());
        }
    }

    private static void prompts(Dialplan before, Dialplan after, List<Change> changes) {
        Map<String, String> old = texts(before);
        Map<String, String> now = texts(after);
        for (String where : both(old.keySet(), now.keySet())) {
            if (!old.containsKey(where)) {
                changes.add(new Change(Kind.ADDED, Subject.PROMPT, where, "", now.getOrDefault(where, "")));
            } else if (!now.containsKey(where)) {
                changes.add(new Change(Kind.REMOVED, Subject.PROMPT, where, old.getOrDefault(where, ""), ""));
            } else if (!old.getOrDefault(where, "").equals(now.getOrDefault(where, ""))) {
                changes.add(new Change(
                        Kind.CHANGED, Subject.PROMPT, where, old.getOrDefault(where, ""), now.getOrDefault(where, "")));
            }
        }
    }

    private static Map<String, String> texts(Dialplan plan) {
        Map<String, String> texts = new TreeMap<>();
        for (Prompt prompt : plan.prompts().values()) {
            for (Map.Entry<Language, List<Prompt.Piece>> text : prompt.texts().entrySet()) {
                texts.put("%s in %s".formatted(prompt.id(), text.getKey()), Described.text(text.getValue()));
            }
        }
        return texts;
    }

    /** A default that was changed touches many nodes in the same way: that is one line. */
    private static List<Change> together(List<Change> changes) {
        Map<String, List<Change>> alike = changes.stream()
                .collect(Collectors.groupingBy(DialplanDiff::sameness, LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .flatMap(group -> group.size() > ALIKE ? Stream.of(asOne(group)) : group.stream())
                .toList();
    }

    private static String sameness(Change change) {
        int comma = change.where().indexOf(", ");
        boolean ofANode = change.kind() == Kind.CHANGED
                && comma > 0
                && (change.subject() == Subject.NODE || change.subject() == Subject.EDGE);
        return ofANode
                ? "%s%s|%s|%s"
                        .formatted(change.subject(), change.where().substring(comma), change.before(), change.after())
                : change.toString();
    }

    private static Change asOne(List<Change> group) {
        Change first = group.getFirst();
        int comma = first.where().indexOf(", ");
        String where = "%s and %d more%s"
                .formatted(
                        first.where().substring(0, comma),
                        group.size() - 1,
                        first.where().substring(comma));
        return new Change(first.kind(), first.subject(), where, first.before(), first.after());
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
