package io.greenline.dialplan;

import io.greenline.source.Findings;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks that a key which callers learn means one thing. In each menu the keys 1, 2, 3 ... without a gap number its options and
 * mean what they mean there; all other keys (9 after 1 to 3, *) stand apart and are taken for the same everywhere.
 */
final class KeyMeanings {
    private record First(Node.Menu menu, Option option, String target) {}

    private final Map<String, First> byKey = new HashMap<>();
    private final Map<String, First> byMeaning = new HashMap<>();
    private final Findings findings;

    private KeyMeanings(Findings findings) {
        this.findings = findings;
    }

    static void check(Dialplan plan, Graph graph, Findings findings) {
        KeyMeanings meanings = new KeyMeanings(findings);
        graph.nodes().forEach((place, node) -> {
            if (node instanceof Node.Menu menu) {
                int numbered = numbered(menu);
                menu.options().stream()
                        .filter(option -> !isNumber(option, numbered))
                        .forEach(option -> meanings.learn(new First(menu, option, place.flow() + option.next())));
            }
        });
        graph.nodes().forEach((_, node) -> {
            if (node instanceof Node.Menu menu) {
                menu.options().forEach(option -> meanings.other(menu, option));
            }
        });
    }

    /** How many options the keys 1, 2, 3 ... number without a gap. */
    private static int numbered(Node.Menu menu) {
        int last = 0;
        while (hasKey(menu, String.valueOf(last + 1))) {
            last++;
        }
        return last;
    }

    private static boolean hasKey(Node.Menu menu, String key) {
        return menu.options().stream().anyMatch(option -> option.keys().equals(key));
    }

    private static boolean isNumber(Option option, int numbered) {
        return option.keys().matches("[1-9]") && Integer.parseInt(option.keys()) <= numbered;
    }

    private void learn(First here) {
        First first = byKey.putIfAbsent(here.option.keys(), here);
        byMeaning.putIfAbsent(here.option.value(), here);
        if (first != null && !first.option.value().equals(here.option.value()) && !first.target.equals(here.target)) {
            findings.warning(
                    here.option.at(),
                    LintRule.KEY_MEANS_TWO_THINGS,
                    "key %s means '%s' here and '%s' in menu '%s'"
                            .formatted(here.option.keys(), here.option.value(), first.option.value(), first.menu.id()),
                    "give one of them another key");
        }
    }

    /** Whether something that has a key of its own elsewhere has another one here. */
    private void other(Node.Menu menu, Option option) {
        First first = byMeaning.get(option.value());
        if (first != null && !first.menu.equals(menu) && !first.option.keys().equals(option.keys())) {
            findings.warning(
                    option.at(),
                    LintRule.KEY_MEANS_TWO_THINGS,
                    "'%s' has key %s here and key %s in menu '%s'"
                            .formatted(option.value(), option.keys(), first.option.keys(), first.menu.id()),
                    "give it the same key everywhere");
        }
    }
}
