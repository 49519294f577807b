package io.greenline.app;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A YAML file as a tree that can be changed in random places and written again. */
sealed interface Tree {
    /** @param written with its quotes, if it has any */
    record Leaf(String written) implements Tree {}

    record Rows(List<Tree> items) implements Tree {}

    record Keys(List<Pair> pairs) implements Tree {}

    record Pair(String key, Tree value) {}

    /** Texts that readers of names, numbers, times, expressions and gaps trip over if anything does. */
    List<String> NASTY = List.of(
            "",
            "~",
            "null",
            "true",
            "no",
            "0",
            "-1",
            "1e999",
            "99999999999999999999",
            "5s",
            "0s",
            "9999h",
            "1.5",
            ".",
            "a.b.c",
            "a b",
            "hangup",
            "return",
            "\"\"",
            "\" \"",
            "\"{\"",
            "\"{}\"",
            "\"{a, money}\"",
            "\"{caller.age, date}\"",
            "\"{caller.needs, text}\"",
            "\"{{}}\"",
            "\"1 / 0\"",
            "\"caller.name + 1\"",
            "\"[1, 2].map(x, x * x)\"",
            "\"((((((((1))))))))\"",
            "\"\\u4e00\\ud83d\\ude00\"",
            "\"\\u202e\"",
            "\"/accounts/{account}/{\"",
            "\"/a/../b\"",
            "\"http://x\"",
            "\"2026-02-30\"",
            "\"24:00\"",
            "\"../x.yaml\"",
            "fragments/desk.yaml",
            "en-US",
            "xx-YY",
            "\"#\"",
            "\"*0\"");

    static Tree of(String yaml) {
        return of(YamlReader.read(new SourceText("f", yaml), new Findings()).orElseThrow());
    }

    private static Tree of(YamlValue value) {
        return switch (value) {
            case Scalar scalar -> new Leaf(scalar.isQuoted() ? quoted(scalar.text()) : scalar.text());
            case Items items -> new Rows(items.values().stream().map(Tree::of).toList());
            case Block block ->
                new Keys(block.entries().stream()
                        .map(entry ->
                                new Pair(of(entry.key()) instanceof Leaf leaf ? leaf.written : "", of(entry.value())))
                        .toList());
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** The whole tree as YAML, one key a line down to the third level. */
    default String yaml() {
        StringBuilder yaml = new StringBuilder();
        if (this instanceof Keys keys) {
            keys.pairs.forEach(pair -> block(pair, "", yaml));
        } else {
            yaml.append(flow()).append('\n');
        }
        return yaml.toString();
    }

    private static void block(Pair pair, String indentation, StringBuilder yaml) {
        yaml.append(indentation).append(pair.key).append(':');
        if (pair.value instanceof Keys keys && !keys.pairs.isEmpty() && indentation.length() < 4) {
            yaml.append('\n');
            keys.pairs.forEach(inner -> block(inner, indentation + "  ", yaml));
        } else {
            yaml.append(' ').append(pair.value.flow()).append('\n');
        }
    }

    private String flow() {
        return switch (this) {
            case Leaf(String written) ->
                written.matches(".*[,\\[\\]{}].*") && !written.startsWith("\"") ? quoted(written) : written;
            case Rows(List<Tree> items) ->
                "[" + String.join(", ", items.stream().map(Tree::flow).toList()) + "]";
            case Keys(List<Pair> pairs) ->
                "{"
                        + String.join(
                                ", ",
                                pairs.stream()
                                        .map(pair -> pair.key + ": " + pair.value.flow())
                                        .toList()) + "}";
        };
    }

    /** All trees in this one, itself first. */
    private Stream<Tree> all() {
        return Stream.concat(
                Stream.of(this),
                switch (this) {
                    case Leaf _ -> Stream.empty();
                    case Rows(List<Tree> items) -> items.stream().flatMap(Tree::all);
                    case Keys(List<Pair> pairs) -> pairs.stream().flatMap(pair -> pair.value.all());
                });
    }

    /** The tree with a change in one place. */
    default Tree mutated(Random random) {
        List<Tree> all = all().toList();
        int at = random.nextInt(all.size());
        return new Change(all, random, at).of(this);
    }

    /** Makes one change: counts the trees in the order of {@link #all} and changes the one that is wanted. */
    final class Change {
        private final List<Tree> all;
        private final Random random;
        private int left;

        private Change(List<Tree> all, Random random, int at) {
            this.all = all;
            this.random = random;
            this.left = at;
        }

        private Tree of(Tree tree) {
            if (left-- == 0) {
                return changed(tree);
            }
            return switch (tree) {
                case Leaf leaf -> leaf;
                case Rows(List<Tree> items) ->
                    new Rows(items.stream().map(this::of).toList());
                case Keys(List<Pair> pairs) ->
                    new Keys(pairs.stream()
                            .map(pair -> new Pair(pair.key, of(pair.value)))
                            .toList());
            };
        }

        private Tree changed(Tree tree) {
            return switch (random.nextInt(3)) {
                case 0 -> new Leaf(NASTY.get(random.nextInt(NASTY.size())));
                case 1 -> any();
                default ->
                    switch (tree) {
                        case Leaf leaf ->
                            random.nextBoolean() ? new Rows(List.of(leaf)) : new Keys(List.of(new Pair("x", leaf)));
                        case Rows(List<Tree> items) -> new Rows(edited(items, any()));
                        case Keys(List<Pair> pairs) -> new Keys(edited(pairs, new Pair(key(), any())));
                    };
            };
        }

        private Tree any() {
            return all.get(random.nextInt(all.size()));
        }

        private String key() {
            List<String> keys = all.stream()
                    .flatMap(tree -> tree instanceof Keys(List<Pair> pairs)
                            ? pairs.stream().map(Pair::key)
                            : Stream.of())
                    .toList();
            return keys.isEmpty() ? "x" : keys.get(random.nextInt(keys.size()));
        }

        /** One is taken away, stands twice, or a new one is there. */
        private <E> List<E> edited(List<E> list, E fresh) {
            List<E> edited = new ArrayList<>(list);
            int at = random.nextInt(list.size() + 1);
            if (at == list.size() || random.nextInt(3) == 0) {
                edited.add(at, fresh);
            } else if (random.nextBoolean()) {
                edited.remove(at);
            } else {
                edited.add(list.get(at));
            }
            return edited;
        }
    }
}
