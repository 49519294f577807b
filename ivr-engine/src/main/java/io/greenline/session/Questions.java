package io.greenline.session;

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

    static Move answered(Walk walk, Node.Menu menu, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Keys(Value entry) -> {
                walk.heardFromCaller();
                yield menu.options().stream()
                        .filter(option -> option.keys().equals(entry.shown()))
                        .findFirst()
                        .map(Questions::chosen)
                        .orElse(toOperator(menu.ways()));
            }
            case Outcome.NoInput _ -> silent(walk, menu, menu.question(), grammar(menu));
            case Outcome.NoMatch _ -> unmatched(walk, menu, menu.question(), grammar(menu));
            default -> throw new IllegalStateException("a menu cannot end in " + outcome);
        };
    }

    static Move answered(Walk walk, Node.Ask ask, Outcome outcome) {
        boolean confirming = walk.visit().entry().isPresent();
        KeyGrammar grammar = confirming ? confirmation() : grammar(ask);
        return switch (outcome) {
            case Outcome.Keys(Value entry) -> {
                walk.heardFromCaller();
                yield confirming ? confirmed(walk, ask, entry) : entered(walk, ask, entry);
            }
            case Outcome.NoInput _ -> silent(walk, ask, ask.question(), grammar);
            case Outcome.NoMatch _ -> unmatched(walk, ask, ask.question(), grammar);
            default -> throw new IllegalStateException("a question cannot end in " + outcome);
        };
    }

    private static Move entered(Walk walk, Node.Ask ask, Value entry) {
        if (!fits(ask, entry.shown())) {
            return toOperator(ask.ways());
        }
        walk.assign(ask.into(), entry);
        return ask.confirm()
                .map(prompt -> readBack(walk, ask, entry, prompt))
                .orElseGet(() -> new Move.Go(ask.next(), "entered"));
    }

    private static Move readBack(Walk walk, Node.Ask ask, Value entry, PromptId prompt) {
        walk.visit(walk.visit().confirming(entry));
        return collect(walk, List.of(walk.spoken(prompt)), confirmation(), ask.question());
    }

    private static Move confirmed(Walk walk, Node.Ask ask, Value answer) {
        return switch (answer.shown()) {
            case ACCEPT -> new Move.Go(ask.next(), "confirmed");
            case REFUSE -> {
                walk.visit(walk.visit().rejected());
                walk.assign(ask.into(), walk.blank(ask.into()));
                yield usedUp(walk, ask.question())
                        ? new Move.Go(ask.ways().failure(), "attempts used up")
                        : ask(walk, ask);
            }
            default -> toOperator(ask.ways());
        };
    }

    private static Move silent(Walk walk, Node node, Question question, KeyGrammar grammar) {
        walk.visit(walk.visit().silent());
        int count = walk.visit().noinputs();
        return handle(walk, node, question, grammar, pick(question.noinput(), count), "noinput " + count);
    }

    private static Move unmatched(Walk walk, Node node, Question question, KeyGrammar grammar) {
        walk.heardFromCaller();
        walk.visit(walk.visit().unmatched());
        int count = walk.visit().nomatches();
        return handle(walk, node, question, grammar, pick(question.nomatch(), count), "nomatch " + count);
    }

    private static Move handle(
            Walk walk, Node node, Question question, KeyGrammar grammar, Handler handler, String because) {
        if (handler instanceof Handler.GoTo(var target)) {
            return new Move.Go(target, because);
        }
        if (usedUp(walk, question)) {
            return new Move.Go(node.ways().failure(), because + ", attempts used up");
        }
        return switch (handler) {
            case Handler.Say(PromptId prompt, Handler.AskAgain askAgain) ->
                switch (askAgain) {
                    case YES -> again(walk, node, question, List.of(prompt), grammar);
                    case NO -> collect(walk, List.of(walk.spoken(prompt)), grammar, question);
                };
            case Handler.Reprompt _ -> again(walk, node, question, List.of(), grammar);
            case Handler.GoTo(var target) -> new Move.Go(target, because);
        };
    }

    /** Asks again: what is to be confirmed is read back again, the question itself otherwise. */
    private static Move again(Walk walk, Node node, Question question, List<PromptId> first, KeyGrammar grammar) {
        if (walk.visit().entry().isPresent()
                && node instanceof Node.Ask ask
                && ask.confirm().isPresent()) {
            List<Spoken> prompts = new ArrayList<>(walk.spoken(first));
            prompts.add(walk.spoken(ask.confirm().get()));
            return collect(walk, prompts, grammar, question);
        }
        return put(walk, question, first, grammar);
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
        return new Move.Do(new Action.Collect(prompts, grammar, question.input(), walk.takeTyped()));
    }

    private static boolean usedUp(Walk walk, Question question) {
        return walk.visit().wasted() >= question.input().attempts();
    }

    private static Handler pick(List<Handler> handlers, int count) {
        return handlers.isEmpty() ? new Handler.Reprompt() : handlers.get(Math.min(count, handlers.size()) - 1);
    }

    private static Move chosen(Option option) {
        return new Move.Go(option.next(), "key %s (%s)".formatted(option.keys(), option.value()));
    }

    private static Move toOperator(Ways ways) {
        return new Move.Go(ways.operator(), "key 0");
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

    private static KeyGrammar confirmation() {
        return withOperator(new ArrayList<>(List.of(new KeyRule.Exactly(ACCEPT), new KeyRule.Exactly(REFUSE))));
    }

    private static KeyGrammar withOperator(List<KeyRule> rules) {
        rules.add(new KeyRule.Exactly(OPERATOR));
        return new KeyGrammar(rules);
    }
}
