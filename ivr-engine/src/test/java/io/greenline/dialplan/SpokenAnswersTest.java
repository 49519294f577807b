package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Questions that can be answered by voice, and the grammars beside them. */
class SpokenAnswersTest {
    private static final String PLAN = """
            dialplan: spoken
            languages: [en-US, zh-CN]
            start: main
            defaults:
              did-you-say: heard
              on: {operator: desk, failure: desk}
            nodes:
              main:
                menu: main
                grammar: topics
                options:
                  - {key: 1, value: outage, next: desk}
                  - {key: 2, value: bill, next: desk}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
            prompts:
              main: {en-US: Outage or bill?, zh-CN: 停电还是电费？}
              heard: {en-US: 'Did you say {call.heard}?', zh-CN: '您是说{call.heard}吗？'}
            """;

    private static final String ENGLISH = """
            #ABNF 1.0 UTF-8;
            language en-US;
            root $topic;
            tag-format <semantics/1.0-literals>;
            public $topic = [my] bill {bill} | power (cut | outage) {outage};
            """;

    private static final String CHINESE = """
            #ABNF 1.0 UTF-8;
            language zh-CN;
            root $topic;
            tag-format <semantics/1.0-literals>;
            public $topic = 电费 {bill} | 停电 {outage};
            """;

    private final Map<String, String> files =
            new HashMap<>(Map.of("grammars/topics.en-US.gram", ENGLISH, "grammars/topics.zh-CN.gram", CHINESE));

    private DialplanLoader.Result load(String plan) {
        Map<String, byte[]> contents = new HashMap<>();
        files.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        contents.put("spoken.yaml", plan.getBytes(StandardCharsets.UTF_8));
        return DialplanLoader.load(Bundle.of("spoken.yaml", contents));
    }

    private List<String> findings(String plan) {
        return load(plan).diagnostics().stream().map(Diagnostic::toString).toList();
    }

    @Test
    void aMenuWhoseOptionsCanAllBeSaidIsWithoutFindingAndItsGrammarsAreOfItsVersion() {
        DialplanLoader.Result loaded = load(PLAN);
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.files().paths())
                .containsExactly("grammars/topics.en-US.gram", "grammars/topics.zh-CN.gram", "spoken.yaml");
        files.computeIfPresent("grammars/topics.en-US.gram", (_, text) -> text.replace("[my]", "[our]"));
        assertThat(load(PLAN).files().version()).isNotEqualTo(loaded.files().version());
    }

    @Test
    void aGrammarThatIsMissingInOneLanguageIsAnErrorWhereItIsNamed() {
        files.remove("grammars/topics.zh-CN.gram");
        assertThat(findings(PLAN))
                .containsExactly("spoken.yaml:10:14: error: there is no grammar 'topics' in zh-CN;"
                        + " write it in grammars/topics.zh-CN.gram [unknown-grammar]");
    }

    @Test
    void aGrammarWithAMistakeIsToldAtTheMistakeAndNotAsMissing() {
        files.put("grammars/topics.zh-CN.gram", CHINESE.replace("| 停电", "| $ 停电"));
        assertThat(findings(PLAN))
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("grammars/topics.zh-CN.gram:5:"));
    }

    @Test
    void aGrammarOfAnotherLanguageThanItsNameSaysIsAnError() {
        files.put("grammars/topics.zh-CN.gram", ENGLISH);
        assertThat(findings(PLAN))
                .singleElement()
                .asString()
                .contains("the file is named for zh-CN and its grammar is in en-US", "[unknown-grammar]");
    }

    @Test
    void anOptionThatCannotBeSaidInALanguageIsTold() {
        files.put("grammars/topics.zh-CN.gram", CHINESE.replace(" | 停电 {outage}", ""));
        assertThat(findings(PLAN))
                .containsExactly("spoken.yaml:12:15: warning: nothing that callers may say means 'outage' in zh-CN;"
                        + " let grammar 'topics' give that value [option-not-said]");
    }

    @Test
    void wordsThatMeanNoOptionAreTold() {
        files.put("grammars/topics.en-US.gram", ENGLISH.replace("[my]", "refund {refund} | [my]"));
        assertThat(findings(PLAN))
                .containsExactly(
                        "spoken.yaml:8:3: warning: \"refund\" means 'refund' in en-US, which is no option of"
                                + " this menu; add an option with that value, or change grammar 'topics' [said-without-option]");
    }

    @Test
    void aQuestionThatReadsNothingBackIsTold() {
        assertThat(findings(PLAN.replace("  did-you-say: heard\n", "")))
                .anyMatch(finding -> finding.endsWith("[no-read-back]"));
    }

    @Test
    void aSensitiveEntryThatIsSaidAloudIsTold() {
        assertThat(findings(
                        PLAN.replace("    grammar: topics\n", "    grammar: topics\n    input: {sensitive: true}\n")))
                .anyMatch(finding -> finding.endsWith("[sensitive-aloud]"));
    }
}
