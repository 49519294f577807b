package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mistake: the edit that makes it in a good dialplan, and the place and rule that are reported. */
class DialplanMistakesTest {
    /** These are not mistakes; LintsTest and docs/checks.md have them. */
    private static final Set<String> FOR_CALLERS =
            Stream.of(LintRule.values()).map(LintRule::id).collect(Collectors.toSet());

    private static final String GOOD = """
            dialplan: small
            languages: [zh-CN, en-US]
            start: hello
            variables: {count: 0, note: "none"}
            defaults:
              input: {timeout: 5s, attempts: 3}
              on: {operator: desk, failure: desk}
            nodes:
              hello:
                play: hello
                next: choice
              choice:
                menu: [which]
                options:
                  - {key: 1, value: number, next: number}
                  - {key: 2, next: decide}
                on:
                  noinput: [{play: hello}, {next: desk}]
              number:
                ask: which
                into: account
                digits: {length: 4}
                confirm: you-said
                next: help
              help:
                subflow: helper
                with: {topic: account}
                into: report
                next: decide
              decide:
                choose:
                  - {if: caller.age >= 65, next: desk}
                  - {else: count-up}
              count-up:
                set: {count: count + 1}
                next: identify
              identify:
                lookup: customer
                timeout: 300ms
                next: other
              other:
                language: next
                next: choice
              desk:
                transfer: desk
                ring-for: 30s
                on: {failure: bye}
              bye:
                hangup: normal-clearing
            subflows:
              helper:
                inputs: {topic: text, loud: false}
                outputs: {ticket: '"7" + topic'}
                start: say
                nodes:
                  say:
                    play: hello
                    next: return
            prompts:
              hello: {zh-CN: 您好。, en-US: Hello.}
              which: {zh-CN: 请选择。, en-US: Choose.}
              you-said:
                zh-CN: '您输入的是{account, digits}。'
                en-US: 'You entered {account, digits}.'
            """;

    /** Replaces a part of the good dialplan; the expected findings are {@code line:column rule}, in order. */
    private static Arguments edit(String name, String part, String by, String... expected) {
        assertThat(GOOD).as(name).contains(part);
        return Arguments.of(name, GOOD.replace(part, by), List.of(expected));
    }

    private static Arguments file(String name, String content, String... expected) {
        return Arguments.of(name, content, List.of(expected));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(yaml(), keys(), names(), graph(), subflows(), prompts(), questions(), expressions())
                .flatMap(s -> s);
    }

    private static Stream<Arguments> yaml() {
        return Stream.of(
                edit("tab", "  hello:\n    play", "\thello:\n    play", "9:1 yaml-syntax"),
                edit("unclosed list", "[zh-CN, en-US]", "[zh-CN, en-US", "3:6 yaml-syntax"),
                edit("unclosed quote", "\"none\"}", "\"none}", "53:25 yaml-syntax"),
                edit("colon in a text", "start: hello", "start: hello: you", "3:13 yaml-syntax"),
                edit("indentation", "  choice:\n    menu", "   choice:\n    menu", "12:4 yaml-syntax"),
                edit("tag", "start: hello", "start: !!java.lang.String hello", "3:8 tag"),
                edit("unknown anchor", "start: hello", "start: *hello", "3:8 unknown-anchor"),
                file("empty", "", "1:1 empty-file"),
                file("comments only", "# nothing\n", "1:1 empty-file"),
                file("a text only", "hello", "1:1 wrong-type"),
                file("two documents", "a: 1\n---\nb: 2\n", "2:1 several-documents"),
                file("nesting", "a: " + "[".repeat(60), "1:53 deep-nesting"),
                file("control character", "dialplan: x\u0007y\n", "1:12 control-character"),
                file("key is a list", "[1]: 2\n", "1:1 wrong-type"));
    }

    private static Stream<Arguments> keys() {
        return Stream.of(
                edit(
                        "unknown key",
                        "next: choice\n  choice",
                        "nxt: choice\n  choice",
                        "10:5 missing-key",
                        "11:5 unknown-key"),
                edit("unknown top key", "start: hello", "start: hello\nstrat: hello", "4:1 unknown-key"),
                edit("duplicate node", "  bye:\n", "  hello: {hangup: }\n  bye:\n", "48:3 duplicate-key"),
                edit(
                        "duplicate key",
                        "    ring-for: 30s",
                        "    ring-for: 30s\n    ring-for: 20s",
                        "47:5 duplicate-key"),
                edit("nothing after a key", "start: hello", "start:", "3:1 missing-value"),
                edit("# without quotes", "key: 2,", "key:\n#,\n", "18:6 yaml-syntax"),
                edit(
                        "missing key",
                        "    into: account\n",
                        "",
                        "20:5 missing-key",
                        "26:19 unknown-variable",
                        "62:19 unknown-variable",
                        "63:26 unknown-variable"),
                edit(
                        "list for a text",
                        "play: hello\n    next: choice",
                        "play: [hello]\n    next: choice",
                        "10:11 wrong-type"),
                edit("text for a list", "[zh-CN, en-US]", "zh-CN", "2:12 wrong-type"),
                edit("duration", "300ms", "300 ms", "39:14 bad-duration"),
                edit("duration word", "ring-for: 30s", "ring-for: soon", "46:15 bad-duration"),
                edit("long duration", "timeout: 5s", "timeout: 5m", "6:20 out-of-range"),
                edit("attempts", "attempts: 3", "attempts: 0", "6:34 out-of-range"),
                edit("attempts as a word", "attempts: 3", "attempts: three", "6:34 wrong-type"),
                edit("barge-in", "attempts: 3", "barge-in: dtfm", "6:34 unknown-word"),
                edit("currency", "start: hello", "currency: RMB\nstart: hello", "3:11 unknown-word"),
                edit("cause", "normal-clearing", "normal", "49:13 unknown-word"),
                edit("language tag", "[zh-CN, en-US]", "[zh_CN, en-US]", "2:13 unknown-language"),
                edit("no language", "[zh-CN, en-US]", "[]", "2:12 missing-value"),
                edit("lookup", "lookup: customer", "lookup: costumer", "38:13 unknown-word"));
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                edit("bad node name", "  bye:\n", "  Bye:\n", "47:19 missing-target", "48:3 bad-name"),
                edit("reserved node", "  bye:\n", "  return:\n", "47:19 missing-target", "48:3 reserved-name"),
                edit("bad variable", "{count: 0,", "{call: 0, count: 0,", "4:13 bad-name"),
                edit("start value", "note: \"none\"", "note: none", "4:29 wrong-type"),
                edit("endpoint", "transfer: desk", "transfer: The Desk", "45:15 bad-name"),
                edit("unknown kind", "    menu: [which]", "    mneu: [which]", "13:5 unknown-node-kind"),
                edit("no kind", "    hangup: normal-clearing", "    next: hello", "48:3 no-node-kind"),
                edit("two kinds", "    ring-for: 30s", "    play: hello", "46:5 two-node-kinds"));
    }

    private static Stream<Arguments> graph() {
        return Stream.of(
                edit("missing target", "next: choice\n  choice", "next: chioce\n  choice", "11:11 missing-target"),
                edit("missing start", "start: hello", "start: helo", "3:8 missing-target"),
                edit("missing operator", "operator: desk,", "operator: dsk,", "7:18 missing-target"),
                edit("return in main", "on: {failure: bye}", "on: {failure: return}", "47:19 return-outside-subflow"),
                edit("operator hangs up", "operator: desk,", "operator: bye,", "7:18 no-way-to-a-person"),
                edit(
                        "node's operator",
                        "    ring-for: 30s",
                        "    ring-for: 30s\n    next: other\n  lost: {play: hello, next: other, on: {operator: bye}}\n  unused:\n    transfer: desk",
                        "44:3 failure-leads-to-itself",
                        "48:3 no-way-to-a-person"),
                edit("failure", "    on: {failure: bye}\n", "", "44:3 failure-leads-to-itself"),
                edit("no progress", "    next: identify\n", "    next: decide\n", "30:3 no-progress"),
                edit("unreachable", "  bye:\n", "  lost: {hangup: }\n  bye:\n", "48:3 unreachable-node"));
    }

    private static Stream<Arguments> subflows() {
        return Stream.of(
                edit("unknown subflow", "subflow: helper", "subflow: helpr", "26:14 unknown-subflow"),
                edit(
                        "recursive",
                        "        next: return",
                        "        next: again\n      again:\n        subflow: helper\n        with: {topic: topic}\n        next: return",
                        "60:18 recursive-subflow"),
                edit("missing input", "    with: {topic: account}\n", "", "26:14 missing-input"),
                edit("extra input", "{topic: account}", "{topic: account, tpic: account}", "27:28 unknown-input"),
                edit("input of another type", "{topic: account}", "{topic: count}", "27:19 wrong-value-type"),
                edit(
                        "input type",
                        "{topic: text,",
                        "{topic: txt,",
                        "27:12 unknown-input",
                        "52:21 wrong-type",
                        "53:30 unknown-variable"),
                edit(
                        "unused subflow",
                        "  help:\n    subflow: helper\n    with: {topic: account}\n    into: report\n",
                        "  help:\n    play: hello\n",
                        "49:3 unused-subflow"),
                edit("main's variable", "'\"7\" + topic'", "'\"7\" + account'", "53:30 unknown-variable"));
    }

    private static Stream<Arguments> prompts() {
        return Stream.of(
                edit("missing translation", "{zh-CN: 您好。, en-US: Hello.}", "{zh-CN: 您好。}", "60:3 missing-translation"),
                edit(
                        "unknown prompt",
                        "confirm: you-said",
                        "confirm: you-sad",
                        "23:14 unknown-prompt",
                        "62:3 unused-prompt"),
                edit(
                        "unused prompt",
                        "  you-said:\n",
                        "  spare: {zh-CN: 一, en-US: one}\n  you-said:\n",
                        "62:3 unused-prompt"),
                edit("unknown variable", "您输入的是{account, digits}", "您输入的是{acount, digits}", "63:19 unknown-variable"),
                edit("unknown form", "entered {account, digits}", "entered {account, digit}", "64:35 unknown-form"),
                edit("unfit form", "entered {account, digits}", "entered {caller.needs, money}", "64:26 unknown-form"),
                edit("open gap", "entered {account, digits}", "entered {account, digits", "64:25 bad-prompt-text"),
                edit("empty text", "Hello.", "\" \"", "60:30 bad-prompt-text"),
                edit("text in braces", "Hello.", "{Hello, you}", "60:30 wrong-type"),
                edit(
                        "other language",
                        "en-US: Hello.}",
                        "en-GB: Hello.}",
                        "60:3 missing-translation",
                        "60:23 unknown-language"));
    }

    private static Stream<Arguments> questions() {
        return Stream.of(
                edit("same key", "key: 2,", "key: 1,", "16:15 duplicate-option"),
                edit("prefix", "key: 2,", "key: 12,", "15:15 key-prefix"),
                edit("no key", "key: 2,", "key: two,", "16:15 bad-keys"),
                edit("operator's key", "key: 2,", "key: 0,", "16:15 reserved-name"),
                edit("pound", "key: 2,", "key: \"#\",", "16:15 term-char-clash"),
                edit(
                        "no options",
                        "    options:\n      - {key: 1, value: number, next: number}\n      - {key: 2, next: decide}\n",
                        "    options: []\n",
                        "14:14 out-of-range"),
                edit("handler", "{next: desk}]", "{play: hello, next: desk}]", "18:32 bad-handler"),
                edit("unused handler", "attempts: 3", "attempts: 1", "18:32 unused-handler"),
                edit("digits", "{length: 4}", "{length: 4, max: 5}", "22:13 bad-digits"),
                edit("min over max", "{length: 4}", "{min: 6, max: 5}", "22:13 bad-digits"),
                edit("among", "{length: 4}", "{length: 4, among: [1234, 12]}", "22:32 bad-digits"),
                edit("no else", "      - {else: count-up}\n", "", "31:5 no-else"),
                edit(
                        "else first",
                        "      - {if: caller.age >= 65, next: desk}\n",
                        "      - {else: bye}\n      - {if: caller.age >= 65, next: desk}\n",
                        "32:10 no-else"));
    }

    private static Stream<Arguments> expressions() {
        return Stream.of(
                edit("unknown variable", "caller.age >= 65", "true && caller.agee >= 65", "32:22 unknown-variable"),
                edit("syntax", "caller.age >= 65", "caller.age >=", "32:27 bad-expression"),
                edit("types", "caller.age >= 65", "caller.age >= caller.name", "32:25 bad-expression"),
                edit("no condition", "caller.age >= 65", "caller.age + 1", "32:14 wrong-value-type"),
                edit("unknown function", "caller.age >= 65", "old(caller.age)", "32:17 bad-expression"),
                edit(
                        "in quotes",
                        "{count: count + 1}",
                        "{count: \"count + \\u0031 + nope\"}",
                        "35:36 unknown-variable"),
                edit("mixed types", "{count: count + 1}", "{count: string(count)}", "35:11 mixed-types"),
                edit("untyped", "{count: count + 1}", "{count: count + 1, again: again}", "35:29 untyped-variable"),
                edit("variable's name", "{count: count + 1}", "{call: count + 1}", "35:11 bad-name"),
                edit("too long", "caller.age >= 65", "'" + "1 + ".repeat(1500) + "1 > 0'", "32:15 bad-expression"),
                edit("too deep", "caller.age >= 65", "'" + "1 + ".repeat(900) + "1 > 0'", "32:15 bad-expression"),
                edit(
                        "ask into another type",
                        "into: account",
                        "into: count",
                        "21:11 mixed-types",
                        "27:19 unknown-variable",
                        "63:19 unknown-variable",
                        "64:26 unknown-variable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void everyMistakeIsReportedAtItsPlace(String name, String content, List<String> expected) {
        assertThat(places(content)).isEqualTo(expected);
    }

    private static List<String> places(String content) {
        return load(content).diagnostics().stream()
                .filter(found -> !FOR_CALLERS.contains(found.rule()))
                .map(found -> found.at().line() + ":" + found.at().column() + " " + found.rule())
                .toList();
    }

    private static DialplanLoader.Result load(String content) {
        return DialplanLoader.load("small.yaml", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theGoodDialplanLoadsWithoutAFinding() {
        DialplanLoader.Result result = load(GOOD);
        assertThat(places(GOOD)).isEmpty();
        assertThat(result).isInstanceOf(DialplanLoader.Loaded.class);
    }

    @Test
    void aFindingReadsAsPeopleExpect() {
        List<Diagnostic> found = load(GOOD.replace("next: choice\n  choice", "next: chioce\n  choice"))
                .diagnostics();
        assertThat(found.getFirst())
                .hasToString(
                        "small.yaml:11:11: error: there is no node 'chioce'; did you mean 'choice'? [missing-target]");
    }
}
