package io.greenline.dialplan;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.telephony.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The grammars that a dialplan's questions listen for, those of every question among them. Immutable. */
public final class Grammars {
    /** Words that work at every question: a person, again, back, slower. */
    public static final GrammarName UNIVERSALS = new GrammarName("universals");

    /** Yes and no. */
    public static final GrammarName YES_NO = new GrammarName("yes-no");

    /** "Not four, three": what was understood wrongly and what is right. */
    public static final GrammarName CORRECTION = new GrammarName("correction");

    /** The grammars that no node names. */
    public static final List<GrammarName> EVERYWHERE = List.of(UNIVERSALS, YES_NO, CORRECTION);

    /** No grammar at all. */
    public static final Grammars NONE = new Grammars(List.of());

    /** Which grammar. */
    record Key(GrammarName name, Language language) {}

    private final Map<Key, Grammar> all = new HashMap<>();
    private final Set<Key> broken;

    /** These grammars; of two with one name and language the later. */
    public Grammars(List<Grammar> grammars) {
        this(grammars, Set.of());
    }

    /**
     * What was read.
     *
     * @param broken those that are there, with mistakes that were told
     */
    Grammars(List<Grammar> grammars, Set<Key> broken) {
        grammars.forEach(grammar -> all.put(new Key(grammar.name(), grammar.language()), grammar));
        this.broken = Set.copyOf(broken);
    }

    boolean isBroken(GrammarName name, Language language) {
        return broken.contains(new Key(name, language));
    }

    public Optional<Grammar> find(GrammarName name, Language language) {
        return Optional.ofNullable(all.get(new Key(name, language)));
    }

    /** Every grammar, in no order. */
    public List<Grammar> all() {
        return List.copyOf(all.values());
    }
}
