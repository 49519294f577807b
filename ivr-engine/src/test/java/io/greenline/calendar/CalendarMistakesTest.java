package io.greenline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mistake: the edit that makes it in a good file, and the place, words and remedy that are reported. */
class CalendarMistakesTest {
    private static final Path SAMPLE = Path.of("../dialplans/calendars.yaml");
    private static final String GOOD = """
            calendars:
              office:
                time-zone: Asia/Shanghai
                open: {mon-fri: [08:00-12:00, 13:30-18:00], sat: 22:00-06:00}
                holidays: china
                on-holidays: 10:00-12:00
                on-moved-workdays: as-usual
            holidays:
              china:
                covers: 2026-2027
                days:
                  - {from: 2026-02-15, to: 2026-02-23, name: 春节}
                  - {on: 2026-12-24, closed: 12:00-24:00, name: 平安夜}
                workdays: [2026-02-14, 2026-02-28]
            """;

    private static List<String> findings(String text) {
        return CalendarLoader.load("c", text.getBytes(StandardCharsets.UTF_8)).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    /** What is replaced, by what, and the only finding that this makes. */
    static Stream<Arguments> edits() {
        return Stream.of(
                Arguments.of(
                        "  office:",
                        "  Office:",
                        "c:2:3: error: 'Office' is not a name; use lower-case letters, digits and hyphens, beginning"
                                + " with a letter [bad-name]"),
                Arguments.of(
                        "Asia/Shanghai",
                        "Asia/Beijing",
                        "c:3:16: error: unknown time zone 'Asia/Beijing'; write 'Asia/Shanghai' [unknown-time-zone]"),
                Arguments.of(
                        "Asia/Shanghai",
                        "Europe/Berlim",
                        "c:3:16: error: unknown time zone 'Europe/Berlim'; did you mean 'Europe/Berlin'?"
                                + " [unknown-time-zone]"),
                Arguments.of(
                        "mon-fri:",
                        "monday-friday:",
                        "c:4:12: error: 'monday-friday' are no weekdays; write mon, tue, wed, thu, fri, sat, sun, a range"
                                + " such as mon-fri, or daily [bad-weekdays]"),
                Arguments.of(
                        "08:00-12:00",
                        "8-12",
                        "c:4:22: error: '8-12' are no hours; write 08:00-12:00, [08:00-12:00, 13:30-18:00], all-day or"
                                + " closed [bad-hours]"),
                Arguments.of(
                        "08:00-12:00",
                        "08：00-12：00",
                        "c:4:22: error: '08：00-12：00' are no hours; write 08:00-12:00, [08:00-12:00, 13:30-18:00], all-day"
                                + " or closed [bad-hours]"),
                Arguments.of(
                        "08:00-12:00",
                        "08:00-24:01",
                        "c:4:22: error: '08:00-24:01' are no hours; write 08:00-12:00, [08:00-12:00, 13:30-18:00],"
                                + " all-day or closed [bad-hours]"),
                Arguments.of(
                        "08:00-12:00",
                        "08:60-12:00",
                        "c:4:22: error: '08:60-12:00' are no hours; write 08:00-12:00, [08:00-12:00, 13:30-18:00],"
                                + " all-day or closed [bad-hours]"),
                Arguments.of(
                        "22:00-06:00",
                        "08:00-08:00",
                        "c:4:54: error: '08:00-08:00' ends when it begins; write all-day if that is meant [bad-hours]"),
                Arguments.of(
                        "22:00-06:00",
                        "[]",
                        "c:4:54: error: the list is empty; write 08:00-12:00,"
                                + " [08:00-12:00, 13:30-18:00], all-day or closed [bad-hours]"),
                Arguments.of(
                        "13:30-18:00",
                        "11:30-18:00",
                        "c:4:35: error: 11:30-18:00 overlaps 08:00-12:00; let one end where the other begins"
                                + " [overlapping-hours]"),
                Arguments.of(
                        "13:30-18:00",
                        "13:30-09:00",
                        "c:4:22: error: 08:00-12:00 overlaps 13:30-09:00; let one end where the other begins"
                                + " [overlapping-hours]"),
                Arguments.of(
                        "sat:", "fri:", "c:4:49: error: fri has its hours already; name each day once [duplicate-day]"),
                Arguments.of(
                        "{mon-fri: [08:00-12:00, 13:30-18:00], sat: 22:00-06:00}",
                        "{mon-fri: closed}",
                        "c:4:11: warning: this calendar is never open; give it hours [never-open]"),
                Arguments.of(
                        "holidays: china",
                        "holidays: chian",
                        "c:5:15: error: there are no holidays 'chian'; did you mean 'china'? [unknown-holidays]"),
                Arguments.of(
                        "    holidays: china\n    on-holidays: 10:00-12:00\n    on-moved-workdays: as-usual\n",
                        "    on-holidays: 10:00-12:00\n",
                        "c:5:18: error: 'on-holidays' stands without 'holidays'; name a holiday list [no-holidays]"),
                Arguments.of(
                        "    holidays: china\n    on-holidays: 10:00-12:00\n    on-moved-workdays: as-usual\n",
                        "",
                        "c:6:3: warning: no calendar keeps the holidays 'china'; write 'holidays: china' in one, or remove"
                                + " them [unused-holidays]"),
                Arguments.of(
                        "2026-2027",
                        "2027-2026",
                        "c:10:13: error: '2027-2026' are no years; write 2026 or 2026-2027 [bad-covers]"),
                Arguments.of(
                        "to: 2026-02-23",
                        "to: 2026-02-14",
                        "c:12:32: error: 2026-02-14 is before 2026-02-15; write the last day [bad-period]"),
                Arguments.of(
                        "to: 2026-02-23",
                        "to: 2027-02-14",
                        "c:12:32: error: the holiday lasts 365 days; write at most 60 days, or several [bad-period]"),
                Arguments.of(
                        "from: 2026-02-15, to",
                        "to",
                        "c:12:9: error: the holiday does not say when it is; write on: 2026-02-17, or from: and to:"
                                + " [bad-period]"),
                Arguments.of(
                        "2026-02-23",
                        "2026-02-30",
                        "c:12:32: error: there is no day 2026-02-30; look at a calendar [bad-date]"),
                Arguments.of(
                        "2026-12-24",
                        "24.12.2026",
                        "c:13:14: error: '24.12.2026' is no date; write year-month-day: 2026-02-17 [bad-date]"),
                Arguments.of(
                        "2026-12-24",
                        "2026-02-17",
                        "c:13:14: error: 2026-02-17 is a holiday already; let it stand once in the list [duplicate-day]"),
                Arguments.of(
                        "2026-02-28]",
                        "2026-02-22]",
                        "c:14:28: error: 2026-02-22 is a holiday already; let it stand once in the list [duplicate-day]"),
                Arguments.of(
                        "2026-02-28]",
                        "2026-02-14]",
                        "c:14:28: error: 2026-02-14 is a moved workday already; let it stand once in the list"
                                + " [duplicate-day]"),
                Arguments.of(
                        "2026-02-28]",
                        "2026-02-26]",
                        "c:14:28: warning: 2026-02-26 is a thu, a workday anyway; compare with the announcement"
                                + " [odd-workday]"),
                Arguments.of(
                        "2026-12-24",
                        "2062-12-24",
                        "c:13:14: error: 2062-12-24 is far from the years that the list covers; mend the year, or 'covers'"
                                + " [outside-covers]"),
                Arguments.of(
                        ", name: 平安夜",
                        "",
                        "c:13:9: error: a holiday lacks 'name'; add 'name:' with a text [missing-key]"),
                Arguments.of(
                        "on-holidays:",
                        "on-holiday:",
                        "c:6:5: error: unknown key 'on-holiday' in a calendar; did you"
                                + " mean 'on-holidays'? [unknown-key]"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void eachMistakeIsToldOnceWithItsPlaceAndItsMend(String part, String mistake, String told) {
        assertThat(findings(GOOD)).isEmpty();
        assertThat(GOOD).contains(part);
        int at = GOOD.indexOf(part);
        List<String> found = findings(GOOD.substring(0, at) + mistake + GOOD.substring(at + part.length()));
        assertThat(found).containsExactly(told);
    }

    @Test
    void everyRuleOfTheFileHasAnExampleHere() {
        Set<String> shown = edits().map(edit -> String.valueOf(edit.get()[2]).replaceAll(".*\\[(.*)].*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> rules = Stream.of(CalendarRule.values())
                .map(CalendarRule::id)
                .filter(rule -> !rule.equals("holidays-run-out"))
                .toList();
        assertThat(shown).containsAll(rules);
    }

    @Test
    void hoursThatReachIntoTheNextDaysAreToldOverTheEndOfTheWeekToo() {
        assertThat(findings("calendars: {a: {time-zone: UTC, open: {sun: 20:00-06:00, mon: 05:00-06:00}}}"))
                .singleElement()
                .asString()
                .startsWith("c:1:63: error: 05:00-06:00 overlaps 20:00-06:00;");
        assertThat(findings("calendars: {a: {time-zone: UTC, open: {sun: 20:00-05:00, mon: 05:00-06:00}}}"))
                .isEmpty();
        assertThat(findings("calendars: {a: {time-zone: UTC, open: {daily: [08:00-20:00, 19:00-20:30]}}}"))
                .hasSize(1);
    }

    @Test
    void aWeekMayBeWrittenAcrossItsEnd() {
        Sample service = Sample.of("time-zone: UTC, open: {fri-mon: 8:00-9:00, tue-thu: closed}");
        assertThat(service.told("2026-03-08T08:30")).isEqualTo("OPEN fri-mon 08:00-09:00");
        assertThat(service.told("2026-03-09T09:00"))
                .isEqualTo("CLOSED outside fri-mon 08:00-09:00 -> 2026-03-13T08:00Z");
    }

    @Test
    void whateverBytesComeThereAreFindingsInsideTheFileAndNoException() throws IOException {
        byte[] sample = Files.readAllBytes(SAMPLE);
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] content = Arrays.copyOf(sample, random.nextInt(sample.length));
            for (int i = 0; content.length > 0 && i < random.nextInt(6); i++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            long lines = new String(content, StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            List<Diagnostic> found = CalendarLoader.load("c", content).diagnostics();
            assertThat(found)
                    .as("seed %d", seed)
                    .allMatch(finding -> finding.at().line() <= lines + 1);
            assertThat(found.size()).isLessThanOrEqualTo(Findings.MAX_SHOWN + 1);
        }
    }

    @Test
    void linesOfTheSampleMayBeShuffledWithoutAnException() throws IOException {
        List<String> lines = Files.readAllLines(SAMPLE);
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<String> shuffled = new ArrayList<>(lines);
            for (int i = 0; i < 5; i++) {
                shuffled.set(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
            }
            CalendarLoader.Result result =
                    CalendarLoader.load("c", String.join("\n", shuffled).getBytes(StandardCharsets.UTF_8));
            boolean refused = result instanceof CalendarLoader.Refused;
            assertThat(refused)
                    .as("seed %d: %s", seed, result.diagnostics())
                    .isEqualTo(result.diagnostics().stream()
                            .anyMatch(finding -> finding.toString().contains(": error: ")));
        }
    }

    @Test
    void aFileThatIsNotThereIsRefused(@TempDir Path folder) {
        assertThat(CalendarLoader.load(folder.resolve("calendars.yaml")))
                .isInstanceOfSatisfying(
                        CalendarLoader.Refused.class,
                        refused -> assertThat(refused.diagnostics())
                                .singleElement()
                                .asString()
                                .contains("there is no such file"));
    }
}
