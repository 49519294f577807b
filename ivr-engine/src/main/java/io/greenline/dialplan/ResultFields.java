package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what is wanted of an answer: names, types, places and defaults. */
final class ResultFields {
    static final Map<String, ValueType> TYPES = Map.of(
            "text", ValueType.TEXT,
            "whole", ValueType.WHOLE,
            "decimal", ValueType.DECIMAL,
            "flag", ValueType.FLAG,
            "texts", ValueType.TEXTS);

    private static final int MOST = 50;
    /** RFC 6901. Possessive: a long pointer would need a deep stack otherwise. */
    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^/~]++|~[01])*+){1,20}+");

    private final Findings findings;

    private ResultFields(Findings findings) {
        this.findings = findings;
    }

    /** The fields of a {@code result} block. */
    static List<ResultField> of(Optional<YamlValue> block, Findings findings) {
        ResultFields reader = new ResultFields(findings);
        List<ResultField> fields = new ArrayList<>();
        List<Entry> entries =
                block.map(value -> Fields.entries(value, "result", findings)).orElse(List.of());
        if (entries.size() > MOST) {
            reader.bad(entries.get(MOST).key().at(), "more than %d fields".formatted(MOST));
            return List.of();
        }
        for (Entry entry : entries) {
            if (LogicNodes.isVariable(entry.key(), findings)) {
                reader.field(entry).ifPresent(fields::add);
            }
        }
        return fields;
    }

    private Optional<ResultField> field(Entry entry) {
        String name = entry.key().text();
        if (entry.value() instanceof Scalar scalar) {
            return type(scalar).map(type -> new ResultField(name, type, "/" + name, Optional.empty()));
        }
        Fields fields = Fields.of(entry.value(), DialplanKeys.RESULT_FIELD, findings);
        int errors = findings.errors();
        Optional<ValueType> type = fields.oneOf("type", TYPES);
        String pointer = fields.text("at").map(Scalar::text).orElse("/" + name);
        if (!POINTER.matcher(pointer).matches()) {
            bad(fields.at("at"), "'%s' is no JSON pointer".formatted(pointer));
        }
        Optional<Value> otherwise =
                fields.entry("default").flatMap(given -> type.flatMap(wanted -> otherwise(given.value(), wanted)));
        return findings.errors() > errors
                ? Optional.empty()
                : type.map(known -> new ResultField(name, known, pointer, otherwise));
    }

    private Optional<ValueType> type(Scalar scalar) {
        Optional<ValueType> type = Optional.ofNullable(TYPES.get(scalar.text()));
        if (type.isEmpty()) {
            bad(scalar.at(), "'%s' is no type".formatted(scalar));
        }
        return type;
    }

    private Optional<Value> otherwise(YamlValue given, ValueType wanted) {
        Optional<Value> value = StartValues.of(given).map(read -> widened(read, wanted));
        if (value.isEmpty() || value.get().type() != wanted) {
            bad(given.at(), "the default is not " + wanted.shown());
            return Optional.empty();
        }
        return value;
    }

    /** A whole number may stand for a decimal one. */
    private static Value widened(Value value, ValueType wanted) {
        return value instanceof Value.Whole(long number) && wanted == ValueType.DECIMAL
                ? new Value.Decimal(number)
                : value;
    }

    private void bad(SourceSpan at, String problem) {
        findings.error(
                at,
                DialplanRule.BAD_RESULT,
                problem,
                "write name: type, or name: {type: text, at: /place, default: \"\"}; types are %s"
                        .formatted(String.join(
                                ", ",
                                TYPES.keySet().stream()
                                        .map(word -> word.toLowerCase(Locale.ROOT))
                                        .sorted()
                                        .toList())));
    }
}
