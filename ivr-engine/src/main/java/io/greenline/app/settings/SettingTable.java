package io.greenline.app.settings;

import io.greenline.app.settings.SettingKey.Member;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every setting there is: parsing, refusals, the reference and the sample file all come from here. */
final class SettingTable {
    static final SettingKey<String> ENGINE_NAME = key(
            "engine.name",
            Form.word(),
            "greenline",
            "This engine's name: the ARI application that Asterisk's dialplan names in Stasis(). One engine per name",
            "greenline");
    static final SettingKey<Path> DIALPLANS_DIRECTORY = key(
            "dialplans.directory",
            Form.path(),
            "dialplans",
            "Folder of the dialplan files (*.yaml)",
            "/etc/greenline/dialplans");
    static final SettingKey<Map<String, String>> DIALPLANS_LINES = key(
            "dialplans.lines",
            Form.lines(),
            "*=hotline",
            "Which dialplan serves which called number",
            "95598=hotline,*=hotline");
    static final SettingKey<Path> STORE_DIRECTORY = key(
            "store.directory",
            Form.path(),
            "var/store",
            "Folder of the journal and the customer directory; on a local disk",
            "/var/lib/greenline/store");
    static final SettingKey<Path> CUSTOMERS_FILE = key(
            "customers.file",
            Form.path(),
            "",
            "A CSV file of customers that is imported at every start; without it the directory stays as it is",
            "/etc/greenline/customers.csv");
    static final SettingKey<String> CUSTOMERS_COUNTRY_CODE = key(
            "customers.country-code",
            Form.countryCode(),
            "86",
            "Country code of numbers that are written without one",
            "86");
    static final SettingKey<Boolean> ARI_ENABLED =
            key("ari.enabled", Form.flag(), "true", "Whether calls are taken over ARI", "true");
    static final SettingKey<URI> ARI_URL = key(
            "ari.url", Form.httpAddress(), "http://127.0.0.1:8088", "Asterisk's HTTP server", "http://127.0.0.1:8088");
    static final SettingKey<String> ARI_USER =
            key("ari.user", Form.word(), "greenline", "The user of Asterisk's ari.conf", "greenline");
    static final SettingKey<Secret> ARI_PASSWORD = key(
            "ari.password",
            Form.secretText(),
            "",
            "That user's password; better kept in a file of its own, see ari.password-file",
            "change-me");
    static final SettingKey<Path> ARI_PASSWORD_FILE = key(
            "ari.password-file",
            Form.path(),
            "",
            "A file whose first line is the password, readable by the engine's user alone; instead of ari.password",
            "/etc/greenline/ari.password");
    static final SettingKey<Boolean> AGI_ENABLED =
            key("agi.enabled", Form.flag(), "true", "Whether calls are taken over FastAGI", "true");
    static final SettingKey<InetSocketAddress> AGI_LISTEN = key(
            "agi.listen",
            Form.listen(),
            "127.0.0.1:4573",
            "Where Asterisk connects with AGI(agi://...)",
            "127.0.0.1:4573");
    static final SettingKey<List<String>> AGI_ALLOW = key(
            "agi.allow",
            Form.addressBlocks(),
            "127.0.0.0/8,::1",
            "Who may connect there; FastAGI has no password",
            "127.0.0.1,192.0.2.0/24");
    static final SettingKey<Path> PROMPTS_DIRECTORY = key(
            "prompts.directory",
            Form.path(),
            "var/prompts",
            "Folder of the prompts' sound files; Asterisk must be able to read it",
            "/var/lib/greenline/prompts");
    static final SettingKey<String> PROMPTS_SWITCH_DIRECTORY = key(
            "prompts.switch-directory",
            Form.foreignPath(),
            "",
            "The same folder as Asterisk sees it, where that differs (another machine, a private root)",
            "/var/lib/greenline/prompts");
    static final SettingKey<Path> PROMPTS_RECORDINGS = key(
            "prompts.recordings",
            Form.path(),
            "dialplans/prompts",
            "Folder of recorded prompts, <language>/<prompt>.wav or .ulaw: each replaces the spoken text",
            "/etc/greenline/recordings");
    static final SettingKey<String> PROMPTS_VOICE = family(
            "prompts.voice.",
            new Member("language", Form.languageTag()),
            Form.word(),
            "espeak-ng's voice for a language; without it the language's own",
            "zh-CN=cmn");
    static final SettingKey<Integer> PROMPTS_RATE = family(
            "prompts.rate.",
            new Member("language", Form.languageTag()),
            Form.whole(80, 450),
            "Words a minute in a language; without it the voice's own rate",
            "en-US=150");
    static final SettingKey<Path> SPEECH_MODELS = family(
            "speech.models.",
            new Member("language", Form.languageTag()),
            Form.path(),
            "Folder of the Vosk model of a language; without one, callers of that language have keys alone",
            "zh-CN=/var/lib/greenline/models/vosk-model-cn-0.22");
    static final SettingKey<Path> SPEECH_CALIBRATION = key(
            "speech.calibration",
            Form.path(),
            "grammars/calibration.tsv",
            "What a recogniser's confidence means for a grammar and language, made by speech calibrate; need not be there",
            "/etc/greenline/grammars/calibration.tsv");
    static final SettingKey<InetSocketAddress> AUDIOSOCKET_LISTEN = key(
            "audiosocket.listen",
            Form.listen(),
            "127.0.0.1:4574",
            "Where Asterisk connects to bring the voices of FastAGI calls and of an older ARI; opened only with speech.models. No password",
            "127.0.0.1:4574");
    static final SettingKey<Path> VOICES_DIRECTORY = key(
            "voices.directory",
            Form.path(),
            "var/voices",
            "Folder of spoken answers, for questions with keep-voice: true",
            "/var/lib/greenline/voices");
    static final SettingKey<Duration> VOICES_KEEP = key(
            "voices.keep",
            Form.duration(Duration.ofDays(1), Duration.ofDays(3650)),
            "720h",
            "How long they are kept",
            "720h");
    static final SettingKey<Path> HOURS_KEY_FILE = key(
            "hours.key-file",
            Form.path(),
            "",
            "A file whose first line is the key that signs overrides of opening hours, readable by the engine's user alone",
            "/etc/greenline/hours.key");
    static final SettingKey<InetSocketAddress> HTTP_LISTEN = key(
            "http.listen",
            Form.listen(),
            "127.0.0.1:8095",
            "Where /health/live, /health/ready, /status, /metrics, /debug/calls/ID answer. No password: keep on loopback",
            "127.0.0.1:8095");
    static final SettingKey<Path> LOG_FILE = key(
            "log.file",
            Form.path(),
            "var/log/greenline.log",
            "The log, a JSON object a line; kept for 14 days and at most 500 MB",
            "/var/log/greenline/greenline.log");
    static final SettingKey<LogLevel> LOG_LEVEL =
            key("log.level", Form.oneOf(LogLevel.class), "info", "What is written to it", "info");
    static final SettingKey<Duration> DRAIN_LIMIT = key(
            "drain.limit",
            Form.duration(Duration.ZERO, Duration.ofHours(24)),
            "10m",
            "How long a stopping engine waits for running calls to end; then they stay on Asterisk for the next engine",
            "10m");
    static final SettingKey<String> ENDPOINTS = family(
            "endpoints.",
            new Member("name", Form.name()),
            Form.dialString(),
            "The telephone of a transfer target of the dialplans, as Asterisk's Dial() writes it",
            "general=PJSIP/general");

    static final SettingKey<URI> BACKENDS = family(
            "backends.",
            new Member("name", Form.name()),
            Form.webAddress(),
            "Where a backend of the dialplans is; requests go below this address and to no other",
            "billing=http://127.0.0.1:9000");
    static final SettingKey<Path> BACKEND_AUTHORIZATION_FILE = family(
            "backend-authorization-file.",
            new Member("name", Form.name()),
            Form.path(),
            "A file whose first line is the Authorization header for a backend, readable by the engine's user alone",
            "billing=/etc/greenline/billing.authorization");

    static final SettingKey<List<String>> CALLBACKS_ALLOW = key(
            "callbacks.allow",
            Form.numberPrefixes(),
            "13,14,15,162,165,166,167,17,18,19,013,014,015,0162,0165,0166,0167,017,018,019,010,02,03,"
                    + "041,042,043,044,045,046,047,048,049,05,06,07,081,082,083,084,085,086,087,088,089,090,091,"
                    + "093,094,0951,0952,0953,0954,0955,097,098,099,+8613,+8614,+8615,+86162,+86165,+86166,+86167,"
                    + "+8617,+8618,+8619,+8610,+862,+863,+8641,+8642,+8643,+8644,+8645,+8646,+8647,+8648,+8649,"
                    + "+865,+866,+867,+8681,+8682,+8683,+8684,+8685,+8686,+8687,+8688,+8689,+8690,+8691,+8693,"
                    + "+8694,+86951,+86952,+86953,+86954,+86955,+8697,+8698,+8699",
            "How a number must begin that somebody may be called back on; all others are refused: premium ones, other countries",
            "13,15,18,010");
    static final SettingKey<InetSocketAddress> HANDOVER_LISTEN = key(
            "handover.listen",
            Form.listen(),
            "127.0.0.1:8096",
            "Where web, app and chat leave what they know of a caller (POST /handover); only with handover.token-file",
            "127.0.0.1:8096");
    static final SettingKey<Path> HANDOVER_TOKEN_FILE = key(
            "handover.token-file",
            Form.path(),
            "",
            "A file whose first line is the bearer token of those channels, readable by the engine's user alone",
            "/etc/greenline/handover.token");

    static final SettingKey<InetSocketAddress> REGISTER_LISTEN = key(
            "register.listen",
            Form.listen(),
            "127.0.0.1:8097",
            "Where one entry of the priority services register is read and written (GET and PUT /register/NUMBER); only with"
                    + " register.token-file",
            "127.0.0.1:8097");
    static final SettingKey<Path> REGISTER_TOKEN_FILE = key(
            "register.token-file",
            Form.path(),
            "",
            "A file whose first line is the bearer token of those who may, readable by the engine's user alone",
            "/etc/greenline/register.token");
    static final SettingKey<String> CALLBACKS_DIAL = key(
            "callbacks.dial",
            Form.dialPattern("{number}"),
            "",
            "How a queue's callbacks are dialled, as Asterisk's Dial() writes it; without it no queue calls back",
            "PJSIP/{number}@trunk");
    static final SettingKey<String> CALLBACKS_SHOWN = key(
            "callbacks.shown",
            Form.word(),
            "",
            "The number that people see when a queue calls them back; without it the trunk's own",
            "95598");
    static final SettingKey<String> CALLBACKS_RESTORED_QUEUE = key(
            "callbacks.restored-queue",
            Form.word(),
            "",
            "The queue of routing.yaml whose callback terms (hours, attempts, expiry) hold for calls when the power is back;"
                    + " without it nobody is promised one",
            "general");
    static final SettingKey<Integer> CALLBACKS_RESTORED_PER_MINUTE = key(
            "callbacks.restored-per-minute",
            Form.whole(1, 600),
            "20",
            "Most calls a minute that say that the power is back; each takes a line for about a minute",
            "20");
    static final SettingKey<InetSocketAddress> FLOOR_LISTEN = key(
            "floor.listen",
            Form.listen(),
            "127.0.0.1:8098",
            "Where agents' screens, supervisors and greenline agents, queues and surge reach the floor; only with"
                    + " floor.token-file",
            "127.0.0.1:8098");
    static final SettingKey<Path> FLOOR_TOKEN_FILE = key(
            "floor.token-file",
            Form.path(),
            "",
            "A file whose first line is the bearer token of those, readable by the engine's user alone",
            "/etc/greenline/floor.token");
    static final SettingKey<String> FLOOR_TELEPHONES = key(
            "floor.telephones",
            Form.dialPattern("{id}"),
            "",
            "How every agent's telephone is dialled instead of by its endpoint in routing.yaml: for trying a floor without telephones",
            "Local/agent-{id}@greenline-desks");

    static final SettingKey<String> TEXTS_QUEUE = key(
            "texts.queue",
            Form.word(),
            "",
            "The queue of routing.yaml where callers who write (SIP MESSAGE, over ARI) wait; without it texts are not taken",
            "text-desk");

    static final List<SettingKey<?>> ALL = List.of(
            ENGINE_NAME,
            DIALPLANS_DIRECTORY,
            DIALPLANS_LINES,
            STORE_DIRECTORY,
            CUSTOMERS_FILE,
            CUSTOMERS_COUNTRY_CODE,
            ARI_ENABLED,
            ARI_URL,
            ARI_USER,
            ARI_PASSWORD,
            ARI_PASSWORD_FILE,
            AGI_ENABLED,
            AGI_LISTEN,
            AGI_ALLOW,
            PROMPTS_DIRECTORY,
            PROMPTS_SWITCH_DIRECTORY,
            PROMPTS_RECORDINGS,
            PROMPTS_VOICE,
            PROMPTS_RATE,
            SPEECH_MODELS,
            SPEECH_CALIBRATION,
            AUDIOSOCKET_LISTEN,
            VOICES_DIRECTORY,
            VOICES_KEEP,
            HOURS_KEY_FILE,
            HTTP_LISTEN,
            LOG_FILE,
            LOG_LEVEL,
            DRAIN_LIMIT,
            ENDPOINTS,
            BACKENDS,
            BACKEND_AUTHORIZATION_FILE,
            CALLBACKS_ALLOW,
            CALLBACKS_DIAL,
            CALLBACKS_SHOWN,
            CALLBACKS_RESTORED_QUEUE,
            CALLBACKS_RESTORED_PER_MINUTE,
            HANDOVER_LISTEN,
            HANDOVER_TOKEN_FILE,
            TEXTS_QUEUE,
            REGISTER_LISTEN,
            REGISTER_TOKEN_FILE,
            FLOOR_LISTEN,
            FLOOR_TOKEN_FILE,
            FLOOR_TELEPHONES);

    private SettingTable() {}

    private static <T> SettingKey<T> key(String name, Form<T> form, String standard, String meaning, String example) {
        return new SettingKey<>(name, Optional.empty(), form, standard, meaning, example);
    }

    private static <T> SettingKey<T> family(
            String prefix, Member member, Form<T> form, String meaning, String example) {
        return new SettingKey<>(prefix, Optional.of(member), form, "", meaning, example);
    }
}
