package io.greenline.app.notices;

import io.greenline.caller.KnownDialplans;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.source.Severity;
import io.greenline.telephony.Language;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What notices are held against of dialplans: their names and languages. */
public final class DialplansAtHand {
    private DialplansAtHand() {}

    /** Of what was found in files; a faulty one among them is reason enough to hold nothing against any. */
    public static KnownDialplans of(DialplanFiles.Found found) {
        return found.diagnostics().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
                ? KnownDialplans.NONE_AT_HAND
                : of(found.dialplans().values());
    }

    /** Of these dialplans; of two with one name, the languages of both. */
    public static KnownDialplans of(Collection<Dialplan> dialplans) {
        return new KnownDialplans(dialplans.stream()
                .collect(Collectors.toMap(
                        Dialplan::name, plan -> Set.copyOf(plan.languages()), DialplansAtHand::joined)));
    }

    private static Set<Language> joined(Set<Language> one, Set<Language> other) {
        Set<Language> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
