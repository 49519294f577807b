package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Served;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A dialplan that rehearsed calls run.
 *
 * @param atFirst what its variables hold before anything happens
 */
record Part(Dialplan plan, WordsPrompter prompter, Map<String, String> atFirst) {
    static Part of(Dialplan plan) {
        return new Part(
                plan,
                new WordsPrompter(plan),
                plan.main().variables().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                variable -> variable.getValue().journaled())));
    }

    Served served() {
        return new Served(plan, prompter);
    }

    LiveDialplans alone() {
        return LiveDialplans.only(plan, prompter);
    }
}
