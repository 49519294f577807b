package io.greenline.picture;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Prompt;
import io.greenline.telephony.PromptId;
import java.util.List;
import java.util.stream.Collectors;

/** What a prompt says in the dialplan's first language, its gaps as the administrator wrote them. */
final class PromptWords {
    private PromptWords() {}

    static String of(Dialplan plan, PromptId id) {
        Prompt prompt = plan.prompts().get(id);
        List<Prompt.Piece> pieces = prompt == null
                ? List.of()
                : prompt.texts().getOrDefault(plan.languages().getFirst(), List.of());
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Prompt.Piece.Words(String text) -> text;
                    case Prompt.Piece.Gap gap -> "{" + gap.value().source() + "}";
                })
                .collect(Collectors.joining());
    }
}
