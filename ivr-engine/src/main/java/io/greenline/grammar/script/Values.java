package io.greenline.grammar.script;

import io.greenline.grammar.Meaning;
import io.greenline.grammar.match.ScriptFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** Makes meanings of a script's values, as JSON would write them. For one value. */
final class Values {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_VALUES = 10_000;

    private int values;
    private int depth;

    Meaning meaning(Object value) throws ScriptFailure {
        if (++values > MAX_VALUES) {
            throw failure("gives more than %,d values".formatted(MAX_VALUES));
        }
        return switch (value) {
            case null -> new Meaning.Nothing();
            case CharSequence text -> new Meaning.Text(text.toString());
            case Boolean flag -> new Meaning.Flag(flag);
            case Number number -> figure(number);
            case NativeArray list -> nested(list, this::items);
            case BaseFunction _ -> new Meaning.Nothing();
            case ScriptableObject object -> plain(object);
            default -> {
                if (Undefined.isUndefined(value) || Scriptable.NOT_FOUND.equals(value)) {
                    yield new Meaning.Nothing();
                }
                throw failure("gives a value that is none of JSON's");
            }
        };
    }

    private static Meaning figure(Number number) throws ScriptFailure {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw failure("gives %s, which is no figure".formatted(value));
        }
        BigDecimal exact = new BigDecimal(ScriptRuntime.toString(value));
        return new Meaning.Figure(exact);
    }

    /** An object, or one that {@code new String("...")} and the like wrap around a value. */
    private Meaning plain(ScriptableObject object) throws ScriptFailure {
        return switch (object.getClassName()) {
            case "String" -> new Meaning.Text(ScriptRuntime.toString(object));
            case "Number" -> figure(ScriptRuntime.toNumber(object));
            case "Boolean" -> new Meaning.Flag((Boolean) object.getDefaultValue(ScriptRuntime.BooleanClass));
            case "RegExp", "Date" -> new Meaning.Text(ScriptRuntime.toString(object));
            default -> nested(object, this::members);
        };
    }

    private interface Nested<T> {
        Meaning of(T value) throws ScriptFailure;
    }

    private <T> Meaning nested(T value, Nested<T> inside) throws ScriptFailure {
        if (++depth > MAX_DEPTH) {
            throw failure("gives values within values, more than %d deep or in a circle".formatted(MAX_DEPTH));
        }
        Meaning meaning = inside.of(value);
        depth--;
        return meaning;
    }

    private Meaning items(NativeArray list) throws ScriptFailure {
        long length = list.getLength();
        if (length > MAX_VALUES) {
            throw failure("gives a list of %,d items".formatted(length));
        }
        List<Meaning> items = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            items.add(meaning(list.get(i, list)));
        }
        return new Meaning.Items(items);
    }

    private Meaning members(ScriptableObject object) throws ScriptFailure {
        Map<String, Meaning> members = new LinkedHashMap<>();
        for (Object id : object.getIds()) {
            Object value = id instanceof Integer index ? object.get(index, object) : object.get(id.toString(), object);
            if (!Undefined.isUndefined(value) && !(value instanceof BaseFunction)) {
                members.put(id.toString(), meaning(value));
            }
        }
        return new Meaning.Members(members);
    }

    private static ScriptFailure failure(String problem) {
        return new ScriptFailure(Optional.empty(), problem);
    }
}
