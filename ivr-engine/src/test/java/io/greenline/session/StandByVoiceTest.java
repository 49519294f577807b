package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.floor.StandByWords;
import io.greenline.prompt.Fill;
import io.greenline.prompt.Prompter;
import io.greenline.routing.Agent;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an agent hears before there is a call of the customer. */
class StandByVoiceTest {
    private static final Language CHINESE = new Language("zh-CN");
    private static final Language ENGLISH = new Language("en-US");
    private static final QueueId GENERAL = new QueueId("general");

    /** Each utterance becomes a sound that says what was to be said. */
    private static final Prompter SAYS = utterances -> utterances.stream()
            .map(said -> "%s %s%s"
                    .formatted(
                            said.language(),
                            said.prompt(),
                            said.fills().stream().map(Fill::value).collect(Collectors.joining(",", "(", ")"))))
            .map(text -> new Sound(Path.of("said"), text, Duration.ofSeconds(1)))
            .toList();

    private static StandByWords words(String nodes) {
        return new StandByVoice(() -> Optional.of(new Served(Plans.of("""
                        dialplan: back
                        languages: [zh-CN, en-US]
                        start: first
                        defaults: {on: {operator: desk, failure: desk}}
                        nodes:
                          desk: {transfer: desk, on: {failure: hangup}}
                        """ + nodes), SAYS)));
    }

    private static final String QUEUE = """
              first: {queue: general, max-wait: 10m, next: hangup}
            """;

    private static Agent agent(Language... spoken) {
        return new Agent(
                new AgentId("1001"), "Zhang", "PJSIP/1001", Set.of(spoken), Map.of(), List.of(), Set.of(Media.VOICE));
    }

    private static Wish wish(Optional<Language> language, String about, List<String> needs) {
        return new Wish(
                GENERAL,
                Optional.empty(),
                Duration.ZERO,
                language,
                needs,
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(2),
                about);
    }

    private static List<String> said(List<Sound> sounds) {
        return sounds.stream().map(Sound::words).toList();
    }

    @Test
    void anAgentHearsAllThatIsKnownOfTheCustomerAndThatSheIsDialledNow() throws InterruptedException {
        Wish wish = wish(Optional.of(ENGLISH), "outage", List.of("oxygen"));
        assertThat(said(words(QUEUE).whisper(agent(ENGLISH), GENERAL, wish, Duration.ofMinutes(7))))
                .containsExactly(
                        "en-US waiting-whisper(general)",
                        "en-US waiting-whisper-about(outage)",
                        "en-US waiting-whisper-needs(oxygen)",
                        "en-US waiting-whisper-waited(7)",
                        "en-US waiting-stand-by()");
    }

    @Test
    void whatIsNotKnownIsNotSaid() throws InterruptedException {
        Wish wish = wish(Optional.of(ENGLISH), "", List.of());
        assertThat(said(words(QUEUE).whisper(agent(ENGLISH), GENERAL, wish, Duration.ofSeconds(59))))
                .containsExactly("en-US waiting-whisper(general)", "en-US waiting-stand-by()");
    }

    @Test
    void itIsSaidInALanguageThatTheAgentSpeaks() throws InterruptedException {
        Wish wish = wish(Optional.of(ENGLISH), "", List.of());
        assertThat(said(words(QUEUE).notReached(agent(CHINESE), wish))).containsExactly("zh-CN waiting-not-reached()");
        assertThat(said(words(QUEUE).notReached(agent(), wish))).containsExactly("en-US waiting-not-reached()");
        assertThat(said(words(QUEUE).notReached(agent(), wish(Optional.empty(), "", List.of()))))
                .containsExactly("zh-CN waiting-not-reached()");
    }

    @Test
    void aDialplanWithoutAQueueHasNoWordsForIt() throws InterruptedException {
        StandByWords silent = words("  first: {transfer: desk, next: desk}\n");
        assertThat(silent.notReached(agent(ENGLISH), wish(Optional.empty(), "", List.of())))
                .isEmpty();
        assertThat(new StandByVoice(Optional::empty).notReached(agent(ENGLISH), wish(Optional.empty(), "", List.of())))
                .isEmpty();
    }
}
