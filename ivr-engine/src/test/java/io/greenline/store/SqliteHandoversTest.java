package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.caller.Handovers.Handover;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHandoversTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final PhoneNumber ANN = new PhoneNumber("13900000001");
    private static final CallId CALL = new CallId("call-1");
    private static final CallId OTHER_CALL = new CallId("call-2");
    private static final Handover BILL = new Handover("web", Map.of("topic", "账单", "account", "42"));
    private static final Handover OUTAGE = new Handover("app", Map.of("topic", "outage"));

    @TempDir
    private Path folder;

    private RequestFile file;
    private SqliteHandovers handovers;

    @BeforeEach
    void open() {
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(5));
        handovers = new SqliteHandovers(file, new NumberRules("86"));
    }

    @AfterEach
    void close() {
        file.close();
    }

    private void leave(Handover what, Instant at) {
        assertThat(handovers.leave(ANN, what, at, at.plusSeconds(600))).isTrue();
    }

    @Test
    void theCallThatTookItUpGetsItAgainAndNoOtherDoes() {
        leave(BILL, NOON);
        assertThat(handovers.take(new PhoneNumber("+8613900000001"), CALL, NOON))
                .contains(BILL);
        assertThat(handovers.take(ANN, CALL, NOON)).contains(BILL);
        assertThat(handovers.take(ANN, OTHER_CALL, NOON)).isEmpty();
        leave(OUTAGE, NOON.plusSeconds(1));
        assertThat(handovers.take(ANN, CALL, NOON.plusSeconds(2))).contains(BILL);
        assertThat(handovers.take(ANN, OTHER_CALL, NOON.plusSeconds(2))).contains(OUTAGE);
    }

    @Test
    void theNewestIsTakenUpAndOlderOnesAreHistory() {
        leave(BILL, NOON);
        leave(OUTAGE, NOON.plusSeconds(1));
        assertThat(handovers.take(ANN, CALL, NOON.plusSeconds(2))).contains(OUTAGE);
        assertThat(handovers.take(ANN, OTHER_CALL, NOON.plusSeconds(2))).isEmpty();
    }

    @Test
    void whatHasExpiredIsNotTakenUpAndIsDeleted() {
        leave(BILL, NOON);
        assertThat(handovers.count(NOON.plusSeconds(599))).isOne();
        assertThat(handovers.count(NOON.plusSeconds(600))).isZero();
        assertThat(handovers.take(ANN, CALL, NOON.plusSeconds(600))).isEmpty();
        assertThat(handovers.count(NOON)).as("deleted").isZero();
        leave(BILL, NOON);
        assertThat(handovers.leave(new PhoneNumber("13900000002"), BILL, NOON.plusSeconds(600), NOON.plusSeconds(700)))
                .isTrue();
        assertThat(handovers.count(NOON)).isOne();
    }

    @Test
    void oneNumberKeepsOnlyTheNewest() {
        for (int i = 0; i < SqliteHandovers.MOST_FOR_ONE + 5; i++) {
            leave(BILL, NOON.plusSeconds(i));
        }
        assertThat(handovers.count(NOON)).isEqualTo(SqliteHandovers.MOST_FOR_ONE);
    }

    @Test
    void ofManyCallsAtOnceOneTakesItUp() throws Exception {
        leave(BILL, NOON);
        List<Future<Optional<Handover>>> takes = new ArrayList<>();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                CallId call = new CallId("call-" + i);
                takes.add(calls.submit(() -> handovers.take(ANN, call, NOON)));
            }
        }
        int taken = 0;
        for (Future<Optional<Handover>> take : takes) {
            taken += take.get().isPresent() ? 1 : 0;
        }
        assertThat(taken).isOne();
    }

    @Test
    void aFileThatRefusesIsNoHandover() {
        leave(BILL, NOON);
        file.close();
        assertThat(handovers.take(ANN, CALL, NOON)).isEmpty();
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
    }
}
