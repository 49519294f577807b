package io.greenline.session;

import io.greenline.dialplan.Node;
import io.greenline.dialplan.Option;
import io.greenline.dialplan.Question;
import io.greenline.dialplan.Value;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.KeyRule;
import io.greenline.telephony.PromptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question that was put: what may be answered, and what an answer does. An entry is what an answer comes to, by whichever
 * way it was given: the keys of a menu's option, digits, a mark.
 */
sealed interface Asked {
    Node node();

    Question question();

    /** What may be entered. */
    KeyGrammar keys();

    /** The entry that keys make; empty where they ask for a person. */
    Optional<Value> byKeys(Value keys);

    /** The entry that a spoken answer makes; empty where there is no such answer here. */
    Optional<Value> byVoice(Value meaning);

    /** The prompt that reads every entry back; empty where entries are taken at once. */
    Optional<PromptId> readsBack();

    /** The variable that keeps an entry; empty where none is kept. */
    Optional<String> into();

    /** Keeps an entry, so that it can be read back. */
    default void keep(Walk walk, Value entry) {
        into().ifPresent(variable -> walk.assign(variable, entry));
    }

    /** Drops what was kept. */
    default void drop(Walk walk) {
        into().ifPresent(variable -> walk.assign(variable, walk.blank(variable)));
    }

    /** Where an entry leads. */
    Move.Go taken(Value entry, String because);

    /** Where the call goes when the attempts are used up. */
    Move.Go givenUp();

    /** The question of a node; empty where the node asks nothing. */
    static Asked of(Node.Menu menu) {
        return new OfMenu(menu);
    }

    static Asked of(Node.Ask ask) {
        return new OfAsk(ask);
    }

    static Asked of(Node.Survey survey) {
        return new OfSurvey(survey);
    }

    /** A choice; its entry is the keys of the option. */
    record OfMenu(Node.Menu node) implements Asked {
        @Override
        public Question question() {
            return node.question();
        }

        @Override
        public KeyGrammar keys() {
            List<KeyRule> rules = new ArrayList<>();
            node.options().forEach(option -> rules.add(new KeyRule.Exactly(option.keys())));
            return Questions.withOperator(rules);
        }

        @Override
        public Optional<Value> byKeys(Value keys) {
            return option(keys).map(_ -> keys);
        }

        @Override
        public Optional<Value> byVoice(Value meaning) {
            return node.options().stream()
                    .filter(option -> option.value().equals(meaning.shown()))
                    .findFirst()
                    .map(option -> new Value.Text(option.keys()));
        }

        @Override
        public Optional<PromptId> readsBack() {
            return Optional.empty();
        }

        @Override
        public Optional<String> into() {
            return Optional.empty();
        }

        @Override
        public Move.Go taken(Value entry, String because) {
            Option option = option(entry).orElseThrow();
            return new Move.Go(option.next(), "key " + option.keys(), "%s (%s)".formatted(because, option.value()));
        }

        @Override
        public Move.Go givenUp() {
            return Questions.failure(node);
        }

        private Optional<Option> option(Value keys) {
            return node.options().stream()
                    .filter(option -> option.keys().equals(keys.shown()))
                    .findFirst();
        }
    }

    /** Digits. */
    record OfAsk(Node.Ask node) implements Asked {
        @Override
        public Question question() {
            return node.question();
        }

        @Override
        public KeyGrammar keys() {
            List<KeyRule> rules = new ArrayList<>();
            if (node.among().isEmpty()) {
                rules.add(new KeyRule.Digits(node.min(), node.max()));
            } else {
                node.among().forEach(entry -> rules.add(new KeyRule.Exactly(entry)));
            }
            return Questions.withOperator(rules);
        }

        @Override
        public Optional<Value> byKeys(Value keys) {
            return Optional.of(keys).filter(entry -> fits(entry.shown()));
        }

        @Override
        public Optional<Value> byVoice(Value meaning) {
            Value digits = meaning instanceof Value.Secret ? meaning : new Value.Text(meaning.shown());
            return Optional.of(digits).filter(entry -> fits(entry.shown()));
        }

        private boolean fits(String entry) {
            return node.among().isEmpty()
                    ? entry.length() >= node.min()
                            && entry.length() <= node.max()
                            && entry.chars().allMatch(c -> c >= '0' && c <= '9')
                    : node.among().contains(entry);
        }

        @Override
        public Optional<PromptId> readsBack() {
            return node.confirm();
        }

        @Override
        public Optional<String> into() {
            return Optional.of(node.into());
        }

        @Override
        public Move.Go taken(Value entry, String because) {
            return new Move.Go(node.next(), "next", because);
        }

        @Override
        public Move.Go givenUp() {
            return Questions.failure(node);
        }
    }

    /** A mark. Nobody has to answer a survey. */
    record OfSurvey(Node.Survey node) implements Asked {
        @Override
        public Question question() {
            return node.question();
        }

        @Override
        public KeyGrammar keys() {
            List<KeyRule> rules = new ArrayList<>();
            for (int mark = 1; mark <= node.highest(); mark++) {
                rules.add(new KeyRule.Exactly(Integer.toString(mark)));
            }
            return Questions.withOperator(rules);
        }

        @Override
        public Optional<Value> byKeys(Value keys) {
            return Optional.of(keys).filter(entry -> !entry.shown().equals(Questions.OPERATOR));
        }

        @Override
        public Optional<Value> byVoice(Value meaning) {
            return Optional.<Value>of(new Value.Text(meaning.shown()))
                    .filter(mark -> mark.shown().matches("[1-9]") && Integer.parseInt(mark.shown()) <= node.highest());
        }

        @Override
        public Optional<PromptId> readsBack() {
            return Optional.empty();
        }

        @Override
        public Optional<String> into() {
            return Optional.of(node.into());
        }

        @Override
        public Move.Go taken(Value entry, String because) {
            return new Move.Go(node.next(), "next", "answered");
        }

        @Override
        public Move.Go givenUp() {
            return new Move.Go(node.next(), "next", "not answered");
        }
    }
}
