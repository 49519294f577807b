package io.greenline.yaml;

import io.greenline.source.Rule;

/** What every YAML file is checked for, whatever it is about. */
public enum YamlRule implements Rule {
    UNREADABLE_FILE("The file is missing, is a directory, or may not be read."),
    FILE_TOO_LARGE("A file has at most 1 MB."),
    ENCODING("A file is UTF-8; a byte order mark is tolerated."),
    CONTROL_CHARACTER("A file holds no control characters but tabs and line ends."),
    EMPTY_FILE("A file holds something."),
    YAML_SYNTAX("The file is well-formed YAML."),
    SEVERAL_DOCUMENTS("A file holds one document; there is no second one after ---."),
    TAG("Tags (!word) are not used."),
    DEEP_NESTING("Lists and blocks nest at most 50 levels deep."),
    TOO_MANY_ALIASES("At most 1,000 aliases are used, and with them written out the file has at most 250,000 values."),
    UNKNOWN_ANCHOR("An alias (*name) names an anchor (&name) that stands before it and is complete."),
    UNKNOWN_KEY("Only keys of the reference are used."),
    DUPLICATE_KEY("A key stands once in its block."),
    MISSING_KEY("A required key is there."),
    MISSING_VALUE("Something stands after a key's colon."),
    WRONG_TYPE("A value is of the kind that its key takes: a text, a list, a block, a whole number, true or false."),
    BAD_DURATION("A duration is written 700ms, 5s, 3m or 1m30s."),
    OUT_OF_RANGE("A number or duration lies within its limits."),
    UNKNOWN_WORD("A value that is one of a few words is one of them.");

    private final String meaning;

    YamlRule(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
