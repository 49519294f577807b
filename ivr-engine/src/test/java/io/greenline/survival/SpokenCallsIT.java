package io.greenline.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Pcm;
import io.greenline.audio.Wav;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.phone.Heard;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers speak to a whole engine on a real Asterisk, in both languages, over both drivers; and what no caller should notice. */
class SpokenCallsIT {
    private static final int PORT_BASE = 31_400;
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Path SPEECH = Path.of("../speech").toAbsolutePath().normalize();
    private static final Path GRAMMARS = Path.of("../grammars");
    private static final int FIRST_CHINESE = 7_000;

    private static final String DIALPLAN = """
            dialplan: spoken-%s
            languages: [%s]
            start: menu
            defaults:
              input: {timeout: 3s, barge-in: speech, max-speech: 4s, confidence: {accept: 0.5, confirm: 0.4}}
              on: {operator: desk, failure: hangup}
            nodes:
              menu:
                menu: question
                grammar: topic
                by-keys: by-keys
                did-you-say: wrong
                options:
                  - {key: 1, value: outage, next: outage}
                  - {key: 2, value: bill, next: bill}
                on: {noinput: [{next: silent}], nomatch: [{next: wrong}]}
              outage: {play: outage, next: hangup}
              bill: {play: bill, next: hangup}
              silent: {play: silent, next: hangup}
              wrong: {play: wrong, next: hangup}
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              question: {%2$s: Say or press}
              by-keys: {%2$s: Press}
              outage: {%2$s: Outage}
              bill: {%2$s: Bill}
              silent: {%2$s: Silent}
              wrong: {%2$s: Wrong}
            """;

    private static final String GRAMMAR = """
            #ABNF 1.0 UTF-8;
            language %s;
            root $topic;
            tag-format <semantics/1.0-literals>;
            public $topic = %s {outage} | %s {bill};
            """;

    private static final List<String> SHORT = List.of("by-keys", "outage", "bill", "silent", "wrong");

    private static Hotline hotline;
    private static Phone phone;
    private static final Map<String, Heard.Mark> MARKS = new HashMap<>();
    private static int chinese = FIRST_CHINESE;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        hotline = Hotline.open(PORT_BASE);
        phone = hotline.phone();
        hotline.write("dialplans/spoken-en.yaml", DIALPLAN.formatted("en", "en-US"));
        hotline.write("dialplans/spoken-zh.yaml", DIALPLAN.formatted("zh", "zh-CN"));
        hotline.write("dialplans/grammars/topic.en-US.gram", GRAMMAR.formatted("en-US", "power outage", "billing"));
        hotline.write("dialplans/grammars/topic.zh-CN.gram", GRAMMAR.formatted("zh-CN", "停电", "电费"));
        Path folder = hotline.dialplanFile().getParent();
        try (Stream<Path> all = Files.list(GRAMMARS)) {
            for (Path file :
                    all.filter(file -> file.toString().endsWith(".gram")).toList()) {
                Files.copy(
                        file,
                        folder.resolve("grammars").resolve(file.getFileName().toString()));
            }
        }
        MARKS.put("question", hotline.record("question", LONG));
        for (String prompt : SHORT) {
            MARKS.put(prompt, hotline.record(prompt));
        }
        Path recordings = folder.resolveSibling("recordings");
        Files.createDirectories(recordings.resolve("zh-CN"));
        try (Stream<Path> all = Files.list(recordings.resolve("en-US"))) {
            for (Path file : all.toList()) {
                Files.copy(
                        file,
                        recordings.resolve("zh-CN").resolve(file.getFileName().toString()));
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        hotline.close();
    }

    @AfterEach
    void clear() throws Exception {
        hotline.clear();
    }

    private static Map<String, String> settings(Path english, Path mandarin) {
        List<String> lines = new ArrayList<>(IntStream.range(FIRST_CHINESE, FIRST_CHINESE + 50)
                .mapToObj(n -> n + "=spoken-zh")
                .toList());
        lines.add("*=spoken-en");
        return Map.of(
                "dialplans.lines", String.join(",", lines),
                "speech.models.en-US", english.toString(),
                "speech.models.zh-CN", mandarin.toString(),
                "audiosocket.listen", "127.0.0.1:" + (PORT_BASE + 7));
    }

    private static Map<String, String> settings() {
        return settings(SPEECH.resolve("starter-model-en"), SPEECH.resolve("starter-model-zh"));
    }

    private static String number(String language) {
        return language.equals("zh") ? Integer.toString(chinese++) : hotline.number();
    }

    private static Pcm sample(String name) throws Exception {
        return Wav.decode(Files.readAllBytes(SPEECH.resolve("samples").resolve(name + ".wav")));
    }

    private static void hears(PhoneCall call, String prompt) throws InterruptedException {
        call.awaitSound(MARKS.get(prompt), Hotline.SOON);
    }

    private static <E extends Event> List<E> events(Story story, Class<E> kind) {
        return story.entries().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void callersReachTheirNodesByVoiceAloneOverBothDriversInBothLanguages() throws Exception {
        try (EngineProcess _ = hotline.engine(settings()).awaitReady()) {
            for (String driver : List.of("ari-", "agi-")) {
                speaksDuringThePrompt(driver, "en", "en-menu-03", "outage");
                speaksDuringThePrompt(driver, "zh", "zh-menu-04", "bill");
                speaksAfterThePrompt(driver, "en", "en-menu-04", "bill");
                speaksAfterThePrompt(driver, "zh", "zh-menu-01", "outage");
                asksForAPerson(driver, "en", "en-menu-01");
                asksForAPerson(driver, "zh", "zh-menu-02");
                isNotInterruptedByNoise(driver, "en", "en-noise-01");
                isNotInterruptedByNoise(driver, "zh", "zh-music-01");
                saysSomethingElse(driver);
                neverStopsTalking(driver);
                pressesAKey(driver);
            }
        }
    }

    private static void speaksDuringThePrompt(String driver, String language, String sample, String node)
            throws Exception {
        String number = number(language);
        PhoneCall call = phone.call(driver + number);
        hears(call, "question");
        call.speak(sample(sample));
        hears(call, node);
        call.awaitEnd(Hotline.SOON);
        Story story = hotline.awaitEnd(number);
        assertThat(story.nodes()).as("%s %s", driver, sample).containsExactly("menu", node);
        assertThat(events(story, Event.PromptCut.class))
                .as("%s %s", driver, sample)
                .singleElement()
                .matches(
                        cut -> cut.by() == Event.PromptCut.By.SPEECH && cut.at().compareTo(LONG) < 0);
    }

    private static void speaksAfterThePrompt(String driver, String language, String sample, String node)
            throws Exception {
        String number = number(language);
        PhoneCall call = phone.call(driver + number);
        hears(call, "question");
        call.awaitSoundEnd(MARKS.get("question"), LONG.plus(Hotline.SOON));
        call.speak(sample(sample));
        hears(call, node);
        call.awaitEnd(Hotline.SOON);
        assertThat(hotline.awaitEnd(number).nodes()).as("%s %s", driver, sample).containsExactly("menu", node);
    }

    private static void asksForAPerson(String driver, String language, String sample) throws Exception {
        String number = number(language);
        PhoneCall call = phone.call(driver + number);
        hears(call, "question");
        call.speak(sample(sample));
        hotline.awaitNode(number, "desk");
        call.hangUp();
        hotline.awaitEnd(number);
    }

    private static void isNotInterruptedByNoise(String driver, String language, String sample) throws Exception {
        String number = number(language);
        PhoneCall call = phone.call(driver + number);
        hears(call, "question");
        call.speak(sample(sample));
        hears(call, "silent");
        call.awaitEnd(Hotline.SOON);
        Story story = hotline.awaitEnd(number);
        assertThat(story.nodes()).as("%s %s", driver, sample).containsExactly("menu", "silent");
        assertThat(events(story, Event.PromptCut.class))
                .as("%s %s", driver, sample)
                .isEmpty();
    }

    private static void saysSomethingElse(String driver) throws Exception {
        String number = number("zh");
        PhoneCall call = phone.call(driver + number);
        hears(call, "question");
        call.awaitSoundEnd(MARKS.get("question"), LONG.plus(Hotline.SOON));
        call.speak(sample("zh-oog-02"));
        call.awaitEnd(Hotline.SOON);
        assertThat(hotline.awaitEnd(number).nodes()).as(driver).doesNotContain("outage", "bill");
    }

    /** Four seconds are listened to; she talks for a minute. */
    private static void neverStopsTalking(String driver) throws Exception {
        Pcm phrase = sample("en-phrase-02");
        short[] minute = new short[60 * 8_000];
        for (int i = 0; i < minute.length; i++) {
            minute[i] = phrase.samples()[i % phrase.samples().length];
        }
        String number = number("en");
        PhoneCall call = phone.call(driver + number);
        hears(call, "question");
        Thread talking = Thread.ofVirtual().start(() -> {
            try {
                call.speak(new Pcm(minute, 8_000));
            } catch (InterruptedException | AssertionError ended) {
                // The hotline ends the call while she talks.
            }
        });
        call.awaitEnd(Duration.ofSeconds(60));
        talking.join();
        assertThat(hotline.awaitEnd(number).nodes())
                .as(driver)
                .startsWith("menu")
                .doesNotContain("outage", "bill");
    }

    private static void pressesAKey(String driver) throws Exception {
        String number = number("en");
        PhoneCall call = phone.call(driver + number);
        hears(call, "question");
        call.press("2");
        hears(call, "bill");
        call.awaitEnd(Hotline.SOON);
        Story story = hotline.awaitEnd(number);
        assertThat(story.nodes()).as(driver).containsExactly("menu", "bill");
        assertThat(events(story, Event.PromptCut.class))
                .as(driver)
                .singleElement()
                .matches(cut -> cut.by() == Event.PromptCut.By.KEY);
    }

    @ParameterizedTest
    @CsvSource({"ari-", "agi-"})
    void aModelThatGoesAwayUnderCallsStaysInUseAndOneThatIsMissingLeavesTheKeysUntilItComes(String driver)
            throws Exception {
        Path model = hotline.dialplanFile().resolveSibling("../model-" + driver).normalize();
        try (EngineProcess _ = hotline.engine(settings(model, SPEECH.resolve("starter-model-zh")))
                .awaitReady()) {
            String first = number("en");
            PhoneCall call = phone.call(driver + first);
            hears(call, "by-keys");
            call.press("1");
            hears(call, "outage");
            call.awaitEnd(Hotline.SOON);
            assertThat(events(hotline.awaitEnd(first), Event.VoiceLost.class)).hasSize(1);

            copy(SPEECH.resolve("starter-model-en"), model);
            Patience.until("the model is taken", Hotline.SOON, () -> understands(driver));
            delete(model);
            assertThat(understands(driver)).isTrue();
        }
    }

    /** Whether a caller who says "power outage" gets there; with keys alone she hears another prompt and hangs up. */
    private static boolean understands(String driver) throws Exception {
        String number = number("en");
        PhoneCall call = phone.call(driver + number);
        call.awaitAnswer(Hotline.SOON);
        call.speak(sample("en-menu-03"));
        call.speak(new Pcm(new short[8_000], 8_000));
        call.hangUp();
        return hotline.awaitEnd(number).nodes().contains("outage");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
