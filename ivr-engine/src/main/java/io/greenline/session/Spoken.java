package io.greenline.session;

import io.greenline.dialplan.Value;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.util.List;

/**
 * A prompt with the values that fill its gaps.
 *
 * @param prompt which
 * @param language in which language
 * @param fills in the order of the text
 */
public record Spoken(PromptId prompt, Language language, List<Gap> fills) {
    public Spoken {
        fills = List.copyOf(fills);
    }

    /** A value and how to speak it. */
    public record Gap(SpokenForm form, Value value) {}
}
