package io.greenline.yaml;

import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.KeyTable.Need;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block read by a table of keys. What does not fit is a finding and then as if it were not there, so that one mistake
 * is reported once and reading goes on.
 */
public final class Fields {
    private final SourceSpan at;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Findings findings;

    private Fields(SourceSpan at, Findings findings) {
        this.at = at;
        this.findings = findings;
    }

    /** The fields of a block; none, with a finding, where the value is no block. */
    public static Fields of(YamlValue value, KeyTable table, Findings findings) {
        Fields fields = new Fields(value.at(), findings);
        entries(value, table.block(), findings).forEach(entry -> fields.accept(entry, table));
        if (value instanceof Block) {
            fields.requireAll(table);
        }
        return fields;
    }

    /** The entries of a block whose keys are names of the operator's own, duplicates and empty values reported. */
    public static List<Entry> entries(YamlValue value, String what, Findings findings) {
        if (!(value instanceof Block block)) {
            findings.error(
                    value.at(),
                    YamlRule.WRONG_TYPE,
                    "%s is a block of keys, here stands %s".formatted(what, value.kind()),
                    "see " + findings.reference());
            return List.of();
        }
        Map<String, Entry> first = new LinkedHashMap<>();
        for (Entry entry : block.entries()) {
            Entry earlier = first.putIfAbsent(entry.key().text(), entry);
            if (earlier != null) {
                String problem = "'%s' stands twice in this block, first in %s"
                        .formatted(
                                entry.key(), entry.key().at().from(earlier.key().at()));
                findings.error(entry.key().at(), YamlRule.DUPLICATE_KEY, problem, "remove or rename one");
            }
        }
        return List.copyOf(first.values());
    }

    private void accept(Entry entry, KeyTable table) {
        String name = entry.key().text();
        KeyTable.Key key = table.keys().get(name);
        if (key == null) {
            String problem = "unknown key '%s' in %s".formatted(name, table.block());
            Optional<String> meant = findings.meant(name, table.names());
            String remedy = NearestWord.remedy(meant, "known are " + String.join(", ", table.names()));
            findings.error(
                    entry.key().at(),
                    YamlRule.UNKNOWN_KEY,
                    problem,
                    remedy,
                    entry.key().replacedBy(meant));
        } else if (isEmpty(entry.value()) && key.need() != Need.MAY_STAND_ALONE) {
            String remedy = "write " + key.takes() + "; a value that begins with # needs quotes";
            findings.error(
                    entry.key().at(), YamlRule.MISSING_VALUE, "nothing stands after '%s'".formatted(name), remedy);
            entries.put(name, entry);
        } else {
            entries.put(name, entry);
        }
    }

    private void requireAll(KeyTable table) {
        for (KeyTable.Key key : table.keys().values()) {
            if (key.need() == Need.REQUIRED && !entries.containsKey(key.name())) {
                String problem = "%s lacks '%s'".formatted(table.block(), key.name());
                findings.error(
                        at, YamlRule.MISSING_KEY, problem, "add '%s:' with %s".formatted(key.name(), key.takes()));
            }
        }
    }

    private static boolean isEmpty(YamlValue value) {
        return value instanceof Scalar scalar && scalar.isEmpty();
    }

    public SourceSpan at() {
        return at;
    }

    /** The place of a key's value, or of the block where the key is not there. */
    public SourceSpan at(String key) {
        return value(key).map(YamlValue::at).orElse(at);
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a key, unless nothing stands there. */
    public Optional<YamlValue> value(String key) {
        return entry(key).map(Entry::value).filter(value -> !isEmpty(value));
    }

    /** A single text. */
    public Optional<Scalar> text(String key) {
        return value(key).flatMap(value -> text(value, "'%s' takes one text".formatted(key), findings));
    }

    /** The value as a single text, or a finding that says what is expected. */
    public static Optional<Scalar> text(YamlValue value, String expected, Findings findings) {
        if (value instanceof Scalar scalar && !scalar.isEmpty()) {
            return Optional.of(scalar);
        }
        wrongType(value, expected, findings);
        return Optional.empty();
    }

    /** One or several: a list, or a value that stands for a list of one. Empty where the key is not there. */
    public List<YamlValue> oneOrMore(String key) {
        return value(key)
                .map(value -> value instanceof Items items ? items.values() : List.of(value))
                .orElse(List.of());
    }

    /** A list. Empty where the key is not there. */
    public List<YamlValue> list(String key) {
        return value(key).map(value -> list(key, value)).orElse(List.of());
    }

    private List<YamlValue> list(String key, YamlValue value) {
        if (value instanceof Items items) {
            return items.values();
        }
        wrongType(value, "'%s' takes a list".formatted(key), findings);
        return List.of();
    }

    /** The block under a key, read by its own table. */
    public Optional<Fields> block(String key, KeyTable table) {
        return value(key).map(value -> Fields.of(value, table, findings));
    }

    public Optional<Boolean> flag(String key) {
        return text(key)
                .flatMap(scalar -> word(scalar, Map.of("true", true, "false", false), "true or false", findings));
    }

    /** A number from 0 to 1, with at most four decimals. */
    public Optional<Double> fraction(String key) {
        return text(key).flatMap(scalar -> {
            if (!scalar.text().matches("0|1|[01]?\\.\\d{1,4}")) {
                wrongType(scalar, "'%s' takes a number from 0 to 1".formatted(key), findings);
                return Optional.empty();
            }
            double number = Double.parseDouble(scalar.text());
            if (number > 1) {
                outOfRange(scalar, "0 to 1");
                return Optional.empty();
            }
            return Optional.of(number);
        });
    }

    /** A whole number within limits, both included. */
    public Optional<Integer> whole(String key, int min, int max) {
        return text(key).flatMap(scalar -> whole(key, scalar, min, max));
    }

    private Optional<Integer> whole(String key, Scalar scalar, int min, int max) {
        if (!scalar.text().matches("-?\\d{1,18}")) {
            wrongType(scalar, "'%s' takes a whole number".formatted(key), findings);
            return Optional.empty();
        }
        long number = Long.parseLong(scalar.text());
        if (number < min || number > max) {
            outOfRange(scalar, "%d to %d".formatted(min, max));
            return Optional.empty();
        }
        return Optional.of((int) number);
    }

    /** A duration within limits, both included. */
    public Optional<Duration> duration(String key, Duration min, Duration max) {
        return text(key).flatMap(scalar -> duration(scalar, min, max));
    }

    private Optional<Duration> duration(Scalar scalar, Duration min, Duration max) {
        Optional<Duration> duration = Durations.parse(scalar.text());
        if (duration.isEmpty()) {
            String problem = "'%s' is not a duration".formatted(scalar);
            findings.error(scalar.at(), YamlRule.BAD_DURATION, problem, "write 700ms, 5s, 3m or 1m30s");
        } else if (duration.get().compareTo(min) < 0 || duration.get().compareTo(max) > 0) {
            outOfRange(scalar, "%s to %s".formatted(Durations.shown(min), Durations.shown(max)));
            return Optional.empty();
        }
        return duration;
    }

    private void outOfRange(Scalar scalar, String limits) {
        String problem = "%s is out of range".formatted(scalar);
        findings.error(scalar.at(), YamlRule.OUT_OF_RANGE, problem, "write " + limits);
    }

    /** One of a few words. */
    public <E> Optional<E> oneOf(String key, Map<String, E> words) {
        return text(key).flatMap(scalar -> word(scalar, words, oneOf(words), findings));
    }

    /** The value as one of a few words, or a finding that lists them. */
    public static <E> Optional<E> word(YamlValue value, Map<String, E> words, Findings findings) {
        return text(value, "here stands " + oneOf(words), findings)
                .flatMap(scalar -> word(scalar, words, oneOf(words), findings));
    }

    private static String oneOf(Map<String, ?> words) {
        return "one of " + String.join(", ", words.keySet().stream().sorted().toList());
    }

    private static <E> Optional<E> word(Scalar scalar, Map<String, E> words, String expected, Findings findings) {
        E meant = words.get(scalar.text());
        if (meant == null) {
            Optional<String> word = findings.meant(scalar.text(), words.keySet());
            findings.error(
                    scalar.at(),
                    YamlRule.UNKNOWN_WORD,
                    "unknown word '%s'".formatted(scalar),
                    NearestWord.remedy(word, "write " + expected),
                    scalar.replacedBy(word));
        }
        return Optional.ofNullable(meant);
    }

    private static void wrongType(YamlValue value, String expected, Findings findings) {
        String problem = "%s, here stands %s".formatted(expected, value.kind());
        String remedy = value instanceof Block || value instanceof Items
                ? "a text that begins with { or [ needs quotes"
                : "see " + findings.reference();
        findings.error(value.at(), YamlRule.WRONG_TYPE, problem, remedy);
    }
}
