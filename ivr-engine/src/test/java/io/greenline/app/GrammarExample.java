package io.greenline.app;

import io.greenline.grammar.srgs.GrammarDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example of a grammar made whole: with the first line and the language that it leaves out, and two other grammars beside it.
 *
 * <p>A comment below a line marks a finding in it: {@code //   ^ rule} in the column of the sign, {@code //< rule} at the
 * line's first word.
 */
record GrammarExample(String text) {
    private static final String HEAD = "#ABNF 1.0 UTF-8;\nlanguage en-US;\n";
    private static final Pattern MARK = Pattern.compile("^//(?: *(\\^)|<) ([a-z-]+)$");
    private static final Map<String, String> BESIDE = Map.of(
            "parts.gram",
            HEAD + "public $please = $polite;\n$polite = please | if you please;\n",
            "keys.gram",
            "#ABNF 1.0;\nmode dtmf;\nroot $key;\n$key = 0 | 1;\n");

    /** What is found in it: {@code line:column rule}. */
    List<String> found() {
        String head = text.startsWith("#") ? "" : HEAD;
        Map<String, String> texts = new HashMap<>(BESIDE);
        texts.put("example.gram", head + text);
        long lines = head.lines().count();
        return GrammarDocuments.of(texts, "example.gram").diagnostics().stream()
                .map(one ->
                        "%d:%d %s".formatted(one.at().line() - lines, one.at().column(), one.rule()))
                .toList();
    }

    /** What its marks say. */
    List<String> marked() {
        List<String> marked = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int code = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.matches()) {
                int column = mark.group(1) == null ? 1 : mark.start(1) + 1;
                marked.add("%d:%d %s".formatted(code, column, mark.group(2)));
            } else {
                code = i + 1;
            }
        }
        return marked;
    }
}
