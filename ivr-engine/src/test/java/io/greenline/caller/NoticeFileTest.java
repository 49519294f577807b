package io.greenline.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.caller.CallerHistory.Outage.Where;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeFileTest {
    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");
    private static final Language ENGLISH = new Language("en-US");
    private static final Language MANDARIN = new Language("zh-CN");
    private static final KnownDialplans DIALPLANS =
            new KnownDialplans(Map.of("hotline", Set.of(MANDARIN, ENGLISH), "english", Set.of(ENGLISH)));
    private static final String GOOD = """
            time-zone: Asia/Shanghai
            notices:
              holiday:
                text: {zh-CN: 春节快乐, en-US: Happy new year}
                from: 2026-12-01T08:00
                until: 2026-12-24 18:00:30
                tiers: standard
                needs: [elderly, deaf]
                dialplans: [hotline]
                urgency: low
              lake-outage:
                areas: [东湖]
                outage:
                  cause: {zh-CN: 雷雨, en-US: a storm}
                  expected: 2026-11-26T20:30
            """;

    private static NoticeFile.Result load(String text) {
        return NoticeFile.load("notices.yaml", text.getBytes(StandardCharsets.UTF_8), DIALPLANS, NOW);
    }

    private static List<String> places(String text) {
        return load(text).diagnostics().stream()
                .map(finding -> finding.at().line() + ":" + finding.at().column() + " " + finding.rule())
                .toList();
    }

    private static Notices loaded(NoticeFile.Result result) {
        if (result instanceof NoticeFile.Loaded(Notices notices, var warnings)) {
            assertThat(warnings).isEmpty();
            return notices;
        }
        throw new AssertionError(result.diagnostics().toString());
    }

    @Test
    void anOutageIsThatOfThePremisesBeforeThatOfTheArea() {
        Notices notices = loaded(load(GOOD
                + "  house: {areas: [湖滨路1号], outage: {cause: {zh-CN: 检修, en-US: works}, expected: 2026-11-26T20:30}}\n"));
        assertThat(notices.outage("东湖", "湖滨路2号", NOW))
                .contains(new CallerHistory.Outage(new NoticeId("lake-outage"), Where.AREA));
        assertThat(notices.outage("东湖", "湖滨路1号", NOW))
                .contains(new CallerHistory.Outage(new NoticeId("house"), Where.PREMISES));
        assertThat(notices.outage("西湖", "湖滨路2号", NOW)).isEmpty();
        assertThat(notices.outage("", "", NOW)).isEmpty();
        assertThat(notices.outage("东湖", "", Instant.parse("2026-11-26T12:30:00Z")))
                .as("over at 20:30 in Shanghai")
                .isEmpty();
    }

    @Test
    void everyPartOfANoticeIsReadAsItWasMeant() {
        Notices notices = loaded(load(GOOD));
        assertThat(notices.all())
                .containsExactly(
                        new Notice(
                                new NoticeId("holiday"),
                                new Recipients(
                                        Set.of(), Set.of("standard"), Set.of("elderly", "deaf"), Set.of("hotline")),
                                new Term(
                                        Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                                        Instant.parse("2026-12-24T10:00:30Z")),
                                Urgency.LOW,
                                new Notice.Announcement(Map.of(MANDARIN, "春节快乐", ENGLISH, "Happy new year"))),
                        new Notice(
                                new NoticeId("lake-outage"),
                                new Recipients(Set.of("东湖"), Set.of(), Set.of(), Set.of()),
                                new Term(Optional.empty(), Instant.parse("2026-11-26T12:30:00Z")),
                                Urgency.HIGH,
                                new Notice.Outage(
                                        Map.of(MANDARIN, "东湖", ENGLISH, "东湖"),
                                        Map.of(MANDARIN, "雷雨", ENGLISH, "a storm"),
                                        new Notice.Expected.At(Instant.parse("2026-11-26T12:30:00Z")
                                                .atZone(notices.zone().orElseThrow())),
                                        Map.of())));
        assertThat(notices.zone()).map(Object::toString).contains("Asia/Shanghai");
    }

    @Test
    void aFileWithoutNoticesIsGood() {
        assertThat(loaded(load("notices:\n")).all()).isEmpty();
        assertThat(loaded(load("notices: {}\n")).all()).isEmpty();
        assertThat(loaded(load("time-zone: Asia/Shanghai\n")).all()).isEmpty();
    }

    /** One mistake in the good file (what is replaced by what), and the one finding that it gives. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "time-zone: Asia/Shanghai | time-zone: Asia/Shanghia | 1:12 bad-time-zone",
                "notices: | notice: | 2:1 unknown-key",
                "holiday: | Holiday: | 3:3 notice-name",
                "lake-outage: | holiday: | 11:3 duplicate-key",
                "holiday: | a23456789012345678901234567890123456789012345678901: | 3:3 notice-name",
                "text: {zh-CN: 春节快乐, en-US: Happy new year} | text: Happy new year | 4:11 wrong-type",
                "text: {zh-CN: 春节快乐, en-US: Happy new year} | text: {en-US: Happy new year} | 3:3 notice-translation",
                "text: {zh-CN: 春节快乐, en-US: Happy new year} | # none | 3:3 notice-content",
                "zh-CN: 春节快乐 | zh_CN: 春节快乐 | 4:12 notice-language",
                "zh-CN: 春节快乐 | zh-CN: ' ' | 4:19 notice-text",
                "from: 2026-12-01T08:00 | form: 2026-12-01T08:00 | 5:5 unknown-key",
                "from: 2026-12-01T08:00 | from: tomorrow | 5:11 bad-time",
                "from: 2026-12-01T08:00 | from: 2026-02-30T08:00 | 5:11 bad-time",
                "from: 2026-12-01T08:00 | from: 2026-12-24T18:00:30 | 6:12 notice-end",
                "from: 2026-12-01T08:00 | from: 2025-12-01T08:00 | 6:12 notice-end",
                "until: 2026-12-24 18:00:30 | until: | 6:5 missing-value",
                "until: 2026-12-24 18:00:30 | # none | 3:3 notice-end",
                "until: 2026-12-24 18:00:30 | until: 2026-11-30T18:00 | 6:12 notice-end",
                "tiers: standard | tiers: Very Important | 7:12 notice-condition",
                "needs: [elderly, deaf] | needs: [elderly, [deaf]] | 8:22 wrong-type",
                "needs: [elderly, deaf] | needs: [] | 8:12 notice-condition",
                "dialplans: [hotline] | dialplans: [hotlien] | 9:17 unknown-dialplan",
                "urgency: low | urgency: lowest | 10:14 unknown-word",
                "areas: [东湖] | tiers: [critical] | 13:5 outage-area",
                "areas: [东湖] | areas: ['']  | 12:13 notice-text",
                "cause: {zh-CN: 雷雨, en-US: a storm} | cause: {en-US: a storm} | 11:3 notice-translation",
                "cause: {zh-CN: 雷雨, en-US: a storm} | place: {en-US: The lake} | 14:7 missing-key",
                "expected: 2026-11-26T20:30 | expected: soon | 15:17 bad-time",
                "expected: 2026-11-26T20:30 | expected: 2027-01-26T20:30 | 11:3 notice-end",
                "expected: 2026-11-26T20:30 | expected: {zh-CN: 明天, en-US: tomorrow} | 11:3 notice-end"
            })
    void eachMistakeIsToldOnceWithItsPlace(String good, String bad, String findings) {
        assertThat(GOOD).contains(good);
        String text = GOOD.replace(good, bad);
        assertThat(String.join(", ", places(text))).as(text).isEqualTo(findings);
        assertThat(load(text)).isInstanceOf(NoticeFile.Refused.class);
        assertThat(load(text).diagnostics())
                .allMatch(finding -> !finding.remedy().isEmpty());
    }

    @Test
    void aLocalTimeNeedsAZoneAndSaysSoOnce() {
        String text = "notices:\n  x: {text: {zh-CN: 你, en-US: Hi}, until: 2026-11-27T08:00}\n";
        assertThat(load(text).diagnostics())
                .singleElement()
                .hasToString(
                        "notices.yaml:2:43: error: '2026-11-27T08:00' has no offset, and the file has no time-zone;"
                                + " add 'time-zone: Asia/Shanghai' at the top of the file, or an offset such as +08:00 to the"
                                + " time [bad-time]");
        Notices offset = loaded(load(text.replace("08:00}", "08:00-05:00}")));
        assertThat(offset.all().getFirst().term().until()).isEqualTo(Instant.parse("2026-11-27T13:00:00Z"));
    }

    @Test
    void anHourThatTheClockSkipsIsNotATime() {
        String text = "time-zone: Europe/Berlin\nnotices:\n"
                + "  x: {dialplans: english, text: {en-US: Hi}, until: 2027-03-28T02:30}\n";
        assertThat(load(text).diagnostics()).singleElement().asString().contains("clocks are put forward");
    }

    @Test
    void aNoticeForOneDialplanNeedsThatOnesLanguagesOnly() {
        String text = "notices:\n  x: {dialplans: english, text: {en-US: Hi}, until: 2026-11-27T08:00Z}\n";
        assertThat(loaded(load(text)).all()).hasSize(1);
        assertThat(places(text.replace("english", "hotline"))).containsExactly("2:3 notice-translation");
    }

    @Test
    void aLanguageWithoutWordsForOutagesNeedsATextOfItsOwn() {
        KnownDialplans french = new KnownDialplans(Map.of("hotline", Set.of(new Language("fr-FR"))));
        String text =
                "notices:\n  x:\n    areas: lac\n    outage: {cause: {fr-FR: l'orage}, expected: 2026-11-27T08:00Z}\n";
        assertThat(NoticeFile.load("f", text.getBytes(StandardCharsets.UTF_8), french, NOW)
                        .diagnostics())
                .singleElement()
                .asString()
                .contains("no words for an outage", "add it under 'text:'");
        String own = text + "    text: {fr-FR: Panne au lac.}\n";
        assertThat(loaded(NoticeFile.load("f", own.getBytes(StandardCharsets.UTF_8), french, NOW))
                        .all())
                .hasSize(1);
    }

    @Test
    void anOutageThatEndsBeforePowerIsBackIsAWarning() {
        String text = GOOD.replace("    areas: [东湖]", "    areas: [东湖]\n    until: 2026-11-26T20:00");
        assertThat(load(text)).isInstanceOf(NoticeFile.Loaded.class);
        assertThat(places(text)).containsExactly("13:12 outage-end");
    }

    @Test
    void fiveHundredNoticesAreReadAndOneMoreIsRefused() {
        StringBuilder text = new StringBuilder("notices:\n");
        for (int i = 0; i < 500; i++) {
            text.append("  x%d: {dialplans: english, text: {en-US: Hi}, until: 2026-11-27T08:00Z}\n".formatted(i));
        }
        assertThat(loaded(load(text.toString())).all()).hasSize(500);
        text.append("  one-more: {dialplans: english, text: {en-US: Hi}, until: 2026-11-27T08:00Z}\n");
        assertThat(places(text.toString())).containsExactly("502:3 too-many-notices");
    }

    @Test
    void aHostileFileIsRefusedInFewWords() {
        String id = "x".repeat(600_000);
        for (String text : List.of(
                "notices:\n  x: {dialplans: english, text: {en-US: \"%s\"}, until: 2026-11-27T08:00Z}".formatted(id),
                "notices:\n  %s: {dialplans: english, text: {en-US: Hi}, until: 2026-11-27T08:00Z}".formatted(id),
                "notices:\n  x: {dialplans: %s, text: {en-US: Hi}, until: 2026-11-27T08:00Z}".formatted(id),
                "notices:\n  x: {dialplans: english, text: {en-US: Hi}, until: %s}".formatted(id),
                "notices:\n  x: {dialplans: english, tiers: %s, text: {en-US: Hi}, until: 2026-11-27T08:00Z}"
                        .formatted(id),
                "notices:\n  x: {dialplans: english, text: {%s: Hi}, until: 2026-11-27T08:00Z}".formatted(id),
                "notices:\n  x: {areas: x, outage: {cause: {en-US: %s}, expected: 2026-11-27T08:00Z}}".formatted(id),
                "time-zone: %s".formatted(id),
                id.repeat(17))) {
            NoticeFile.Result result = load(text);
            assertThat(result).isInstanceOf(NoticeFile.Refused.class);
            assertThat(result.diagnostics()).hasSizeLessThan(3);
            assertThat(result.diagnostics().getFirst().problem().length()).isLessThan(200);
        }
    }

    @Test
    void anyBytesAreReadOrRefusedAndNeverAFault() {
        Random random = new Random(20261126);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = good.clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]:,-#&*'\"\n 019TZ".charAt(random.nextInt(19));
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            for (byte[] tried : List.of(bytes, cut)) {
                NoticeFile.Result result = NoticeFile.load("notices.yaml", tried, DIALPLANS, NOW);
                assertThat(result instanceof NoticeFile.Loaded
                                || !result.diagnostics().isEmpty())
                        .as("%s", new String(tried, StandardCharsets.UTF_8))
                        .isTrue();
            }
        }
    }

    @Test
    void theSampleFileIsGoodForTheDialplanBesideIt() {
        NoticeFile.Result result = NoticeFile.load(
                Path.of("../dialplans/notices.yaml"),
                new KnownDialplans(Map.of("hotline", Set.of(MANDARIN, ENGLISH))),
                NOW);
        assertThat(Files.exists(Path.of("../dialplans/notices.yaml"))).isTrue();
        assertThat(result.diagnostics()).extracting(Diagnostic::toString).isEmpty();
    }
}
