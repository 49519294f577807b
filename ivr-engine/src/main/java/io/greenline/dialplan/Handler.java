package io.greenline.dialplan;

import io.greenline.telephony.PromptId;

/** What to do when the caller said nothing or something that does not fit. */
public sealed interface Handler {

    /** Says a prompt and listens again. */
    record Say(PromptId prompt, AskAgain askAgain) implements Handler {}

    /** Asks the question again, as the standard's own handlers do. */
    record Reprompt() implements Handler {}

    /** Goes elsewhere. */
    record GoTo(Target target) implements Handler {}

    /** Whether the question itself is repeated after a handler's prompt (VoiceXML 2.0 {@code reprompt}). */
    enum AskAgain {
        YES,
        NO
    }
}
