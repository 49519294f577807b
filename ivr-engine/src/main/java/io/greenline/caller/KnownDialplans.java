package io.greenline.caller;

import io.greenline.telephony.Language;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The dialplans at hand, for which notices can be.
 *
 * @param languages of each, by its name; none at all where no dialplan is at hand, and then nothing is held against them
 */
public record KnownDialplans(Map<String, Set<Language>> languages) {
    /** Where no dialplan is at hand. */
    public static final KnownDialplans NONE_AT_HAND = new KnownDialplans(Map.of());

    public KnownDialplans {
        languages = languages.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
    }

    /** Every language in which some of these dialplans' callers may hear a notice; those of all for none. */
    Set<Language> of(Set<String> dialplans) {
        Set<Language> wanted = new LinkedHashSet<>();
        languages.forEach((name, spoken) -> {
            if (dialplans.isEmpty() || dialplans.contains(name)) {
                wanted.addAll(spoken);
            }
        });
        return wanted;
    }
}
