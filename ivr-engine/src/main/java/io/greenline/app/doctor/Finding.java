package io.greenline.app.doctor;

/**
 * One line of the doctor's.
 *
 * @param ok whether nothing is to be done
 * @param what the thing examined
 * @param found what was found
 * @param remedy how to mend it; empty when it is ok, or when what was found says it
 */
public record Finding(boolean ok, String what, String found, String remedy) {
    public static Finding ok(String what, String found) {
        return new Finding(true, what, found, "");
    }

    public static Finding mend(String what, String found, String remedy) {
        return new Finding(false, what, found, remedy);
    }

    @Override
    public String toString() {
        return "%-5s %s: %s%s".formatted(ok ? "ok" : "mend:", what, found, remedy.isEmpty() ? "" : "; " + remedy);
    }
}
