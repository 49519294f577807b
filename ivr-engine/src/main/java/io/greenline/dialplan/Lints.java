package io.greenline.dialplan;

import io.greenline.source.Findings;
import java.util.List;

/** Checks a dialplan without mistakes for what its callers will suffer from. */
final class Lints {
    /** One such check. */
    private interface Lint {
        void check(Dialplan plan, Graph graph, Findings findings);
    }

    private static final List<Lint> ALL = List.of(
            DeadEnds::check,
            IdleCircles::check,
            MenuOrder::check,
            KeyMeanings::check,
            LongPrompts::check,
            UnreadVariables::check,
            Secrets::check,
            PrivateData::check,
            Hearing::check,
            SpokenAnswers::check,
            TimeLimits::check);

    private Lints() {}

    static void check(Dialplan plan, Findings findings) {
        Graph graph = new Graph(plan);
        ALL.forEach(lint -> lint.check(plan, graph, findings));
    }
}
