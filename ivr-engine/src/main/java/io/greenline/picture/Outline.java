package io.greenline.picture;

import io.greenline.picture.Look.Shape;
import java.util.Locale;

/** The outline of a box as an SVG path. */
final class Outline {
    private static final double CORNER = 9;
    private static final double SLANT = 14;
    private static final double FOLD = 12;
    private static final double BAR = 6;

    private Outline() {}

    static String of(Shape shape, double w, double h) {
        return switch (shape) {
            case ROUNDED -> rounded(w, h, CORNER);
            case STADIUM, PILL -> rounded(w, h, Math.min(h / 2, 24));
            case PLAIN -> path("M0 0H%sV%sH0z", w, h);
            case SLANTED -> path("M%s 0H%sL%s %sH0z", SLANT, w, w - SLANT, h);
            case POINTED ->
                path("M%s 0H%sL%s %sL%s %sH%sL0 %sz", SLANT, w - SLANT, w, h / 2, w - SLANT, h, SLANT, h / 2);
            case FOLDED -> path("M0 0H%sL%s %sV%sH0zM%s 0V%sH%s", w - FOLD, w, FOLD, h, w - FOLD, FOLD, w);
            case BARRED -> path("M0 0H%sV%sH0zM%s 0V%sM%s 0V%s", w, h, BAR, h, w - BAR, h);
            case TAG -> path("M0 0H%sL%s %sL%s %sH0z", w - 9, w, h / 2, w - 9, h);
        };
    }

    /** How far the outline is from the left edge of its rectangle at a height; lines end there. */
    static double left(Shape shape, double h, double at) {
        return switch (shape) {
            case SLANTED -> SLANT * (1 - at / h);
            case POINTED -> SLANT * Math.abs(at / h - 0.5) * 2;
            case STADIUM, PILL -> bow(Math.min(h / 2, 24), h, at);
            case ROUNDED, PLAIN, FOLDED, BARRED, TAG -> 0;
        };
    }

    /** As {@link #left}, from the right edge. */
    static double right(Shape shape, double h, double at) {
        return switch (shape) {
            case SLANTED -> SLANT * at / h;
            case POINTED -> SLANT * Math.abs(at / h - 0.5) * 2;
            case STADIUM, PILL -> bow(Math.min(h / 2, 24), h, at);
            case TAG -> 9 * Math.abs(at / h - 0.5) * 2;
            case ROUNDED, PLAIN, FOLDED, BARRED -> 0;
        };
    }

    private static double bow(double radius, double h, double at) {
        double off = Math.max(radius - at, at - (h - radius));
        return off <= 0 ? 0 : radius - Math.sqrt(Math.max(0, radius * radius - off * off));
    }

    private static String rounded(double w, double h, double r) {
        return path(
                "M%s 0H%sA%s %s 0 0 1 %s %sV%sA%s %s 0 0 1 %s %sH%sA%s %s 0 0 1 0 %sV%sA%s %s 0 0 1 %s 0z",
                r, w - r, r, r, w, r, h - r, r, r, w - r, h, r, r, r, h - r, r, r, r, r);
    }

    private static String path(String form, double... numbers) {
        Object[] shown = new Object[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            shown[i] = Markup.number(numbers[i]);
        }
        return String.format(Locale.ROOT, form, shown);
    }
}
