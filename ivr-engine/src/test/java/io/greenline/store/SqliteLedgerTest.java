package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.incident.CallTerms;
import io.greenline.incident.CallWish;
import io.greenline.incident.IncidentDesk;
import io.greenline.incident.IncidentListener;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.Incidents;
import io.greenline.incident.Ledger;
import io.greenline.incident.LedgerContract;
import io.greenline.incident.OutageNews;
import io.greenline.incident.OutageReport;
import io.greenline.incident.Promise;
import io.greenline.incident.Refused;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteLedgerTest implements LedgerContract {
    private static final int PROMISES = 100;

    @TempDir
    private Path folder;

    private RequestFile file;
    private SqliteLedger ledger;

    @BeforeEach
    void open() {
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
        ledger = ledger(file);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    private static SqliteLedger ledger(RequestFile of) {
        return new SqliteLedger(of, new SqliteCallbackBook(of, new NumberRules("86"), List.of("13", "+86")));
    }

    private static Incidents incidents(SqliteLedger ledger) {
        return new Incidents(
                ledger,
                OutageNews.none(ZoneOffset.UTC),
                _ -> new CallTerms(3, Duration.ofMinutes(15), Duration.ofHours(12), CallTerms.Hours.OPEN),
                IncidentListener.NONE);
    }

    private static OutageReport report(String caller) {
        return new OutageReport(new CallId("call-1"), Optional.of(new PhoneNumber(caller)), "north", "", NOON);
    }

    private static CallWish wish(String number, String incident, int call) {
        return new CallWish(
                new CallId("call-" + call),
                new IncidentNumber(incident),
                "",
                new PhoneNumber(number),
                "zh-CN",
                4,
                NOON);
    }

    @Test
    void oneTelephoneIsOneCallerAndOnePromiseHoweverItsNumberIsWritten() throws Exception {
        Incidents incidents = incidents(ledger);
        incidents.report(report("13900000001"));
        assertThat(incidents.report(report("+8613900000001")).incident().reports())
                .isOne();
        incidents.promise(wish("13900000001", "1001", 1));
        incidents.promise(wish("008613900000001", "1001", 2));
        assertThat(new IncidentDesk(ledger).show(new IncidentNumber("1001")).toCall())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"110", "1380000", "+442071234567", "9001234567", "16800001111", "0014155551234"})
    void emergencyPremiumAndForeignNumbersArePromisedNothing(String number) throws Exception {
        Incidents incidents = incidents(ledger);
        incidents.report(report("13900000001"));
        assertThatThrownBy(() -> incidents.promise(wish(number, "1001", 1)))
                .isInstanceOf(Refused.class)
                .hasMessageNotContaining(number);
        assertThat(new IncidentDesk(ledger).show(new IncidentNumber("1001")).toCall())
                .isZero();
    }

    @Test
    void promisesCountAmongTheWishesOfADay() throws Exception {
        Incidents incidents = incidents(ledger);
        for (int i = 0; i < SqliteCallbackBook.MOST_A_DAY; i++) {
            incidents.promise(new CallWish(
                    new CallId("call-" + i),
                    new IncidentNumber("OMS-" + i),
                    "north",
                    new PhoneNumber("13900000001"),
                    "zh-CN",
                    4,
                    NOON));
        }
        incidents.report(report("13900000001"));
        String last = "OMS-" + (SqliteCallbackBook.MOST_A_DAY - 1);
        incidents.promise(wish("13900000001", last, 97));
        incidents.cancel(new IncidentNumber(last), new PhoneNumber("13900000001"), NOON);
        assertThatThrownBy(() -> incidents.promise(wish("13900000001", last, 98)))
                .hasMessageContaining("within a day");
    }

    @Test
    void reportersAreNotNotedForEverButReportsAreCountedOn() throws Exception {
        IncidentNumber incident = new IncidentNumber("1001");
        ledger.change(pages -> pages.noteReporter(incident, "caller 1"));
        file.<Integer, RuntimeException>transaction(connection -> RequestFile.update(
                connection,
                "insert into reporter (id, incident, who) values (?, '9', 'last')",
                SqlitePages.MOST_REPORTERS));
        List<Boolean> isNew = ledger.change(pages -> List.of(
                pages.noteReporter(incident, "caller 1"),
                pages.noteReporter(incident, "caller 2"),
                pages.noteReporter(incident, "caller 2")));
        assertThat(isNew).containsExactly(false, true, true);
    }

    @Test
    void whileAnEngineHasTheFileOpenACommandSaysThatThePowerIsBack() throws Exception {
        incidents(ledger).report(report("13900000001"));
        try (RequestFile command = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1))) {
            new IncidentDesk(ledger(command)).restored(new IncidentNumber("1001"), "wang", NOON);
            incidents(ledger).report(report("13900000002"));
            assertThat(new IncidentDesk(ledger(command)).list(9)).hasSize(2);
        }
    }

    @Test
    void aFileThatRefusesIsAReportRefusedInWords() {
        file.close();
        assertThatThrownBy(() -> incidents(ledger).report(report("13900000001")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("cannot be kept");
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
    }

    @Test
    void whatAnEarlierEngineKeptIsThere() throws Exception {
        incidents(ledger).report(report("13900000001"));
        incidents(ledger).promise(wish("13900000001", "1001", 1));
        file.close();
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
        ledger = ledger(file);
        assertThat(incidents(ledger).report(report("13900000001"))).satisfies(told -> {
            assertThat(told.known()).isTrue();
            assertThat(told.promised()).isTrue();
            assertThat(told.incident().reports()).isOne();
        });
    }

    /** An engine that promises calls and prints each promise that it has made. */
    static final class Engine {
        private Engine() {}

        public static void main(String[] args) throws Exception {
            try (RequestFile file = new RequestFile(Path.of(args[0]), Duration.ofSeconds(1))) {
                Incidents incidents = incidents(ledger(file));
                incidents.report(report("13900000001"));
                for (int i = 0; ; i++) {
                    incidents.promise(wish("139%08d".formatted(i), "1001", i));
                    System.out.println("promised " + i);
                }
            }
        }
    }

    @Test
    void everyPromiseThatACallerHasHeardIsThereAfterTheEngineWasKilled() throws Exception {
        Path killed = folder.resolve("killed.sqlite");
        int heard = Math.toIntExact(KilledProcess.at(PROMISES, Engine.class, killed, "promised"));
        assertThat(heard).isGreaterThanOrEqualTo(PROMISES);
        try (RequestFile left = new RequestFile(killed, Duration.ofSeconds(1))) {
            List<Promise> promises =
                    new IncidentDesk(ledger(left)).promises(new IncidentNumber("1001"), Integer.MAX_VALUE);
            assertThat(promises).hasSizeGreaterThan(heard);
            assertThat(promises.subList(0, heard + 1))
                    .allSatisfy(promise -> assertThat(promise.state()).isEqualTo(Promise.State.OPEN));
        }
    }
}
