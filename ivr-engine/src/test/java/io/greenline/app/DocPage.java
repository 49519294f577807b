package io.greenline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, taken apart.
 *
 * @param prose everything outside the fenced blocks
 */
record DocPage(Path file, List<Block> blocks, String prose) {
    static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * A fenced block.
     *
     * @param kind the first word after the fence
     * @param marks the words after it
     * @param line of the fence, from 1
     */
    record Block(Path page, int line, String kind, List<String> marks, String text) {
        /** The file that a block stands for: {@code file=ten-lines.yaml}. */
        Optional<String> named() {
            return marks.stream()
                    .filter(mark -> mark.startsWith("file="))
                    .map(mark -> mark.substring("file=".length()))
                    .findFirst();
        }

        @Override
        public String toString() {
            return "%s:%d (%s)".formatted(page, line, kind);
        }
    }

    /** README and every page in docs, the decisions too. */
    static List<DocPage> all() {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            pages.add(ROOT.resolve("README.md"));
            pages.add(ROOT.resolve("CONTRIBUTING.md"));
            pages.add(ROOT.resolve("asterisk/README.md"));
            return pages.stream().map(DocPage::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DocPage of(String name) {
        return read(ROOT.resolve(name));
    }

    private static DocPage read(Path file) {
        try {
            return parse(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DocPage parse(Path file, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (!line.startsWith("```")) {
                prose.append(line).append('\n');
                at++;
                continue;
            }
            int end = at + 1;
            while (!lines.get(end).equals("```")) {
                end++;
            }
            List<String> words = Arrays.asList(line.substring(3).strip().split(" ", -1));
            String text = String.join("\n", lines.subList(at + 1, end)) + "\n";
            blocks.add(new Block(file, at + 1, words.getFirst(), words.subList(1, words.size()), text));
            at = end + 1;
        }
        return new DocPage(file, blocks, prose.toString());
    }

    /** What stands between backquotes in the text. */
    List<String> code() {
        Matcher found = CODE.matcher(prose);
        List<String> spans = new ArrayList<>();
        while (found.find()) {
            spans.add(found.group(1));
        }
        return spans;
    }

    /** The first cells of the rows of all tables that are code. */
    List<String> firstCells() {
        return prose.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }
}
