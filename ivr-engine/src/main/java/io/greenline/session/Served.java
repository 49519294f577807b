package io.greenline.session;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.prompt.Prompter;

/**
 * A version of a dialplan, ready to take calls: a call keeps both parts from its beginning to its end. Immutable.
 *
 * @param prompter gives the prompts of this version a voice
 */
public record Served(Dialplan plan, Prompter prompter) {
    public DialplanVersion version() {
        return plan.id();
    }
}
