package io.greenline.grammar.match;

import io.greenline.source.Rule;
import io.greenline.source.Severity;

/** What is checked of grammars once they are read: whether they can be matched, and whether they do what they say. */
public enum MatchRule implements Rule {
    GRAMMAR_NO_ROOT("A grammar that is used by its name declares its root rule."),
    GRAMMAR_MATCHES_NOTHING("Some words must match a grammar."),
    GRAMMAR_TOO_MANY_STATES("A grammar, its repeats written out, has at most a million states."),
    GRAMMAR_TOO_DEEP("Rules refer to one another through at most 200 steps."),
    GRAMMAR_EXAMPLE("The examples of a rule match it."),
    GRAMMAR_AMBIGUOUS(Severity.WARNING, "The same words have one meaning."),
    GRAMMAR_SCRIPT_SYNTAX("The scripts of a grammar are ECMAScript."),
    GRAMMAR_SCRIPT_FAILS("The scripts of a grammar run to their end."),
    GRAMMAR_FILE_NAME("A grammar's file is called NAME.LANGUAGE.gram or NAME.LANGUAGE.grxml."),
    GRAMMAR_FILE_LANGUAGE("A grammar is of the language that its file is named for."),
    GRAMMAR_DIRECTORY("The directory of grammars is there and can be read."),
    GRAMMAR_TWICE("A grammar has one file for each language.");

    private final Severity severity;
    private final String meaning;

    MatchRule(String meaning) {
        this(Severity.ERROR, meaning);
    }

    MatchRule(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String help() {
        return "docs/grammars.md#checks";
    }
}
