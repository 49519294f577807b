package io.greenline.yaml;

import java.util.List;

/** A YAML parser's complaint in words for people who do not know how a parser works. */
record SyntaxWords(String problem, String remedy) {

    private record Translation(String part, SyntaxWords words) {}

    private static final List<Translation> TRANSLATIONS = List.of(
            says("(TAB)", "a tab stands where blanks are needed", "indent with blanks"),
            says(
                    "mapping values are not allowed",
                    "a colon stands where no key can be",
                    "check the indentation of this line; a text that holds ': ' needs quotes"),
            says("could not find expected ':'", "a key without a colon", "write 'key: value', and indent longer texts"),
            says(
                    "but found '<block mapping start>'",
                    "this line is indented deeper than its neighbours",
                    "give keys of one block the same indentation"),
            says("expected <block end>", "this line does not fit the block it stands in", "check the indentation"),
            says("expected ',' or '}'", "a block { ... } is not continued or closed", "write a comma or }"),
            says("expected ',' or ']'", "a list [ ... ] is not continued or closed", "write a comma or ]"),
            says("sequence entries are not allowed", "a list entry cannot begin here", "put '- ' on a line of its own"),
            says("mapping keys are not allowed", "a key cannot begin here", "check the indentation"),
            says("found unexpected end of stream", "a quote is opened here and never closed", "add the closing quote"),
            says("that cannot start any token", "a text cannot begin with this character", "put the text in quotes"),
            says("found unexpected document separator", "a quoted text runs into '---'", "add the closing quote"),
            says("found unknown escape character", "an unknown escape after \\", "write \\\\ for a backslash"),
            says("expected alphabetic or numeric character", "a name must follow & or *", "put the text in quotes"),
            says("special characters are not allowed", "a character that YAML does not allow", "remove it"));

    private static Translation says(String part, String problem, String remedy) {
        return new Translation(part, new SyntaxWords(problem, remedy));
    }

    static SyntaxWords of(String problem, String context) {
        String said = problem + " " + context;
        return TRANSLATIONS.stream()
                .filter(translation -> said.contains(translation.part))
                .findFirst()
                .map(Translation::words)
                .orElseGet(() -> new SyntaxWords("this is not YAML: " + problem, "check quotes and indentation"));
    }
}
