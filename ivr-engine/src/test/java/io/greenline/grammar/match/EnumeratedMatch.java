package io.greenline.grammar.match;

import io.greenline.grammar.srgs.Expansion;
import io.greenline.grammar.srgs.GrammarDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The meaning of SRGS by the book, and slowly: every way through a grammar for these words, in the order of the text, with its
 * value by literal tags. What the chart parser is compared with.
 */
final class EnumeratedMatch {
    private static final String NONE = "(none)";

    private final Map<String, Expansion> rules;
    private final String root;
    private final List<String> words;

    /** One way: where it ends, the values of tags and rules so far, and what it costs. */
    record Way(int end, String tag, String referred, List<String> text, int garbage, double share) {
        Way plus(Way next) {
            List<String> both = new ArrayList<>(text);
            both.addAll(next.text);
            return new Way(
                    next.end,
                    next.tag.equals(NONE) ? tag : next.tag,
                    next.referred.equals(NONE) ? referred : next.referred,
                    both,
                    garbage + next.garbage,
                    share * next.share);
        }

        Way times(double factor) {
            return new Way(end, tag, referred, text, garbage, share * factor);
        }
    }

    EnumeratedMatch(GrammarDocument document, List<String> words) {
        this.rules = document.rules().stream()
                .collect(Collectors.toMap(GrammarDocument.Rule::name, GrammarDocument.Rule::expansion));
        this.root = document.root().orElseThrow();
        this.words = words;
    }

    /** Every way that takes all words. */
    List<Way> all() {
        return rule(root, 0).stream().filter(way -> way.end == words.size()).toList();
    }

    /** Different values, the best way of each: less garbage, then the likelier. */
    Map<String, Double> scores() {
        return all().stream()
                .collect(Collectors.toMap(
                        EnumeratedMatch::value, way -> Math.scalb((1 + way.share) / 2, -way.garbage), Math::max));
    }

    static String value(Way way) {
        if (!way.tag.equals(NONE)) {
            return way.tag;
        }
        return way.referred.equals(NONE) ? String.join(" ", way.text) : way.referred;
    }

    private List<Way> rule(String name, int at) {
        return ways(rules.get(name), at);
    }

    private List<Way> ways(Expansion expansion, int at) {
        return switch (expansion) {
            case Expansion.Token token -> token(token.text(), at);
            case Expansion.RuleReference reference -> {
                List<Way> ways = new ArrayList<>();
                for (Way way : rule(reference.rule().orElseThrow(), at)) {
                    ways.add(new Way(way.end, NONE, value(way), way.text, way.garbage, way.share));
                }
                yield ways;
            }
            case Expansion.Special special ->
                switch (special.kind()) {
                    case NULL -> List.of(nothing(at));
                    case VOID -> List.of();
                    case GARBAGE -> garbage(at);
                };
            case Expansion.Sequence sequence -> {
                List<Way> ways = List.of(nothing(at));
                for (Expansion part : sequence.parts()) {
                    ways = then(ways, part);
                }
                yield ways;
            }
            case Expansion.OneOf choice -> {
                double heaviest = choice.alternatives().stream()
                        .mapToDouble(Expansion.Alternative::weight)
                        .max()
                        .orElseThrow();
                List<Way> ways = new ArrayList<>();
                for (Expansion.Alternative one : choice.alternatives()) {
                    ways(one.part(), at).forEach(way -> ways.add(way.times(one.weight() / heaviest)));
                }
                yield ways;
            }
            case Expansion.Repeat repeat -> repeated(repeat, at);
            case Expansion.Tag tag -> List.of(new Way(at, tag.text(), NONE, List.of(), 0, 1));
        };
    }

    private List<Way> repeated(Expansion.Repeat repeat, int at) {
        List<Way> all = new ArrayList<>();
        List<Way> ways = List.of(nothing(at));
        int most = repeat.most().orElse(words.size() + repeat.least());
        double again = repeat.probability().orElse(1);
        double enough = repeat.probability().isPresent() ? 1 - again : 1;
        for (int round = 0; round <= most; round++) {
            if (round >= repeat.least()) {
                boolean last = repeat.most().isPresent() && round == most;
                ways.forEach(way -> all.add(last ? way : way.times(enough)));
            }
            List<Way> longer = then(ways, repeat.part());
            ways = round < repeat.least()
                    ? longer
                    : longer.stream().map(way -> way.times(again)).toList();
        }
        return all;
    }

    private List<Way> then(List<Way> ways, Expansion part) {
        List<Way> longer = new ArrayList<>();
        for (Way way : ways) {
            ways(part, way.end).forEach(next -> longer.add(way.plus(next)));
        }
        return longer;
    }

    private List<Way> token(String text, int at) {
        List<String> wanted = List.of(text.split(" "));
        int end = at + wanted.size();
        return end <= words.size() && words.subList(at, end).equals(wanted)
                ? List.of(new Way(end, NONE, NONE, List.of(text), 0, 1))
                : List.of();
    }

    private List<Way> garbage(int at) {
        List<Way> ways = new ArrayList<>();
        for (int end = at; end <= words.size(); end++) {
            ways.add(new Way(end, NONE, NONE, words.subList(at, end), end - at, 1));
        }
        return ways;
    }

    private static Way nothing(int at) {
        return new Way(at, NONE, NONE, List.of(), 0, 1);
    }
}
