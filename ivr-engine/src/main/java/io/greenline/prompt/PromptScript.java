package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.util.List;
import java.util.Map;

/**
 * The text of a prompt in its languages.
 *
 * @param texts the pieces in each language
 */
public record PromptScript(PromptId id, Map<Language, List<Piece>> texts) {
    public PromptScript {
        texts = Map.copyOf(texts);
    }

    /** A piece of the text. */
    public sealed interface Piece {
        /** The same on every call. */
        record Words(String text) implements Piece {}

        /** Filled by a {@link Fill}. */
        record Gap(SpokenForm form) implements Piece {}
    }
}
