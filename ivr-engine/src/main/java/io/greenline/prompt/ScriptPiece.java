package io.greenline.prompt;

import io.greenline.telephony.SpokenForm;

/** A piece of a prompt's text. */
public sealed interface ScriptPiece {
    /** Words that are the same on every call. */
    record Words(String text) implements ScriptPiece {}

    /** A place for a value. */
    record Gap(SpokenForm form) implements ScriptPiece {}
}
