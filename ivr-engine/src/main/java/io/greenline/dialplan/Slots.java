package io.greenline.dialplan;

import io.greenline.grammar.Meaning;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a spoken answer means, as a dialplan's values: what is compared with a menu's options, and what is entered. */
public final class Slots {
    /** The name of a meaning that has none. */
    public static final String VALUE = "value";

    private Slots() {}

    /** The values by name. An object's members are slots of their own; those of an object in it carry its name too. */
    public static Map<String, Value> of(Meaning meaning) {
        Map<String, Value> slots = new LinkedHashMap<>();
        add(meaning, VALUE, slots);
        return slots;
    }

    private static void add(Meaning meaning, String name, Map<String, Value> slots) {
        switch (meaning) {
            case Meaning.Nothing _ -> {
                // It means nothing here.
            }
            case Meaning.Text(String text) -> slots.put(name, new Value.Text(text));
            case Meaning.Flag(boolean flag) -> slots.put(name, new Value.Flag(flag));
            case Meaning.Figure(BigDecimal figure) -> slots.put(name, number(figure));
            case Meaning.Items(List<Meaning> items) ->
                slots.put(name, new Value.Texts(items.stream().map(Slots::text).toList()));
            case Meaning.Members(Map<String, Meaning> members) ->
                members.forEach(
                        (member, value) -> add(value, name.equals(VALUE) ? member : name + "." + member, slots));
        }
    }

    private static String text(Meaning item) {
        Map<String, Value> slots = of(item);
        return slots.size() == 1 ? slots.values().iterator().next().shown() : slots.toString();
    }

    private static Value number(BigDecimal figure) {
        BigDecimal plain = figure.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18
                ? new Value.Whole(plain.longValueExact())
                : new Value.Decimal(plain.doubleValue());
    }
}
