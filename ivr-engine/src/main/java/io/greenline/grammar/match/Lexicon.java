package io.greenline.grammar.match;

import io.greenline.grammar.match.Program.Atoms;
import io.greenline.grammar.match.Program.TokenFacts;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tokens of a program while it is made, each spelling once, and the atoms that they consist of. For one thread. */
final class Lexicon {
    private static final boolean[] ANYWHERE = {};

    private final Mode mode;
    private final Atoms atoms;
    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final Map<Written, Integer> numbers = new HashMap<>();
    private final List<TokenFacts> tokens = new ArrayList<>();

    private record Written(String text, boolean blanks) {}

    Lexicon(Mode mode, boolean anyWithoutBlanks) {
        this.mode = mode;
        this.atoms = mode == Mode.DTMF || anyWithoutBlanks ? Atoms.CHARACTERS : Atoms.WORDS;
    }

    /**
     * The number of a token.
     *
     * @param blanks whether words end where they are written to end
     */
    int number(String text, boolean blanks) {
        return numbers.computeIfAbsent(new Written(text, blanks), this::added);
    }

    private int added(Written written) {
        tokens.add(facts(written));
        return tokens.size() - 1;
    }

    private TokenFacts facts(Written written) {
        IntList wanted = new IntList();
        List<Integer> lastOfWord = new ArrayList<>();
        for (String word : Utterance.words(written.text)) {
            if (atoms == Atoms.WORDS) {
                wanted.add(atom(word));
            } else {
                Utterance.signs(mode, word).forEach(sign -> wanted.add(atom(sign)));
                lastOfWord.add(wanted.size() - 1);
            }
        }
        boolean[] breaks = ANYWHERE;
        if (atoms == Atoms.CHARACTERS && written.blanks) {
            breaks = new boolean[wanted.size()];
            for (int last : lastOfWord) {
                breaks[last] = true;
            }
        }
        return new TokenFacts(written.text, wanted.toArray(), breaks);
    }

    private int atom(String atom) {
        Integer known = vocabulary.putIfAbsent(atom, vocabulary.size());
        return known == null ? vocabulary.size() - 1 : known;
    }

    Mode mode() {
        return mode;
    }

    Atoms atoms() {
        return atoms;
    }

    Map<String, Integer> vocabulary() {
        return Map.copyOf(vocabulary);
    }

    /** All so far. */
    List<TokenFacts> tokens() {
        return List.copyOf(tokens);
    }

    /** Whether a token takes no atom: one that is written with signs that have no normal spelling. */
    boolean blank(int token) {
        return tokens.get(token).atoms().length == 0;
    }
}
