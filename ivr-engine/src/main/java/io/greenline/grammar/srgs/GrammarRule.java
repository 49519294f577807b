package io.greenline.grammar.srgs;

import io.greenline.source.Rule;
import io.greenline.source.Severity;

/** What grammars of both forms are checked for. docs/checks.md has the reasons and examples. */
public enum GrammarRule implements Rule {
    UNREADABLE_FILE("The file is missing, is a directory, or may not be read."),
    FILE_TOO_LARGE("A file has at most 1 MB."),
    GRAMMAR_FORM("A grammar's file ends in .gram for the ABNF form or .grxml for the XML form."),
    GRAMMAR_ENCODING("A grammar is in the encoding that it declares, in UTF-8 or UTF-16 where it declares none."),
    GRAMMAR_HEADER("A grammar begins with the line #ABNF 1.0; or is the XML element grammar of version 1.0."),
    GRAMMAR_SYNTAX("A grammar is well-formed: every word and sign stands where its form has a place for it."),
    GRAMMAR_DECLARATION("A declaration is known, stands once and before the rules, and has a value that it takes."),
    GRAMMAR_LANGUAGE("A grammar of spoken words declares its language, and a language is a tag such as en-US."),
    TAG_FORMAT("The tag format is semantics/1.0 or semantics/1.0-literals."),
    RULE_NAME("A rule has a name of letters, digits and _, and not one of NULL, VOID and GARBAGE."),
    DUPLICATE_RULE("A rule's name stands for one rule of its grammar."),
    EMPTY_RULE("A rule, an alternative and a list of alternatives hold something."),
    BAD_REPEAT("A repeat is written n, m-n or m-, with m no more than n, at most 1000; a probability is from 0 to 1."),
    BAD_WEIGHT("A weight is a number, not negative, and one alternative at least weighs more than nothing."),
    DTMF_TOKEN("What is pressed is one of 0-9, *, #, A-D, or the words star and pound, a blank between two keys."),
    UNKNOWN_RULE("A rule that is referred to, and the root, is there."),
    PRIVATE_RULE("What another grammar refers to is public or that grammar's root."),
    GRAMMAR_ADDRESS("A reference to another grammar leads to a file inside the directory of grammars."),
    MISSING_GRAMMAR("The file of a grammar that is referred to is there and can be read."),
    MIXED_MODES("A grammar of spoken words refers to none of keys, and the other way round."),
    RECURSION("A rule does not refer to itself, not even through others."),
    ENDLESS_REPEAT("What is repeated without end takes at least one word or key each time."),
    GRAMMAR_TOO_LARGE("A grammar refers to at most 100 others, and groups nest at most 100 levels deep."),
    UNUSED_RULE(Severity.WARNING, "A private rule is referred to or is the root."),
    IMPOSSIBLE_RULE(Severity.WARNING, "A rule can match something."),
    WITHOUT_EFFECT(Severity.WARNING, "What is written in a grammar has an effect.");

    private final Severity severity;
    private final String meaning;

    GrammarRule(String meaning) {
        this(Severity.ERROR, meaning);
    }

    GrammarRule(Severity severity, String meaning) {
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
}
