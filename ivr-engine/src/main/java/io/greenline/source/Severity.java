package io.greenline.source;

/** How much a finding matters. */
public enum Severity {
    /** The file cannot be used. */
    ERROR,
    /** The file works, and a caller will suffer from it. */
    WARNING
}
