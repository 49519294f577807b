package io.greenline.schema;

import io.greenline.schema.Shape.AnyKind;
import io.greenline.schema.Shape.Block;
import io.greenline.schema.Shape.Either;
import io.greenline.schema.Shape.Flag;
import io.greenline.schema.Shape.Form;
import io.greenline.schema.Shape.Fraction;
import io.greenline.schema.Shape.Items;
import io.greenline.schema.Shape.Keyed;
import io.greenline.schema.Shape.Keys;
import io.greenline.schema.Shape.Named;
import io.greenline.schema.Shape.Scalar;
import io.greenline.schema.Shape.Time;
import io.greenline.schema.Shape.Unknown;
import io.greenline.schema.Shape.Whole;
import io.greenline.schema.Shape.Word;
import io.greenline.telephony.HangupCause;
import io.greenline.yaml.KeyTable;
import io.greenline.yaml.TableSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the words of the key tables mean. The tables say what a key takes in a few set phrases, the same in the reference and in
 * the remedies of findings: {@code 1 to 20}, {@code 100ms to 2m}, {@code none or dtmf}, {@code a block: name and node}.
 */
final class Vocabulary {
    private static final Pattern WHOLES = Pattern.compile("(\\d+) to (\\d+)");
    private static final Pattern TIMES = Pattern.compile("(?:\\d+(?:h|m|s|ms))+ to (?:\\d+(?:h|m|s|ms))+");
    private static final Pattern WORDS = Pattern.compile("(?:[a-z-]+, )*[a-z-]+ or [a-z-]+");
    private static final Pattern NAMED = Pattern.compile("a block: [a-z]+ and (.+)");

    private static final String NAME = "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$";
    private static final Shape TAG = new Form("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
    private static final Shape VARIABLE = new Form("^[a-z][a-z0-9_]{0,63}$");

    private final TableSet tables;
    private final Map<String, Shape> phrases = new HashMap<>();

    Vocabulary(TableSet tables) {
        this.tables = tables;
        Shape scalar = new Scalar();
        Shape name = new Form(NAME);
        Shape texts = new Either(List.of(scalar, new Items(scalar)));
        Stream.of("a name", "a target", "a node", "a prompt", "an endpoint", "a backend", "a queue", "a grammar")
                .forEach(phrase -> phrases.put(phrase, name));
        Stream.of(
                        "a text",
                        "an expression",
                        "a word",
                        "a number",
                        "a telephone number",
                        "keys",
                        "a JSON pointer",
                        "a date",
                        "a year",
                        "two joined by -",
                        "an IANA name")
                .forEach(phrase -> phrases.put(phrase, scalar));
        Stream.of("a path", "a zone").forEach(phrase -> phrases.put(phrase, scalar));
        Stream.of("customer", "none", "nothing", "next", "unknown", "always", "fails", "by-class")
                .forEach(word -> phrases.put(word, new Word(List.of(word))));
        phrases.put("true", new Flag());
        phrases.put("true or false", new Flag());
        phrases.put("a variable", VARIABLE);
        phrases.put("a tag", scalar);
        phrases.put("a tag, or next", TAG);
        phrases.put("an ISO 4217 code", new Form("^[A-Z]{3}$"));
        phrases.put("a cause of Q.850", new Word(causes()));
        phrases.put("a fraction from 0 to 1", new Fraction());
        phrases.put("a key", new Keys("^[0-9*#]$", 9));
        phrases.put("1 to 4 keys of 1-9 * #", new Keys("^[1-9*#][0-9*#]{0,3}$", 9999));
        phrases.put("a list", texts);
        phrases.put("a list of tags", new Items(TAG));
        phrases.put("a list of digits", new Items(new Keys("^[0-9]{1,64}$", Long.MAX_VALUE)));
        phrases.put("a list of paths", new Items(new Form("^[^/\\\\:.][^/\\\\:]*(/[^/\\\\:.][^/\\\\:]*)*\\.yaml$")));
        phrases.put("a block of texts by language", new Named(scalar));
        phrases.put("texts by language", new Named(text(texts)));
        phrases.put("expression", scalar);
        phrases.put("a value", texts);
        phrases.put("hours", texts);
        phrases.put("a list of dates", new Items(scalar));
        phrases.put("start value", texts);
        phrases.put("type or start value", texts);
        phrases.put(
                "type or field",
                table("a field of result")
                        .<Shape>map(field -> new Either(List.of(scalar, new Block(field))))
                        .orElse(new Unknown()));
        phrases.put("node", new AnyKind());
        table("an answer to a callback")
                .ifPresent(answer -> phrases.put(
                        "an answer to a callback",
                        new Either(List.of(
                                new Word(List.of("busy", "no-answer", "unreachable", "machine")), new Block(answer)))));
        routing(scalar, texts);
        // What calendars, notices and test files say of things that only their readers know in full.
        Stream.of("notices", "a time", "JSON", "a text in each language", "words")
                .forEach(phrase -> phrases.put(phrase, new Unknown()));
    }

    /** What routing files say. */
    private void routing(Shape scalar, Shape texts) {
        Stream.of("a promise", "a sentence").forEach(phrase -> phrases.put(phrase, scalar));
        Stream.of("open", "as-usual", "any-agent").forEach(word -> phrases.put(word, new Word(List.of(word))));
        phrases.put("a time ago", new Time());
        phrases.put("opening hours", new Named(texts));
        phrases.put("a block: skill and level", new Named(texts));
        Shape name = new Form(NAME);
        table("a skill")
                .ifPresent(skill ->
                        phrases.put("a list of skills", new Items(new Either(List.of(name, new Block(skill))))));
    }

    private static List<String> causes() {
        return Arrays.stream(HangupCause.values())
                .map(cause -> cause.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private Shape text(Shape texts) {
        return table("a translation")
                .<Shape>map(translation -> new Either(List.of(texts, new Block(translation))))
                .orElse(texts);
    }

    /** What a key of a table takes. */
    Shape of(KeyTable owner, KeyTable.Key key) {
        if (tables.kinds().contains(owner)
                && key.name().equals(owner.block())
                && key.takes().matches("[a-z]+")) {
            // "lookup: customer", "announce: notices": the word itself.
            return new Word(List.of(key.takes()));
        }
        return key.takes().startsWith("a block")
                ? block(owner, key)
                : phrase(key.takes()).orElse(new Unknown());
    }

    private Shape block(KeyTable owner, KeyTable.Key key) {
        if (key.takes().equals("a block")) {
            return owned(owner, key).<Shape>map(Block::new).orElse(new Keyed());
        }
        return phrase(key.takes()).orElse(new Unknown());
    }

    /** The table of the block under a key: named after the key and its owner, or after the key alone. */
    private Optional<KeyTable> owned(KeyTable owner, KeyTable.Key key) {
        // Menus, asks and whatever else asks the caller share the handlers of silence and of wrong keys.
        String asks = key.meaning().contains("noinput") ? "%s of a question".formatted(key.name()) : "";
        return Stream.of(
                        asks,
                        "%s: %s".formatted(owner.block(), key.name()),
                        "%s of %s".formatted(key.name(), owner.block()),
                        "%s of a %s".formatted(key.name(), owner.block()),
                        "%s of an %s".formatted(key.name(), owner.block()),
                        key.name())
                .flatMap(name -> table(name).stream())
                .findFirst();
    }

    private Optional<KeyTable> table(String name) {
        return tables.all().stream().filter(table -> table.block().equals(name)).findFirst();
    }

    private Optional<Shape> phrase(String words) {
        Optional<Shape> known = Optional.ofNullable(phrases.get(words))
                .or(() -> numbers(words))
                .or(() -> named(words))
                .or(() -> list(words))
                .or(() -> possessive(words));
        return known.isPresent() ? known : alternatives(words);
    }

    private static Optional<Shape> numbers(String words) {
        Matcher whole = WHOLES.matcher(words);
        if (whole.matches()) {
            return Optional.of(new Whole(Integer.parseInt(whole.group(1)), Integer.parseInt(whole.group(2))));
        }
        return TIMES.matcher(words).matches() ? Optional.of(new Time()) : Optional.empty();
    }

    /** {@code a block: name and subflow}. */
    private Optional<Shape> named(String words) {
        Matcher named = NAMED.matcher(words);
        return named.matches()
                ? Optional.ofNullable(phrases.get(named.group(1)))
                        .or(() -> table("a " + named.group(1)).map(Block::new))
                        .map(Named::new)
                : Optional.empty();
    }

    /** {@code a list of handlers}. */
    private Optional<Shape> list(String words) {
        String many = words.startsWith("a list of ") ? words.substring("a list of ".length()) : "";
        return Stream.of(
                        "a " + many.replaceFirst("s$", ""),
                        "an " + many.replaceFirst("s$", ""),
                        "a " + many.replaceFirst("es$", ""))
                .flatMap(one -> table(one).stream())
                .findFirst()
                .map(table -> new Items(new Block(table)));
    }

    /** {@code a queue's name}. */
    private static Optional<Shape> possessive(String words) {
        return words.matches("an? [a-z ]+'s name") ? Optional.of(new Form(NAME)) : Optional.empty();
    }

    /** {@code a prompt's name, or a list}; {@code none or dtmf}. */
    private Optional<Shape> alternatives(String words) {
        if (WORDS.matcher(words).matches()) {
            return Optional.of(new Word(List.of(words.split(", | or ", -1))));
        }
        if (!words.contains(", or ")) {
            return Optional.empty();
        }
        List<Shape> shapes = new ArrayList<>();
        for (String alternative : words.split(", or ", -1)) {
            // "A prompt's name, or a list" is a list of those.
            Optional<Shape> shape = alternative.equals("a list") && !shapes.isEmpty()
                    ? Optional.of(new Items(shapes.getFirst()))
                    : phrase(alternative);
            if (shape.isEmpty()) {
                return Optional.empty();
            }
            shapes.add(shape.get());
        }
        return Optional.of(new Either(shapes));
    }
}
