package io.greenline.routing.plan;

import static io.greenline.routing.plan.Loading.findings;
import static io.greenline.routing.plan.Loading.load;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a routing file is told once, at its place. */
class RoutingMistakesTest {
    private static final Path EVERY_KEY = Path.of("src/test/resources/every-key-routing.yaml");

    private static String every() throws IOException {
        return Files.readString(EVERY_KEY);
    }

    private static Arguments edit(String what, String by, String... found) {
        return Arguments.of(what, by, List.of(found));
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("queues:\n", "queue:\n", "1:1 missing-key", "1:1 unknown-key"),
                edit(
                        "  second: {promise",
                        "  Second: {promise",
                        "21:3 routing-name",
                        "12:28 overflow-queue",
                        "28:21 queue-not-here",
                        "58:29 queue-not-here"),
                edit("    tier: 0\n", "    tier: ten\n", "3:11 wrong-type"),
                edit("    tier: 0\n", "    tier: 10\n", "3:11 out-of-range"),
                edit("promise: 5s", "promise: soon", "5:14 bad-promise"),
                edit("promise: 5s", "promise: 0s", "5:14 bad-promise"),
                edit("80% in 20s", "180% in 20s", "21:21 bad-promise"),
                edit("80% in 20s", "0% in 20s", "21:21 bad-promise"),
                edit("[language, {skill", "[Language, {skill", "6:14 routing-name"),
                edit("level: 2", "level: 6", "6:52 out-of-range"),
                edit("media: voice\n", "media: fax\n", "7:12 unknown-word"),
                edit("strategy: skill-best", "strategy: skills-best", "8:15 unknown-word"),
                edit("hours: evenings", "hours: evening", "9:12 unknown-hours"),
                edit("calendar: cn", "calendar: ch", "32:24 unknown-hours"),
                edit("[17:00-22:00]", "[17:00]", "32:38 bad-hours"),
                edit("  evenings:", "  cn:", "9:12 unknown-hours", "32:3 bad-name"),
                edit("holidays: closed", "holyday: closed", "32:66 unknown-key"),
                edit("{after: 20s, to: any-agent}", "{to: any-agent}", "11:9 bad-overflow"),
                edit("{after: 20s, to: any-agent}", "{after: 20s}", "11:9 bad-overflow"),
                edit("{after: 20s, to: any-agent}", "{after: 20s, when: closed, to: any-agent}", "11:22 bad-overflow"),
                edit("{after: 20s, to: any-agent}", "{after: 20s, to: any-agent, exit: text}", "11:37 bad-overflow"),
                edit("to: any-agent", "to: any-agents", "11:26 overflow-queue"),
                edit("relax: key-account", "relax: key-acount", "14:37 bad-overflow"),
                edit("08:00-21:00", "21:00-08:00", "20:24 bad-window"),
                edit("08:00-21:00", "8-21", "20:24 bad-window"),
                edit("first: agent", "first: me", "20:106 unknown-word"),
                edit("order: tier first", "order: first come", "22:8 routing-order"),
                edit("id: \"1001\"", "id: \"10 01\"", "24:9 bad-agent"),
                edit("PJSIP/1001", "1001", "26:15 bad-agent"),
                edit("zh-CN, en-US", "zh_CN, en-US", "27:25 agent-language"),
                edit("zh-CN, en-US", "zh-CN, fr-FR", "27:32 foreign-language"),
                edit("key-account: 3}", "key-account: 7}", "27:53 out-of-range"),
                edit("queues: [first, second]", "queues: [fist, second]", "28:14 queue-not-here"),
                edit("pin: pbkdf2:210000:", "pin: ", "30:10 bad-pin"),
                edit("tiers: 0-1", "tiers: 1", "33:19 bad-reserve"),
                edit("reserve: [{tiers: 0-1, agents: 1}]\n", "", "2:3 no-reserve"),
                edit("name: busy", "name: none", "35:11 surge-order"),
                edit("leave: {waiting: 5,", "leave: {waiting: 20,", "37:12 surge-order"),
                edit("leave: {waiting: 5, arrivals: 20, longest-wait: 1m}", "leave: {}", "37:12 surge-order"),
                edit("  - class: special\n    when", "  - when", "44:5 bad-class"),
                edit("age: 65+", "age: old", "48:12 bad-condition"),
                edit("age: 65+", "age: 65-18", "48:12 bad-condition"),
                edit("called: [95598", "called: [the-hotline", "49:16 bad-condition"),
                edit("repeat: 2 in 24h", "repeat: 0 in 24h", "51:15 bad-condition"),
                edit("repeat: 2 in 24h", "repeat: 2 in 999h", "51:15 bad-condition"),
                edit("repeat: 2 in 24h", "repeat: often", "51:15 bad-condition"),
                edit("outage: any", "outage: some", "52:15 unknown-word"),
                edit(
                        "{else: ordinary, queue: second}",
                        "{else: ordinary, when: {key: 1}, queue: second}",
                        "58:5 bad-class"),
                edit("  - {else: ordinary, queue: second}\n", "", "44:5 bad-class"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void eachMistakeIsToldOnceAtItsPlace(String what, String by, List<String> found) throws IOException {
        assertThat(every()).contains(what);
        assertThat(findings(every().replace(what, by))).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void theFileWithEveryKeyHasNone() throws IOException {
        assertThat(load(every()).diagnostics()).isEmpty();
    }

    @Test
    void aPinInTheClearIsNotRepeatedInTheFinding() {
        String text = "queues: {a: {}}\nagents: [{id: x, endpoint: SIP/x, pin: \"4711\"}]\n";
        assertThat(load(text).diagnostics())
                .hasSize(1)
                .noneMatch(found -> found.toString().contains("4711"));
    }

    @Test
    void aMistypedNameIsGuessed() {
        List<Diagnostic> found = load("queues: {general: {}}\nclasses: [{else: all, queue: genral}]\n")
                .diagnostics();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().remedy()).isEqualTo("did you mean 'general'?");
        assertThat(found.getFirst().fix())
                .hasValueSatisfying(fix -> assertThat(fix.text()).isEqualTo("general"));
    }

    @Test
    void twoAgentsOfOneIdAreAMistakeAndOfOneTelephoneAWarning() {
        assertThat(findings("""
                        queues: {a: {}}
                        agents:
                          - {id: x, endpoint: SIP/x}
                          - {id: x, endpoint: SIP/y}
                        """)).containsExactly("4:10 duplicate-agent");
        assertThat(findings("""
                        queues: {a: {}}
                        agents:
                          - {id: x, endpoint: SIP/x}
                          - {id: y, endpoint: SIP/x}
                        """)).containsExactly("4:23 shared-endpoint");
    }

    @Test
    void whoCanServeNothingAndWhatNobodyServesIsTold() {
        assertThat(findings("""
                        queues:
                          a: {skills: [{skill: x, level: 3}]}
                          b: {media: video}
                          c: {skills: [z], overflow: [{after: 9s, relax: z}]}
                        agents:
                          - {id: one, endpoint: SIP/1, skills: {x: 2}, queues: [a]}
                          - {id: two, endpoint: SIP/2}
                        """)).containsExactly("2:3 unserved-queue", "3:3 unserved-queue", "6:10 idle-agent");
    }

    @Test
    void anOverflowForWhenItIsClosedServesNobodyWhileItIsOpen() {
        assertThat(findings("""
                        queues:
                          a: {skills: [x], overflow: [{when: closed, exit: voicemail}]}
                          b: {skills: [x], overflow: [{when: closed, to: any-agent}]}
                          c: {skills: [x], overflow: [{when: closed, to: d}]}
                          d: {}
                          e: {skills: [x], overflow: [{when: closed, exit: text}, {when: unstaffed, exit: voicemail}]}
                          f: {skills: [x], overflow: [{when: closed, relax: x}]}
                        agents: [{id: one, endpoint: SIP/1, queues: [b]}, {id: two, endpoint: SIP/2}]
                        """))
                .containsExactly(
                        "2:3 unserved-queue", "3:3 unserved-queue", "4:3 unserved-queue", "7:3 unserved-queue");
    }

    @Test
    void whatIsNoBlockOfKeysIsLedToTheReferenceOfRouting() {
        for (String text : List.of("- queues\n- agents\n", "queues\n", "queues: [a]\n", "queues: {a: {tier: ten}}\n")) {
            assertThat(load(text).diagnostics())
                    .as(text)
                    .first()
                    .extracting(Diagnostic::remedy)
                    .isEqualTo("see docs/routing-reference.md");
        }
    }

    @Test
    void theSkillThatWasMeantIsGuessed() {
        assertThat(load("""
                        queues: {a: {skills: [sign-langauge]}, b: {}}
                        agents: [{id: one, endpoint: SIP/1, skills: {sign-language: 2}}]
                        """).diagnostics())
                .singleElement()
                .asString()
                .contains("no agent can serve 'a': it asks for sign-langauge by voice; did you mean 'sign-language'?");
    }

    @Test
    void aQueueThatNobodyServesButThatLeadsOnIsFine() {
        assertThat(findings("""
                        queues:
                          a: {skills: [x], overflow: [{after: 9s, to: b}]}
                          b: {}
                        agents: [{id: one, endpoint: SIP/1}]
                        """)).isEmpty();
    }

    @Test
    void overflowsInACircleAreToldOnce() {
        assertThat(findings("""
                        queues:
                          a: {overflow: [{after: 9s, to: b}]}
                          b: {overflow: [{after: 9s, to: c}]}
                          c: {overflow: [{after: 9s, to: b}]}
                          d: {overflow: [{after: 9s, to: d}]}
                        """)).containsExactly("3:3 overflow-circle", "5:3 overflow-circle");
    }

    @Test
    void anExitBeforeThePromiseIsTold() {
        assertThat(findings("queues: {a: {promise: 20s, overflow: [{after: 10s, exit: callback}]}}"))
                .containsExactly("1:10 early-exit");
        assertThat(findings("queues: {a: {promise: 20s, overflow: [{after: 20s, exit: callback}]}}"))
                .isEmpty();
    }

    @Test
    void surgeLevelsStandFromTheMildestOn() {
        assertThat(findings("""
                        queues: {a: {}}
                        surge:
                          - {name: storm, enter: {waiting: 90}, leave: {waiting: 5}}
                          - {name: busy, enter: {waiting: 20}, leave: {waiting: 5}}
                        """)).containsExactly("4:5 surge-order");
    }

    @Test
    void anElseBeforeTheEndIsToldThere() {
        assertThat(findings("""
                        queues: {a: {}}
                        classes:
                          - {else: all, queue: a}
                          - {class: x, when: {age: 65+}, queue: a}
                          - {else: rest, queue: a}
                        """)).containsExactly("3:5 bad-class");
    }

    @Test
    void everyRuleOfAFileAloneIsMadeByThisTest() {
        List<String> made = new ArrayList<>(edits().flatMap(each -> ((List<?>) each.get()[2]).stream())
                .map(found -> found.toString().replaceFirst(".* ", ""))
                .toList());
        made.addAll(List.of(
                "duplicate-agent", "shared-endpoint", "unserved-queue", "idle-agent", "overflow-circle", "early-exit"));
        // QueueNodesTest makes those that need a dialplan.
        made.addAll(List.of("queue-nowhere", "callback-without-terms", "promise-after-wait"));
        assertThat(made)
                .containsAll(
                        Stream.of(RoutingRule.values()).map(RoutingRule::id).toList());
    }

    @Test
    void noFileBringsTheReaderDown() throws IOException {
        List<String> lines = every().lines().toList();
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<String> shuffled = new ArrayList<>(lines);
            Collections.shuffle(shuffled.subList(random.nextInt(20), 20 + random.nextInt(lines.size() - 20)), random);
            RoutingFile.Result result = load(String.join("\n", shuffled));
            boolean refused = result instanceof RoutingFile.Refused;
            assertThat(result.diagnostics().stream().anyMatch(found -> found.severity() == Severity.ERROR))
                    .as("seed %d", seed)
                    .isEqualTo(refused);
        }
        for (String text :
                Arrays.asList("", "- 1", "queues", "queues: 3", "queues: []", "agents: {}", "queues: {a: 1}")) {
            assertThat(load(text)).as(text).isInstanceOf(RoutingFile.Refused.class);
        }
    }
}
