package io.greenline.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a mistyped word was meant to be: one slip for every three letters, at least one, is forgiven. */
public final class NearestWord {
    private static final int MAX_LENGTH = 64;

    private NearestWord() {}

    /** The known word that takes the fewest slips to mistype, the first in the alphabet where several do. */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int forgiven = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= forgiven)
                .map(candidate -> new Guess(candidate, slips(word, candidate)))
                .filter(guess -> guess.slips <= forgiven)
                .min(Comparator.comparingInt(Guess::slips).thenComparing(Guess::word))
                .map(Guess::word);
    }

    /** The remedy to print: the nearest word if there is one, else the advice. */
    public static String remedy(String word, Collection<String> known, String otherwise) {
        return remedy(to(word, known), otherwise);
    }

    /** The remedy to print: the word that was meant if there is one, else the advice. */
    public static String remedy(Optional<String> meant, String otherwise) {
        return meant.map("did you mean '%s'?"::formatted).orElse(otherwise);
    }

    private record Guess(String word, int slips) {}

    /** Damerau-Levenshtein distance (optimal string alignment): letters added, lost, replaced, or two swapped. */
    static int slips(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (swapped(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[to.length()];
    }

    private static boolean swapped(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
