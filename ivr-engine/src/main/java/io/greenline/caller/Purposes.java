package io.greenline.caller;

import io.greenline.source.NearestWord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a household can agree to. A word beside these is a slip: it would take away, unseen, what the household agreed to. */
public final class Purposes {
    /** Those that there are, in the order in which they are told. */
    public static final List<String> KNOWN = List.of(RegisterEntry.Consent.ROUTING, "field-visits");

    /** What is wrong where a word is none of them; repeats nothing of what was written. */
    public static final String UNKNOWN =
            "there is a purpose that nobody knows (known are %s)".formatted(String.join(", ", KNOWN));

    private Purposes() {}

    /** What to do about the first word that is no purpose; empty where all are known. */
    public static Optional<String> remedy(Collection<String> words) {
        return words.stream()
                .filter(word -> !KNOWN.contains(word))
                .findFirst()
                .map(word -> NearestWord.remedy(
                        word,
                        KNOWN,
                        "write what the household has agreed to; without routing no call is treated by the entry"));
    }
}
