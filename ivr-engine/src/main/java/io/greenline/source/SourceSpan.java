package io.greenline.source;

/**
 * A place in an operator's file.
 *
 * @param file the file as the operator named it
 * @param line from 1
 * @param column from 1, in characters
 */
public record SourceSpan(String file, int line, int column) implements Comparable<SourceSpan> {
    public SourceSpan {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1, not %d:%d".formatted(line, column));
        }
    }

    /** The beginning of a file: for findings about the file as a whole. */
    public static SourceSpan startOf(String file) {
        return new SourceSpan(file, 1, 1);
    }

    /** Another place as a finding at this one names it: its line, and the file where that is another. */
    public String from(SourceSpan other) {
        return file.equals(other.file) ? "line " + other.line : other.file + ":" + other.line;
    }

    @Override
    public int compareTo(SourceSpan other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
