package io.greenline.app.doctor;

import io.greenline.app.settings.Settings;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines the machine, the settings and the Asterisk that an engine would run with. */
public final class Doctor {
    private static final int JAVA = 25;
    private static final long LEAST_FREE_BYTES = 200L << 20;

    private final Settings settings;
    private final Machine machine;

    public Doctor(Settings settings, Machine machine) {
        this.settings = settings;
        this.machine = machine;
    }

    /**
     * Everything, in the order in which it would be mended. Blocking, some seconds at most.
     *
     * @param settingsFrom where the settings came from, for the report
     */
    public List<Finding> examine(String settingsFrom) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(Finding.ok("settings", settingsFrom));
        findings.addAll(dialplans());
        findings.add(folder("store", settings.store().directory(), "store.directory"));
        findings.add(folder("prompts", settings.prompts().directory(), "prompts.directory"));
        findings.add(folder("log", parent(settings.log().file()), "log.file"));
        findings.add(voices());
        if (settings.ari().enabled()) {
            findings.addAll(new AsteriskExam(settings, machine).examine());
        }
        if (settings.agi().enabled()) {
            findings.add(port("FastAGI port", settings.agi().listen(), "agi.listen"));
        }
        if (!settings.speech().models().isEmpty()) {
            findings.add(port("AudioSocket port", settings.speech().audioSocket(), "audiosocket.listen"));
        }
        findings.add(port("health port", settings.httpListen(), "http.listen"));
        return findings;
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    private Finding java() {
        int feature = machine.java().feature();
        return feature >= JAVA
                ? Finding.ok("java", machine.java().toString())
                : Finding.mend("java", "version " + feature, "run Greenline on Java " + JAVA + " or later");
    }

    private List<Finding> dialplans() {
        Path directory = settings.dialplans().directory();
        DialplanFiles.Found found = DialplanFiles.load(List.of(directory));
        List<Finding> findings = new ArrayList<>();
        List<Diagnostic> errors = found.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        errors.forEach(error -> findings.add(Finding.mend("dialplan", error.toString(), "")));
        List<String> names =
                found.dialplans().values().stream().map(plan -> plan.name()).toList();
        settings.dialplans().lines().forEach((number, name) -> {
            if (errors.isEmpty() && !names.contains(name)) {
                findings.add(Finding.mend(
                        "dialplan",
                        "number %s is served by '%s', which is not under %s".formatted(number, name, directory),
                        "mend dialplans.lines or dialplans.directory"));
            }
        });
        if (findings.isEmpty()) {
            findings.add(Finding.ok("dialplans", String.join(", ", names)));
        }
        return findings;
    }

    /** A folder that the engine writes to, or can make. */
    private static Finding folder(String what, Path directory, String key) {
        Path existing = directory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.mend(
                    what,
                    "%s cannot be written".formatted(existing),
                    "let the engine's user write there, or set " + key);
        }
        // Not FileStore: it looks for the mount point first, and in a chroot the system's table may not have it.
        long free = existing.toFile().getUsableSpace();
        String found = "%s, %d MB free".formatted(directory, free >> 20);
        return free >= LEAST_FREE_BYTES
                ? Finding.ok(what, found)
                : Finding.mend(what, found, "make room: at least %d MB".formatted(LEAST_FREE_BYTES >> 20));
    }

    private Finding voices() {
        Optional<String> voices = machine.output(List.of("espeak-ng", "--voices"));
        if (voices.isEmpty()) {
            return Finding.mend(
                    "espeak-ng",
                    "not found",
                    "install it (Debian: apt-get install espeak-ng); only recorded prompts work");
        }
        List<String> missing = List.of("cmn", "en-us").stream()
                .filter(voice -> voices.get().lines().noneMatch(line -> speaks(line, voice)))
                .toList();
        return missing.isEmpty()
                ? Finding.ok("espeak-ng", voices.get().lines().count() - 1 + " voices, Mandarin and English among them")
                : Finding.mend("espeak-ng", "no voice for " + missing, "install espeak-ng-data");
    }

    /** A line is: priority, language, age and sex, name, file, other languages. */
    private static boolean speaks(String line, String voice) {
        List<String> words = List.of(line.strip().split("\\s+", 3));
        return words.size() > 1 && words.get(1).equals(voice);
    }

    private Finding port(String what, InetSocketAddress address, String key) {
        String shown = "%s:%d".formatted(address.getHostString(), address.getPort());
        if (machine.free(address)) {
            return Finding.ok(what, shown + " is free");
        }
        String holder = machine.output(List.of("ss", "-Hltnp", "sport = :" + address.getPort()))
                .filter(text -> text.contains("users:"))
                .map(text -> text.substring(text.indexOf("users:") + "users:".length())
                        .strip())
                .orElse("an unknown process");
        return Finding.mend(
                what,
                "%s is taken by %s".formatted(shown, holder),
                "end it (a running Greenline is right there), or set " + key);
    }
}
