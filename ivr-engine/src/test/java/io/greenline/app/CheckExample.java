package io.greenline.app;

import io.greenline.dialplan.DialplanLoader;
import io.greenline.source.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example of docs/checks.md made whole: with the head, the desk and the texts of prompts that it leaves out.
 *
 * <p>A comment below a line marks a finding in it: {@code #   ^ rule} in the column of the sign, {@code #< rule} at
 * the line's first word.
 */
record CheckExample(String text) {
    private static final String DESK =
            "  desk: {transfer: general-desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}\n";
    private static final Pattern SAID =
            Pattern.compile("(?<=[{ ])(?:play|menu|ask|confirm|meanwhile|text|record|survey): \\[?([a-z][a-z-]*)\\b");
    private static final String ADDED = "# What the example leaves out:\n";
    private static final Pattern MARK = Pattern.compile("^ *#(?: *(\\^)|<) ([a-z-]+)$");

    static CheckExample of(String part) {
        List<String> head = new ArrayList<>();
        for (String line : List.of(
                "dialplan: part",
                "languages: [en-US]",
                "start: main",
                "defaults: {on: {operator: desk, failure: desk}}")) {
            if (!has(part, line.substring(0, line.indexOf(':')))) {
                head.add(line);
            }
        }
        String nodes = part.replaceFirst("(?m)^nodes:\n", "nodes:\n" + DESK);
        return new CheckExample(String.join("\n", head) + "\n" + prompts(nodes));
    }

    private static boolean has(String part, String key) {
        return part.startsWith(key + ":") || part.contains("\n" + key + ":");
    }

    private static String prompts(String part) {
        StringBuilder missing = new StringBuilder();
        Matcher said = SAID.matcher(part);
        TreeSet<String> names = new TreeSet<>();
        while (said.find()) {
            names.add(said.group(1));
        }
        names.stream().forEach(name -> missing.append("  %s: {en-US: A text.}\n".formatted(name)));
        if (part.contains("\nprompts:")) {
            return part;
        }
        return part + (missing.isEmpty() ? "prompts: {}\n" : ADDED + "prompts:\n" + missing);
    }

    /** What check says about it: {@code line:column rule}. */
    List<String> found() {
        return DialplanLoader.load("part.yaml", text.getBytes(StandardCharsets.UTF_8)).diagnostics().stream()
                .filter(finding -> finding.at().line() <= ownLines())
                .map(CheckExample::shown)
                .toList();
    }

    private static String shown(Diagnostic finding) {
        return "%d:%d %s".formatted(finding.at().line(), finding.at().column(), finding.rule());
    }

    /** What its marks say. */
    List<String> marked() {
        List<String> marked = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int code = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.matches()) {
                int column = mark.group(1) == null ? indent(lines.get(code - 1)) + 1 : mark.start(1) + 1;
                marked.add("%d:%d %s".formatted(code, column, mark.group(2)));
            } else {
                code = i + 1;
            }
        }
        return marked;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** A mistake can make a prompt an unused one; that it was added is not the example's doing. */
    private long ownLines() {
        int added = text.indexOf(ADDED);
        return (added < 0 ? text : text.substring(0, added)).lines().count();
    }
}
