package io.greenline.dialplan;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CEL's complaints in words for people who write dialplans. */
final class CelWords {
    private static final Pattern OVERLOAD = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*?)' \\(candidates.*", Pattern.DOTALL);
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting.*", Pattern.DOTALL);
    private static final Map<String, String> OPERATORS =
            Map.of("@in", "in", "_?_:_", "? :", "_[_]", "[ ]", "@index", "[ ]", "!_", "!", "-_", "-");
    private static final Map<String, String> TYPES = Map.of(
            "list(string)", "a list of texts",
            "string", "a text",
            "int", "a whole number",
            "double", "a decimal number",
            "bool", "true or false");

    private CelWords() {}

    static String plain(String message) {
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return "'%s' does not take %s".formatted(operator(overload.group(1)), types(overload.group(2)));
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return "unknown function '%s'".formatted(undeclared.group(1));
        }
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            String what = unexpected.group(1);
            return what.equals("<EOF>") ? "the expression ends too early" : "'%s' cannot stand here".formatted(what);
        }
        if (message.startsWith("token recognition error")) {
            return "a character that has no meaning here, or a quote that is not closed";
        }
        return message.lines().findFirst().orElse("the expression is not understood");
    }

    private static String operator(String name) {
        String known = OPERATORS.get(name);
        return known != null ? known : name.replace("_", "");
    }

    private static String types(String list) {
        String inside = list.startsWith("(") && list.endsWith(")") ? list.substring(1, list.length() - 1) : list;
        StringBuilder shown = new StringBuilder();
        for (String type : inside.split(", ", -1)) {
            shown.append(shown.isEmpty() ? "" : " and ").append(TYPES.getOrDefault(type, type));
        }
        return shown.toString();
    }

    /** Why an evaluation has no value. */
    static String evaluation(String message) {
        return message.replaceFirst("^evaluation error at [^ ]+ ", "");
    }
}
