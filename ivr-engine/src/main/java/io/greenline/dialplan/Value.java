package io.greenline.dialplan;

import java.util.List;

/** A value that a dialplan computes with. */
public sealed interface Value {

    record Text(String value) implements Value {}

    record Whole(long value) implements Value {}

    record Decimal(double value) implements Value {}

    record Flag(boolean value) implements Value {}

    record Texts(List<String> value) implements Value {
        public Texts {
            value = List.copyOf(value);
        }
    }

    default ValueType type() {
        return switch (this) {
            case Text _ -> ValueType.TEXT;
            case Whole _ -> ValueType.WHOLE;
            case Decimal _ -> ValueType.DECIMAL;
            case Flag _ -> ValueType.FLAG;
            case Texts _ -> ValueType.TEXTS;
        };
    }

    /** As people would write it; also how a prompt's gap is filled. */
    default String shown() {
        return switch (this) {
            case Text(String value) -> value;
            case Whole(long value) -> Long.toString(value);
            case Decimal(double value) -> Double.toString(value);
            case Flag(boolean value) -> Boolean.toString(value);
            case Texts(List<String> value) -> String.join(", ", value);
        };
    }
}
