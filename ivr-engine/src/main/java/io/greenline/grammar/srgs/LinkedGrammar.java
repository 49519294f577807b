package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.GrammarDocument.Rule;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A document and all that it refers to, directly or through others, with every reference followed: each one leads to a rule
 * that may be referred to from there, no rule refers to itself by any way, and all documents are of one mode. Made by
 * {@link GrammarDocuments} only. Immutable.
 */
public final class LinkedGrammar {
    private final Key root;
    private final Map<Key, GrammarDocument> documents;
    private final Map<Key, Map<String, RuleIn>> rules;
    private final String version;

    LinkedGrammar(Key root, Map<Key, GrammarDocument> documents, String version) {
        this.root = root;
        this.documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
        this.rules = new HashMap<>();
        this.version = version;
        documents.forEach((key, document) -> rules.put(key, byName(key, document)));
    }

    private static Map<String, RuleIn> byName(Key key, GrammarDocument document) {
        Map<String, RuleIn> byName = new HashMap<>();
        document.rules().forEach(rule -> byName.put(rule.name(), new RuleIn(key, rule)));
        return byName;
    }

    /**
     * What tells one document from another.
     *
     * @param path inside the directory of grammars, without {@code .} and {@code ..}, with {@code /} between its parts: two
     *     ways of writing one address give one key
     */
    public record Key(String path) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return path.compareTo(other.path);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /** A rule, and the document that it stands in: what it refers to is looked for from there. */
    public record RuleIn(Key document, Rule rule) {}

    /** The key of the document that was asked for. */
    public Key root() {
        return root;
    }

    /** All documents: the one that was asked for first, the others in the order in which they were met. */
    public Map<Key, GrammarDocument> documents() {
        return documents;
    }

    /** Tells one wording from another: 12 hexadecimal digits over the bytes of all documents and their keys. */
    public String version() {
        return version;
    }

    /** The document that was asked for. */
    public GrammarDocument rootDocument() {
        return document(root);
    }

    /** The rule to begin with; empty where the document that was asked for declares no root. */
    public Optional<RuleIn> rootRule() {
        return rootDocument().root().flatMap(name -> rule(root, name));
    }

    /**
     * A document.
     *
     * @throws IllegalArgumentException for a key that is not of this grammar
     */
    public GrammarDocument document(Key key) {
        GrammarDocument document = documents.get(key);
        if (document == null) {
            throw new IllegalArgumentException("'%s' is not a document of this grammar".formatted(key));
        }
        return document;
    }

    /** The rule of this name in a document. */
    public Optional<RuleIn> rule(Key document, String name) {
        return Optional.ofNullable(rules.getOrDefault(document, Map.of()).get(name));
    }

    /**
     * The rule that a reference leads to.
     *
     * @param from the document that the reference stands in
     * @throws IllegalArgumentException for a reference that is not of this grammar
     */
    public RuleIn resolve(Key from, Expansion.RuleReference reference) {
        Optional<Key> target = Optional.of(from);
        if (reference.grammar().isPresent()) {
            target = Address.of(from, document(from).base(), reference.grammar().get())
                    .key();
        }
        return target.flatMap(
                        key -> reference.rule().or(() -> document(key).root()).flatMap(name -> rule(key, name)))
                .orElseThrow(() -> new IllegalArgumentException("%s leads nowhere".formatted(reference)));
    }
}
