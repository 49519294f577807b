package io.greenline.hearing;

import java.util.List;

/** Word errors: words taken for others, left out and put in, over the words said; in Chinese characters, not words. */
record WordErrors(int errors, int said) {
    static final WordErrors NONE = new WordErrors(0, 0);

    static WordErrors between(String said, String heard) {
        List<String> reference = units(said);
        List<String> other = units(heard);
        int[] row = new int[other.size() + 1];
        for (int j = 0; j <= other.size(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= reference.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.size(); j++) {
                int swapped = diagonal + (reference.get(i - 1).equals(other.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return new WordErrors(row[other.size()], reference.size());
    }

    private static List<String> units(String text) {
        String spaced = text.replaceAll("(\\p{IsHan})", " $1 ").strip();
        return spaced.isEmpty() ? List.of() : List.of(spaced.split("\\s+", -1));
    }

    WordErrors plus(WordErrors other) {
        return new WordErrors(errors + other.errors, said + other.said);
    }

    double rate() {
        return said == 0 ? 0 : (double) errors / said;
    }
}
