package io.greenline.dialplan;

import io.greenline.source.Rule;

/** What the files that make up one dialplan are checked for. */
public enum FileRule implements Rule {
    INCLUDE_PATH("An include is the path of a .yaml file inside the dialplan's folder, with / between its parts."),
    UNREADABLE_FRAGMENT("An included fragment is there and can be read."),
    NOT_A_FRAGMENT("An included file has the key fragment."),
    INCLUDE_CIRCLE("A fragment does not include itself, not even through others."),
    TOO_MANY_FILES("A dialplan has at most 50 fragments, 5 deep, and with all its files at most 4 MB."),
    TOO_LARGE("A dialplan has at most 10,000 nodes, and at most 5,000 expressions and gaps."),
    DUPLICATE_TEXT("A prompt's text in one language stands in one place."),
    STALE_PROMPT("A translation's of is the text that it was made from, as it stands now. (warning)"),
    UNUSED_FILE("A fragment is included by a dialplan, and a prompt file stands beside its dialplan. (warning)");

    private final String meaning;

    FileRule(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
