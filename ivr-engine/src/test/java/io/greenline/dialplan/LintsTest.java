package io.greenline.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the checks on the callers' behalf make of subflows, counters and values that wander. docs/checks.md has the simple cases. */
class LintsTest {
    private static final String HEAD = """
            dialplan: small
            languages: [en-US, zh-CN]
            start: main
            defaults: {on: {operator: desk, failure: desk}}
            """;

    /** Rules and lines of what is found; line 1 is the first after the head. */
    private static List<String> found(String rest) {
        return DialplanLoader.load("small.yaml", (HEAD + rest).getBytes(StandardCharsets.UTF_8)).diagnostics().stream()
                .map(finding -> "%d %s".formatted(finding.at().line() - 4, finding.rule()))
                .toList();
    }

    @Test
    void aLargeDialplanHasNoFindings() {
        DialplanLoader.Result result =
                DialplanLoader.load("large.yaml", LargeDialplan.of(2_000).getBytes(StandardCharsets.UTF_8));
        assertThat(result).isInstanceOf(DialplanLoader.Loaded.class);
        assertThat(((DialplanLoader.Loaded) result).dialplan().main().nodes()).hasSizeBetween(2_000, 2_010);
        assertThat(result.diagnostics()).isEmpty();
    }

    @Test
    void privateDataIsFollowedIntoSubflowsAndOutOfThem() {
        assertThat(found("""
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {subflow: words, with: {where: caller.premises}, into: made, next: tell}
                  tell: {play: tell, next: desk}
                subflows:
                  words: {inputs: {where: text}, outputs: {line: text}, variables: {text: ""}, start: make, nodes: {make: {set: {text: '"at " + where'}, next: return}}}
                prompts:
                  tell: {en-US: '{made.line}', zh-CN: '{made.line}'}
                """)).containsExactly("8 private-on-caller-id");
    }

    @Test
    void onlyTheWayOfSuccessOfAProofIsProven() {
        assertThat(found("""
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {ask: ask, into: code, digits: {length: 4}, next: check}
                  check: {http: accounts, post: /codes, body: {code: code}, verifies: true, next: tell, on: {not-found: sorry}}
                  tell: {play: tell, next: desk}
                  sorry: {play: sorry, next: desk}
                prompts:
                  ask: {en-US: Your code?, zh-CN: 请输入密码。}
                  tell: {en-US: '{caller.name}', zh-CN: '{caller.name}'}
                  sorry: {en-US: 'Sorry, {caller.name}', zh-CN: '{caller.name}'}
                """)).containsExactly("10 private-on-caller-id");
    }

    @Test
    void whatABackendSaysOfANumberIsAsPrivateAsTheDirectory() {
        String plan = """
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {ask: ask, into: account, digits: {length: 4}, next: fetch}
                  fetch: {http: billing, get: '/accounts/{%s}', into: bill, result: {due: text}, next: tell}
                  tell: {play: tell, next: desk}
                prompts:
                  ask: {en-US: Your account?, zh-CN: 请输入户号。}
                  tell: {en-US: '{account} {bill.due}', zh-CN: '{bill.due}'}
                """;
        assertThat(found(plan.formatted("account"))).isEmpty();
        assertThat(found(plan.formatted("caller.number"))).containsExactly("8 private-on-caller-id");
    }

    @Test
    void aPromptThatTwoNodesSayIsReportedOnce() {
        assertThat(found("""
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {play: name, next: again}
                  again: {play: name, next: desk}
                prompts:
                  name: {en-US: '{caller.name}', zh-CN: '{caller.name}'}
                """)).containsExactly("6 private-on-caller-id");
    }

    @Test
    void whatIsMadeOfACodeIsAsSecretAsTheCode() {
        assertThat(found("""
                variables: {hint: ""}
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {ask: ask, into: pin, digits: {length: 4}, sensitive: true, next: make}
                  make: {set: {hint: '"it ends in " + pin'}, next: tell}
                  tell: {play: tell, next: desk}
                prompts:
                  ask: {en-US: Your code?, zh-CN: 请输入密码。}
                  tell: {en-US: '{hint}', zh-CN: 好。}
                """)).containsExactly("9 sensitive-spoken");
    }

    @Test
    void aSubflowThatAlwaysComesBackToTheSameMenuIsPartOfTheDeadEnd() {
        assertThat(found("""
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {menu: main, options: [{key: 1, next: more}]}
                  more: {subflow: words, next: main}
                subflows:
                  words: {start: say, nodes: {say: {play: main, next: return}}}
                prompts:
                  main: {en-US: 'For more, press 1.', zh-CN: 更多请按1。}
                """)).containsExactly("3 dead-end");
    }

    @Test
    void aSubflowBehindWhichTheCallEndsIsNoDeadEnd() {
        assertThat(found("""
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {subflow: outer, next: hangup}
                subflows:
                  outer: {start: in, nodes: {in: {subflow: inner, next: return}}}
                  inner: {start: say, nodes: {say: {play: main, next: return}}}
                prompts:
                  main: {en-US: Hello., zh-CN: 您好。}
                """)).isEmpty();
    }

    @Test
    void aCounterThatIsNotLookedAtEndsNoCircle() {
        assertThat(found("""
                variables: {tries: 0, most: 3}
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {play: main, next: count}
                  count: {set: {tries: tries + 1}, next: enough}
                  enough: {choose: [{if: most > 2, next: main}, {else: desk}]}
                prompts:
                  main: {en-US: Hello., zh-CN: 您好。}
                """)).containsExactly("1 unreferenced-variable", "4 loop-without-input");
    }

    @Test
    void theSecondSilenceMayEndTheCall() {
        String menu = """
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {menu: main, options: [{key: 1, next: desk}], on: {noinput: [%s]}}
                prompts:
                  main: {en-US: 'For more, press 1.', zh-CN: 更多请按1。}
                """;
        assertThat(found(menu.formatted("{reprompt: true}, {next: hangup}"))).isEmpty();
        assertThat(found(menu.formatted("{next: hangup}"))).containsExactly("3 time-limit");
        assertThat(found(menu.formatted("{next: desk}"))).isEmpty();
    }

    @Test
    void theOrderOfOptionsIsHeardInBothLanguages() {
        assertThat(orders("For bills, press 1. To complain, press 2.", "电费请按1，投诉请按2。"))
                .isEmpty();
        assertThat(orders("For bills press 1 or say bill.", "查询电费请按1或说电费，按1键确认。"))
                .containsExactly("6");
        assertThat(orders("Press 1 to hear it again.", "重听请按星号键。")).containsExactly("5");
        assertThat(orders("For bills, press 1.", "按1查询电费。")).containsExactly("6");
        assertThat(orders("For bills, press 1.", "请按2键报修。")).containsExactly("6");
    }

    private static List<String> orders(String english, String chinese) {
        return found("""
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {menu: main, options: [{key: 1, next: desk}]}
                prompts: {main: {
                    en-US: "%s",
                    zh-CN: "%s"}}
                """.formatted(english, chinese)).stream()
                .map(line -> line.replace(" option-order", ""))
                .toList();
    }

    @Test
    void theSameThingHasTheSameKey() {
        assertThat(found("""
                nodes:
                  desk: {transfer: desk, on: {busy: hangup, no-answer: hangup, failed: hangup, failure: hangup}}
                  main: {menu: main, options: [{key: 1, next: other}, {key: 9, value: back, next: desk}]}
                  other:
                    menu: main
                    options:
                      - {key: 1, value: more, next: desk}
                      - {key: 8, value: back, next: desk}
                prompts:
                  main: {en-US: 'For more, press 1.', zh-CN: 更多请按1。}
                """)).containsExactly("8 key-means-two-things");
    }

    @Test
    void aMistypedWordComesWithTheChangeThatMendsIt() {
        String text = HEAD
                + "nodes: {desk: {transfer: desk, on: {failure: hangup}}, main: {play: a, next: 'dsek'}}\nprompts: {a: {en-US: A., zh-CN: '{caller.nmae}'}}\n";
        assertThat(DialplanLoader.load("small.yaml", text.getBytes(StandardCharsets.UTF_8)).diagnostics().stream()
                        .map(finding -> finding.fix().orElseThrow())
                        .map(fix -> "%d-%d %s"
                                .formatted(fix.from().column(), fix.to().column(), fix.text())))
                .containsExactly("78-84 'desk'", "35-46 caller.name");
    }
}
