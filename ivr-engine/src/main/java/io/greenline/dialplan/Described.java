package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.PromptId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parts of a dialplan in words, for comparing them. Whatever a new kind of node has is described without being named
 * here: places in the file are left out, and so is where an edge leads, as that is told of the edge.
 */
final class Described {
    /** Parts that need no names to be understood: the keys and the value of an option. */
    private static final int FEW_PARTS = 3;

    private Described() {}

    /** The properties of a node, by the name that people know them by: {@code ring-for}, {@code input timeout}. */
    static Map<String, String> properties(Node node) {
        Map<String, String> properties = new LinkedHashMap<>();
        collect("", (Record) node, properties);
        return properties;
    }

    private static void collect(String prefix, Record part, Map<String, String> into) {
        parts(part).forEach((name, value) -> {
            if (value instanceof Question || value instanceof Prompt) {
                collect(prefix, (Record) value, into);
            } else if (value instanceof InputRules rules) {
                collect(prefix + name + " ", rules, into);
            } else if (!(value instanceof Ways) && !(value instanceof Target) && !name.equals("id")) {
                into.put(prefix + name, words(value));
            }
        });
    }

    /** The components of a record by name; places in files left out. */
    static Map<String, Object> parts(Record part) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(part);
                if (!(value instanceof SourceSpan)) {
                    parts.put(hyphens(component.getName()), value);
                }
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException("a record shows its components", impossible);
            }
        }
        return parts;
    }

    /** A value as people would write it; empty for what is told elsewhere or is not there. */
    static String words(Object value) {
        return switch (value) {
            case Target _, SourceSpan _ -> "";
            case Expression expression -> expression.source();
            case Value known -> known.shown();
            case Optional<?> maybe -> maybe.map(Described::words).orElse("");
            case Duration time -> duration(time);
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Map<?, ?> map -> map(map);
            case Collection<?> many -> many.stream().map(Described::words).collect(Collectors.joining(", ", "[", "]"));
            case Handler.Say(PromptId prompt, Handler.AskAgain again) ->
                "play %s%s".formatted(prompt, again == Handler.AskAgain.YES ? " and ask again" : "");
            case Handler.GoTo _ -> "next";
            case PathTemplate path -> path.source();
            case Record part -> record(part);
            default -> value.toString();
        };
    }

    /** Where a node leads, by the words in which the dialplan says so: {@code next}, {@code key 3}, {@code operator}. */
    static Map<String, Target> edges(Node node) {
        Map<String, Target> edges = new LinkedHashMap<>();
        Edges.of(node).forEach(edge -> edges.put(edge.label(), edge.target()));
        edges.put(Edge.OPERATOR, node.ways().operator());
        edges.put(Edge.FAILURE, node.ways().failure());
        return edges;
    }

    /** A target as a dialplan names it. */
    static String target(Target target) {
        return switch (target) {
            case Target.Within(var node) -> node.value();
            case Target.InMain(var node) -> node.value();
            case Target.Return _ -> "return";
            case Target.HangUp _ -> "hangup";
        };
    }

    /** A prompt's text with its gaps, as it would stand in the file. */
    static String text(List<Prompt.Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Prompt.Piece piece : pieces) {
            String words = switch (piece) {
                case Prompt.Piece.Words(String said) -> said;
                case Prompt.Piece.Gap(Expression gap, var form) ->
                    "{%s, %s}".formatted(gap.source(), form.name().toLowerCase(Locale.ROOT));
            };
            boolean apart = !text.isEmpty() && isSpaced(text.charAt(text.length() - 1)) && isSpaced(words.charAt(0));
            text.append(apart ? " " : "").append(words);
        }
        return "\"" + text + "\"";
    }

    /** Whether a character is of a script that puts spaces between words; Chinese has none. */
    private static boolean isSpaced(char character) {
        return character < 0x2E80;
    }

    private static String map(Map<?, ?> map) {
        TreeMap<String, String> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(words(key), words(value)));
        return sorted.toString();
    }

    private static String record(Record part) {
        List<String> words = new ArrayList<>();
        Map<String, Object> parts = parts(part);
        if (parts.isEmpty()) {
            return hyphens(part.getClass().getSimpleName());
        }
        parts.forEach((name, value) -> {
            String shown = words(value);
            if (!shown.isEmpty()) {
                words.add(parts.size() > FEW_PARTS ? name + " " + shown : shown);
            }
        });
        return String.join(" ", words);
    }

    private static String duration(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private static String hyphens(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
