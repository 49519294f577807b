package io.greenline.prompt;

import static io.greenline.prompt.FakeSynthesizer.Mood.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import io.greenline.audio.Wav;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prompts from a text or a recording to a file of sound, at both paces, and what is heard where one cannot be made.
 *
 * <p>Long, because it is one way with many things in it that can fail, all tried with the same voice and directory.
 */
class PromptLibraryTest {
    private static final Language MANDARIN = new Language("zh-CN");
    private static final Language ENGLISH = new Language("en-US");
    private static final PromptId GREETING = new PromptId("greeting");
    private static final PromptId BILL = new PromptId("bill-is");
    private static final PromptScript GREETINGS = script(GREETING, "您好。", "Welcome.");
    private static final PromptScript BILLS = bill(SpokenForm.MONEY);

    @TempDir
    Path directory;

    private final FakeSynthesizer synthesizer = new FakeSynthesizer();
    private final List<PromptProblem> told = Collections.synchronizedList(new ArrayList<>());
    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
    private final List<PromptLoader> loaders = new ArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private PromptSettings.Limits limits = limits(Duration.ofSeconds(10));

    /** @param value how long the voice may take for a value; too short for one that is {@code SLOW}, whatever it is */
    private static PromptSettings.Limits limits(Duration value) {
        return new PromptSettings.Limits(
                Duration.ofSeconds(10), Duration.ofSeconds(60), value, Duration.ofMinutes(10), 3, 1 << 20, 2);
    }

    @AfterEach
    void close() throws IOException {
        for (PromptLoader loader : loaders) {
            loader.close();
        }
    }

    @Test
    void aPromptIsASoundOfEachLanguageInBothFormatsOfTheTelephone() throws Exception {
        PromptLibrary library = loader().load(List.of(GREETINGS));
        Sound english = only(library.sounds(List.of(say(GREETING, ENGLISH))));
        assertThat(english.words()).isEqualTo("Welcome.");
        assertThat(english.length()).isBetween(Duration.ofMillis(400), Duration.ofMillis(700));
        assertThat(Files.size(file(english, "ulaw"))).isEqualTo(english.length().toMillis() * 8);
        assertThat(Files.size(file(english, "alaw"))).isEqualTo(Files.size(file(english, "ulaw")));
        assertThat(only(library.sounds(List.of(say(GREETING, MANDARIN)))).words())
                .isEqualTo("您好。");
        assertThat(library.problems()).isEmpty();
        assertThat(progress).first().isEqualTo("0/2");
        assertThat(progress).last().isEqualTo("2/2");
    }

    @Test
    void aSecondStartSynthesisesNothing() throws Exception {
        List<Sound> first = loader().load(List.of(GREETINGS, BILLS)).sounds(List.of(say(GREETING, ENGLISH)));
        synthesizer.said.clear();
        assertThat(loader().load(List.of(GREETINGS, BILLS)).sounds(List.of(say(GREETING, ENGLISH))))
                .isEqualTo(first);
        assertThat(synthesizer.said).isEmpty();
    }

    @Test
    void anotherRateOfSpeechMakesOtherClips() throws Exception {
        loader().load(List.of(GREETINGS));
        synthesizer.rate = "slow";
        synthesizer.said.clear();
        loader().load(List.of(GREETINGS));
        assertThat(synthesizer.said).hasSize(2);
    }

    @Test
    void tornAndEmptyFilesAreMadeAgain() throws Exception {
        Sound sound = only(loader().load(List.of(GREETINGS)).sounds(List.of(say(GREETING, ENGLISH))));
        for (byte[] broken : List.of(new byte[0], new byte[7])) {
            Files.write(file(sound, "ulaw"), broken);
            assertThat(only(loader().load(List.of(GREETINGS)).sounds(List.of(say(GREETING, ENGLISH)))))
                    .isEqualTo(sound);
            assertThat(Files.size(file(sound, "ulaw"))).isEqualTo(sound.length().toMillis() * 8);
        }
        Files.delete(file(sound, "alaw"));
        loader().load(List.of(GREETINGS));
        assertThat(file(sound, "alaw")).exists();
    }

    @Test
    void twoEnginesMayFillOneDirectoryAtOnce() throws Exception {
        List<PromptScript> many = IntStream.range(0, 40)
                .mapToObj(i -> script(new PromptId("prompt-" + i), "提示 " + i, "Prompt " + i))
                .toList();
        try (var engines = Executors.newFixedThreadPool(2)) {
            Callable<PromptLibrary> load = () -> loader().load(many);
            for (var library : engines.invokeAll(List.of(load, load))) {
                assertThat(library.get().problems()).isEmpty();
            }
        }
        assertThat(files("clips")).noneMatch(file -> file.endsWith(".tmp")).hasSize(2 * (80 + 2));
    }

    @Test
    void aRecordingReplacesTheVoiceAndAChangedOneIsNoticed() throws Exception {
        record("zh-CN", "greeting.wav", Wav.encode(new Pcm(tone(44_100), 44_100)));
        PromptScript twoPieces = new PromptScript(
                GREETING, Map.of(MANDARIN, List.of(new ScriptPiece.Words("您好，"), new ScriptPiece.Words("欢迎。"))));
        PromptLibrary library = loader().load(List.of(twoPieces));
        Sound first = only(library.sounds(List.of(say(GREETING, MANDARIN))));
        assertThat(first.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(first.words()).isEqualTo("您好， 欢迎。");
        assertThat(synthesizer.said).isEmpty();
        record("zh-CN", "greeting.wav", Wav.encode(new Pcm(tone(16_000), 8_000)));
        assertThat(only(loader().load(List.of(twoPieces)).sounds(List.of(say(GREETING, MANDARIN))))
                        .length())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void thePiecesOfAPromptWithGapsAreRecordedOneByOne() throws Exception {
        record("en-US", "bill-is.2.wav", Wav.encode(new Pcm(tone(8_000), 8_000)));
        PromptScript bill = new PromptScript(
                BILL,
                Map.of(
                        ENGLISH,
                        List.of(
                                new ScriptPiece.Words("You owe "),
                                new ScriptPiece.Gap(SpokenForm.NUMBER),
                                new ScriptPiece.Words(" yuan, please pay."))));
        List<Sound> sounds = loader().load(List.of(bill))
                .sounds(List.of(new Utterance(BILL, ENGLISH, List.of(new Fill(SpokenForm.NUMBER, "3")))));
        assertThat(sounds.stream().map(Sound::words)).containsExactly("You owe", "three", "yuan, please pay.");
        assertThat(sounds.get(2).length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(synthesizer.texts()).contains("You owe").doesNotContain("yuan, please pay.");
    }

    @Test
    void aPromptThatIsWantedSlowlyIsASecondSoundAndTheNormalOneStays() throws Exception {
        PromptLibrary library = loader().load(List.of(slowly(GREETINGS)));
        Sound normal = only(library.sounds(List.of(say(GREETING, ENGLISH))));
        Sound slow = only(library.sounds(List.of(saySlowly(GREETING, List.of()))));
        assertThat(slow.words()).isEqualTo(normal.words()).isEqualTo("Welcome.");
        assertThat(slow.length()).isGreaterThan(normal.length().multipliedBy(5).dividedBy(4));
        assertThat(normal).isEqualTo(only(loader().load(List.of(GREETINGS)).sounds(List.of(say(GREETING, ENGLISH)))));
        assertThat(library.problems()).isEmpty();
    }

    @Test
    void aPromptThatWasNotMadeSlowlyIsSaidAtTheNormalPaceWithItsValues() throws Exception {
        PromptLibrary library =
                loader().load(List.of(GREETINGS, BILLS, slowly(script(new PromptId("other"), "好", "Ok"))));
        assertThat(library.sounds(List.of(saySlowly(GREETING, List.of()))))
                .isEqualTo(library.sounds(List.of(say(GREETING, ENGLISH))));
        List<Fill> amount = List.of(new Fill(SpokenForm.MONEY, "2"));
        assertThat(library.sounds(List.of(saySlowly(BILL, amount))))
                .isEqualTo(library.sounds(List.of(new Utterance(BILL, ENGLISH, amount))));
    }

    @Test
    void valuesInASlowPromptAreSlowAsPhrasesAsDigitsAndAsWords() throws Exception {
        PromptLibrary library = loader().load(List.of(slowly(BILLS)));
        List<Fill> amount = List.of(new Fill(SpokenForm.MONEY, "21"));
        Duration phrase = library.sounds(List.of(new Utterance(BILL, ENGLISH, amount)))
                .get(1)
                .length();
        assertThat(library.sounds(List.of(saySlowly(BILL, amount))).get(1).length())
                .isGreaterThan(phrase.multipliedBy(5).dividedBy(4));
        List<Fill> digits = List.of(new Fill(SpokenForm.DIGITS, "7"));
        Duration digit = library.sounds(List.of(new Utterance(BILL, ENGLISH, digits)))
                .get(1)
                .length();
        assertThat(library.sounds(List.of(saySlowly(BILL, digits))).get(1).length())
                .isGreaterThan(digit.multipliedBy(5).dividedBy(4));
        synthesizer.mood = SLOW;
        limits = limits(Duration.ofMillis(100));
        library = loader().load(List.of(slowly(BILLS)));
        List<Fill> other = List.of(new Fill(SpokenForm.MONEY, "22"));
        List<Sound> words = library.sounds(List.of(new Utterance(BILL, ENGLISH, other)));
        List<Sound> slow = library.sounds(List.of(saySlowly(BILL, other)));
        assertThat(slow).extracting(Sound::words).containsExactly("You owe", "twenty", "two", "yuan");
        for (int i = 0; i < words.size(); i++) {
            assertThat(slow.get(i).length())
                    .as("%s", slow.get(i))
                    .isGreaterThan(words.get(i).length());
        }
    }

    @Test
    void aSlowRecordingIsPlayedSlowlyAndWithoutOneTheUsualRecording() throws Exception {
        record("en-US", "greeting.wav", Wav.encode(new Pcm(tone(8_000), 8_000)));
        Sound usual = only(loader().load(List.of(slowly(GREETINGS))).sounds(List.of(saySlowly(GREETING, List.of()))));
        assertThat(usual.length()).isEqualTo(Duration.ofSeconds(1));
        record("en-US", "greeting.slow.wav", Wav.encode(new Pcm(tone(16_000), 8_000)));
        record("en-US", "bill-is.slow.1.wav", Wav.encode(new Pcm(tone(24_000), 8_000)));
        PromptLibrary library = loader().load(List.of(slowly(GREETINGS), slowly(BILLS)));
        assertThat(only(library.sounds(List.of(saySlowly(GREETING, List.of())))).length())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(only(library.sounds(List.of(say(GREETING, ENGLISH)))).length())
                .isEqualTo(Duration.ofSeconds(1));
        List<Fill> amount = List.of(new Fill(SpokenForm.MONEY, "2"));
        assertThat(library.sounds(List.of(saySlowly(BILL, amount))).getFirst().length())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(library.sounds(List.of(new Utterance(BILL, ENGLISH, amount)))
                        .getFirst()
                        .length())
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whatCannotBeMadeSlowlyIsReportedAndHeardAtTheNormalPace() throws Exception {
        loader().load(List.of(GREETINGS));
        synthesizer.mood = FAILING;
        PromptLibrary library = loader().load(List.of(slowly(GREETINGS)));
        assertThat(library.sounds(List.of(saySlowly(GREETING, List.of()))))
                .isEqualTo(library.sounds(List.of(say(GREETING, ENGLISH))));
        assertThat(library.problems().stream().map(PromptProblem::toString))
                .containsExactlyInAnyOrder(
                        "prompt greeting in en-US: it is hoarse; callers hear it at another pace; give it honey",
                        "prompt greeting in zh-CN: it is hoarse; callers hear it at another pace; give it honey");
    }

    @Test
    void aMuLawRecordingIsPlayedOctetByOctetAndBeforeAWavOfTheSameName() throws Exception {
        byte[] ready = {0x12, 0x34, (byte) 0x9A, 0x34};
        record("en-US", "greeting.ulaw", ready);
        record("en-US", "greeting.wav", Wav.encode(new Pcm(tone(8_000), 8_000)));
        Sound sound = only(loader().load(List.of(GREETINGS)).sounds(List.of(say(GREETING, ENGLISH))));
        assertThat(Files.readAllBytes(file(sound, "ulaw"))).isEqualTo(ready);
        assertThat(Files.size(file(sound, "alaw"))).isEqualTo(ready.length);
    }

    @Test
    void aBadRecordingIsReportedByNameAndTheVoiceSpeaksInstead() throws Exception {
        record("en-US", "greeting.wav", new byte[] {1, 2, 3});
        PromptLibrary library = loader().load(List.of(GREETINGS));
        assertThat(only(library.sounds(List.of(say(GREETING, ENGLISH)))).words())
                .isEqualTo("Welcome.");
        assertThat(synthesizer.texts()).contains("Welcome.");
        assertThat(only(library.problems()).toString())
                .contains("recordings/en-US/greeting.wav", "it does not begin with RIFF", "16-bit WAV");
        record("en-US", "greeting.wav", Wav.encode(new Pcm(new short[8_000], 8_000)));
        assertThat(only(loader().load(List.of(GREETINGS)).problems()).problem()).contains("it is silent");
    }

    @Test
    void aLanguageWithoutAVoiceFallsBackToAnotherAndIsReportedOnce() throws Exception {
        synthesizer.languages = Set.of(ENGLISH);
        PromptLibrary library = loader().load(List.of(GREETINGS, BILLS));
        assertThat(only(library.sounds(List.of(say(GREETING, MANDARIN)))).words())
                .isEqualTo("Welcome.");
        assertThat(
                        library
                                .sounds(List.of(
                                        new Utterance(BILL, MANDARIN, List.of(new Fill(SpokenForm.MONEY, "2")))))
                                .stream()
                                .map(Sound::words))
                .containsExactly("You owe", "two yuan");
        assertThat(library.problems().stream().map(PromptProblem::toString))
                .contains("prompts bill-is, greeting in zh-CN: no voice for zh-CN; callers hear it in en-US; teach it");
        assertThat(told).containsExactlyElementsOf(library.problems());
    }

    @Test
    void whereNothingCanBeSaidCallersHearTheHoldSignal() throws Exception {
        for (FakeSynthesizer.Mood mood : List.of(FAILING, SILENT, EMPTY, THROWING)) {
            synthesizer.mood = mood;
            PromptLibrary library = loader().load(List.of(GREETINGS, BILLS));
            for (Utterance utterance : List.of(
                    say(GREETING, ENGLISH),
                    new Utterance(BILL, ENGLISH, List.of(new Fill(SpokenForm.MONEY, "2"))),
                    say(new PromptId("never-heard-of"), ENGLISH))) {
                Sound sound = only(library.sounds(List.of(utterance)));
                assertThat(sound.words()).as("%s", mood).isEqualTo("[please hold]");
                assertThat(file(sound, "ulaw")).exists();
                assertThat(sound.length()).isGreaterThan(Duration.ofSeconds(1));
            }
            assertThat(library.problems().toString()).as("%s", mood).contains("callers hear the hold signal");
        }
    }

    @Test
    void aSlowVoiceCannotHoldUpALoadForever() throws Exception {
        synthesizer.mood = SLOW;
        limits = new PromptSettings.Limits(
                Duration.ofMillis(20), Duration.ofMillis(60), Duration.ofMillis(50), Duration.ofMinutes(1), 3, 9, 2);
        PromptLibrary library = loader().load(List.of(GREETINGS, BILLS));
        assertThat(library.problems().toString()).contains("the time for making prompts was up");
        assertThat(synthesizer.said).hasSizeLessThan(20);
    }

    @Test
    void digitsComeFromClipsInGroupsWithAPause() throws Exception {
        PromptLibrary library = loader().load(List.of(bill(SpokenForm.DIGITS)));
        synthesizer.said.clear();
        Utterance account = new Utterance(BILL, MANDARIN, List.of(new Fill(SpokenForm.DIGITS, "10086")));
        assertThat(library.sounds(List.of(account)).stream().map(Sound::words))
                .containsExactly("您欠", "幺", "零", "零", "", "八", "六");
        assertThat(synthesizer.said).isEmpty();
        assertThat(files("values")).allMatch(file -> file.endsWith("lock"));
    }

    @Test
    void aValueIsOnePhraseAndIsRememberedForAWhileUnderANameThatTellsNothing() throws Exception {
        PromptLoader loader = loader();
        PromptLibrary library = loader.load(List.of(BILLS));
        synthesizer.said.clear();
        Utterance bill = new Utterance(BILL, MANDARIN, List.of(new Fill(SpokenForm.MONEY, "123.45")));
        List<Sound> first = library.sounds(List.of(bill));
        assertThat(first.stream().map(Sound::words)).containsExactly("您欠", "一百二十三元四角五分");
        assertThat(library.sounds(List.of(bill))).isEqualTo(first);
        assertThat(synthesizer.texts()).containsExactly("一百二十三元四角五分");
        assertThat(first.get(1).file().toString())
                .doesNotContain("123.45", "一百二十三")
                .contains("values");
        now = now.plus(Duration.ofMinutes(11));
        loader.forgetOldValues();
        assertThat(file(first.get(1), "ulaw")).doesNotExist();
        assertThat(file(first.get(0), "ulaw")).exists();
    }

    @Test
    void callersWhoAreGoneBeforeTheirValueIsBegunTakeNoRoomFromOthers() throws Exception {
        limits = limits(Duration.ofMillis(100));
        PromptLibrary library = loader().load(List.of(BILLS));
        synthesizer.mood = SLOW;
        for (int caller = 0; caller < 2_000; caller++) {
            Thread.currentThread().interrupt();
            Utterance name = new Utterance(BILL, ENGLISH, List.of(new Fill(SpokenForm.TEXT, "Elm Street " + caller)));
            try {
                library.sounds(List.of(name));
            } catch (InterruptedException gone) {
                continue;
            }
            assertThat(Thread.interrupted()).as("all places were taken").isTrue();
        }
        synthesizer.mood = WELL;
        Utterance last = new Utterance(BILL, ENGLISH, List.of(new Fill(SpokenForm.TEXT, "Oak Street")));
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<Sound> heard = library.sounds(List.of(last));
        while (!heard.getLast().words().equals("Oak Street") && System.nanoTime() - until < 0) {
            heard = library.sounds(List.of(last)); // until those who are leaving have left
        }
        assertThat(heard).extracting(Sound::words).containsExactly("You owe", "Oak Street");
    }

    @Test
    void aVoiceTooSlowForAValueIsReplacedByWordsAndDigits() throws Exception {
        limits = limits(Duration.ofMillis(100));
        PromptLibrary library = loader().load(List.of(BILLS, GREETINGS));
        synthesizer.mood = SLOW;
        Utterance bill = new Utterance(BILL, ENGLISH, List.of(new Fill(SpokenForm.MONEY, "21")));
        assertThat(library.sounds(List.of(bill)).stream().map(Sound::words))
                .containsExactly("You owe", "twenty", "one", "yuan");
        Utterance name = new Utterance(BILL, ENGLISH, List.of(new Fill(SpokenForm.TEXT, "Flat 3b")));
        assertThat(library.sounds(List.of(name)).stream().map(Sound::words)).containsExactly("You owe", "three");
        Utterance street = new Utterance(BILL, ENGLISH, List.of(new Fill(SpokenForm.TEXT, "Elm Street")));
        assertThat(library.sounds(List.of(street)).stream().map(Sound::words))
                .containsExactly("You owe", "[please hold]");
        assertThat(told).isNotEmpty().noneMatch(problem -> problem.toString().contains("Elm"));
        library.sounds(List.of(bill, bill));
        assertThat(told).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void valuesInUseAreNeverThrownOutAndOldOnesMakeRoom() throws Exception {
        PromptLibrary library = loader().load(List.of(BILLS));
        Sound first = value(library, "1");
        value(library, "2");
        value(library, "3");
        assertThat(value(library, "4").words()).as("no room: composed").isEqualTo("four");
        assertThat(file(first, "ulaw")).exists();
        now = now.plus(Duration.ofMinutes(2));
        value(library, "2");
        assertThat(value(library, "4").words()).isEqualTo("four yuan");
        assertThat(file(first, "ulaw")).doesNotExist();
        assertThat(value(library, "2").words()).isEqualTo("two yuan");
    }

    @Test
    void nothingOfAValueIsLeftWhenTheEngineStopsOrWasKilled() throws Exception {
        PromptLoader loader = loader();
        value(loader.load(List.of(BILLS)), "7");
        Path dead = Files.createDirectories(directory.resolve("prompts/values/dead"));
        Files.write(dead.resolve("lock"), new byte[0]);
        Files.write(dead.resolve("secret.ulaw"), new byte[8]);
        PromptLoader second = loader();
        assertThat(dead).doesNotExist();
        assertThat(files("values")).as("the living keep theirs").anyMatch(file -> file.endsWith(".ulaw"));
        loader.close();
        second.close();
        assertThat(files("values")).isEmpty();
    }

    @Test
    void aPromptsDirectoryThatCannotBeUsedIsRefusedWithItsName() throws Exception {
        Files.write(directory.resolve("prompts"), new byte[1]);
        assertThatThrownBy(this::loader)
                .isInstanceOf(PromptStoreException.class)
                .hasMessageContaining(directory.resolve("prompts").toString())
                .hasMessageContaining("free space");
    }

    @Test
    void aDiskThatRefusesClipsIsAProblemThatNamesTheDirectory() throws Exception {
        PromptLoader loader = loader();
        Path clips = directory.resolve("prompts/clips");
        Sound hold = only(loader.load(List.of()).sounds(List.of(say(GREETING, ENGLISH))));
        try (Stream<Path> all = Files.list(clips)) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(clips); // writing now fails as on a full disk, root or not
        PromptLibrary library = loader.load(List.of(GREETINGS));
        assertThat(only(library.sounds(List.of(say(GREETING, ENGLISH))))).isEqualTo(hold);
        assertThat(library.problems().toString()).contains("cannot write to " + clips, "free space there");
    }

    private PromptLoader loader() throws PromptStoreException {
        PromptSettings settings = new PromptSettings(
                directory.resolve("prompts"),
                Optional.of(directory.resolve("recordings")),
                Currency.getInstance("CNY"),
                limits);
        PromptLoader loader = new PromptLoader(settings, synthesizer, () -> now, new PromptListener() {
            @Override
            public void progress(int done, int total) {
                progress.add(done + "/" + total);
            }

            @Override
            public void problem(PromptProblem problem) {
                told.add(problem);
            }
        });
        synchronized (loaders) {
            loaders.add(loader);
        }
        return loader;
    }

    private Sound value(PromptLibrary library, String amount) throws InterruptedException {
        return library.sounds(List.of(new Utterance(BILL, ENGLISH, List.of(new Fill(SpokenForm.MONEY, amount)))))
                .get(1);
    }

    private void record(String language, String name, byte[] content) throws IOException {
        Path own = Files.createDirectories(directory.resolve("recordings").resolve(language));
        Files.write(own.resolve(name), content);
    }

    private List<String> files(String under) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("prompts").resolve(under))) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }

    private static short[] tone(int samples) {
        short[] tone = new short[samples];
        Arrays.setAll(new int[samples], i -> tone[i] = (short) (3_000 * Math.sin(i * 0.2)));
        return tone;
    }

    private static Path file(Sound sound, String extension) {
        return Path.of(sound.file() + "." + extension);
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private static Utterance say(PromptId prompt, Language language) {
        return new Utterance(prompt, language, List.of());
    }

    private static Utterance saySlowly(PromptId prompt, List<Fill> fills) {
        return new Utterance(prompt, ENGLISH, Pace.SLOW, fills);
    }

    private static PromptScript slowly(PromptScript script) {
        return new PromptScript(script.id(), script.texts(), Set.of(Pace.SLOW));
    }

    private static PromptScript script(PromptId id, String mandarin, String english) {
        return new PromptScript(
                id,
                Map.of(
                        MANDARIN, List.of(new ScriptPiece.Words(mandarin)),
                        ENGLISH, List.of(new ScriptPiece.Words(english))));
    }

    private static PromptScript bill(SpokenForm form) {
        return new PromptScript(
                BILL,
                Map.of(
                        MANDARIN,
                        List.of(new ScriptPiece.Words("您欠"), new ScriptPiece.Gap(form), new ScriptPiece.Words("。")),
                        ENGLISH,
                        List.of(
                                new ScriptPiece.Words("You owe"),
                                new ScriptPiece.Gap(form),
                                new ScriptPiece.Words("."))));
    }
}
