package io.greenline.caller;

import io.greenline.telephony.Language;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * An announcement that stands for a time.
 *
 * @param id as the administrator calls it
 * @param to whom it is for
 * @param term when
 * @param urgency among others that stand for the same caller
 * @param content what it says
 */
public record Notice(NoticeId id, Recipients to, Term term, Urgency urgency, Content content) {
    public Notice {
        if (content instanceof Outage && to.areas().isEmpty()) {
            throw new IllegalArgumentException("outage '%s' has no area: everyone would hear it".formatted(id));
        }
    }

    /** What a notice says. */
    public sealed interface Content {}

    /** Words of the administrator's own. */
    public record Announcement(Map<Language, String> text) implements Content {
        public Announcement {
            text = Map.copyOf(text);
        }
    }

    /**
     * A failure of supply, to be told in the engine's words.
     *
     * @param place how the areas are called aloud
     * @param cause why, as what stands after "because of"
     * @param expected when supply is expected back
     * @param own whole texts that replace the engine's words in some languages
     */
    public record Outage(
            Map<Language, String> place, Map<Language, String> cause, Expected expected, Map<Language, String> own)
            implements Content {
        public Outage {
            place = Map.copyOf(place);
            cause = Map.copyOf(cause);
            own = Map.copyOf(own);
        }
    }

    /** When supply is expected back. */
    public sealed interface Expected {
        /** At a time that is known. */
        record At(ZonedDateTime time) implements Expected {}

        /** As far as it can be told: "tomorrow morning". */
        record InWords(Map<Language, String> words) implements Expected {
            public InWords {
                words = Map.copyOf(words);
            }
        }
    }
}
