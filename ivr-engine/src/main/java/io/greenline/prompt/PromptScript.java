package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.util.List;
import java.util.Map;

/**
 * What a prompt says.
 *
 * @param texts its pieces in each language that it has
 */
public record PromptScript(PromptId id, Map<Language, List<ScriptPiece>> texts) {
    public PromptScript {
        texts = Map.copyOf(texts);
    }
}
