package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.caller.Customer;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.PhoneNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerImportTest {
    private static final String HEADER = "number,name,tier,needs,premises,area,language,age\n";
    private static final NumberRules CHINA = new NumberRules("86");

    @TempDir
    Path directory;

    private Path file;
    private CustomerImport customers;
    private SqliteCustomerDirectory found;

    @BeforeEach
    void open() {
        file = directory.resolve("data/customers.db");
        customers = new CustomerImport(file, CHINA);
        found = new SqliteCustomerDirectory(file, CHINA, Duration.ofMillis(50));
    }

    @AfterEach
    void close() {
        found.close();
    }

    private CustomerImport.Outcome replace(byte[] csv) throws IOException {
        Path source = directory.resolve("source.csv");
        Files.write(source, csv);
        return customers.replaceBy(source, "customers.csv");
    }

    private CustomerImport.Outcome replace(String csv) throws IOException {
        return replace(csv.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Customer> find(String number) throws IOException {
        return found.find(new PhoneNumber(number));
    }

    private static List<String> places(CustomerImport.Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.at() + " " + finding.rule())
                .toList();
    }

    @Test
    void aCustomerIsFoundWithEverythingTheFileSays() throws IOException {
        CustomerImport.Outcome outcome =
                replace(HEADER + "+8613800138000,\"王芳, 东湖医院\",critical,elderly;life-support,东湖路 1 号,东湖,zh-CN,72\n");
        assertThat(outcome.done()).isTrue();
        assertThat(outcome.customers()).isEqualTo(1);
        assertThat(find("13800138000"))
                .contains(new Customer(
                        new PhoneNumber("+8613800138000"),
                        "王芳, 东湖医院",
                        "critical",
                        List.of("elderly", "life-support"),
                        "东湖路 1 号",
                        "东湖",
                        "zh-CN",
                        72));
    }

    @Test
    void countryCodeAndLeadingZerosMakeNoDifference() throws IOException {
        replace("number,name\n13800138000,Mobile\n010-6552 1234,Landline\n+12025550123,Abroad\n95598,Short\n");
        for (String number :
                List.of("13800138000", "+8613800138000", "8613800138000", "008613800138000", "013800138000")) {
            assertThat(find(number)).as(number).map(Customer::name).contains("Mobile");
        }
        for (String number : List.of("01065521234", "+861065521234", "1065521234")) {
            assertThat(find(number)).as(number).map(Customer::name).contains("Landline");
        }
        assertThat(find("+12025550123")).map(Customer::name).contains("Abroad");
        assertThat(find("0012025550123")).map(Customer::name).contains("Abroad");
        assertThat(find("12025550123")).as("no plus, no other country").isEmpty();
        assertThat(find("95598")).map(Customer::name).contains("Short");
        assertThat(find("5598")).isEmpty();
    }

    @Test
    void whatIsNotSaidHasItsUsualMeaning() throws IOException {
        replace("name,number\nLi,10086\n");
        assertThat(find("10086"))
                .contains(new Customer(new PhoneNumber("10086"), "Li", "standard", List.of(), "", "", "", 0));
    }

    @Test
    void aFileOfBeforeThereWereAreasIsImportedAndLeavesThemUnknown() throws IOException {
        replace("number,name,tier,needs,premises,language,age\n10086,Li,standard,,Lake Road 1,en-US,40\n");
        assertThat(find("10086"))
                .contains(new Customer(
                        new PhoneNumber("10086"), "Li", "standard", List.of(), "Lake Road 1", "", "en-US", 40));
    }

    @Test
    void aDirectoryOfBeforeThereWereAreasKeepsItsCustomersAndTakesAreasAtTheNextImport() throws Exception {
        Path old = directory.resolve("old.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + old);
                var statement = connection.createStatement();
                var script = Database.class.getResourceAsStream("customers-V1.sql")) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("pragma application_id = 0x474c4331; pragma user_version = 1");
            statement.executeUpdate("insert into customer values"
                    + " ('10086', '10086', 'Li', 'critical', 'deaf', 'Lake Road 1', 'en-US', 40)");
        }
        try (var directory = new SqliteCustomerDirectory(old, CHINA, Duration.ofMillis(50))) {
            assertThat(directory.find(new PhoneNumber("10086")))
                    .contains(new Customer(
                            new PhoneNumber("10086"),
                            "Li",
                            "critical",
                            List.of("deaf"),
                            "Lake Road 1",
                            "",
                            "en-US",
                            40));
            Path csv = Files.writeString(this.directory.resolve("new.csv"), "number,name,area\n10086,Li,Lake\n");
            new CustomerImport(old, CHINA).replaceBy(csv, "new.csv");
            assertThat(directory.find(new PhoneNumber("10086")).map(Customer::area))
                    .contains("Lake");
        }
    }

    @Test
    void theAreasThatCustomersHaveAreToldOnceEachAndTheUnknownOneNot() throws IOException {
        replace("number,name,area\n1,a,lake\n2,b,\n3,c,hill\n4,d,lake\n");
        assertThat(found.areas()).containsExactly("hill", "lake");
    }

    @Test
    void everyBadFieldIsNamedWithItsPlaceAndNothingIsChanged() throws IOException {
        replace(HEADER + "10086,Before,standard,,,,,\n");
        CustomerImport.Outcome outcome = replace(HEADER
                + "not-a-number,王芳,standard,,,,,\n"
                + "10000,Good,standard,,,,,30\n"
                + "\n"
                + "010000,Same,standard,,,,,\n"
                + "10001,\"two\nlines\",Crit!,,,,,\n"
                + "10002,王芳,standard,Elderly,,,zh_CN,200\n"
                + "10003,too,few\n"
                + "10004,,standard,,,,,-1\n"
                + "10005," + "长".repeat(201) + ",standard,,,,,\n");
        assertThat(places(outcome))
                .containsExactly(
                        "customers.csv:2:1 customer-number",
                        "customers.csv:5:1 customer-twice",
                        "customers.csv:7:8 customer-tier",
                        "customers.csv:8:19 customer-needs",
                        "customers.csv:8:29 customer-language",
                        "customers.csv:8:35 customer-age",
                        "customers.csv:9:11 csv-fields",
                        "customers.csv:10:7 customer-name",
                        "customers.csv:10:21 customer-age",
                        "customers.csv:11:7 customer-too-long",
                        "customers.csv:11:7 customer-name");
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.findings().get(1))
                .hasToString(
                        "customers.csv:5:1: error: the same number as on line 3; keep one row a number; a country code and"
                                + " leading zeros make no difference [customer-twice]");
        assertThat(find("10086")).map(Customer::name).contains("Before");
        assertThat(find("10000")).isEmpty();
    }

    @Test
    void noFindingRepeatsWhatACustomerIsCalledOrWhereHeLives() throws IOException {
        CustomerImport.Outcome outcome =
                replace(HEADER + "x,Secret Name,Secret!,Secret Need,Secret Street,Secret Area,secret_x,secret\n");
        assertThat(outcome.findings())
                .hasSize(5)
                .noneMatch(finding ->
                        finding.toString().toLowerCase(java.util.Locale.ROOT).contains("secret"));
    }

    @Test
    void aWrongHeaderIsNamedOnceAndNotAgainForEachRow() throws IOException {
        assertThat(places(replace("number,name,Tear,tier,tier\n1,2,3,4,5\n6,7,8,9,0\n")))
                .containsExactly("customers.csv:1:13 csv-column", "customers.csv:1:23 csv-column");
        assertThat(places(replace("telephone\n1\n")))
                .containsExactly(
                        "customers.csv:1:1 csv-column", "customers.csv:1:1 csv-column", "customers.csv:1:1 csv-column");
        assertThat(places(replace(""))).containsExactly("customers.csv:1:1 csv-empty");
    }

    @Test
    void aByteOrderMarkIsPassedOverAndAnotherEncodingIsNamed() throws IOException {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        marked.write("number,name\r\n10086,王芳\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(replace(marked.toByteArray()).done()).isTrue();
        assertThat(find("10086")).map(Customer::name).contains("王芳");
        assertThat(places(replace("number,name\n1,a\n2,王芳\n".getBytes(Charset.forName("GBK")))))
                .containsExactly("customers.csv:3:3 file-encoding");
    }

    @Test
    void quotationMarksThatDoNotMatchAreFoundOnTheirRow() throws IOException {
        assertThat(places(replace("number,name\n1,a\n2,\"b\n3,c\n"))).containsExactly("customers.csv:3:1 csv-quotes");
        assertThat(places(replace("number,name\n1,a\n\n2,\"b\"x\n3,c\n")))
                .containsExactly("customers.csv:3:1 csv-quotes");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        CustomerImport.Outcome outcome = customers.replaceBy(directory.resolve("none.csv"), "none.csv");
        assertThat(outcome.findings()).extracting(Diagnostic::rule).containsExactly("file-unreadable");
    }

    @Test
    void aHundredThousandRowsComeInWhileLookUpsGoOn() throws Exception {
        replace("number,name\n13900000000,old\n");
        StringBuilder csv = new StringBuilder("number,name,tier,needs\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append("139%08d,new,standard,elderly\n".formatted(i));
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        long worst = 0;
        long lookups = 0;
        try (var threads = Executors.newSingleThreadExecutor()) {
            long from = System.nanoTime();
            var importing = threads.submit(() -> replace(bytes));
            while (!importing.isDone()) {
                long before = System.nanoTime();
                assertThat(find("13900000000")).isPresent();
                worst = Math.max(worst, System.nanoTime() - before);
                lookups++;
                LockSupport.parkNanos(500_000); // As calls ask, not as fast as the processor can.
            }
            assertThat(importing.get().customers()).isEqualTo(100_000);
            System.out.printf(
                    "imported 100,000 customers in %d ms; %d look-ups meanwhile, the slowest %d us%n",
                    (System.nanoTime() - from) / 1_000_000, lookups, worst / 1_000);
            assertThat(System.nanoTime() - from)
                    .isLessThan(Duration.ofSeconds(30).toNanos());
        }
        assertThat(find("13900099999")).map(Customer::name).contains("new");
    }

    @Test
    void aLockedDirectoryIsAnErrorWithinTheBudgetAndNotAnUnknownNumber() throws Exception {
        replace("number,name\n10086,a\n");
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            // The one lock that keeps readers of a write-ahead log out: its owner wants it for himself.
            found.close();
            statement.execute("pragma locking_mode = exclusive");
            statement.execute("begin exclusive");
            statement.execute("update customer set age = 1");
            statement.execute("commit");
            long from = System.nanoTime();
            assertThatThrownBy(() -> {
                        found = new SqliteCustomerDirectory(file, CHINA, Duration.ofMillis(50));
                        find("10086");
                    })
                    .hasMessageContaining("another process holds the file locked");
            assertThat(System.nanoTime() - from)
                    .isLessThan(Duration.ofSeconds(20).toNanos());
        }
    }

    @Test
    void theDirectoryIsForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anEmptyDirectoryKnowsNobody() throws IOException {
        assertThat(find("10086")).isEmpty();
    }
}
