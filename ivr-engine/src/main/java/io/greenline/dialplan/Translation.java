package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A prompt's text in one language, as it stands in a file.
 *
 * @param text one text or a list; empty where nothing usable stands there
 * @param of the text in the first language that it was made from, where it says so
 */
record Translation(Optional<YamlValue> text, Optional<YamlValue> of) {
    private static final int MAX_SHOWN = 200;

    static Translation read(YamlValue value, Findings findings) {
        // Any other block is a text in braces that lacks its quotes.
        if (value instanceof Block block && saysWhatItIs(block)) {
            Fields fields = Fields.of(value, DialplanKeys.TRANSLATION, findings);
            return new Translation(fields.value("text"), fields.value("of"));
        }
        return new Translation(Optional.of(value), Optional.empty());
    }

    private static boolean saysWhatItIs(Block block) {
        return block.entries().stream()
                .anyMatch(entry ->
                        DialplanKeys.TRANSLATION.names().contains(entry.key().text()));
    }

    /** Warns where the text that this one was made from is not what the source says now. */
    void compare(Scalar prompt, Translation source, Findings findings) {
        of.ifPresent(old -> source.text.ifPresent(now -> {
            if (!words(old).equals(words(now))) {
                String problem =
                        "the text that this translation of '%s' was made from has changed; it is now '%s', in %s"
                                .formatted(prompt, shown(words(now)), old.at().from(now.at()));
                findings.warning(old.at(), FileRule.STALE_PROMPT, problem, "translate that and write it after 'of'");
            }
        }));
    }

    /** The source itself is made from nothing. */
    void refuseOf(Findings findings) {
        of.ifPresent(old -> findings.error(
                old.at(),
                FileRule.STALE_PROMPT,
                "this is the first language of the dialplan: its text is no translation",
                "remove 'of'"));
    }

    /** The words alone: how a text is broken into pieces and lines is no change of it. */
    private static String words(YamlValue value) {
        return switch (value) {
            case Scalar scalar -> scalar.text().strip().replaceAll("\\s+", " ");
            case Items items -> items.values().stream().map(Translation::words).collect(Collectors.joining(" "));
            case Block _ -> "";
        };
    }

    private static String shown(String words) {
        int characters = words.codePointCount(0, words.length());
        return characters <= MAX_SHOWN ? words : words.substring(0, words.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }

    /** Its pieces, said one after another. */
    List<YamlValue> pieces() {
        return text.map(value -> value instanceof Items items ? items.values() : List.of(value))
                .orElse(List.of());
    }
}
