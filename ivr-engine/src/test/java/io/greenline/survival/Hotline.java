package io.greenline.survival;

import io.greenline.journal.CallSummary;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneSettings;
import io.greenline.store.SqliteJournalReader;
import io.greenline.telephony.CallId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real Asterisk, a dialplan with prompts that a phone can tell apart, and engines to be started on it. Every call
 * dials a number of its own, by which the journal knows it again.
 */
final class Hotline implements Closeable {
    static final Duration WELCOME = Duration.ofSeconds(3);
    static final Duration PROMPT = Duration.ofMillis(600);

    /** A machine that does much else at the same time. */
    static final Duration SOON = Duration.ofSeconds(20);

    private static final int HTTP_OFFSET = 4;
    private static final int FIRST_NUMBER = 2_000;
    private static final int MOST_CALLS = 10_000;

    private static final String DIALPLAN = """
            dialplan: survival
            languages: [en-US]
            start: welcome
            defaults:
              input: {timeout: 2m, interdigit-timeout: 20s}
              on: {operator: desk, failure: hangup}
            nodes:
              welcome: {play: welcome, next: menu}
              menu:
                menu: menu
                options:
                  - {key: 1, value: thanks, next: thanks}
                  - {key: 2, value: number, next: number}
                  - {key: 3, value: more, next: more}
                  - {key: 9, value: again, next: menu}
              number: {ask: number, into: number, digits: {length: 4}, next: thanks}
              more: {subflow: inner, next: thanks}
              desk: {transfer: desk, next: thanks, on: {busy: thanks, no-answer: thanks, failed: thanks}}
              thanks: {play: thanks, next: hangup}
            subflows:
              inner:
                start: choice
                nodes:
                  choice:
                    menu: inner
                    options: [{key: 1, value: back, next: return}]
            prompts:
              welcome: {en-US: Welcome}
              menu: {en-US: Press one}
              number: {en-US: Your number}
              inner: {en-US: Press one again}
              thanks: {en-US: Thank you}
            """;

    private final AsteriskInstance asterisk;
    private final Path directory;
    private final int portBase;
    private final MarkedSounds sounds;
    private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);
    private final List<Closeable> opened = new ArrayList<>();

    private Hotline(AsteriskInstance asterisk, Path directory, int portBase) {
        this.asterisk = asterisk;
        this.directory = directory;
        this.portBase = portBase;
        this.sounds = new MarkedSounds(directory.resolve("recordings/en-US"));
    }

    /** Starts Asterisk; no engine yet. */
    static Hotline open(int portBase, String... asteriskOptions) throws IOException, InterruptedException {
        AsteriskInstance asterisk = AsteriskInstance.start(portBase, asteriskOptions);
        Files.createDirectories(Path.of("target"));
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "survival-" + portBase + "-");
        Hotline hotline = new Hotline(asterisk, directory, portBase);
        Files.createDirectories(directory.resolve("dialplans"));
        Files.writeString(directory.resolve("dialplans/survival.yaml"), DIALPLAN);
        hotline.sounds.write("welcome", WELCOME);
        for (String prompt : List.of("menu", "number", "inner", "thanks")) {
            hotline.sounds.write(prompt, PROMPT);
        }
        return hotline;
    }

    /** The dialplan that engines begin with. */
    static String dialplan() {
        return DIALPLAN;
    }

    /** The file that engines take it from. */
    Path dialplanFile() {
        return directory.resolve("dialplans/survival.yaml");
    }

    /** Another file in a folder of its own. */
    Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** One more prompt that a phone can tell apart. */
    Heard.Mark record(String prompt) throws IOException {
        return sounds.write(prompt, PROMPT);
    }

    Heard.Mark record(String prompt, Duration length) throws IOException {
        return sounds.write(prompt, length);
    }

    AsteriskInstance asterisk() {
        return asterisk;
    }

    /** The sound of a prompt. */
    Heard.Mark sound(String prompt) {
        Heard.Mark mark = sounds.marks().get(prompt);
        if (mark == null) {
            throw new IllegalArgumentException("no prompt " + prompt);
        }
        return mark;
    }

    /** A number that nobody has dialled yet. */
    String number() {
        return Integer.toString(numbers.getAndIncrement());
    }

    /** A caller's phone; closed with the hotline. */
    Phone phone() throws IOException {
        return phone(PhoneSettings.caller(asterisk.sip()).withUser("13900000001"));
    }

    Phone phone(PhoneSettings settings) throws IOException {
        Phone phone = Phone.open(settings);
        opened.add(phone::close);
        return phone;
    }

    /** Something that ends with the hotline at the latest. */
    <T extends Closeable> T keep(T thing) {
        opened.add(thing);
        return thing;
    }

    EngineProcess engine() throws IOException {
        return engine(Map.of());
    }

    /** Starts an engine, with settings that differ from the usual; returns at once. */
    EngineProcess engine(Map<String, String> differing) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("engine.name", asterisk.instance().getOrDefault("APPLICATION", "greenline"));
        settings.put("dialplans.directory", "dialplans");
        settings.put("dialplans.lines", "*=survival");
        settings.put("store.directory", "store");
        settings.put("ari.url", asterisk.ari().toString());
        settings.put("ari.user", asterisk.ariUser());
        settings.put("ari.password", asterisk.ariPassword());
        settings.put("agi.listen", "127.0.0.1:" + asterisk.agiPort());
        settings.put("prompts.directory", asterisk.prompts().toString());
        settings.put("prompts.switch-directory", asterisk.switchPrompts());
        settings.put("prompts.recordings", "recordings");
        settings.put("http.listen", "127.0.0.1:" + (portBase + HTTP_OFFSET));
        settings.put("log.file", "greenline.log");
        settings.put("log.level", "debug");
        settings.put("endpoints.desk", "Local/stays-desk@greenline-desks");
        settings.putAll(differing);
        Path file = Files.createTempFile(directory, "settings-", ".properties");
        Files.write(
                file,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .toList());
        String listen = settings.get("http.listen");
        int httpPort = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        return keep(EngineProcess.start(file, httpPort));
    }

    /** The journal of the call to this number; empty when there is none. */
    Story story(String number) {
        return story("store", number);
    }

    Story story(String store, String number) {
        try (SqliteJournalReader reader = new SqliteJournalReader(journal(store))) {
            return reader.calls(MOST_CALLS).stream()
                    .filter(call -> call.called().equals(number))
                    .map(CallSummary::id)
                    .findFirst()
                    .map(id -> new Story(reader.events(id)))
                    .orElseGet(() -> new Story(List.of()));
        }
    }

    Story storyOf(CallId call) {
        try (SqliteJournalReader reader = new SqliteJournalReader(journal("store"))) {
            return new Story(reader.events(call));
        }
    }

    /** Every call in the journal. */
    List<CallSummary> calls() {
        try (SqliteJournalReader reader = new SqliteJournalReader(journal("store"))) {
            return reader.calls(MOST_CALLS);
        }
    }

    private Path journal(String store) {
        return directory.resolve(store).resolve("journal.sqlite");
    }

    /** Waits until the journal says that the call has ended; its whole story. */
    Story awaitEnd(String number) throws Exception {
        Patience.until(
                "call " + number + " ends in the journal",
                SOON,
                () -> story(number).end().isPresent());
        return story(number).isWhole();
    }

    /** Waits until the call stands at a node. */
    void awaitNode(String number, String node) throws Exception {
        Patience.until(
                "call %s at %s: %s".formatted(number, node, story(number).nodes()),
                SOON,
                () -> story(number).isAt(node));
    }

    /** One command on Asterisk's console. */
    String cli(String line) throws IOException, InterruptedException {
        return script("asterisk", "cli", line, "--state", asterisk.state().toString());
    }

    /** Ends every call that a test left behind, so that it does not disturb the next one. */
    void clear() throws Exception {
        if (channels() > 0) {
            cli("channel request hangup all");
            Patience.until("no channel is left", SOON, () -> channels() == 0);
        }
    }

    /** How many channels Asterisk has. */
    long channels() throws IOException, InterruptedException {
        return cli("core show channels concise")
                .lines()
                .filter(line -> line.contains("!"))
                .count();
    }

    /** What Asterisk has logged. */
    String log() throws IOException {
        return Files.readString(Path.of(asterisk.instance().getOrDefault("ASTERISK_LOG", "")));
    }

    /** One of the project's scripts; its output. */
    String script(String name, String... arguments) throws IOException, InterruptedException {
        Path script = scripts().resolve(name);
        List<String> command = new ArrayList<>();
        command.add(script.toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output);
        }
        return output;
    }

    /** ASTERISK_CLI holds the path of scripts/asterisk in quotes. */
    private Path scripts() {
        String cli = asterisk.instance().getOrDefault("ASTERISK_CLI", "");
        int from = cli.indexOf('\'') + 1;
        return Path.of(cli.substring(from, cli.indexOf('\'', from))).getParent();
    }

    @Override
    public void close() throws IOException {
        for (Closeable thing : opened.reversed()) {
            thing.close();
        }
        asterisk.close();
    }
}
