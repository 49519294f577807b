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

    /**
     * A value that only the dialplan may see. Its JSON and its {@code toString} do not hold it: a journal, a log and a
     * checkpoint never show it, and a call that is resumed has lost it (it is an empty text then).
     *
     * @param hidden no secret itself
     */
    record Secret(Value hidden) implements Value {
        public Secret(String text) {
            this(new Text(text));
        }

        @Override
        public String toString() {
            return "Secret[***]";
        }
    }

    default ValueType type() {
        return switch (this) {
            case Text _ -> ValueType.TEXT;
            case Secret(Value hidden) -> hidden.type();
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
            case Secret(Value hidden) -> hidden.shown();
        };
    }

    /** As journals and logs may show it. */
    default String journaled() {
        return this instanceof Secret ? "***" : shown();
    }
}
