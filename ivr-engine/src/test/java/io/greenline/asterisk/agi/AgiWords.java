package io.greenline.asterisk.agi;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as res_agi.c's parse_args does: what Asterisk would understand. */
final class AgiWords {
    private AgiWords() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        boolean quoted = false;
        boolean escaped = false;
        for (char c : line.toCharArray()) {
            if (escaped) {
                word.append(c);
                inWord = true;
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == '"') {
                quoted = !quoted;
                inWord = true;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
