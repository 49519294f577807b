package io.greenline.floor;

import io.greenline.telephony.Language;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the hotline understands of what somebody writes, without any person: the language, that there is danger, that it is a
 * goodbye. Danger is rather seen where there is none.
 */
final class TextReading {
    static final Language CHINESE = new Language("zh-CN");
    static final Language ENGLISH = new Language("en-US");

    /** What counts of one text; more is cut off. */
    static final int MOST_CHARACTERS = 1_000;

    private static final Pattern DANGER_IN_CHINESE =
            Pattern.compile("危险|触电|电死|漏电|着火|起火|火灾|冒烟|冒火|火花|爆炸|电线(断|掉|落|垂)|断线|线掉|受伤|救命|救人|昏迷");
    private static final Pattern DANGER_IN_ENGLISH = Pattern.compile(
            "\\b(danger(ous)?|electrocut\\w*|electric shock|got a shock|on fire|fire|flames?|smoke|sparks?|sparking|explo\\w+"
                    + "|(wires?|lines?|cables?|pylon) (is |are |has |have )?(down|fallen|hanging)|(fallen|downed|live) (wires?|lines?|cables?)"
                    + "|injured|unconscious|emergency)\\b");
    private static final List<String> GOODBYES =
            List.of("bye", "good bye", "goodbye", "bye bye", "stop", "quit", "end", "再见", "拜拜", "结束");

    private TextReading() {}

    /** A text as it is kept and passed on: without what no telephone shows, and not too long. */
    static String plain(String text) {
        String shown = text.codePoints()
                .filter(c -> c == '\n' || (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT))
                .limit(MOST_CHARACTERS)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return shown.strip();
    }

    /** Chinese where a Chinese character is written, English where Latin letters are, else what it was before. */
    static Language language(String text, Language before) {
        if (text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return CHINESE;
        }
        long letters = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        return letters > 2 ? ENGLISH : before;
    }

    static boolean isDanger(String text) {
        String words = normal(text);
        return DANGER_IN_CHINESE.matcher(words).find()
                || DANGER_IN_ENGLISH.matcher(words).find();
    }

    /** The whole text is a goodbye: who writes that the lights say goodbye goes on. */
    static boolean isGoodbye(String text) {
        return GOODBYES.contains(
                normal(text).replaceAll("[\\p{Punct}。！？，]", " ").strip().replaceAll("\\s+", " "));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
