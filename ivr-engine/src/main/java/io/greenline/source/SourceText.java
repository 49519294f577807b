package io.greenline.source;

import java.util.Arrays;

/** The text of an operator's file with its lines, so that every offset has a line and a column. Immutable. */
public final class SourceText {
    private final String file;
    private final String text;
    private final int[] codePoints;
    private final int[] lineStarts;

    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.codePoints = text.codePoints().toArray();
        this.lineStarts = lineStarts(codePoints);
    }

    public String file() {
        return file;
    }

    public String text() {
        return text;
    }

    /** How many characters (code points) the text has. */
    public int length() {
        return codePoints.length;
    }

    /** The character at this offset. */
    public int at(int offset) {
        return codePoints[offset];
    }

    /** How many lines the text has; an empty text has one. */
    public int lines() {
        return lineStarts.length;
    }

    /** The place of an offset counted in characters; an offset beyond the end is the end. */
    public SourceSpan span(int offset) {
        int inside = Math.clamp(offset, 0, codePoints.length);
        int found = Arrays.binarySearch(lineStarts, inside);
        int line = found >= 0 ? found : -found - 2;
        return new SourceSpan(file, line + 1, inside - lineStarts[line] + 1);
    }

    private static int[] lineStarts(int[] codePoints) {
        int[] starts = new int[codePoints.length + 1];
        int count = 1;
        for (int i = 0; i < codePoints.length; i++) {
            boolean crOfCrLf = codePoints[i] == '\r' && i + 1 < codePoints.length && codePoints[i + 1] == '\n';
            if ((codePoints[i] == '\n' || codePoints[i] == '\r') && !crOfCrLf) {
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
