package io.greenline.dialplan;

import io.greenline.source.Fix;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.Optional;

/**
 * An expression as it stands in the file: a whole value, or a gap of a prompt's text.
 *
 * @param from where it begins in the value's text, in code points
 */
record ExpressionText(String source, Scalar in, int from) {

    static ExpressionText whole(Scalar scalar) {
        return new ExpressionText(scalar.text(), scalar, 0);
    }

    SourceSpan at() {
        return at(0);
    }

    /** The place of one of its characters, in code points from 0. */
    SourceSpan at(int offset) {
        return in.at(from + Math.clamp(offset, 0, source.codePointCount(0, source.length())));
    }

    /** The change that puts a word in the place of one; none where the file writes it otherwise than CEL reads it. */
    Optional<Fix> replaced(int offset, String word, Optional<String> by) {
        SourceSpan begin = at(offset);
        SourceSpan end = at(offset + word.length());
        boolean asWritten = end.line() == begin.line() && end.column() - begin.column() == word.length();
        return by.filter(_ -> asWritten).map(text -> new Fix(begin, end, text));
    }

    /** The place that CEL names by line from 1 and column from 0. */
    SourceSpan at(int line, int column) {
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = source.indexOf('\n', start) + 1;
        }
        return at(source.codePointCount(0, start) + Math.max(0, column));
    }
}
