package io.greenline.yaml;

import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import io.greenline.yaml.YamlValue.Scalar;
import io.greenline.yaml.YamlValue.Style;

/**
 * Finds where in the file a character of a scalar stands.
 *
 * <p>What the parser hands out has quotes, escapes and indentation taken away; this walks text and file side by side.
 */
final class ScalarPlaces {
    private final SourceText file;
    private final Style style;
    private final int end;
    private int here;

    private ScalarPlaces(Scalar scalar) {
        this.file = scalar.file();
        this.style = scalar.style();
        this.end = scalar.to();
        this.here = start(scalar);
    }

    static SourceSpan place(Scalar scalar, int offset) {
        ScalarPlaces places = new ScalarPlaces(scalar);
        int[] wanted = scalar.text().codePoints().limit(offset + 1L).toArray();
        for (int i = 0; i < wanted.length; i++) {
            places.skipTo(wanted[i]);
            if (i < offset) {
                places.pass(wanted[i]);
            }
        }
        return scalar.file().span(Math.min(places.here, places.end));
    }

    private static int start(Scalar scalar) {
        return switch (scalar.style()) {
            case PLAIN -> scalar.from();
            case SINGLE_QUOTED, DOUBLE_QUOTED -> scalar.from() + 1;
            case BLOCK -> afterLine(scalar);
        };
    }

    private static int afterLine(Scalar scalar) {
        int i = scalar.from();
        while (i < scalar.to() && scalar.file().at(i) != '\n') {
            i++;
        }
        return Math.min(i + 1, scalar.to());
    }

    /** Leaves behind what is in the file only: indentation, line ends that were folded away, escaped line ends. */
    private void skipTo(int wanted) {
        while (here < end && isBlank(file.at(here)) && file.at(here) != wanted && !isFolded(wanted)) {
            here++;
        }
        if (isFolded(wanted)) {
            return;
        }
        while (style == Style.DOUBLE_QUOTED && here + 1 < end && file.at(here) == '\\' && isBreak(file.at(here + 1))) {
            here += 2;
            while (here < end && isBlank(file.at(here))) {
                here++;
            }
        }
    }

    /** Goes over the character in the form in which it is written. */
    private void pass(int character) {
        if (here >= end) {
            return;
        }
        if (isFolded(character)) {
            passFold();
        } else if (style == Style.DOUBLE_QUOTED && file.at(here) == '\\') {
            here += escapeLength();
        } else if (style == Style.SINGLE_QUOTED && character == '\'') {
            here += 2;
        } else {
            here++;
        }
    }

    /** A blank of the text that a line end of the file stands for. */
    private boolean isFolded(int character) {
        return character == ' ' && here < end && isBreak(file.at(here));
    }

    private void passFold() {
        while (here < end && isBlank(file.at(here))) {
            here++;
        }
    }

    private int escapeLength() {
        int kind = here + 1 < end ? file.at(here + 1) : 0;
        return switch (kind) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || isBreak(c);
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r';
    }
}
