package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.greenline.app.DocPage.Block;
import io.greenline.app.findings.RuleCatalogue;
import io.greenline.dialplan.DialplanRule;
import io.greenline.dialplan.FileRule;
import io.greenline.dialplan.LintRule;
import io.greenline.grammar.srgs.GrammarRule;
import io.greenline.scenario.ScenarioRule;
import io.greenline.source.Rule;
import io.greenline.source.Severity;
import io.greenline.yaml.YamlRule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** docs/checks.md has a section for each rule, and each mistake shown there is found where the page marks it. */
class ChecksPageTest {
    /** Mistakes that no block of a page can show: of bytes, of size, of several files. Tests of the readers make them. */
    private static final Set<Rule> NOT_SHOWN = Set.of(
            YamlRule.UNREADABLE_FILE,
            YamlRule.FILE_TOO_LARGE,
            YamlRule.ENCODING,
            YamlRule.CONTROL_CHARACTER,
            YamlRule.EMPTY_FILE,
            YamlRule.DEEP_NESTING,
            YamlRule.TOO_MANY_ALIASES,
            DialplanRule.UNKNOWN_CALENDAR,
            DialplanRule.UNKNOWN_GRAMMAR,
            LintRule.OPTION_NOT_SAID,
            LintRule.SAID_WITHOUT_OPTION,
            LintRule.NO_READ_BACK,
            LintRule.SENSITIVE_ALOUD,
            FileRule.UNREADABLE_FRAGMENT,
            FileRule.NOT_A_FRAGMENT,
            FileRule.INCLUDE_CIRCLE,
            FileRule.TOO_MANY_FILES,
            FileRule.TOO_LARGE,
            FileRule.DUPLICATE_TEXT,
            FileRule.UNUSED_FILE);

    /** Of grammars. */
    private static final Set<Rule> GRAMMARS_NOT_SHOWN =
            Set.of(GrammarRule.GRAMMAR_FORM, GrammarRule.GRAMMAR_ENCODING, GrammarRule.GRAMMAR_TOO_LARGE);

    /** All that the page has, in its order. */
    private static final List<Rule> RULES = Stream.of(RuleCatalogue.DIALPLANS, RuleCatalogue.GRAMMARS)
            .flatMap(List::stream)
            .toList();

    private static final DocPage PAGE = DocPage.of("docs/checks.md");

    /** The page's lines with the heading that each stands under. */
    private static TreeMap<Integer, String> headings() throws IOException {
        TreeMap<Integer, String> headings = new TreeMap<>();
        List<String> lines = Files.readAllLines(PAGE.file());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("### ")) {
                headings.put(i + 1, lines.get(i).substring(4));
            }
        }
        return headings;
    }

    private static List<Block> blocks(Rule rule, String mark) throws IOException {
        TreeMap<Integer, String> headings = headings();
        return PAGE.blocks().stream()
                .filter(block -> block.marks().contains(mark))
                .filter(block -> headings.floorEntry(block.line()).getValue().equals(rule.id()))
                .toList();
    }

    @Test
    void everyRuleHasItsSectionInOrder() throws IOException {
        assertThat(headings().values())
                .containsExactlyElementsOf(RULES.stream().map(Rule::id).toList());
        String page = Files.readString(PAGE.file());
        for (Rule rule : RULES) {
            String severity = rule.severity() == Severity.ERROR ? "Error" : "Warning";
            assertThat(page).contains("### %s\n\n%s. %s".formatted(rule.id(), severity, rule.meaning()));
        }
    }

    @Test
    void everyBadExampleIsFoundWhereItIsMarked() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Rule rule : RuleCatalogue.DIALPLANS) {
            List<Block> bad = blocks(rule, "marked");
            all.assertThat(bad).as("%s has a bad example", rule.id()).hasSize(NOT_SHOWN.contains(rule) ? 0 : 1);
            for (Block block : bad) {
                CheckExample example = CheckExample.of(block.text());
                all.assertThat(example.found())
                        .as("%s%n%s", block, example.text())
                        .isEqualTo(example.marked());
                all.assertThat(example.marked()).as("%s", block).anyMatch(mark -> mark.endsWith(" " + rule.id()));
            }
        }
        all.assertAll();
    }

    @Test
    void everyGoodExampleIsWithoutFinding() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Rule rule : RuleCatalogue.DIALPLANS) {
            List<Block> good = blocks(rule, "good");
            all.assertThat(good).as("%s has a good example", rule.id()).hasSize(NOT_SHOWN.contains(rule) ? 0 : 1);
            for (Block block : good) {
                CheckExample example = CheckExample.of(block.text());
                all.assertThat(example.found())
                        .as("%s%n%s", block, example.text())
                        .isEmpty();
            }
        }
        all.assertAll();
    }

    @Test
    void everyExampleOfGrammarsIsFoundWhereItIsMarkedAndNowhereElse() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Rule rule : RuleCatalogue.GRAMMARS) {
            int shown = GRAMMARS_NOT_SHOWN.contains(rule) ? 0 : 1;
            List<Block> bad = blocks(rule, "marked");
            List<Block> good = blocks(rule, "good");
            all.assertThat(bad).as("%s has a bad example", rule.id()).hasSize(shown);
            all.assertThat(good).as("%s has a good example", rule.id()).hasSize(shown);
            for (Block block : bad) {
                GrammarExample example = new GrammarExample(block.text());
                all.assertThat(example.found()).as("%s", block).isEqualTo(example.marked());
                all.assertThat(example.marked()).as("%s", block).anyMatch(mark -> mark.endsWith(" " + rule.id()));
            }
            for (Block block : good) {
                all.assertThat(new GrammarExample(block.text()).found())
                        .as("%s", block)
                        .isEmpty();
            }
        }
        all.assertAll();
    }

    @Test
    void theCatalogueHasEveryRuleOfDialplans() {
        Set<String> enums = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.greenline").stream()
                        .filter(type -> type.isEnum() && !type.isAnonymousClass() && type.isAssignableTo(Rule.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = RuleCatalogue.ALL.stream()
                .map(rule -> ((Enum<?>) rule).getDeclaringClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        // Test files are not what check reads; docs/scenarios.md has their rules.
        told.add(ScenarioRule.class.getName());
        assertThat(told).isEqualTo(enums);
    }
}
