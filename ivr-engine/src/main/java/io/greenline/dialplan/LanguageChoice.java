package io.greenline.dialplan;

import io.greenline.telephony.Language;

/** Which language to go on in. */
public sealed interface LanguageChoice {

    /** This one. */
    record Only(Language language) implements LanguageChoice {}

    /** The next one in the dialplan's list, the first after the last. */
    record Next() implements LanguageChoice {}
}
