package io.greenline.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text is, without a font at hand, and how it is broken into lines. The widths are those of Helvetica and its
 * like, a little generous; Chinese characters are as wide as they are high.
 *
 * @param size of the letters in pixels
 */
record Lettering(double size) {
    private static final String NARROW = "iljtfrI.,:;'|!()[]{}/\\ \"";
    private static final String BROAD = "mwMW@%&";

    /** First and last of the blocks whose characters are as wide as high (Unicode Annex 11, W and F). */
    private static final int[][] FULL = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}
    };

    /** In pixels. */
    double width(String text) {
        return text.codePoints().mapToDouble(Lettering::ems).sum() * size;
    }

    private static double ems(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        if (isFull(c)) {
            return 1;
        }
        if (NARROW.indexOf(c) >= 0) {
            return 0.34;
        }
        if (BROAD.indexOf(c) >= 0) {
            return 0.9;
        }
        return Character.isUpperCase(c) ? 0.71 : 0.58;
    }

    private static boolean isFull(int c) {
        for (int[] block : FULL) {
            if (c >= block[0] && c <= block[1]) {
                return true;
            }
        }
        return false;
    }

    /** The text in lines no wider than this, the last one ending in an ellipsis where some is left out. */
    List<String> wrap(String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && lines.size() < most) {
            int end = lines.size() == most - 1 ? rest.length() : breakBefore(rest, width);
            lines.add(clip(rest.substring(0, end).stripTrailing(), width));
            rest = rest.substring(end).stripLeading();
        }
        return lines;
    }

    /** Cut to a width, with an ellipsis where something is missing. */
    String clip(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        return text.substring(0, fitting(text, width - size)).stripTrailing() + "…";
    }

    /** How much of the text fits, in chars; a character at least. */
    private int fitting(String text, double width) {
        double left = width;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            left -= ems(c) * size;
            if (left < 0 && end > 0) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /** Where the next line begins: after a blank or hyphen, between full-width characters, else where it must be. */
    private int breakBefore(String text, double width) {
        int end = fitting(text, width);
        if (end == text.length()) {
            return end;
        }
        for (int at = end; at > end / 2; at--) {
            if (mayBreak(text, at)) {
                return at;
            }
        }
        return end;
    }

    private static boolean mayBreak(String text, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        boolean inPair = Character.isLowSurrogate(after);
        boolean closing = "，。；：！？）”、,.;:!?)…".indexOf(after) >= 0;
        return !inPair
                && !closing
                && (before == ' ' || after == ' ' || before == '-' || isFull(before) || isFull(after));
    }
}
