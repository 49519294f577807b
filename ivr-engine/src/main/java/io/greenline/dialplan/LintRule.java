package io.greenline.dialplan;

import io.greenline.source.Rule;
import io.greenline.source.Severity;

/** What a dialplan without mistakes is checked for on its callers' behalf. docs/checks.md has the reasons and examples. */
public enum LintRule implements Rule {
    DEAD_END("Every node leads to a person or to the end of the call without key 0 and without a failure."),
    LOOP_WITHOUT_INPUT("In every circle of nodes the caller is asked or a person answers, or a counter ends it."),
    TOO_MANY_OPTIONS("A menu has at most five options."),
    OPTION_ORDER("A menu says the function first, then the key."),
    KEY_MEANS_TWO_THINGS(
            "A key that stands apart from 1, 2, 3 means one thing in all menus, and that thing has this key."),
    LONG_PROMPT("A prompt takes at most 20 seconds to say."),
    UNREFERENCED_VARIABLE("What is declared, set or asked for is used somewhere."),
    SENSITIVE_SPOKEN("A sensitive entry, and what is made of it, is not spoken."),
    SENSITIVE_SENT("A sensitive entry, and what is made of it, stands in no path and is left for no delivery."),
    PRIVATE_ON_CALLER_ID("What the calling number alone has told about a customer is not read out."),
    NEEDS_WITHOUT_HEARING("A dialplan that looks at callers' needs thinks of those who cannot hear."),
    OPTION_NOT_SAID("What a menu offers can also be said, in every language, where it can be answered by voice."),
    SAID_WITHOUT_OPTION("What a menu's grammar understands is one of the menu's options."),
    NO_READ_BACK("A question that can be answered by voice reads back what it is not sure of: did-you-say or confirm."),
    SENSITIVE_ALOUD("A sensitive entry is not asked for by voice: whoever stands beside the caller hears it."),
    TIME_LIMIT("A question waits at least 3 seconds, and the first silence does not end the call.");

    private final String meaning;

    LintRule(String meaning) {
        this.meaning = meaning;
    }

    /** What hurts callers and breaks no call never stops a dialplan. */
    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
