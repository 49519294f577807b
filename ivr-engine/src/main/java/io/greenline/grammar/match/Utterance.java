package io.greenline.grammar.match;

import io.greenline.grammar.match.Program.Atoms;
import io.greenline.grammar.match.Program.TokenFacts;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was said or keyed, cut up as a program wants it. Immutable. */
final class Utterance {
    /** Longest utterance that is looked at, in atoms: a minute of fast speech is half of it. */
    static final int MAX_ATOMS = 512;

    private static final int UNKNOWN = -1;
    private static final Set<String> UNRECOGNISED = Set.of("[unk]", "<unk>");
    private static final Map<String, String> KEY_WORDS = Map.of("star", "*", "pound", "#");

    private final int[] atoms;
    private final List<String> texts;
    private final BitSet wordEnds;

    private Utterance(int[] atoms, List<String> texts, BitSet wordEnds) {
        this.atoms = atoms;
        this.texts = texts;
        this.wordEnds = wordEnds;
    }

    /** Cuts up words or keys. */
    static Utterance of(Program program, String words) {
        IntList atoms = new IntList();
        List<String> texts = new ArrayList<>();
        BitSet wordEnds = new BitSet();
        wordEnds.set(0);
        for (String word : words(words)) {
            if (program.atoms() == Atoms.WORDS || UNRECOGNISED.contains(word)) {
                atoms.add(number(program, word));
                texts.add(word);
            } else {
                for (String sign : signs(program.mode(), word)) {
                    atoms.add(number(program, sign));
                    texts.add(sign);
                }
            }
            wordEnds.set(atoms.size());
        }
        return new Utterance(atoms.toArray(), texts, wordEnds);
    }

    private static int number(Program program, String atom) {
        return program.vocabulary().getOrDefault(atom, UNKNOWN);
    }

    /** The words of a text in their normal spelling. */
    static List<String> words(String text) {
        String normal = Spelling.normal(text);
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= normal.length(); i++) {
            boolean inside = i < normal.length() && !blank(normal.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(normal.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == '\u3000' || c == '\u00A0';
    }

    /** What a word is cut into where atoms are characters. */
    static List<String> signs(Mode mode, String word) {
        if (mode == Mode.DTMF && KEY_WORDS.containsKey(word)) {
            return List.of(KEY_WORDS.get(word));
        }
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    int length() {
        return atoms.length;
    }

    boolean tooLong() {
        return atoms.length > MAX_ATOMS;
    }

    /** The number of the atom at this position. */
    int atom(int position) {
        return atoms[position];
    }

    /** The atom at this position. */
    String text(int position) {
        return texts.get(position);
    }

    /** Whether a word ends before this position; true at the beginning. */
    boolean wordEndsBefore(int position) {
        return wordEnds.get(position);
    }

    /**
     * How far a token reaches from here.
     *
     * @return the position after it; {@link #CUT_OFF} where the utterance ends before the token does and all is well up to
     *     there; {@link #NO_MATCH} otherwise
     */
    int after(TokenFacts token, int position) {
        int[] wanted = token.atoms();
        boolean[] breaks = token.breaks();
        if (breaks.length > 0 && !wordEnds.get(position)) {
            return NO_MATCH;
        }
        for (int i = 0; i < wanted.length; i++) {
            int here = position + i;
            if (here == atoms.length) {
                return CUT_OFF;
            }
            if (atoms[here] != wanted[i] || (breaks.length > 0 && wordEnds.get(here + 1) != breaks[i])) {
                return NO_MATCH;
            }
        }
        return position + wanted.length;
    }

    static final int NO_MATCH = -1;
    static final int CUT_OFF = -2;
}
