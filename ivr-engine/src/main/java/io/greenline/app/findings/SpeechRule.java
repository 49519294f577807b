package io.greenline.app.findings;

import io.greenline.source.Rule;
import io.greenline.source.Severity;

/** What grammars are checked for against the speech models of a machine. */
public enum SpeechRule implements Rule {
    UNHEARD_WORD("What a grammar lets callers say consists of words that the language's speech model can hear."),
    UNUSABLE_MODEL("A speech model's folder holds a model that can be loaded.");

    private final String meaning;

    SpeechRule(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
