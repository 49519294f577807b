package io.greenline.dialplan;

import java.util.Set;
import java.util.regex.Pattern;

/** The form of variables' names: what CEL reads as one name. */
final class Identifiers {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** CEL's words and types, and the names of what the engine provides. */
    private static final Set<String> TAKEN = Set.of(
            "in",
            "true",
            "false",
            "null",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
            "int",
            "uint",
            "double",
            "bool",
            "string",
            "bytes",
            "list",
            "map",
            "type",
            "null_type",
            "dyn",
            "size",
            "caller",
            "call");

    private Identifiers() {}

    static boolean isVariable(String text) {
        return FORM.matcher(text).matches() && !TAKEN.contains(text);
    }

    /** Whether a word means something else to CEL than a variable. */
    static boolean isReserved(String text) {
        return TAKEN.contains(text) && !text.equals("caller") && !text.equals("call");
    }
}
