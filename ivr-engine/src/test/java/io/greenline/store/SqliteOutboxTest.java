package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.backend.BackendName;
import io.greenline.backend.Deliveries.Due;
import io.greenline.backend.Outbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest {
    private static final BackendName SMS = new BackendName("sms");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    private Path folder;

    private RequestFile file;
    private SqliteOutbox outbox;

    @BeforeEach
    void open() {
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
        outbox = new SqliteOutbox(file, Set.of(SMS));
    }

    @AfterEach
    void close() {
        file.close();
    }

    private static Outbox.Message message(String id) {
        return new Outbox.Message(id, SMS, "/messages", "{\"to\":\"陈\"}", NOON);
    }

    @Test
    void whatWasLeftIsThereAfterARestart() throws Exception {
        outbox.leave(message("call-1-4"));
        file.close();
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
        assertThat(new SqliteOutbox(file, Set.of(SMS)).due(NOON, 10)).containsExactly(new Due(message("call-1-4"), 0));
    }

    @Test
    void theSameMessageTwiceIsOneEvenAfterItWasDelivered() throws Exception {
        outbox.leave(message("a"));
        outbox.leave(message("a"));
        assertThat(outbox.due(NOON, 10)).hasSize(1);
        outbox.delivered("a", NOON);
        outbox.leave(message("a"));
        assertThat(outbox.due(NOON, 10)).isEmpty();
        assertThat(outbox.counts()).isEqualTo(new SqliteOutbox.Counts(0, 0));
    }

    @Test
    void bodyAndPathOfADeliveredMessageAreForgottenAtOnce() throws Exception {
        outbox.leave(message("a"));
        outbox.delivered("a", NOON);
        assertThat(file.<String, RuntimeException>transaction(connection -> RequestFile.query(
                                connection, row -> row.getString(1), "select path || body from message")
                        .getFirst()))
                .isEmpty();
    }

    @Test
    void aPostponedMessageIsDueWhenItsTimeHasCome() throws Exception {
        outbox.leave(message("a"));
        outbox.postpone("a", NOON.plusSeconds(30), "'sms' answered 503");
        assertThat(outbox.due(NOON.plusSeconds(29), 10)).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(30), 10)).containsExactly(new Due(message("a"), 1));
        assertThat(outbox.waiting(10))
                .singleElement()
                .satisfies(line -> assertThat(line.why()).contains("503"));
    }

    @Test
    void aGivenUpMessageIsKeptUntilAPersonDecides() throws Exception {
        outbox.leave(message("a"));
        outbox.leave(message("b"));
        outbox.giveUp("a", NOON, "'sms' answered 503");
        outbox.giveUp("b", NOON, "'sms' answered 503");
        assertThat(outbox.counts()).isEqualTo(new SqliteOutbox.Counts(0, 2));
        assertThat(outbox.retry("a", NOON.plusSeconds(1))).isTrue();
        assertThat(outbox.due(NOON.plusSeconds(1), 10)).singleElement().satisfies(due -> {
            assertThat(due.tries()).isZero();
            assertThat(due.message().left()).as("its day begins anew").isEqualTo(NOON.plusSeconds(1));
        });
        assertThat(outbox.drop("b")).isTrue();
        assertThat(outbox.drop("b")).isFalse();
        assertThat(outbox.retry("unknown", NOON)).isFalse();
    }

    @Test
    void aMessageToNobodyOrWithoutEndIsRefused() {
        Outbox.Message stray = new Outbox.Message("a", new BackendName("crm"), "/x", "{}", NOON);
        assertThatThrownBy(() -> outbox.leave(stray))
                .isInstanceOf(Outbox.NotLeft.class)
                .hasMessageContaining("backends.crm");
        Outbox.Message huge = new Outbox.Message("a", SMS, "/x", "x".repeat(65_537), NOON);
        assertThatThrownBy(() -> outbox.leave(huge)).isInstanceOf(Outbox.NotLeft.class);
    }

    @Test
    void aFullOutboxTakesNoMore() throws Exception {
        file.<Integer, RuntimeException>transaction(connection -> RequestFile.update(
                connection,
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)"
                        + " insert into message select 'm' || i, 'sms', '/', '', 0, 'waiting', 0, 0, '' from n",
                SqliteOutbox.MOST_WAITING));
        assertThatThrownBy(() -> outbox.leave(message("one-more")))
                .isInstanceOf(Outbox.NotLeft.class)
                .hasMessageContaining("greenline outbox list");
        outbox.leave(message("m7"));
    }

    @Test
    void theFileIsItsOwnersAlone() throws Exception {
        assertThat(Files.getPosixFilePermissions(folder.resolve("requests.sqlite")))
                .hasSize(2);
    }

    @Test
    void aFileThatRefusesIsAMessageNotLeft() {
        file.close();
        assertThatThrownBy(() -> outbox.leave(message("a"))).isInstanceOf(Outbox.NotLeft.class);
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
    }
}
