package io.greenline.vosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The words that a model can hear, and other people's tokens written in them.
 *
 * <p>English tokens are looked up in lower case, whole or at their hyphens. Where a token is written in Chinese characters
 * its words are not marked: it is cut into the fewest words that the model has, for longer words are heard better.
 *
 * @param words as the model writes them
 */
record Vocabulary(Set<String> words) {
    /** No model has a longer word that would be worth looking for. */
    private static final int LONGEST_CHINESE_WORD = 12;

    Vocabulary {
        words = Set.copyOf(words);
    }

    /** A token in words of the model; empty when it cannot be written in them. */
    Optional<List<String>> write(String token) {
        String plain = token.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (words.contains(plain)) {
            return Optional.of(List.of(plain));
        }
        List<String> parts = List.of(plain.split("[-\\s]+", -1));
        List<String> written = new ArrayList<>();
        for (String part : parts) {
            Optional<List<String>> found = words.contains(part) ? Optional.of(List.of(part)) : cut(part);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            written.addAll(found.get());
        }
        return Optional.of(written);
    }

    /** Whether blanks do not matter between the words of this text. */
    static boolean chinese(String text) {
        return text.codePoints().anyMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN);
    }

    /** The fewest words that together are this text; among those the one with the longest word at its end. */
    private Optional<List<String>> cut(String text) {
        if (!chinese(text)) {
            return Optional.empty();
        }
        int[] signs = text.codePoints().toArray();
        int[] fewest = new int[signs.length + 1];
        int[] begin = new int[signs.length + 1];
        for (int end = 1; end <= signs.length; end++) {
            fewest[end] = Integer.MAX_VALUE;
            for (int from = Math.max(0, end - LONGEST_CHINESE_WORD); from < end; from++) {
                boolean reached = fewest[from] != Integer.MAX_VALUE;
                if (reached && fewest[from] + 1 < fewest[end] && words.contains(new String(signs, from, end - from))) {
                    fewest[end] = fewest[from] + 1;
                    begin[end] = from;
                }
            }
        }
        if (fewest[signs.length] == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        List<String> cut = new ArrayList<>();
        for (int end = signs.length; end > 0; end = begin[end]) {
            cut.addFirst(new String(signs, begin[end], end - begin[end]));
        }
        return Optional.of(cut);
    }
}
