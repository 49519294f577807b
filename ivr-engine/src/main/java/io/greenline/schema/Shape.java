package io.greenline.schema;

import io.greenline.yaml.KeyTable;
import java.util.List;

/** What may stand after a key, as far as an editor can tell without knowing the rest of the file. */
sealed interface Shape {
    /** A text; one that looks like a number or a flag is a text as well. */
    record Scalar() implements Shape {}

    /** A text of this form: a regular expression of JSON Schema. */
    record Form(String pattern) implements Shape {}

    /** Keys of a telephone: a text of this form, or the whole number that it looks like. */
    record Keys(String pattern, long max) implements Shape {}

    /** One of a few words. */
    record Word(List<String> words) implements Shape {}

    record Flag() implements Shape {}

    /** A whole number within limits, both included. */
    record Whole(int min, int max) implements Shape {}

    /** A number from 0 to 1. */
    record Fraction() implements Shape {}

    /** {@code 1m30s} and the like. */
    record Time() implements Shape {}

    /** A block that is read by a table. */
    record Block(KeyTable table) implements Shape {}

    /** A node: a block of one of the kinds. */
    record AnyKind() implements Shape {}

    /** A block whose keys are names of the author's own. */
    record Named(Shape value) implements Shape {}

    record Items(Shape item) implements Shape {}

    record Either(List<Shape> shapes) implements Shape {}

    /** A block of which no table is known. */
    record Keyed() implements Shape {}

    /** The words of the table say nothing that is known here. */
    record Unknown() implements Shape {}
}
