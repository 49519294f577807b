package io.greenline.prompt;

import io.greenline.prompt.PromptPlan.Wanted;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what went wrong in a load. One cause behind many prompts becomes one problem that names them. Thread-safe. */
final class PromptProblems {
    private static final int NAMED = 5;

    private record Cause(Language language, String problem, String remedy) {}

    private final Set<PromptProblem> single = new LinkedHashSet<>();
    private final Map<Cause, Set<String>> promptsByCause = new LinkedHashMap<>();

    synchronized void add(PromptProblem problem) {
        single.add(problem);
    }

    /** Notes a prompt that cannot be had in its language or at its pace, and what callers hear instead. */
    synchronized void missing(
            PromptPlan.Text text, Map<Wanted, ClipMaker.Result> made, Map<Language, PromptLibrary.Paces> had) {
        Optional<PromptLibrary.Paces> own = Optional.ofNullable(had.get(text.language()));
        if (own.filter(paces -> paces.has(text.pace())).isPresent()) {
            return;
        }
        String instead = own.map(_ -> "callers hear it at another pace")
                .or(() -> had.keySet().stream()
                        .min(Comparator.comparing(Language::tag))
                        .map(other -> "callers hear it in " + other))
                .orElse("callers hear the hold signal");
        ClipMaker.Result.Failed why = why(text, made)
                .orElse(new ClipMaker.Result.Failed("it has no words", "give it a text in the dialplan"));
        Cause cause = new Cause(text.language(), why.problem() + "; " + instead, why.remedy());
        promptsByCause
                .computeIfAbsent(cause, _ -> new LinkedHashSet<>())
                .add(text.id().value());
    }

    synchronized List<PromptProblem> all() {
        List<PromptProblem> all = new ArrayList<>();
        promptsByCause.forEach((cause, prompts) ->
                all.add(new PromptProblem(names(prompts) + " in " + cause.language, cause.problem, cause.remedy)));
        all.addAll(single);
        return all;
    }

    private static Optional<ClipMaker.Result.Failed> why(PromptPlan.Text text, Map<Wanted, ClipMaker.Result> made) {
        for (PromptPlan.Piece piece : text.pieces()) {
            if (piece instanceof PromptPlan.Piece.Clip(Wanted wanted)
                    && made.get(wanted) instanceof ClipMaker.Result.Failed failed) {
                return Optional.of(failed);
            }
        }
        return Optional.empty();
    }

    private static String names(Set<String> prompts) {
        List<String> sorted = prompts.stream().sorted().toList();
        String first = String.join(", ", sorted.subList(0, Math.min(NAMED, sorted.size())));
        String more = sorted.size() > NAMED ? " and %d more".formatted(sorted.size() - NAMED) : "";
        return (sorted.size() == 1 ? "prompt " : "prompts ") + first + more;
    }
}
