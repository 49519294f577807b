package io.greenline.dialplan;

import java.util.List;

/** The types of values. */
public enum ValueType {
    TEXT("a text"),
    WHOLE("a whole number"),
    DECIMAL("a decimal number"),
    FLAG("true or false"),
    TEXTS("a list of texts");

    private final String shown;

    ValueType(String shown) {
        this.shown = shown;
    }

    /** What people call it. */
    public String shown() {
        return shown;
    }

    /** What a variable of this type holds before anything was put into it. */
    public Value blank() {
        return switch (this) {
            case TEXT -> new Value.Text("");
            case WHOLE -> new Value.Whole(0);
            case DECIMAL -> new Value.Decimal(0);
            case FLAG -> new Value.Flag(false);
            case TEXTS -> new Value.Texts(List.of());
        };
    }
}
