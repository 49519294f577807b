package io.greenline.app.doctor;

import io.greenline.app.settings.Secret;
import io.greenline.app.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Examines an Asterisk over ARI: reachable, password, version, modules, clock, and the prompts' folder. */
final class AsteriskExam {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);
    private static final List<String> MODULES = List.of(
            "res_ari",
            "res_ari_applications",
            "res_ari_asterisk",
            "res_ari_bridges",
            "res_ari_channels",
            "res_ari_events",
            "res_ari_playbacks",
            "res_http_websocket",
            "res_stasis",
            "app_stasis",
            "res_pjsip",
            "chan_pjsip",
            "app_dial",
            "res_agi",
            "codec_ulaw",
            "codec_alaw",
            "format_pcm",
            "format_wav");

    private static final List<String> AUDIO_SOCKET_OVER_ARI = List.of("res_audiosocket", "chan_audiosocket");
    private static final List<String> VOICE_OVER_FASTAGI = List.of("res_audiosocket", "app_audiosocket");

    private final Settings settings;
    private final Machine machine;

    AsteriskExam(Settings settings, Machine machine) {
        this.settings = settings;
        this.machine = machine;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        if (settings.ari().password().isEmpty()) {
            findings.add(Finding.mend("ARI", "no password is set", "set ari.password-file or ari.password"));
            return findings;
        }
        try {
            Machine.Reply info = get("/asterisk/info");
            findings.add(
                    switch (info.status()) {
                        case 200 -> version(info);
                        case 401, 403 ->
                            Finding.mend(
                                    "ARI",
                                    "%s refuses user '%s'"
                                            .formatted(
                                                    settings.ari().url(),
                                                    settings.ari().user()),
                                    "make ari.user and the password those of Asterisk's ari.conf");
                        default ->
                            Finding.mend(
                                    "ARI",
                                    "%s answers %d".formatted(settings.ari().url(), info.status()),
                                    "see that ari.conf has enabled=yes and that ari.url is Asterisk's");
                    });
            if (info.status() == 200) {
                info.date().ifPresent(date -> findings.add(clock(Duration.between(date, machine.now()))));
                Set<String> running = running(get("/asterisk/modules"));
                findings.add(modules(running));
                if (!settings.speech().models().isEmpty()) {
                    findings.add(voiceOverAri(running));
                }
                if (settings.agi().enabled() && !settings.speech().models().isEmpty()) {
                    findings.add(voiceOverFastAgi(running));
                }
                findings.add(prompts());
            }
        } catch (IOException e) {
            findings.add(Finding.mend(
                    "ARI",
                    "%s cannot be reached (%s)".formatted(settings.ari().url(), e.getMessage()),
                    "start Asterisk, and see http.conf: enabled=yes, bindaddr and bindport"));
        }
        return findings;
    }

    private Machine.Reply get(String path) throws IOException {
        String base = settings.ari().url().toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return machine.get(URI.create(root + "/ari" + path), authorization());
    }

    private String authorization() {
        String password = settings.ari().password().map(Secret::reveal).orElse("");
        String pair = settings.ari().user() + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Finding version(Machine.Reply info) {
        String version = json(info.body())
                .map(tree -> tree.path("system").path("version").asString(""))
                .orElse("");
        return version.isEmpty()
                ? Finding.mend("ARI", "the answer is not Asterisk's", "see that ari.url is Asterisk's HTTP server")
                : Finding.ok("ARI", "Asterisk " + version + ", password right");
    }

    private static Finding clock(Duration apart) {
        return apart.abs().compareTo(CLOCKS_APART) <= 0
                ? Finding.ok("clock", "the same as Asterisk's")
                : Finding.mend(
                        "clock", "%d s from Asterisk's".formatted(apart.toSeconds()), "run a time service on both");
    }

    private static Set<String> running(Machine.Reply reply) {
        Set<String> running = new HashSet<>();
        json(reply.body())
                .ifPresent(list -> list.forEach(module -> {
                    if ("Running".equals(module.path("status").asString(""))) {
                        running.add(module.path("name").asString("").replace(".so", ""));
                    }
                }));
        return running;
    }

    private static Finding voiceOverAri(Set<String> running) {
        String what = "voices over ARI";
        if (!running.contains("res_stasis_snoop")) {
            return Finding.mend(what, "callers have keys only", "load res_stasis_snoop in modules.conf");
        }
        if (running.contains("chan_websocket")) {
            return Finding.ok(what, "Asterisk can bring them by WebSocket");
        }
        return running.containsAll(AUDIO_SOCKET_OVER_ARI)
                ? Finding.ok(what, "Asterisk can bring them by AudioSocket")
                : Finding.mend(
                        what,
                        "callers have keys only",
                        "load chan_websocket, or where Asterisk has none %s, in modules.conf"
                                .formatted(String.join(" and ", AUDIO_SOCKET_OVER_ARI)));
    }

    private static Finding voiceOverFastAgi(Set<String> running) {
        return running.containsAll(VOICE_OVER_FASTAGI)
                ? Finding.ok("voices over FastAGI", "Asterisk can bring them by AudioSocket")
                : Finding.mend(
                        "voices over FastAGI",
                        "callers have keys only",
                        "load %s in modules.conf".formatted(String.join(" and ", VOICE_OVER_FASTAGI)));
    }

    private static Finding modules(Set<String> running) {
        List<String> missing =
                MODULES.stream().filter(name -> !running.contains(name)).toList();
        return missing.isEmpty()
                ? Finding.ok("modules", "all %d that are needed run".formatted(MODULES.size()))
                : Finding.mend("modules", "not running: " + String.join(", ", missing), "load them in modules.conf");
    }

    /** Asks Asterisk for a file that the engine just made. */
    private Finding prompts() throws IOException {
        Path directory = settings.prompts().directory();
        if (!Files.isWritable(directory)) {
            return Finding.ok("prompts as Asterisk sees them", "not looked at: the folder is not there yet");
        }
        Path probe = Files.createTempFile(directory, "doctor-", ".probe");
        try {
            String there = settings.prompts().switchDirectory() + "/" + probe.getFileName();
            String question = URLEncoder.encode("STAT(e," + there + ")", StandardCharsets.UTF_8);
            Machine.Reply reply = get("/asterisk/variable?variable=" + question);
            String seen = json(reply.body())
                    .map(tree -> tree.path("value").asString(""))
                    .orElse("");
            return switch (seen) {
                case "1" ->
                    Finding.ok(
                            "prompts as Asterisk sees them", settings.prompts().switchDirectory());
                case "0" ->
                    Finding.mend(
                            "prompts as Asterisk sees them",
                            "%s here is not %s there"
                                    .formatted(directory, settings.prompts().switchDirectory()),
                            "set prompts.switch-directory, and let Asterisk's user read the folder");
                default -> Finding.ok("prompts as Asterisk sees them", "Asterisk cannot be asked (no func_env)");
            };
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
