package io.greenline.source;

import java.util.Locale;

/** A rule that files are checked against. Every checker of files has an enum of its own that implements this. */
public interface Rule {
    /** The constant's name, such as {@code UNKNOWN_KEY}. */
    String name();

    /** What the rule is about, in one sentence for the reference. */
    String meaning();

    /** What a finding of this rule does to a file. */
    default Severity severity() {
        return Severity.ERROR;
    }

    /** Where the documentation has its reason, a bad and a good example. */
    default String help() {
        return "docs/checks.md#" + id();
    }

    /** The id printed with a finding: {@code unknown-key}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
