package io.greenline.dialplan;

/**
 * Names one version of a dialplan.
 *
 * @param dialplan its name
 * @param hash of its content, in hexadecimal
 */
public record DialplanVersion(String dialplan, String hash) {
    /** Characters of a hash that people are shown. */
    public static final int SHOWN = 12;

    /** The beginning of the hash, as people are shown it. */
    public String shown() {
        return shown(hash);
    }

    /** The beginning of a hash, as people are shown it. */
    public static String shown(String hash) {
        return hash.substring(0, Math.min(SHOWN, hash.length()));
    }

    @Override
    public String toString() {
        return dialplan + " " + shown();
    }
}
