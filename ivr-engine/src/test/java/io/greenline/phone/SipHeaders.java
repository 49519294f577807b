package io.greenline.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The header fields of a SIP message in their order; names compare without case (RFC 3261 section 7.3.1). */
record SipHeaders(List<Field> fields) {
    static final SipHeaders NONE = new SipHeaders(List.of());

    /** The one-letter forms of RFC 3261 section 7.3.3 and RFC 4028 section 4, spelt out on parsing. */
    private static final Map<String, String> COMPACT = Map.of(
            "v", "Via",
            "f", "From",
            "t", "To",
            "i", "Call-ID",
            "m", "Contact",
            "l", "Content-Length",
            "c", "Content-Type",
            "k", "Supported",
            "x", "Session-Expires");

    SipHeaders {
        fields = List.copyOf(fields);
    }

    /** One field, its value without surrounding white space. */
    record Field(String name, String value) {
        Field {
            name = COMPACT.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), name);
        }

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    SipHeaders with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new SipHeaders(more);
    }

    SipHeaders withAll(String name, List<String> values) {
        List<Field> more = new ArrayList<>(fields);
        values.forEach(value -> more.add(new Field(name, value)));
        return new SipHeaders(more);
    }

    Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.is(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    List<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
    }

    /** The field that a message cannot do without. */
    String required(String name) throws MalformedMessageException {
        return first(name).orElseThrow(() -> new MalformedMessageException("the header " + name + " is missing"));
    }

    /** The value of {@code ;name=value} in a field, outside of the angle brackets of an address. */
    static Optional<String> parameter(String fieldValue, String name) {
        String parameters = fieldValue.substring(fieldValue.lastIndexOf('>') + 1);
        for (String part : parameters.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase(name)) {
                return Optional.of(part.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** The address between angle brackets, or the field up to its first parameter where there are none. */
    static String uri(String fieldValue) {
        int open = fieldValue.indexOf('<');
        int close = fieldValue.indexOf('>', open + 1);
        if (open >= 0 && close > open) {
            return fieldValue.substring(open + 1, close);
        }
        int semicolon = fieldValue.indexOf(';');
        return (semicolon < 0 ? fieldValue : fieldValue.substring(0, semicolon)).strip();
    }
}
