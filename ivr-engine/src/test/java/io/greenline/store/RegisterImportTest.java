package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.caller.RegisterEntry;
import io.greenline.caller.RegisterEntry.Consent;
import io.greenline.caller.RegisterEntry.Contact;
import io.greenline.caller.VisitPassword;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterImportTest {
    private static final String HEADER =
            "number,premises,needs,evidence,purposes,seen-by,starts,expires,review,withdrawn,contact-name,contact-number,password\n";
    private static final NumberRules CHINA = new NumberRules("86");

    @TempDir
    Path directory;

    private Path file;
    private SqliteRegister register;

    @BeforeEach
    void open() {
        file = directory.resolve("data/register.db");
        register = new SqliteRegister(file, CHINA, Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        register.close();
    }

    private RegisterImport.Outcome put(String csv) throws IOException {
        Path source = Files.writeString(directory.resolve("source.csv"), csv);
        return new RegisterImport(register, CHINA, new Random(1)).put(source, "register.csv");
    }

    private Optional<RegisterEntry> find(String number) throws IOException {
        return register.find(new PhoneNumber(number));
    }

    private static List<String> places(RegisterImport.Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.at() + " " + finding.rule())
                .toList();
    }

    @Test
    void anEntryIsFoundByAnyFormOfItsNumberWithEverythingTheFileSays() throws IOException {
        RegisterImport.Outcome outcome = put(HEADER
                + "13900000003,Lake Road 1,life-support;deaf,medical certificate,routing;field-visits,desk;field-crew,"
                + "2026-01-01,2027-01-01,2026-10-01,2026-12-01,Wang,13900000009,blue heron\n");

        assertThat(outcome.done()).isTrue();
        assertThat(outcome.entries()).isEqualTo(1);
        RegisterEntry found = find("+8613900000003").orElseThrow();
        assertThat(found.withPassword(Optional.empty()))
                .isEqualTo(new RegisterEntry(
                        new PhoneNumber("13900000003"),
                        "Lake Road 1",
                        List.of("life-support", "deaf"),
                        "medical certificate",
                        new Consent(
                                Set.of("routing", "field-visits"),
                                Set.of("desk", "field-crew"),
                                LocalDate.parse("2026-01-01"),
                                LocalDate.parse("2027-01-01"),
                                Optional.of(LocalDate.parse("2026-12-01"))),
                        LocalDate.parse("2026-10-01"),
                        Optional.of(new Contact("Wang", new PhoneNumber("13900000009"))),
                        Optional.empty()));
        assertThat(found.password().orElseThrow().is("Blue Heron")).isTrue();
    }

    private static final String SHORT = "number,needs,evidence,purposes,seen-by,starts,expires,password\n";

    @Test
    void aRowTakesThePlaceOfItsNumberKeepsItsPasswordAndLeavesTheOthers() throws IOException {
        put(SHORT + "10086,deaf,told,routing,desk,2026-01-01,2027-01-01,heron\n"
                + "10087,blind,told,routing,desk,2026-01-01,2027-01-01,\n");
        put(SHORT + "010086,elderly,told,routing,desk,2026-01-01,2028-01-01,\n");

        RegisterEntry renewed = find("10086").orElseThrow();
        assertThat(renewed.needs()).containsExactly("elderly");
        assertThat(renewed.review())
                .as("the day of expiry where none is told")
                .isEqualTo(LocalDate.parse("2028-01-01"));
        assertThat(renewed.password().map(password -> password.is("heron"))).contains(true);
        assertThat(register.all()).extracting(entry -> entry.number().value()).containsExactly("010086", "10087");
    }

    @Test
    void everyBadFieldIsNamedWithItsPlaceAndNothingIsPutIn() throws IOException {
        RegisterImport.Outcome outcome = put(HEADER
                + "10086,,deaf,told,routing,desk,2026-01-01,2027-01-01,,,,,\n"
                + "x,,,,,,,,,,,,\n"
                + "10087,,Deaf!,told,routing,desk,2026-01-01,2026-01-01,,,,,abc\n"
                + "010086,,deaf,told,routing,desk,26-01-01,2027-01-01,soon,never,Wang,,\n"
                + "10088,short\n");

        assertThat(places(outcome))
                .containsExactly(
                        "register.csv:3:1 register-number",
                        "register.csv:3:4 register-needs",
                        "register.csv:3:5 register-evidence",
                        "register.csv:3:6 register-purposes",
                        "register.csv:3:7 register-seen-by",
                        "register.csv:3:8 register-starts",
                        "register.csv:3:9 register-expires",
                        "register.csv:4:8 register-needs",
                        "register.csv:4:43 register-expires",
                        "register.csv:4:58 register-password",
                        "register.csv:5:1 register-twice",
                        "register.csv:5:32 register-starts",
                        "register.csv:5:57 register-withdrawn",
                        "register.csv:5:52 register-review",
                        "register.csv:5:68 register-contact",
                        "register.csv:6:7 csv-fields");
        assertThat(outcome.done()).isFalse();
        assertThat(register.all()).isEmpty();
    }

    @Test
    void aPurposeThatNobodyKnowsIsAnErrorOfItsRowAndNamesThoseThatThereAre() throws IOException {
        RegisterImport.Outcome outcome = put(SHORT
                + "10086,deaf,told,routng;field-visits,desk,2026-01-01,2027-01-01,\n"
                + "10087,deaf,told,everything,desk,2026-01-01,2027-01-01,\n"
                + "10088,deaf,told,routing;field-visits,desk,2026-01-01,2027-01-01,\n");

        assertThat(outcome.findings())
                .extracting(Object::toString)
                .containsExactly(
                        "register.csv:2:17: error: there is a purpose that nobody knows (known are routing, field-visits);"
                                + " did you mean 'routing'? [register-purposes]",
                        "register.csv:3:17: error: there is a purpose that nobody knows (known are routing, field-visits);"
                                + " write what the household has agreed to; without routing no call is treated by the entry"
                                + " [register-purposes]");
        assertThat(register.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\'',
            value = {
                "';' ! a semicolon",
                "'\t' ! a tab",
                "'\uff0c' ! a full-width comma",
                "'|' ! a bar",
            })
    void fieldsPartedByAnythingButCommasAreOneFindingThatNamesIt(String separator, String named) throws IOException {
        String csv = SHORT + "10086,deaf,told,routing,desk,2026-01-01,2027-01-01,\n";
        String quoted = csv.replace("number,needs", "\"number\",\"needs\"");
        for (String parted : List.of(csv, quoted, "\n" + csv)) {
            RegisterImport.Outcome outcome = put(parted.replace(",", separator));
            assertThat(outcome.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.rule()).isEqualTo("csv-separator"))
                    .satisfies(finding -> assertThat(finding.at().line()).isEqualTo(parted.startsWith("\n") ? 2 : 1))
                    .satisfies(finding -> assertThat(finding.problem())
                            .isEqualTo("the columns are parted by %s, not by commas".formatted(named)));
        }
    }

    @Test
    void noFindingRepeatsWhatTheFileSaysOfAHousehold() throws IOException {
        RegisterImport.Outcome outcome = put(HEADER
                + "Secret,Secret,Secret!,Secret,Secret!,Secret!,Secret,Secret,Secret,Secret,Secret,Secret,Sec\n");
        assertThat(outcome.findings())
                .hasSize(10)
                .noneMatch(
                        finding -> finding.toString().toLowerCase(Locale.ROOT).contains("secret"));
    }

    @Test
    void theFileHoldsNoPasswordAndIsForItsOwnerAlone() throws IOException {
        put(SHORT + "10086,deaf,told,routing,desk,2026-01-01,2027-01-01,blueheron\n");
        register.close();
        for (Path kept : Files.list(file.getParent()).toList()) {
            assertThat(Files.readString(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("blueheron");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        register = new SqliteRegister(file, CHINA, Duration.ofSeconds(1));
    }

    @Test
    void anEntryThatIsTakenOutIsGone() throws IOException {
        put(SHORT + "10086,deaf,told,routing,desk,2026-01-01,2027-01-01,\n");
        assertThat(register.remove(new PhoneNumber("010086"))).isTrue();
        assertThat(find("10086")).isEmpty();
        assertThat(register.remove(new PhoneNumber("10086"))).isFalse();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var outcome = new RegisterImport(register, CHINA, new Random(1)).put(directory.resolve("none.csv"), "none.csv");
        assertThat(places(outcome)).containsExactly("none.csv:1:1 file-unreadable");
        assertThat(VisitPassword.ofKept("")).isEmpty();
    }
}
