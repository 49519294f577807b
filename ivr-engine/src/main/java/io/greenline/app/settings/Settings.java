package io.greenline.app.settings;

import io.greenline.backend.BackendName;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that an operator can set, checked. Immutable; prints no secret.
 *
 * @param engineName the ARI application's name
 * @param hoursKey signs overrides of opening hours
 * @param drainLimit how long a stopping engine waits for its calls
 * @param endpoints the telephones of transfer targets, in the switch's own words
 * @param backends the systems that dialplans can ask
 * @param textQueue where callers who write wait; empty where nobody can
 * @param callbackPrefixes how a number begins that may be called back
 */
public record Settings(
        String engineName,
        Dialplans dialplans,
        Store store,
        Ari ari,
        Agi agi,
        Prompts prompts,
        Optional<Secret> hoursKey,
        InetSocketAddress httpListen,
        Log log,
        Duration drainLimit,
        Map<EndpointName, String> endpoints,
        Map<BackendName, Backend> backends,
        List<String> callbackPrefixes,
        Handover handover,
        Optional<String> textQueue,
        RegisterAccess register,
        Speech speech,
        Callbacks callbacks,
        FloorAccess floor) {
    private static final int LEAST_KEY_CHARACTERS = 32;

    public Settings {
        endpoints = Map.copyOf(endpoints);
        backends = Map.copyOf(backends);
        callbackPrefixes = List.copyOf(callbackPrefixes);
    }

    /**
     * Which dialplans there are.
     *
     * @param directory of the dialplan files
     * @param lines called number to dialplan; {@code *} is every other number
     */
    public record Dialplans(Path directory, Map<String, String> lines) {}

    /**
     * What is kept.
     *
     * @param directory of journal and customers
     * @param customers a CSV file to import at every start
     * @param countryCode of numbers that are written without one
     */
    public record Store(Path directory, Optional<Path> customers, String countryCode) {}

    /** Calls over ARI. */
    public record Ari(boolean enabled, URI url, String user, Optional<Secret> password) {}

    /**
     * Calls over FastAGI.
     *
     * @param allow addresses in figures, each with an optional prefix length
     */
    public record Agi(boolean enabled, InetSocketAddress listen, List<String> allow) {}

    /**
     * What callers hear.
     *
     * @param directory of the sound files
     * @param switchDirectory the same folder as the switch sees it
     * @param recordings of prompts that replace spoken text
     * @param voices by language; where none is named the synthesiser chooses
     * @param rates words a minute by language; where none is named the voice's own
     */
    public record Prompts(
            Path directory,
            String switchDirectory,
            Path recordings,
            Map<Language, String> voices,
            Map<Language, Integer> rates) {}

    /**
     * A system that dialplans can ask.
     *
     * @param authorization the header's value
     */
    public record Backend(URI address, Optional<Secret> authorization) {}

    /**
     * What other channels may leave for callers.
     *
     * @param token without it nothing listens
     */
    public record Handover(InetSocketAddress listen, Optional<Secret> token) {}

    /**
     * Who may read and write entries of the priority services register.
     *
     * @param token without it nothing listens
     */
    public record RegisterAccess(InetSocketAddress listen, Optional<Secret> token) {}

    /**
     * Who listens to callers.
     *
     * @param models folder of a language's speech model; without any nobody listens
     * @param calibration what confidences mean; need not be there
     * @param audioSocket where Asterisk brings voices of FastAGI calls
     * @param voices folder of the answers that dialplans want kept
     * @param keepVoices for so long
     */
    public record Speech(
            Map<Language, Path> models,
            Path calibration,
            InetSocketAddress audioSocket,
            Path voices,
            Duration keepVoices) {
        public Speech {
            models = Map.copyOf(models);
        }
    }

    /**
     * How queues call back.
     *
     * @param dial any number in the switch's own words, with <code>{number}</code> in it; empty: nobody is dialled
     * @param shown the number that people see; may be empty
     * @param restoredQueue whose terms hold for calls when the power is back; empty: nobody is promised one
     * @param restoredPerMinute most of those calls that begin in a minute
     */
    public record Callbacks(
            Optional<String> dial, String shown, Optional<String> restoredQueue, int restoredPerMinute) {}

    /**
     * Who may see and steer the floor.
     *
     * @param token without it nothing listens
     * @param telephones any agent's telephone in the switch's own words, with <code>{id}</code> in it, instead of the agents'
     *     endpoints
     */
    public record FloorAccess(InetSocketAddress listen, Optional<Secret> token, Optional<String> telephones) {}

    /** What is written to the log, and where. */
    public record Log(Path file, LogLevel level) {}

    /**
     * Reads the settings.
     *
     * @throws SettingsException with all that is wrong, not only the first
     */
    public static Settings load(SettingSources sources) throws SettingsException {
        GivenSettings given = new GivenSettings(sources);
        Settings settings = assemble(given);
        if (!given.problems().isEmpty()) {
            throw new SettingsException(given.problems());
        }
        return settings;
    }

    /**
     * What a person sees of the settings: name, {@code value  (origin)}; secrets masked, wrong values as written.
     */
    public static Map<String, String> effective(SettingSources sources) {
        Map<String, String> lines = new LinkedHashMap<>();
        new GivenSettings(sources)
                .effective()
                .forEach((name, given) -> lines.put(name, "%s  (%s)".formatted(given.text(), given.origin())));
        return lines;
    }

    private static Settings assemble(GivenSettings given) {
        Dialplans dialplans =
                new Dialplans(given.value(SettingTable.DIALPLANS_DIRECTORY), given.value(SettingTable.DIALPLANS_LINES));
        Store store = new Store(
                given.value(SettingTable.STORE_DIRECTORY),
                given.optional(SettingTable.CUSTOMERS_FILE),
                given.value(SettingTable.CUSTOMERS_COUNTRY_CODE));
        Agi agi = new Agi(
                given.value(SettingTable.AGI_ENABLED),
                given.value(SettingTable.AGI_LISTEN),
                given.value(SettingTable.AGI_ALLOW));
        return new Settings(
                given.value(SettingTable.ENGINE_NAME),
                dialplans,
                store,
                ari(given),
                agi,
                prompts(given),
                hoursKey(given),
                given.value(SettingTable.HTTP_LISTEN),
                new Log(given.value(SettingTable.LOG_FILE), given.value(SettingTable.LOG_LEVEL)),
                given.value(SettingTable.DRAIN_LIMIT),
                keyed(given.members(SettingTable.ENDPOINTS), EndpointName::new),
                backends(given),
                given.value(SettingTable.CALLBACKS_ALLOW),
                new Handover(
                        given.value(SettingTable.HANDOVER_LISTEN),
                        given.optional(SettingTable.HANDOVER_TOKEN_FILE)
                                .flatMap(file -> SecretFile.read(
                                        given, given.origin(SettingTable.HANDOVER_TOKEN_FILE), "token", file))),
                given.optional(SettingTable.TEXTS_QUEUE),
                new RegisterAccess(
                        given.value(SettingTable.REGISTER_LISTEN),
                        given.optional(SettingTable.REGISTER_TOKEN_FILE)
                                .flatMap(file -> SecretFile.read(
                                        given, given.origin(SettingTable.REGISTER_TOKEN_FILE), "token", file))),
                speech(given),
                new Callbacks(
                        given.optional(SettingTable.CALLBACKS_DIAL),
                        given.optional(SettingTable.CALLBACKS_SHOWN).orElse(""),
                        given.optional(SettingTable.CALLBACKS_RESTORED_QUEUE),
                        given.value(SettingTable.CALLBACKS_RESTORED_PER_MINUTE)),
                new FloorAccess(
                        given.value(SettingTable.FLOOR_LISTEN),
                        given.optional(SettingTable.FLOOR_TOKEN_FILE)
                                .flatMap(file -> SecretFile.read(
                                        given, given.origin(SettingTable.FLOOR_TOKEN_FILE), "token", file)),
                        given.optional(SettingTable.FLOOR_TELEPHONES)));
    }

    private static Speech speech(GivenSettings given) {
        return new Speech(
                keyed(given.members(SettingTable.SPEECH_MODELS), Language::new),
                given.value(SettingTable.SPEECH_CALIBRATION),
                given.value(SettingTable.AUDIOSOCKET_LISTEN),
                given.value(SettingTable.VOICES_DIRECTORY),
                given.value(SettingTable.VOICES_KEEP));
    }

    private static Prompts prompts(GivenSettings given) {
        Path directory = given.value(SettingTable.PROMPTS_DIRECTORY);
        return new Prompts(
                directory,
                given.optional(SettingTable.PROMPTS_SWITCH_DIRECTORY).orElse(directory.toString()),
                given.value(SettingTable.PROMPTS_RECORDINGS),
                keyed(given.members(SettingTable.PROMPTS_VOICE), Language::new),
                keyed(given.members(SettingTable.PROMPTS_RATE), Language::new));
    }

    private static Map<BackendName, Backend> backends(GivenSettings given) {
        Map<String, URI> addresses = given.members(SettingTable.BACKENDS);
        Map<String, Secret> authorizations = new LinkedHashMap<>();
        given.members(SettingTable.BACKEND_AUTHORIZATION_FILE).forEach((name, file) -> {
            Origin origin = given.origin(SettingTable.BACKEND_AUTHORIZATION_FILE, name);
            if (!addresses.containsKey(name)) {
                given.refuse(
                        origin, "no-such-backend", "no backend is called '%s'".formatted(name), "set backends." + name);
            }
            SecretFile.read(given, origin, "header", file).ifPresent(secret -> authorizations.put(name, secret));
        });
        Map<String, Backend> backends = new LinkedHashMap<>();
        addresses.forEach((name, address) ->
                backends.put(name, new Backend(address, Optional.ofNullable(authorizations.get(name)))));
        return keyed(backends, BackendName::new);
    }

    private static <K, V> Map<K, V> keyed(Map<String, V> byName, Function<String, K> key) {
        return byName.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> key.apply(entry.getKey()), Map.Entry::getValue));
    }

    private static Ari ari(GivenSettings given) {
        Optional<Secret> password = given.optional(SettingTable.ARI_PASSWORD);
        Optional<Path> file = given.optional(SettingTable.ARI_PASSWORD_FILE);
        if (password.isPresent() && file.isPresent()) {
            given.refuse(
                    given.origin(SettingTable.ARI_PASSWORD_FILE),
                    "two-passwords",
                    "ari.password-file is set, and ari.password too (%s)"
                            .formatted(given.origin(SettingTable.ARI_PASSWORD)),
                    "keep one of them");
        }
        return new Ari(
                given.value(SettingTable.ARI_ENABLED),
                given.value(SettingTable.ARI_URL),
                given.value(SettingTable.ARI_USER),
                password.or(() -> file.flatMap(path ->
                        SecretFile.read(given, given.origin(SettingTable.ARI_PASSWORD_FILE), "password", path))));
    }

    /** A key that can be guessed protects nothing: 128 bits are 32 hexadecimal digits. */
    private static Optional<Secret> hoursKey(GivenSettings given) {
        Optional<Secret> key = given.optional(SettingTable.HOURS_KEY_FILE)
                .flatMap(path -> SecretFile.read(given, given.origin(SettingTable.HOURS_KEY_FILE), "key", path));
        if (key.isPresent() && key.get().reveal().length() < LEAST_KEY_CHARACTERS) {
            given.refuse(
                    given.origin(SettingTable.HOURS_KEY_FILE),
                    "weak-key",
                    "the key has fewer than %d characters".formatted(LEAST_KEY_CHARACTERS),
                    "make one with: openssl rand -hex 32");
        }
        return key;
    }
}
