package io.greenline.session;

import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Handler;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Option;
import io.greenline.dialplan.Question;
import io.greenline.dialplan.Value;
import io.greenline.dialplan.Ways;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.KeyRule;
import io.greenline.telephony.PromptId;
import java.util.ArrayList;
import java.util.List;

/** Menus and questions: asking, and what silence, wrong keys and answers lead to (VoiceXML 2.0 sections 2.2, 2.4, 5.2). */
final class Questions {
    /** The key that leads to a person from every node. */
    static final String OPERATOR = "0";

    private static final String ACCEPT = "1";
    private static final String REFUSE = "2";

    private Questions() {}

    static Move ask(Walk walk, Node.Menu menu) {
        return put(walk, menu.question(), List.of(), grammar(menu));
    }

    static Move ask(Walk walk, Node.Ask ask) {
        return put(walk, ask.question(), List.of(), grammar(ask));
    }

    static Move ask(Walk walk, Node.Survey survey) {
        return put(walk, survey.question(), List.of(), grammar(survey));
    }

    static Move answered(Walk walk, Node.Menu menu, Outcome.OfCollect outcome) {
        return switch (outcome) {
            case Outcome.Keys(Value entry) -> {
                walk.heardFromCaller();
                yield menu.options().stream()
                        .filter(option -> option.keys().equals(entry.shown()))
                        .findFirst()
                        .map(Questions::chosen)
                        .orElse(toOperator(menu.ways()));
            }
            case Outcome.NoInput _ -> silent(walk, Asked.of(menu, grammar(menu)));
            case Outcome.NoMatch _ -> unmatched(walk, Asked.of(menu, grammar(menu)));
        };
    }

    static Move answered(Walk walk, Node.Ask ask, Outcome.OfCollect outcome) {
        boolean confirming = walk.visit().entry().isPresent();
        KeyGrammar grammar = confirming ? confirmation() : grammar(ask);
        return switch (outcome) {
            case Outcome.Keys(Value entry) -> {
                walk.heardFromCaller();
                yield confirming ? confirmed(walk, ask, entry) : entered(walk, ask, entry);
            }
            case Outcome.NoInput _ -> silent(walk, Asked.of(ask, grammar));
            case Outcome.NoMatch _ -> unmatched(walk, Asked.of(ask, grammar));
        };
    }

    static Move answered(Walk walk, Node.Survey survey, Outcome.OfCollect outcome) {
        return switch (outcome) {
            case Outcome.Keys(Value entry) -> {
                walk.heardFromCaller();
                if (entry.shown().equals(OPERATOR)) {
                    yield toOperator(survey.ways());
                }
                walk.assign(survey.into(), entry);
                yield new Move.Go(survey.next(), "next", "answered");
            }
            case Outcome.NoInput _ -> silent(walk, Asked.of(survey, grammar(survey)));
            case Outcome.NoMatch _ -> unmatched(walk, Asked.of(survey, grammar(survey)));
        };
    }

    /**
     * A question that was put.
     *
     * @param giveUp where the call goes when the attempts are used up
     */
    private record Asked(Node node, Question question, KeyGrammar grammar, Move.Go giveUp) {
        static Asked of(Node.Menu menu, KeyGrammar grammar) {
            return new Asked(menu, menu.question(), grammar, failure(menu));
        }

        static Asked of(Node.Ask ask, KeyGrammar grammar) {
            return new Asked(ask, ask.question(), grammar, failure(ask));
        }

        /** Nobody has to answer a survey. */
        static Asked of(Node.Survey survey, KeyGrammar grammar) {
            return new Asked(survey, survey.question(), grammar, new Move.Go(survey.next(), "next", "not answered"));
        }

        private static Move.Go failure(Node node) {
            return new Move.Go(node.ways().failure(), Edge.FAILURE, "attempts used up");
        }
    }

    private static Move entered(Walk walk, Node.Ask ask, Value entry) {
        if (!fits(ask, entry.shown())) {
            return toOperator(ask.ways());
        }
        walk.assign(ask.into(), entry);
        return ask.confirm()
                .map(prompt -> readBack(walk, ask, entry, prompt))
                .orElseGet(() -> new Move.Go(ask.next(), "next", "entered"));
    }

    private static Move readBack(Walk walk, Node.Ask ask, Value entry, PromptId prompt) {
        walk.visit(walk.visit().confirming(entry));
        return collect(walk, List.of(walk.spoken(prompt)), confirmation(), ask.question());
    }

    private static Move confirmed(Walk walk, Node.Ask ask, Value answer) {
        return switch (answer.shown()) {
            case ACCEPT -> new Move.Go(ask.next(), "next", "confirmed");
            case REFUSE -> {
                walk.visit(walk.visit().rejected());
                walk.assign(ask.into(), walk.blank(ask.into()));
                yield usedUp(walk, ask.question())
                        ? new Move.Go(ask.ways().failure(), Edge.FAILURE, "attempts used up")
                        : ask(walk, ask);
            }
            default -> toOperator(ask.ways());
        };
    }

    private static Move silent(Walk walk, Asked asked) {
        walk.visit(walk.visit().silent());
        int count = walk.visit().noinputs();
        return handle(walk, asked, asked.question.noinput(), new Mishap("noinput", count));
    }

    private static Move unmatched(Walk walk, Asked asked) {
        walk.heardFromCaller();
        walk.visit(walk.visit().unmatched());
        int count = walk.visit().nomatches();
        return handle(walk, asked, asked.question.nomatch(), new Mishap("nomatch", count));
    }

    /** The nth silence, the nth wrong entry. */
    private record Mishap(String what, int count) {
        @Override
        public String toString() {
            return what + " " + count;
        }

        /** What the edge of the handler is called: the last handler stays. */
        String edge(List<Handler> handlers) {
            return what + " " + Math.min(count, handlers.size());
        }
    }

    private static Move handle(Walk walk, Asked asked, List<Handler> handlers, Mishap mishap) {
        Handler handler = pick(handlers, mishap.count);
        if (handler instanceof Handler.GoTo(var target)) {
            return new Move.Go(target, mishap.edge(handlers), mishap.toString());
        }
        if (usedUp(walk, asked.question)) {
            Move.Go way = asked.giveUp;
            return new Move.Go(way.to(), way.edge(), mishap + ", " + way.because());
        }
        return switch (handler) {
            case Handler.Say(PromptId prompt, Handler.AskAgain askAgain) ->
                switch (askAgain) {
                    case YES -> again(walk, asked, List.of(prompt));
                    case NO -> collect(walk, List.of(walk.spoken(prompt)), asked.grammar, asked.question);
                };
            case Handler.Reprompt _ -> again(walk, asked, List.of());
            case Handler.GoTo(var target) -> new Move.Go(target, mishap.edge(handlers), mishap.toString());
        };
    }

    /** Asks again: what is to be confirmed is read back again, the question itself otherwise. */
    private static Move again(Walk walk, Asked asked, List<PromptId> first) {
        if (walk.visit().entry().isPresent()
                && asked.node instanceof Node.Ask ask
                && ask.confirm().isPresent()) {
            List<Spoken> prompts = new ArrayList<>(walk.spoken(first));
            prompts.add(walk.spoken(ask.confirm().get()));
            return collect(walk, prompts, asked.grammar, asked.question);
        }
        return put(walk, asked.question, first, asked.grammar);
    }

    /** Puts the question, with the prompt of this asking: the nth prompt the nth time, the last one from then on. */
    private static Move put(Walk walk, Question question, List<PromptId> first, KeyGrammar grammar) {
        walk.visit(walk.visit().askedAgain());
        List<PromptId> tapered = question.prompts();
        PromptId prompt = tapered.get(Math.min(walk.visit().asked(), tapered.size()) - 1);
        List<Spoken> prompts = new ArrayList<>(walk.spoken(first));
        prompts.add(walk.spoken(prompt));
        return collect(walk, prompts, grammar, question);
    }

    private static Move collect(Walk walk, List<Spoken> prompts, KeyGrammar grammar, Question question) {
        return new Move.Do(new Action.Collect(prompts, grammar, walk.paced(question.input()), walk.takeTyped()));
    }

    private static boolean usedUp(Walk walk, Question question) {
        return walk.visit().wasted() >= walk.paced(question.input()).attempts();
    }

    private static Handler pick(List<Handler> handlers, int count) {
        return handlers.isEmpty() ? new Handler.Reprompt() : handlers.get(Math.min(count, handlers.size()) - 1);
    }

    private static Move chosen(Option option) {
        return new Move.Go(
                option.next(), "key " + option.keys(), "key %s (%s)".formatted(option.keys(), option.value()));
    }

    static Move toOperator(Ways ways) {
        return new Move.Go(ways.operator(), Edge.OPERATOR, "key 0");
    }

    private static boolean fits(Node.Ask ask, String entry) {
        return ask.among().isEmpty()
                ? entry.length() >= ask.min() && entry.length() <= ask.max()
                : ask.among().contains(entry);
    }

    private static KeyGrammar grammar(Node.Menu menu) {
        List<KeyRule> rules = new ArrayList<>();
        menu.options().forEach(option -> rules.add(new KeyRule.Exactly(option.keys())));
        return withOperator(rules);
    }

    private static KeyGrammar grammar(Node.Ask ask) {
        List<KeyRule> rules = new ArrayList<>();
        if (ask.among().isEmpty()) {
            rules.add(new KeyRule.Digits(ask.min(), ask.max()));
        } else {
            ask.among().forEach(entry -> rules.add(new KeyRule.Exactly(entry)));
        }
        return withOperator(rules);
    }

    private static KeyGrammar grammar(Node.Survey survey) {
        List<KeyRule> rules = new ArrayList<>();
        for (int mark = 1; mark <= survey.highest(); mark++) {
            rules.add(new KeyRule.Exactly(Integer.toString(mark)));
        }
        return withOperator(rules);
    }

    private static KeyGrammar confirmation() {
        return withOperator(new ArrayList<>(List.of(new KeyRule.Exactly(ACCEPT), new KeyRule.Exactly(REFUSE))));
    }

    private static KeyGrammar withOperator(List<KeyRule> rules) {
        rules.add(new KeyRule.Exactly(OPERATOR));
        return new KeyGrammar(rules);
    }
}
