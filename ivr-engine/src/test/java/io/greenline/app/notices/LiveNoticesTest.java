package io.greenline.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.caller.Audience;
import io.greenline.caller.KnownDialplans;
import io.greenline.caller.NoticeBoard;
import io.greenline.caller.NoticeId;
import io.greenline.prompt.PromptLoader;
import io.greenline.prompt.Utterance;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveNoticesTest {
    private static final Language ENGLISH = new Language("en-US");
    private static final KnownDialplans DIALPLANS = new KnownDialplans(Map.of("hotline", Set.of(ENGLISH)));
    private static final Instant MORNING = Instant.parse("2026-11-26T00:00:00Z");
    private static final String STORM = """
            notices:
              storm: {text: {en-US: A storm}, until: 2026-11-26T06:00Z}
            """;

    @TempDir
    Path folder;

    private final Parrot parrot = new Parrot();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private Instant now = MORNING;
    private Path file;
    private PromptLoader loader;
    private NoticeVoice voice;
    private LiveNotices board;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("notices.yaml");
        loader = parrot.loader(folder.resolve("prompts"));
        voice = new NoticeVoice(loader, () -> now);
        board = new LiveNotices(file, () -> DIALPLANS, voice, () -> now, background::add);
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    /** As an editor saves that writes a new file: another file takes the old one's place. */
    private void save(String text) throws IOException {
        Files.move(
                Files.writeString(folder.resolve("saving"), text),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void looksTwice() {
        board.look();
        board.look();
    }

    private void speaks() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private List<String> heard(String area) {
        return heard(board, area, now);
    }

    private static List<String> heard(NoticeBoard board, String area, Instant now) {
        return board.applying(new Audience("hotline", area, "standard", List.of()), now).stream()
                .map(NoticeId::value)
                .toList();
    }

    private List<String> said(String notice) throws InterruptedException {
        return voice.sounds(List.of(new Utterance(new PromptId("notice-" + notice), ENGLISH, List.of()))).stream()
                .map(Sound::words)
                .toList();
    }

    @Test
    void aNoticeIsShownOnceItCanBeSaidAndNotBefore() throws Exception {
        save(STORM);
        looksTwice();
        assertThat(heard("")).isEmpty();
        assertThat(voice.says(new PromptId("notice-storm"))).isFalse();
        speaks();
        assertThat(heard("")).containsExactly("storm");
        assertThat(voice.says(new PromptId("notice-storm"))).isTrue();
        assertThat(said("storm")).containsExactly("A storm");
    }

    @Test
    void aNoticeAddedToTheFileOfARunningBoardIsHeardInItsAreaWithoutAnyPublishing() throws Exception {
        save(STORM);
        looksTwice();
        speaks();
        save(STORM + "  lake: {areas: lake, outage: {cause: {en-US: rain}, expected: 2026-11-26T05:00Z}}\n");
        looksTwice();
        speaks();
        assertThat(heard("lake")).containsExactly("lake", "storm");
        assertThat(heard("hill")).containsExactly("storm");
        assertThat(heard("")).containsExactly("storm");
        assertThat(said("lake"))
                .contains("lake is without power because of rain. We expect it back at 5 AM on November 26.");
    }

    @Test
    void theEndIsEnforcedThoughNobodyTouchesTheFile() throws Exception {
        save(STORM);
        looksTwice();
        speaks();
        now = Instant.parse("2026-11-26T05:59:59Z");
        assertThat(heard("")).containsExactly("storm");
        now = Instant.parse("2026-11-26T06:00:00Z");
        assertThat(heard("")).isEmpty();
    }

    @Test
    void aFaultyFileIsRefusedAndWhatStoodStaysUntilItsEnd() throws Exception {
        save(STORM);
        looksTwice();
        speaks();
        save(STORM.replace("until", "untill"));
        looksTwice();
        assertThat(heard("")).containsExactly("storm");
        assertThat(board.refused()).extracting(Diagnostic::rule).containsExactlyInAnyOrder("unknown-key", "notice-end");
        now = Instant.parse("2026-11-26T06:00:00Z");
        assertThat(heard("")).isEmpty();
        save("notices:\n");
        looksTwice();
        assertThat(board.refused()).isEmpty();
    }

    @Test
    void aFileThatIsTakenAwayTakesItsNoticesAlong() throws Exception {
        looksTwice();
        assertThat(board.refused()).isEmpty();
        save(STORM);
        looksTwice();
        speaks();
        Files.delete(file);
        board.look();
        assertThat(heard("")).as("an editor may be replacing it").containsExactly("storm");
        board.look();
        assertThat(heard("")).isEmpty();
    }

    @Test
    void aHalfWrittenFileIsNotTakenOver() throws Exception {
        save(STORM);
        looksTwice();
        speaks();
        save("notices:\n  sto");
        board.look();
        save(STORM.replace("storm", "gale"));
        board.look();
        assertThat(board.refused()).isEmpty();
        board.look();
        speaks();
        assertThat(heard("")).containsExactly("gale");
    }

    @Test
    void aChangedTextIsHeardOnceItIsMadeAndTheOldOneNoMore() throws Exception {
        save(STORM);
        looksTwice();
        speaks();
        save(STORM.replace("A storm", "A bad storm"));
        looksTwice();
        assertThat(heard("")).isEmpty();
        speaks();
        assertThat(heard("")).containsExactly("storm");
        assertThat(said("storm")).containsExactly("A bad storm");
    }

    @Test
    void whatCannotBeSaidIsTriedAgainAfterAMinute() throws Exception {
        parrot.mute = true;
        save(STORM);
        looksTwice();
        speaks();
        assertThat(heard("")).isEmpty();
        parrot.mute = false;
        now = MORNING.plus(Duration.ofSeconds(59));
        board.look();
        speaks();
        assertThat(heard("")).isEmpty();
        now = MORNING.plus(Duration.ofSeconds(61));
        board.look();
        speaks();
        assertThat(heard("")).containsExactly("storm");
    }

    @Test
    void whatIsUrgentAndStandsNowIsMadeFirst() throws Exception {
        save("""
                notices:
                  later: {text: {en-US: Later}, from: 2026-11-26T05:00Z, until: 2026-11-26T06:00Z, urgency: high}
                  normal: {text: {en-US: Normal}, until: 2026-11-26T06:00Z}
                  urgent: {text: {en-US: Urgent}, until: 2026-11-26T06:00Z, urgency: high}
                  over: {text: {en-US: Over}, until: 2026-11-25T06:00Z}
                """);
        looksTwice();
        assertThat(background).hasSize(3);
        background.remove().run();
        assertThat(heard("")).containsExactly("urgent");
        background.remove().run();
        assertThat(heard("")).containsExactly("urgent", "normal");
        speaks();
        assertThat(parrot.said).contains("Later").doesNotContain("Over");
    }

    @Test
    void aCallThatIsAboutToSayANoticeCanDoSoForADayAfterItWent() throws Exception {
        save(STORM);
        looksTwice();
        speaks();
        save("notices:\n");
        looksTwice();
        now = MORNING.plus(Duration.ofHours(23));
        board.look();
        assertThat(heard("")).isEmpty();
        assertThat(said("storm")).containsExactly("A storm");
        now = MORNING.plus(Duration.ofHours(25));
        board.look();
        assertThat(voice.says(new PromptId("notice-storm"))).isFalse();
        assertThat(said("storm")).isEmpty();
    }

    @Test
    void aLongNoticeBeginsWithTheKeyThatSkipsItAndAShortOneDoesNot() throws Exception {
        String longText = "x".repeat(60);
        save("""
                notices:
                  short: {text: {en-US: "%s"}, until: 2026-11-26T06:00Z}
                  long: {text: {en-US: "%s"}, until: 2026-11-26T06:00Z}
                """.formatted(longText.substring(2), longText));
        looksTwice();
        speaks();
        assertThat(said("short")).containsExactly(longText.substring(2));
        assertThat(said("long")).containsExactly("Press pound to skip this notice.", longText);
    }

    @Test
    void anOutageIsToldWithoutATimeOnceThatHasPassed() throws Exception {
        save("""
                notices:
                  lake:
                    areas: lake
                    outage: {cause: {en-US: rain}, expected: 2026-11-26T05:00Z}
                    until: 2026-11-26T09:00Z
                """);
        looksTwice();
        speaks();
        now = Instant.parse("2026-11-26T05:00:00Z");
        assertThat(heard("lake")).containsExactly("lake");
        assertThat(said("lake").getLast()).contains("longer than we expected").doesNotContain("5 AM");
    }

    /** Lets a test wait until so many notices have been spoken. */
    private static final class CountingThread extends ThreadPoolExecutor {
        private final Semaphore spoken = new Semaphore(0);

        CountingThread() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        protected void afterExecute(Runnable done, Throwable failure) {
            spoken.release();
        }

        void awaitOne() throws InterruptedException {
            assertThat(spoken.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theWatchTakesAChangeOverByItself() throws Exception {
        CountingThread thread = new CountingThread();
        save(STORM);
        try (NoticeWatch watch = new NoticeWatch(file, () -> DIALPLANS, voice, () -> MORNING, thread)) {
            thread.awaitOne();
            assertThat(heard(watch.board(), "", MORNING)).containsExactly("storm");
            save(STORM + "  gale: {text: {en-US: A gale}, until: 2026-11-26T06:00Z}\n");
            thread.awaitOne();
            assertThat(heard(watch.board(), "", MORNING)).containsExactly("storm", "gale");
        }
        assertThat(thread.isShutdown()).isTrue();
    }
}
