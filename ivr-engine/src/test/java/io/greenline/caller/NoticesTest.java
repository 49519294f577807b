package io.greenline.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.telephony.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
    private static final Language ENGLISH = new Language("en-US");
    private static final Language MANDARIN = new Language("zh-CN");
    private static final Term HOUR = new Term(Optional.empty(), NOON.plus(Duration.ofHours(1)));
    private static final Notice.Announcement HELLO = new Notice.Announcement(Map.of(ENGLISH, "Hello"));
    private static final Recipients EVERYONE = new Recipients(Set.of(), Set.of(), Set.of(), Set.of());

    private static Set<String> words(String written) {
        return Arrays.stream(written.split("\\+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** For whom a notice is (areas, tiers, needs, dialplans), who calls, and whether they hear it. */
    @ParameterizedTest
    @CsvSource({
        "'','','','', 'lake,standard,,hotline', true",
        "'','','','', ',,,hotline', true",
        "lake,'','','', 'lake,standard,,hotline', true",
        "lake,'','','', 'hill,standard,,hotline', false",
        "lake,'','','', ',standard,,hotline', false",
        "lake,'','','', 'Lake,standard,,hotline', false",
        "lake+hill,'','','', 'hill,standard,,hotline', true",
        "'',critical,'','', 'lake,critical,,hotline', true",
        "'',critical,'','', 'lake,standard,,hotline', false",
        "'',critical,'','', 'lake,,,hotline', false",
        "'','',elderly+deaf,'', 'lake,standard,deaf,hotline', true",
        "'','',elderly,'', 'lake,standard,deaf+elderly,hotline', true",
        "'','',elderly,'', 'lake,standard,deaf,hotline', false",
        "'','',elderly,'', 'lake,standard,,hotline', false",
        "'','','',hotline, 'lake,standard,,hotline', true",
        "'','','',hotline, 'lake,standard,,rural', false",
        "lake,critical,'','', 'lake,critical,,hotline', true",
        "lake,critical,'','', 'lake,standard,,hotline', false",
        "lake,critical,'','', 'hill,critical,,hotline', false",
        "lake,critical,deaf,hotline, 'lake,critical,deaf,hotline', true",
        "lake,critical,deaf,hotline, 'lake,critical,deaf,rural', false"
    })
    void aNoticeIsHeardByThoseWhoMeetEachOfItsConditions(
            String areas, String tiers, String needs, String dialplans, String caller, boolean hears) {
        String[] who = caller.split(",");
        Audience audience = new Audience(who[3], who[0], who[1], List.copyOf(words(who[2])));
        Recipients to = new Recipients(words(areas), words(tiers), words(needs), words(dialplans));
        Notice notice = new Notice(new NoticeId("x"), to, HOUR, Urgency.NORMAL, HELLO);
        assertThat(new Notices(List.of(notice), Optional.empty()).applying(audience, NOON))
                .hasSize(hears ? 1 : 0);
    }

    /** Begins and ends so many seconds from now; nothing for a notice without a beginning. */
    @ParameterizedTest
    @CsvSource({
        ",    1, NOW",
        ",    0, OVER",
        ",   -1, OVER",
        "0,   1, NOW",
        "-60, 60, NOW",
        "1,   60, LATER",
        "-60, 0, OVER",
        "-60, -1, OVER"
    })
    void aNoticeStandsFromItsFirstMomentToJustBeforeItsLast(Integer from, int until, Term.Phase phase) {
        Term term = new Term(Optional.ofNullable(from).map(NOON::plusSeconds), NOON.plusSeconds(until));
        assertThat(term.at(NOON)).isEqualTo(phase);
        Notice notice = new Notice(new NoticeId("x"), EVERYONE, term, Urgency.NORMAL, HELLO);
        assertThat(new Notices(List.of(notice), Optional.empty())
                        .applying(new Audience("hotline", "", "", List.of()), NOON))
                .hasSize(phase == Term.Phase.NOW ? 1 : 0);
    }

    @Test
    void theMostUrgentIsHeardFirstAndEqualsInTheOrderOfTheFile() {
        List<Notice> notices = new ArrayList<>();
        List.of("b-normal", "z-high", "a-low", "a-normal", "a-high").forEach(name -> {
            Urgency urgency = Urgency.valueOf(name.substring(2).toUpperCase(java.util.Locale.ROOT));
            notices.add(new Notice(new NoticeId(name), EVERYONE, HOUR, urgency, HELLO));
        });
        assertThat(new Notices(notices, Optional.empty()).applying(new Audience("hotline", "", "", List.of()), NOON))
                .extracting(notice -> notice.id().value())
                .containsExactly("z-high", "a-high", "b-normal", "a-normal", "a-low");
    }

    @Test
    void anOutageForEveryoneOrForAnUnknownAreaCannotBeMade() {
        Notice.Outage outage =
                new Notice.Outage(Map.of(), Map.of(), new Notice.Expected.InWords(Map.of(ENGLISH, "soon")), Map.of());
        assertThatThrownBy(() -> new Notice(new NoticeId("x"), EVERYONE, HOUR, Urgency.HIGH, outage))
                .hasMessageContaining("'x' has no area");
        assertThatThrownBy(() -> new Recipients(Set.of(""), Set.of(), Set.of(), Set.of()))
                .hasMessageContaining("unknown area");
    }

    private static Notice outage(Notice.Expected expected) {
        return new Notice(
                new NoticeId("x"),
                new Recipients(Set.of("lake"), Set.of(), Set.of(), Set.of()),
                HOUR,
                Urgency.HIGH,
                new Notice.Outage(
                        Map.of(ENGLISH, "The lake district", MANDARIN, "东湖片区", new Language("fr-FR"), "Le lac"),
                        Map.of(ENGLISH, "a storm", MANDARIN, "雷雨", new Language("fr-FR"), "l'orage"),
                        expected,
                        Map.of(new Language("de-DE"), "Kein Strom am See.")));
    }

    @Test
    void anOutageIsToldWithPlaceCauseAndTheTimeThatPowerIsExpectedBack() {
        Notice half = outage(new Notice.Expected.At(ZonedDateTime.parse("2026-11-26T20:30+08:00[Asia/Shanghai]")));
        assertThat(NoticeWords.of(half, ENGLISH).orElseThrow().at(NOON))
                .isEqualTo("The lake district is without power because of a storm."
                        + " We expect it back at 8:30 PM on November 26.");
        assertThat(NoticeWords.of(half, MANDARIN).orElseThrow().at(NOON)).isEqualTo("东湖片区因雷雨停电，预计11月26日20点30分恢复供电。");
        Notice full = outage(new Notice.Expected.At(ZonedDateTime.parse("2026-12-01T08:00+08:00")));
        assertThat(NoticeWords.of(full, ENGLISH).orElseThrow().words()).endsWith("back at 8 AM on December 1.");
        assertThat(NoticeWords.of(full, MANDARIN).orElseThrow().words()).contains("预计12月1日8点整恢复");
    }

    @Test
    void onceThatTimeHasPassedNobodyIsToldToExpectPowerThen() {
        Notice notice = outage(new Notice.Expected.At(ZonedDateTime.parse("2026-11-26T12:00+08:00")));
        NoticeWords words = NoticeWords.of(notice, ENGLISH).orElseThrow();
        assertThat(words.at(NOON.minusSeconds(1))).contains("at 12 PM");
        assertThat(words.at(NOON)).contains("longer than we expected").doesNotContain("12 PM");
        assertThat(NoticeWords.of(notice, MANDARIN).orElseThrow().at(NOON)).contains("比预计的晚");
    }

    @Test
    void anExpectationInWordsAndATextOfOnesOwnAreSaidAsTheyStand() {
        Notice notice = outage(new Notice.Expected.InWords(Map.of(ENGLISH, "tomorrow morning", MANDARIN, "明天上午")));
        assertThat(NoticeWords.of(notice, ENGLISH).orElseThrow().at(NOON))
                .endsWith("We expect it back tomorrow morning.");
        assertThat(NoticeWords.of(notice, MANDARIN).orElseThrow().at(NOON)).endsWith("预计明天上午恢复供电。");
        assertThat(NoticeWords.of(notice, new Language("de-DE")).orElseThrow().at(NOON))
                .isEqualTo("Kein Strom am See.");
        assertThat(NoticeWords.of(notice, new Language("fr-FR"))).isEmpty();
        assertThat(NoticeWords.of(notice).keySet())
                .extracting(Language::tag)
                .containsExactlyInAnyOrder("de-DE", "en-US", "zh-CN");
    }
}
