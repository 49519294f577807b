package io.greenline.session;

import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Grammars;
import io.greenline.dialplan.Handler;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Question;
import io.greenline.dialplan.SpeechRules;
import io.greenline.dialplan.SpokenAnswer;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
import io.greenline.dialplan.Ways;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.KeyRule;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Pace;
import io.greenline.telephony.PromptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Menus and questions: asking, reading back, and what silence, wrong answers and answers lead to (VoiceXML 2.0 sections 2.2, 2.4,
 * 5.2). Keys and speech lead to the same places.
 */
final class Questions {
    /** The key that leads to a person from every node. */
    static final String OPERATOR = "0";

    private static final String ACCEPT = "1";
    private static final String REFUSE = "2";

    private Questions() {}

    static Move ask(Walk walk, Asked asked) {
        walk.asking();
        return put(walk, asked, List.of());
    }

    static Move answered(Walk walk, Asked asked, Outcome.OfCollect outcome) {
        return switch (outcome) {
            case Outcome.Keys(Value keys) -> {
                walk.heardFromCaller();
                yield entry(walk)
                        .map(entry -> confirmed(walk, asked, entry, keys))
                        .orElseGet(() -> entered(walk, asked, keys));
            }
            case Outcome.Said said -> {
                if (entry(walk).isEmpty()) {
                    // What is being read back is spoken again when the reply to it was not understood.
                    walk.visit(walk.visit().hearing(said.heard()));
                }
                yield said(walk, asked, said.answers());
            }
            case Outcome.NoInput _ -> silent(walk, asked);
            case Outcome.NoMatch _ -> unmatched(walk, asked);
            case Outcome.SaidTooMuch _ -> unmatched(walk, asked);
        };
    }

    static Move.Go failure(Node node) {
        return new Move.Go(node.ways().failure(), Edge.FAILURE, "attempts used up");
    }

    static Move toOperator(Ways ways) {
        return new Move.Go(ways.operator(), Edge.OPERATOR, "key 0");
    }

    static KeyGrammar withOperator(List<KeyRule> rules) {
        List<KeyRule> all = new ArrayList<>(rules);
        all.add(new KeyRule.Exactly(OPERATOR));
        return new KeyGrammar(all);
    }

    private static Optional<Value> entry(Walk walk) {
        return walk.visit().entry();
    }

    private static Move entered(Walk walk, Asked asked, Value keys) {
        Optional<Value> entry = asked.byKeys(keys);
        if (entry.isEmpty()) {
            return toOperator(asked.node().ways());
        }
        asked.keep(walk, entry.get());
        return asked.readsBack()
                .map(prompt -> readBack(walk, asked, entry.get(), prompt))
                .orElseGet(() -> asked.taken(entry.get(), byKeys(asked, keys)));
    }

    private static String byKeys(Asked asked, Value keys) {
        return switch (asked) {
            case Asked.OfMenu _ -> "key " + keys.shown();
            case Asked.OfAsk _, Asked.OfSurvey _ -> "entered";
        };
    }

    private static Move confirmed(Walk walk, Asked asked, Value entry, Value answer) {
        return switch (answer.shown()) {
            case ACCEPT -> asked.taken(entry, "confirmed");
            case REFUSE -> refused(walk, asked);
            default -> toOperator(asked.node().ways());
        };
    }

    private static Move refused(Walk walk, Asked asked) {
        walk.visit(walk.visit().rejected());
        asked.drop(walk);
        return usedUp(walk, asked.question()) ? asked.givenUp() : put(walk, asked, List.of());
    }

    private static Move said(Walk walk, Asked asked, List<SaidAnswer> answers) {
        SpeechRules.Confidence confidence =
                walk.paced(asked.question().input()).speech().confidence();
        Understanding understood = Understanding.of(answers, asked, confidence, walk.visit());
        if (!(understood instanceof Understanding.Nothing)) {
            walk.heardFromCaller();
        }
        return switch (understood) {
            case Understanding.Nothing _ -> unmatched(walk, asked);
            case Understanding.Command(Understanding.Universal command) -> commanded(walk, asked, command);
            case Understanding.Entry answer -> answered(walk, asked, answer);
            case Understanding.Verdict(boolean right) -> verdict(walk, asked, right);
            case Understanding.Correction(String wrong, String right) ->
                entry(walk)
                        .flatMap(entry -> corrected(asked, entry, wrong, right))
                        .map(entry -> taken(walk, asked, entry, "corrected"))
                        .orElseGet(() -> unmatched(walk, asked));
        };
    }

    /** An answer is read back once: where the dialplan wants it, or where it is not sure. Never twice in a row. */
    private static Move answered(Walk walk, Asked asked, Understanding.Entry answer) {
        String because = "said, confidence %.2f".formatted(answer.answer().confidence());
        boolean insteadOfYesOrNo = entry(walk).isPresent();
        return switch (answer.sure()) {
            case ENOUGH -> {
                Optional<PromptId> readsBack = insteadOfYesOrNo ? Optional.empty() : asked.readsBack();
                understood(walk, asked, answer);
                yield readsBack
                        .map(prompt -> readBack(walk, asked, answer.entry(), prompt))
                        .orElseGet(() -> asked.taken(answer.entry(), because));
            }
            case TO_CONFIRM -> {
                Optional<PromptId> prompt = insteadOfYesOrNo ? Optional.empty() : didYouSay(asked);
                if (prompt.isEmpty()) {
                    yield unmatched(walk, asked);
                }
                understood(walk, asked, answer);
                yield readBack(walk, asked, answer.entry(), prompt.get());
            }
        };
    }

    private static void understood(Walk walk, Asked asked, Understanding.Entry answer) {
        walk.visit(walk.visit().hearing(answer.answer().words()));
        asked.keep(walk, answer.entry());
    }

    private static Move taken(Walk walk, Asked asked, Value entry, String because) {
        asked.keep(walk, entry);
        return asked.taken(entry, because);
    }

    private static Move verdict(Walk walk, Asked asked, boolean right) {
        Optional<Value> entry = entry(walk);
        if (entry.isEmpty()) {
            return unmatched(walk, asked);
        }
        return right ? asked.taken(entry.get(), "confirmed") : refused(walk, asked);
    }

    /** "No, three, not four": in the one place where there is a four. */
    private static Optional<Value> corrected(Asked asked, Value entry, String wrong, String right) {
        String said = entry.shown();
        int place = said.indexOf(wrong);
        if (wrong.isEmpty() || place < 0 || place != said.lastIndexOf(wrong)) {
            return Optional.empty();
        }
        String mended = said.substring(0, place) + right + said.substring(place + wrong.length());
        Value value = entry instanceof Value.Secret ? new Value.Secret(mended) : new Value.Text(mended);
        return asked.byVoice(value);
    }

    private static Move commanded(Walk walk, Asked asked, Understanding.Universal command) {
        return switch (command) {
            case OPERATOR -> new Move.Go(asked.node().ways().operator(), Edge.OPERATOR, "said");
            case REPEAT, HELP -> again(walk, asked, List.of());
            case SLOWER -> {
                walk.pace(Pace.SLOW);
                yield again(walk, asked, List.of());
            }
            case FASTER -> {
                walk.pace(Pace.NORMAL);
                yield again(walk, asked, List.of());
            }
            case BACK -> back(walk, asked);
            case MAIN_MENU ->
                walk.firstQuestion()
                        .<Move>map(node -> new Move.Go(new Target.InMain(node), command.word(), "said"))
                        .orElseGet(() -> again(walk, asked, List.of()));
        };
    }

    /** What is being confirmed is dropped; else the question before this one is asked again, or this one where there is none. */
    private static Move back(Walk walk, Asked asked) {
        if (entry(walk).isPresent()) {
            return refused(walk, asked);
        }
        Optional<NodeId> before = walk.goBack();
        return before.<Move>map(
                        node -> new Move.Go(new Target.Within(node), Understanding.Universal.BACK.word(), "said"))
                .orElseGet(() -> again(walk, asked, List.of()));
    }

    private static Move silent(Walk walk, Asked asked) {
        walk.visit(walk.visit().silent());
        int count = walk.visit().noinputs();
        return handle(walk, asked, asked.question().noinput(), new Mishap("noinput", count));
    }

    private static Move unmatched(Walk walk, Asked asked) {
        walk.heardFromCaller();
        walk.visit(walk.visit().unmatched());
        int count = walk.visit().nomatches();
        return handle(walk, asked, asked.question().nomatch(), new Mishap("nomatch", count));
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
        if (usedUp(walk, asked.question())) {
            Move.Go way = asked.givenUp();
            return new Move.Go(way.to(), way.edge(), mishap + ", " + way.because());
        }
        return switch (handler) {
            case Handler.Say(PromptId prompt, Handler.AskAgain askAgain) ->
                switch (askAgain) {
                    case YES -> again(walk, asked, List.of(prompt));
                    case NO -> listen(walk, asked, List.of(walk.spoken(prompt)), List.of());
                };
            case Handler.Reprompt _ -> again(walk, asked, List.of());
            case Handler.GoTo(var target) -> new Move.Go(target, mishap.edge(handlers), mishap.toString());
        };
    }

    /** Asks again: what is to be confirmed is read back again, the question itself otherwise. */
    private static Move again(Walk walk, Asked asked, List<PromptId> first) {
        Optional<PromptId> readBack = entry(walk).flatMap(_ -> asked.readsBack().or(() -> didYouSay(asked)));
        if (readBack.isEmpty()) {
            return put(walk, asked, first);
        }
        List<Spoken> prompts = new ArrayList<>(walk.spoken(first));
        prompts.add(walk.spoken(readBack.get()));
        return listen(walk, asked, prompts, List.of());
    }

    /** Puts the question, with the prompt of this asking: the nth prompt the nth time, the last one from then on. */
    private static Move put(Walk walk, Asked asked, List<PromptId> first) {
        walk.visit(walk.visit().askedAgain());
        List<PromptId> byKeys =
                asked.question().spoken().map(SpokenAnswer::byKeys).orElse(List.of());
        return listen(
                walk,
                asked,
                withQuestion(walk, first, asked.question().prompts()),
                byKeys.isEmpty() ? List.of() : withQuestion(walk, first, byKeys));
    }

    private static List<Spoken> withQuestion(Walk walk, List<PromptId> first, List<PromptId> tapered) {
        PromptId prompt = tapered.get(Math.min(walk.visit().asked(), tapered.size()) - 1);
        List<Spoken> prompts = new ArrayList<>(walk.spoken(first));
        prompts.add(walk.spoken(prompt));
        return prompts;
    }

    private static Move readBack(Walk walk, Asked asked, Value entry, PromptId prompt) {
        walk.visit(walk.visit().confirming(entry));
        return listen(walk, asked, List.of(walk.spoken(prompt)), List.of());
    }

    /**
     * Says something and listens for what can be answered now.
     *
     * @param byKeys what is said instead where nobody listens; empty where it is the same
     */
    private static Move listen(Walk walk, Asked asked, List<Spoken> prompts, List<Spoken> byKeys) {
        InputRules input = walk.paced(asked.question().input());
        List<GrammarName> grammars = grammars(walk, asked);
        boolean keysAlone = grammars.isEmpty() || input.speech().mode() == SpeechRules.Mode.DTMF;
        Optional<Action.Collect.Hear> hear =
                keysAlone ? Optional.empty() : Optional.of(new Action.Collect.Hear(walk.language(), grammars, byKeys));
        List<Spoken> said = keysAlone && !byKeys.isEmpty() ? byKeys : prompts;
        KeyGrammar keys = entry(walk).isPresent() ? confirmation() : asked.keys();
        return new Move.Do(new Action.Collect(said, keys, input, hear, walk.takeTyped()));
    }

    /** What may be said now: yes, no or something better to what was read back; an answer; what can be said everywhere. */
    private static List<GrammarName> grammars(Walk walk, Asked asked) {
        List<GrammarName> grammars = new ArrayList<>();
        asked.question().spoken().ifPresent(spoken -> {
            if (entry(walk).isPresent()) {
                grammars.add(Grammars.YES_NO);
                grammars.add(Grammars.CORRECTION);
            }
            if (!grammars.contains(spoken.grammar())) {
                grammars.add(spoken.grammar());
            }
            grammars.add(Grammars.UNIVERSALS);
        });
        grammars.removeIf(
                name -> walk.plan().grammars().find(name, walk.language()).isEmpty());
        return grammars;
    }

    private static Optional<PromptId> didYouSay(Asked asked) {
        return asked.question().spoken().flatMap(spoken -> asked.readsBack().or(spoken::didYouSay));
    }

    private static boolean usedUp(Walk walk, Question question) {
        return walk.visit().wasted() >= walk.paced(question.input()).attempts();
    }

    private static Handler pick(List<Handler> handlers, int count) {
        return handlers.isEmpty() ? new Handler.Reprompt() : handlers.get(Math.min(count, handlers.size()) - 1);
    }

    private static KeyGrammar confirmation() {
        return withOperator(List.of(new KeyRule.Exactly(ACCEPT), new KeyRule.Exactly(REFUSE)));
    }
}
