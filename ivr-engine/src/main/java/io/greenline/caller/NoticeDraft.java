package io.greenline.caller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A notice as it is to be written into a file. Immutable; whether it is right is the loader's to say.
 *
 * @param id its name
 * @param values what stands after each key, as YAML on one line
 */
public record NoticeDraft(NoticeId id, Map<String, String> values) {
    public NoticeDraft {
        values = new LinkedHashMap<>(values);
    }

    /** Without any key yet. */
    public static NoticeDraft named(NoticeId id) {
        return new NoticeDraft(id, Map.of());
    }

    /** With a time, or another word that needs no quotes. */
    public NoticeDraft with(String key, String word) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, word);
        return new NoticeDraft(id, more);
    }

    /** With a list of texts; as it is for an empty one. */
    public NoticeDraft withList(String key, List<String> texts) {
        return texts.isEmpty()
                ? this
                : with(key, texts.stream().map(NoticeDraft::quoted).collect(Collectors.joining(", ", "[", "]")));
    }

    /** With a text in each language; as it is for none. */
    public NoticeDraft withTexts(String key, Map<String, String> texts) {
        return texts.isEmpty() ? this : with(key, flow(texts));
    }

    /** Texts under words, as YAML on one line. */
    public static String flow(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> key(text.getKey()) + ": " + quoted(text.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String key(String word) {
        return word.matches("[A-Za-z0-9-]+") ? word : quoted(word);
    }

    /** A text in double quotes; what cannot be seen is written as an escape (YAML 1.2.2 section 5.7). */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR || c == 0xFEFF) {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    /** As the entry of a block, its lines indented. */
    String block(String indent, String lineEnd) {
        StringBuilder lines = new StringBuilder(indent).append(id).append(':').append(lineEnd);
        values.forEach((key, value) -> lines.append(indent)
                .append("  ")
                .append(key)
                .append(": ")
                .append(value)
                .append(lineEnd));
        return lines.toString();
    }

    /** As the entry of a block in braces. */
    String flow() {
        return values.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", ", id + ": {", "}"));
    }
}
