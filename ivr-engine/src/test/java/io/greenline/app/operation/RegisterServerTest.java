package io.greenline.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.caller.RegisterEntry;
import io.greenline.caller.VisitPassword;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterServerTest {
    private static final String ENTRY = """
            {"needs": ["life-support"], "evidence": "medical certificate", "purposes": ["routing"], "seen-by": ["desk"],
             "starts": "2026-01-01", "expires": "2027-01-01", "contact": {"name": "Wang", "number": "13900000009"},
             "password": "blue heron"}""";

    @TempDir
    private Path folder;

    private final Map<PhoneNumber, RegisterEntry> kept = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private RegisterServer server;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("token"), "s3cret-token\n");
        Path file = Files.writeString(folder.resolve("greenline.properties"), "register.token-file=token\n");
        Settings settings = Settings.load(new SettingSources(Optional.of(file), Map.of(), Map.of(), folder));
        server = new RegisterServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                settings.register().token().orElseThrow(),
                new RegisterServer.Shelf() {
                    @Override
                    public Optional<RegisterEntry> entry(PhoneNumber number) {
                        return Optional.ofNullable(kept.get(number));
                    }

                    @Override
                    public void put(RegisterEntry entry) {
                        kept.put(entry.number(), entry);
                    }
                },
                password -> VisitPassword.of(password, new byte[VisitPassword.SALT_BYTES]),
                () -> LocalDate.parse("2026-11-26"),
                () -> Instant.parse("2026-11-26T12:00:00Z"));
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String body) throws IOException, InterruptedException {
        return send("PUT", "/register/13900000003", "s3cret-token", body);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "s3cret-token", "");
    }

    @Test
    void anEntryIsPutInAndReadByARoleThatMaySeeItWithoutItsPassword() throws Exception {
        assertThat(put(ENTRY).statusCode()).isEqualTo(201);
        assertThat(put(ENTRY).statusCode()).isEqualTo(200);
        HttpResponse<String> read = get("/register/13900000003?for=desk");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body())
                .contains("\"needs\":[\"life-support\"]", "\"standing\":\"in force\"", "\"has-password\":true")
                .doesNotContain("heron", "120000");
        assertThat(kept.get(new PhoneNumber("13900000003"))
                        .password()
                        .orElseThrow()
                        .is("blue heron"))
                .isTrue();
    }

    @Test
    void aRoleThatTheHouseholdDidNotNameIsRefused() throws Exception {
        put(ENTRY);
        HttpResponse<String> refused = get("/register/13900000003?for=field-crew");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("life-support");
        assertThat(get("/register/13900000003").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /register/10086?for=desk, s3cret-token, 404",
        "GET, /register/x?for=desk, s3cret-token, 400",
        "GET, /register/10086?for=desk, wrong, 401",
        "DELETE, /register/10086, s3cret-token, 405",
        "GET, /registers, s3cret-token, 404",
    })
    void whatIsNotToBeHadIsRefused(String method, String path, String token, int status) throws Exception {
        assertThat(send(method, path, token, "").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"needs\": [\"life-support\"] | \"needs\": [] | needs",
                "\"needs\": [\"life-support\"] | \"needs\": [\"Life Support\"] | needs",
                "\"purposes\": [\"routing\"] | \"purposes\": [\"routng\"] | did you mean 'routing'?",
                "\"purposes\": [\"routing\"] | \"purposes\": [\"field-visits\", \"everything\"] | known are routing, field-visits",
                "medical certificate | | evidence",
                "2027-01-01 | 2026-01-01 | expires",
                "2026-01-01 | soon | starts",
                "blue heron | abc | password",
                "\"Wang\" | \"\" | contact",
                "\"evidence\" | \"evidense\" | none of",
            })
    void whatIsWrongIsSaidAndNothingIsKept(String right, String wrong, String said) throws Exception {
        HttpResponse<String> refused = put(ENTRY.replace(right, wrong == null ? "" : wrong));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(said);
        assertThat(kept).isEmpty();
    }
}
