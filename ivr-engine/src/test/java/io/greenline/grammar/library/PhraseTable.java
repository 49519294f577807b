package io.greenline.grammar.library;

import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Meaning;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Phrases of one grammar and what they mean, from {@code src/test/resources/grammars/<name>.<language>.txt}. A line is
 * {@code phrase => meaning} with the meaning as JSON; {@code -} where the phrase is not of the grammar; {@code ...} behind a
 * meaning where further ones may follow it.
 */
record PhraseTable(GrammarName grammar, Language language, List<Row> rows) {
    private static final Path DIRECTORY = Path.of("src/test/resources/grammars");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One phrase.
     *
     * @param meanings in order; empty where it must not match
     * @param open whether more meanings may follow
     */
    record Row(String phrase, List<Meaning> meanings, boolean open) {}

    static List<PhraseTable> all() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            List<PhraseTable> tables = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                tables.add(read(file));
            }
            return tables;
        }
    }

    private static PhraseTable read(Path file) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.contains("=>")) {
                rows.add(row(line));
            }
        }
        return new PhraseTable(
                new GrammarName(name.substring(0, dot)),
                new Language(name.substring(dot + 1, name.length() - ".txt".length())),
                rows);
    }

    private static Row row(String line) throws IOException {
        int arrow = line.indexOf("=>");
        String phrase = line.substring(0, arrow).strip();
        String wanted = line.substring(arrow + 2).strip();
        boolean open = wanted.endsWith(" ...");
        if (open) {
            wanted = wanted.substring(0, wanted.length() - 4);
        }
        return new Row(phrase, wanted.equals("-") ? List.of() : List.of(meaning(JSON.readTree(wanted))), open);
    }

    private static Meaning meaning(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> new Meaning.Text(json.stringValue());
            case NUMBER -> new Meaning.Figure(json.decimalValue().stripTrailingZeros());
            case BOOLEAN -> new Meaning.Flag(json.booleanValue());
            case OBJECT -> {
                Map<String, Meaning> members = new LinkedHashMap<>();
                json.properties().forEach(member -> members.put(member.getKey(), meaning(member.getValue())));
                yield new Meaning.Members(members);
            }
            case ARRAY, BINARY, MISSING, NULL, POJO -> throw new IllegalArgumentException("no such meaning: " + json);
        };
    }
}
