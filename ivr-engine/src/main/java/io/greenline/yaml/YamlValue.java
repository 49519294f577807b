package io.greenline.yaml;

import io.greenline.source.Fix;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import java.util.List;
import java.util.Optional;

/** One value of a YAML file with its place. Immutable; a value used through an alias is the same object. */
public sealed interface YamlValue {
    SourceSpan at();

    /** How many values it is made of, itself included, aliases written out. */
    long weight();

    /** What people call it. */
    String kind();

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BLOCK
    }

    /**
     * A text; whoever asks decides whether it is to be a number.
     *
     * @param from offset in the file of its first character, the quote where there is one
     * @param to offset after its last character
     */
    record Scalar(SourceSpan at, String text, Style style, SourceText file, int from, int to) implements YamlValue {
        @Override
        public long weight() {
            return 1;
        }

        @Override
        public String kind() {
            return isEmpty() ? "nothing" : "a text";
        }

        /** Whether nothing is written there, or YAML's word for nothing. */
        public boolean isEmpty() {
            return style == Style.PLAIN && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        /** Whether it stands in quotes or in a block: surely meant as a text. */
        public boolean isQuoted() {
            return style != Style.PLAIN;
        }

        /** The change that puts this word in its place, in the same quotes; none for a text in a block. */
        public Optional<Fix> replacedBy(Optional<String> word) {
            String quote = switch (style) {
                case PLAIN, BLOCK -> "";
                case SINGLE_QUOTED -> "'";
                case DOUBLE_QUOTED -> "\"";
            };
            return word.filter(_ -> style != Style.BLOCK)
                    .map(text -> new Fix(file.span(from), file.span(to), quote + text + quote));
        }

        /** The place in the file of one of its characters, counted in code points from 0. */
        public SourceSpan at(int offset) {
            return ScalarPlaces.place(this, offset);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A list. */
    record Items(SourceSpan at, List<YamlValue> values, long weight) implements YamlValue {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and values, in the order of the file, duplicates included. */
    record Block(SourceSpan at, List<Entry> entries, long weight) implements YamlValue {
        public Block {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a block of keys";
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlValue value) {}
}
