package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.util.List;
import java.util.Map;

/**
 * Something the dialplan can say.
 *
 * @param texts its pieces in each language of the dialplan
 * @param places where each language's text stands
 */
public record Prompt(PromptId id, SourceSpan at, Map<Language, List<Piece>> texts, Map<Language, SourceSpan> places) {
    /** How the names of notices' prompts begin. */
    public static final String NOTICE = "notice-";

    public Prompt {
        texts = Map.copyOf(texts);
        places = Map.copyOf(places);
    }

    /** A piece of a prompt's text. */
    public sealed interface Piece {
        /** Words that are the same on every call. */
        record Words(String text) implements Piece {}

        /** A gap: {@code {bill.balance, money}}. */
        record Gap(Expression value, SpokenForm form) implements Piece {}
    }
}
