package io.greenline.grammar.script;

import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.RhinoException;

/** Tells in words why a script ended. */
final class Failures {
    private static final int MAX_LENGTH = 200;

    private Failures() {}

    /** As the end of "the script ...". */
    static String problem(Throwable failure) {
        return switch (failure) {
            case Budget.Exhausted exhausted -> exhausted.getMessage() + " and was stopped";
            case StackOverflowError _ -> "calls itself too deep and was stopped";
            case JavaScriptException thrown -> "ends with an exception: " + shortened(thrown.details());
            case EcmaError error -> "ends with an error: " + shortened(error.details());
            case RhinoException other -> "ends with an error: " + shortened(other.details());
            default -> "ends with an error: " + shortened(String.valueOf(failure.getMessage()));
        };
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
