package io.greenline.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.greenline.backend.BackendName;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("greenline.properties"), text);
    }

    private SettingSources sources(Path file) {
        return new SettingSources(Optional.of(file), Map.of(), Map.of(), folder);
    }

    private List<String> problems(SettingSources sources) {
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> Settings.load(sources));
        assertThat(refused).isNotNull();
        return refused.problems().stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }

    private static boolean isCalledBack(String number) throws Exception {
        return Settings.load(new SettingSources(Optional.empty(), Map.of(), Map.of(), Path.of("")))
                .callbackPrefixes()
                .stream()
                .anyMatch(number::startsWith);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "013800138000",
                "+8613800138000",
                "01062345678",
                "+861062345678",
                "02162345678",
                "09516234567"
            })
    void whoHasAnOrdinaryTelephoneIsCalledBack(String number) throws Exception {
        assertThat(isCalledBack(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1681234567",
                "01681234567",
                "+861681234567",
                "4001234567",
                "04001234567",
                "+864001234567",
                "+8696123456",
                "+8600441234567",
                "0044123456789",
                "+44123456789",
                "95598"
            })
    void premiumServiceAndForeignNumbersAreNotHoweverTheyAreWritten(String number) throws Exception {
        assertThat(isCalledBack(number)).isFalse();
    }

    @Test
    void withoutAnythingSetEveryDefaultHolds() throws SettingsException {
        Settings settings = Settings.load(new SettingSources(Optional.empty(), Map.of(), Map.of(), folder));
        assertThat(settings.engineName()).isEqualTo("greenline");
        assertThat(settings.store().directory()).isEqualTo(folder.resolve("var/store"));
        assertThat(settings.prompts().switchDirectory())
                .isEqualTo(folder.resolve("var/prompts").toString());
        assertThat(settings.agi().listen().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.httpListen().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.ari().password()).isEmpty();
        assertThat(settings.drainLimit()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void theScriptsOwnVariablesAreNoSettings() throws Exception {
        Map<String, String> variables = new HashMap<>();
        Matcher used = Pattern.compile("\\$\\{(GREENLINE_[A-Z_]+):-")
                .matcher(Files.readString(Path.of("../scripts/setup"))
                        + Files.readString(Path.of("../scripts/greenline"))
                        + Files.readString(Path.of("../scripts/asterisk-root")));
        while (used.find()) {
            variables.put(used.group(1), "x");
        }
        assertThat(variables).hasSizeGreaterThan(3);
        Settings settings = Settings.load(new SettingSources(Optional.empty(), variables, Map.of(), folder));
        assertThat(settings.engineName()).isEqualTo("greenline");
    }

    @Test
    void systemPropertyWinsOverEnvironmentWinsOverFile() throws Exception {
        Path file = file("engine.name=file\nari.user=file\nlog.level=error\n");
        Settings settings = Settings.load(new SettingSources(
                Optional.of(file),
                Map.of("GREENLINE_ENGINE_NAME", "environment", "GREENLINE_ARI_USER", "environment"),
                Map.of("greenline.engine.name", "property"),
                folder));
        assertThat(settings.engineName()).isEqualTo("property");
        assertThat(settings.ari().user()).isEqualTo("environment");
        assertThat(settings.log().level()).isEqualTo(LogLevel.ERROR);
    }

    @Test
    void familiesAreReadFromFileAndEnvironment() throws Exception {
        Path file = file("endpoints.general-desk=PJSIP/desk\nprompts.voice.zh-CN=cmn\n");
        Settings settings = Settings.load(new SettingSources(
                Optional.of(file),
                Map.of("GREENLINE_ENDPOINTS_GREEN_CHANNEL", "PJSIP/green", "GREENLINE_PROMPTS_RATE_EN_US", "150"),
                Map.of(),
                folder));
        assertThat(settings.endpoints())
                .containsEntry(new EndpointName("general-desk"), "PJSIP/desk")
                .containsEntry(new EndpointName("green-channel"), "PJSIP/green");
        assertThat(settings.prompts().voices()).containsEntry(new Language("zh-CN"), "cmn");
        assertThat(settings.prompts().rates()).containsEntry(new Language("en-US"), 150);
    }

    @Test
    void valuesAreTakenAsTheyStand() throws Exception {
        Settings settings =
                Settings.load(sources(file("include=x\nendpoints.desk=Local/${EXTEN}@desk\n".substring(10))));
        assertThat(settings.endpoints()).containsEntry(new EndpointName("desk"), "Local/${EXTEN}@desk");
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlace() throws Exception {
        Path file = file("""
                # a comment
                engine.nmae=greenline

                http.listen=127.0.0.1:99999
                dialplans.lines=95598=hotline,\\
                  95598=other
                agi.enabled=yes
                endpoints.General=PJSIP/desk
                http.listen=127.0.0.1:8095
                """);
        assertThat(problems(sources(file)))
                .containsExactlyInAnyOrder(
                        "greenline.properties:2:1: error: there is no setting 'engine.nmae'; did you mean 'engine.name'?"
                                + " [unknown-key]",
                        "greenline.properties:4:1: error: '127.0.0.1:99999' of 'http.listen' cannot be used; use address:port,"
                                + " the address in figures or localhost, the port 0 (any) to 65535, for example 127.0.0.1:8095"
                                + " [bad-value]",
                        "greenline.properties:5:1: error: '95598=hotline,95598=other' of 'dialplans.lines' cannot be used"
                                + " (number '95598' is there twice); use number=dialplan pairs joined by commas; * is every"
                                + " other number, for example 95598=hotline,*=hotline [bad-value]",
                        "greenline.properties:7:1: error: 'yes' of 'agi.enabled' cannot be used; use true or false, for"
                                + " example true [bad-value]",
                        "greenline.properties:8:1: error: 'endpoints.General' does not name one of 'endpoints.<name>';"
                                + " after the dot stands lower-case words joined by hyphens [bad-name]",
                        "greenline.properties:9:1: error: 'http.listen' is set a second time; it is already at"
                                + " greenline.properties:4:1 [duplicate-key]");
    }

    @Test
    void mistakesInTheEnvironmentNameTheVariable() {
        assertThat(problems(new SettingSources(
                        Optional.empty(),
                        Map.of("GREENLINE_ARI_URLL", "x", "GREENLINE_DRAIN_LIMIT", "soon"),
                        Map.of("greenline.log.level", "loud"),
                        folder)))
                .containsExactlyInAnyOrder(
                        "environment variable GREENLINE_ARI_URLL: error: there is no setting of this name; did you mean"
                                + " 'GREENLINE_ARI_URL'? [unknown-key]",
                        "environment variable GREENLINE_DRAIN_LIMIT: error: 'soon' of 'drain.limit' cannot be used; use a"
                                + " time such as 500ms, 30s, 10m or 2h, from 0s to 24h, for example 10m [bad-value]",
                        "system property greenline.log.level: error: 'loud' of 'log.level' cannot be used; use one of"
                                + " error, warn, info, debug, for example info [bad-value]");
    }

    @ParameterizedTest
    @CsvSource({
        "ari.url, ftp://host, bad-value",
        "ari.url, http://user:secret@host, bad-value",
        "customers.country-code, 0, bad-value",
        "agi.allow, '127.0.0.1,,::1', bad-value",
        "agi.allow, 127.0.0.0/33, bad-value",
        "agi.allow, example.org, bad-value",
        "agi.listen, example.org:4573, bad-value",
        "prompts.switch-directory, relative, bad-value",
        "prompts.rate.en-US, 9, bad-value",
        "prompts.voice.en_US, en, bad-name",
        "endpoints.desk, 'PJSIP/a,20', bad-value",
        "drain.limit, 25h, bad-value",
        "dialplans.lines, Hotline, bad-value",
        "nonsense, 1, unknown-key",
    })
    void isRefused(String key, String value, String rule) throws IOException {
        assertThat(problems(sources(file(key + "=" + value + "\n"))))
                .singleElement()
                .asString()
                .endsWith("[" + rule + "]");
    }

    @Test
    void passwordsAreNeverPrinted() throws Exception {
        String password = "hunter2-hunter2";
        SettingSources fine = sources(file("ari.password=" + password + "\n"));
        Settings settings = Settings.load(fine);
        assertThat(settings.toString()).doesNotContain(password);
        assertThat(settings.ari().password().orElseThrow().reveal()).isEqualTo(password);
        assertThat(Settings.effective(fine).toString()).contains("***").doesNotContain(password);
        assertThat(problems(sources(file("ari.password=" + password + "\u00e9\n"))))
                .singleElement()
                .asString()
                .contains("the value of 'ari.password' cannot be used")
                .doesNotContain(password);
    }

    @Test
    void aPasswordMayStandInAFileOfItsOwn() throws Exception {
        Files.writeString(folder.resolve("secret"), "from-a-file\n");
        Settings settings = Settings.load(sources(file("ari.password-file=secret\n")));
        assertThat(settings.ari().password().orElseThrow().reveal()).isEqualTo("from-a-file");
        assertThat(problems(sources(file("ari.password-file=missing\n"))))
                .singleElement()
                .asString()
                .startsWith("greenline.properties:1:1: error: the password file missing cannot be read");
        assertThat(problems(sources(file("ari.password=a\nari.password-file=secret\n"))))
                .singleElement()
                .asString()
                .contains("[two-passwords]");
    }

    @Test
    void theKeyOfOverridesStandsInAFileAndIsLongEnough() throws Exception {
        Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n");
        Settings settings = Settings.load(sources(file("hours.key-file=key\n")));
        assertThat(settings.hoursKey().orElseThrow().reveal()).hasSize(32);
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
        Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcde\n");
        assertThat(problems(sources(file("hours.key-file=key\n"))))
                .containsExactly("greenline.properties:1:1: error: the key has fewer than 32 characters; make one with:"
                        + " openssl rand -hex 32 [weak-key]");
        assertThat(problems(sources(file("hours.key-file=missing\n"))))
                .singleElement()
                .asString()
                .startsWith("greenline.properties:1:1: error: the key file missing cannot be read");
    }

    @Test
    void aFileThatIsNotThereOrNotTextIsToldSo() throws IOException {
        assertThat(problems(sources(folder.resolve("missing.properties"))))
                .singleElement()
                .asString()
                .contains("there is no such file");
        Path binary = Files.write(folder.resolve("b"), new byte[] {'a', '=', (byte) 0xFF});
        assertThat(problems(sources(binary))).singleElement().asString().contains("not UTF-8");
    }

    @Test
    void referenceAndSampleAreWhatTheTableSays() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        assertThat(root.resolve("docs/settings.md"))
                .as("write it anew: scripts/greenline settings --reference > docs/settings.md")
                .hasContent(SettingsReference.page());
        assertThat(root.resolve("greenline.properties.example"))
                .as("write it anew: scripts/greenline settings --sample > greenline.properties.example")
                .hasContent(SettingsReference.sample());
    }

    @Test
    void theSampleIsAcceptedWithEveryLineInForce() throws Exception {
        String all = SettingsReference.sample()
                .replaceAll("(?m)^#(?=[a-z])", "")
                .replaceAll(
                        "(?m)^((?:ari.password|hours.key)-file|backend-authorization-file|(?:handover|register|floor).token-file).*$",
                        "");
        assertThat(Settings.load(sources(file(all))).endpoints()).hasSize(1);
    }

    @Test
    void aBackendsSecretIsReadFromItsFileAndNeverPrinted() throws Exception {
        Files.writeString(folder.resolve("secret"), "Bearer abc\nsecond line\n");
        Settings settings = Settings.load(sources(file(
                "backends.billing=https://billing.example/api\n" + "backend-authorization-file.billing=secret\n")));
        Settings.Backend billing = settings.backends().get(new BackendName("billing"));
        assertThat(billing.authorization().map(Secret::reveal)).contains("Bearer abc");
        assertThat(settings.toString()).doesNotContain("abc");
    }

    @Test
    void aBackendsMistakesAreAllRefused() throws Exception {
        assertThat(problems(sources(file("backends.billing=ftp://billing\nbackends.Crm=http://crm\n"
                        + "backend-authorization-file.orders=nowhere\ncallbacks.allow=13,x\n"))))
                .hasSize(5)
                .anyMatch(problem -> problem.contains("no backend is called 'orders'"))
                .anyMatch(problem -> problem.contains("nowhere cannot be read"));
    }
}
