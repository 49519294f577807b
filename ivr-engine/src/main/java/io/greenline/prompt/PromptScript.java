package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import io.greenline.telephony.PromptId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a prompt says.
 *
 * @param texts its pieces in each language that it has
 * @param paces the paces at which it is wanted beside the normal one
 */
public record PromptScript(PromptId id, Map<Language, List<ScriptPiece>> texts, Set<Pace> paces) {
    public PromptScript {
        texts = Map.copyOf(texts);
        paces = Set.copyOf(paces);
    }

    /** Wanted at the normal pace only. */
    public PromptScript(PromptId id, Map<Language, List<ScriptPiece>> texts) {
        this(id, texts, Set.of());
    }

    boolean isWantedAt(Pace pace) {
        return pace == Pace.NORMAL || paces.contains(pace);
    }
}
