package io.greenline.grammar.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.library.PhraseTable.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What callers say, and what they do not: each phrase of a table has exactly the meanings that the table gives it. */
class LibraryPhrasesTest {
    /** Files that only lend rules to others. */
    private static final Set<String> LENDERS = Set.of("courtesy", "topics", "replies");

    @TestFactory
    Stream<DynamicTest> phrasesMeanWhatTheirTableSays() throws IOException {
        return PhraseTable.all().stream()
                .map(table -> dynamicTest("%s in %s".formatted(table.grammar(), table.language()), () -> check(table)));
    }

    @Test
    void everyGrammarHasATableOfTwentyPhrasesOrMore() throws IOException {
        Set<String> tabled = PhraseTable.all().stream()
                .filter(table ->
                        table.rows().size() >= 20 || table.grammar().value().equals("pin"))
                .map(table -> table.grammar() + " " + table.language())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = Library.loaded().all().stream()
                .filter(grammar -> !LENDERS.contains(grammar.name().value()))
                .map(grammar -> grammar.name() + " " + grammar.language())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tabled).isEqualTo(wanted);
    }

    private static void check(PhraseTable table) {
        Grammar grammar = Library.grammar(table.grammar().value(), table.language());
        List<String> wrong = new ArrayList<>();
        for (Row row : table.rows()) {
            List<Meaning> found = Library.meanings(grammar, row.phrase());
            List<String> told =
                    Library.told(row.open() ? found.stream().limit(1).toList() : found);
            List<String> wanted = Library.told(row.meanings());
            if (!told.equals(wanted)) {
                wrong.add("'%s' means %s, not %s".formatted(row.phrase(), told, wanted));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
