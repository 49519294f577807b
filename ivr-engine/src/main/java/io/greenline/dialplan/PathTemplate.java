package io.greenline.dialplan;

import java.util.List;
import java.util.stream.Stream;

/**
 * A path below a backend's address: fixed parts and gaps.
 *
 * @param source as the administrator wrote it
 */
public record PathTemplate(String source, List<Part> parts) {
    public PathTemplate {
        parts = List.copyOf(parts);
    }

    /** The values that stand in it. */
    public List<Expression> gaps() {
        return parts.stream()
                .flatMap(part -> part instanceof Part.Gap(Expression value) ? Stream.of(value) : Stream.of())
                .toList();
    }

    /** A part of a path. */
    public sealed interface Part {
        /** The same on every call. */
        record Fixed(String text) implements Part {}

        /** A value, percent-encoded. */
        record Gap(Expression value) implements Part {}
    }
}
