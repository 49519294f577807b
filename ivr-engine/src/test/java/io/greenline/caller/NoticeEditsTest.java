package io.greenline.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.SourceText;
import io.greenline.telephony.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeEditsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");
    private static final NoticeDraft DRAFT = NoticeDraft.named(new NoticeId("fresh"))
            .withTexts("text", Map.of("en-US", "Say \"hi\": #1\\n\t{x} \u2028"))
            .withList("areas", List.of("a, b", "']"))
            .with("until", NoticeDraft.quoted("2026-11-27T08:00Z"));

    static Stream<String> waysToWriteAFile() {
        return Stream.of(
                "",
                "notices:\n",
                "notices:",
                "notices: # none yet\n",
                "notices: {}\n",
                "notices: { } # none\n# end\n",
                "# head\ntime-zone: Asia/Shanghai\n",
                "time-zone: Asia/Shanghai\nnotices:\n",
                "notices:\n  old:\n    text: {en-US: Old} # said\n    until: 2026-11-27T08:00Z\n",
                "notices:\n\n  # the old one\n  old:\n    until: 2026-11-27T08:00Z # ends\n    text: {en-US: Old}\n\n# end\n",
                "notices:\r\n    old:\r\n        text:\r\n            en-US: Old\r\n        until: 2026-11-27T08:00Z\r\n",
                "notices: {old: {text: {en-US: Old}, until: 2026-11-27T08:00Z}}\n",
                "notices: {\n  old: {\n    text: {en-US: Old}, until: '2026-11-27T08:00Z' # ends\n  }\n}",
                "{notices: {old: {until: \"2026-11-27T08:00Z\", text: {en-US: Old}}}}",
                "notices:\n  old: {text: {en-US: 旧的😀}, until: 2026-11-27T08:00Z}\n  older: {text: {en-US: 更旧😀}, until: 2026-11-27T08:00Z}\n");
    }

    private static Notices loaded(String text) {
        NoticeFile.Result result =
                NoticeFile.load("f", text.getBytes(StandardCharsets.UTF_8), KnownDialplans.NONE_AT_HAND, NOW);
        if (result instanceof NoticeFile.Loaded(Notices notices, var _)) {
            return notices;
        }
        throw new AssertionError(text + "\n" + result.diagnostics());
    }

    private static NoticeEdits edits(String text) {
        return new NoticeEdits(new SourceText("f", text));
    }

    @ParameterizedTest
    @MethodSource("waysToWriteAFile")
    void aNoticeIsAddedBeforeTheOthersAndNothingElseChanges(String before) {
        String after = edits(before).withNotice(DRAFT).orElseThrow();
        Notices notices = loaded(after);
        assertThat(notices.all().getFirst().id()).hasToString("fresh");
        assertThat(notices.all().getFirst().content())
                .isEqualTo(new Notice.Announcement(Map.of(new Language("en-US"), "Say \"hi\": #1\\n\t{x}")));
        assertThat(notices.all().getFirst().to().areas()).containsExactlyInAnyOrder("a, b", "']");
        List<Notice> old = before.isEmpty() ? List.of() : loaded(before).all();
        assertThat(notices.all().subList(1, notices.all().size())).isEqualTo(old);
        before.lines()
                .filter(line -> !line.contains("{"))
                .forEach(line -> assertThat(after.lines()).contains(line));
        assertThat(after.contains("\r\n")).isEqualTo(before.contains("\r\n"));
    }

    @ParameterizedTest
    @MethodSource("waysToWriteAFile")
    void anEndTakesTheOldOnesPlaceAndNothingElseChanges(String before) {
        if (!before.contains("old:")) {
            assertThat(edits(before).ended(new NoticeId("old"), "2026-11-26T04:00Z", Optional.empty()))
                    .isEmpty();
            return;
        }
        String after = edits(before)
                .ended(new NoticeId("old"), "2026-11-26T12:00:00+08:00", Optional.empty())
                .orElseThrow();
        assertThat(loaded(after).named("old").orElseThrow().term().until()).isEqualTo(NOW);
        assertThat(after.replaceFirst("2026-11-26T12:00:00\\+08:00", "TIME"))
                .isEqualTo(before.replaceFirst("['\"]?2026-11-27T08:00Z['\"]?", "TIME"));
    }

    @Test
    void aNoticeWithoutAnEndOfItsOwnGetsOne() {
        for (String written : List.of(
                "notices:\n  x:\n    # where\n    areas: lake\n    outage: {cause: {en-US: rain}, expected: 2026-11-27T08:00Z}\n",
                "notices: {x: {areas: lake, outage: {cause: {en-US: rain}, expected: 2026-11-27T08:00Z}}}\n")) {
            String after = edits(written)
                    .ended(new NoticeId("x"), "2026-11-26T04:00:00Z", Optional.of("2026-11-26T03:59:59Z"))
                    .orElseThrow();
            Notice notice = loaded(after).all().getFirst();
            assertThat(notice.term()).isEqualTo(new Term(Optional.of(NOW.minusSeconds(1)), NOW));
            assertThat(notice.content())
                    .isEqualTo(loaded(written).all().getFirst().content());
        }
    }

    @Test
    void aTextOfAnyCharactersIsReadAsItWasWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = "a"
                    + random.ints(random.nextInt(20), 0, 0x3000)
                            .filter(c -> !Character.isISOControl(c) && Character.isDefined(c))
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .append('z');
            NoticeDraft draft = NoticeDraft.named(new NoticeId("x"))
                    .withTexts("text", Map.of("en-US", text))
                    .with("until", "2026-11-27T08:00Z");
            assertThat(loaded(edits("").withNotice(draft).orElseThrow())
                            .all()
                            .getFirst()
                            .content())
                    .isEqualTo(new Notice.Announcement(Map.of(new Language("en-US"), text)));
        }
    }
}
