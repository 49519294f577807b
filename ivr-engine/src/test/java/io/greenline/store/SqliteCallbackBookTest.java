package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.caller.CallbackBook;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteCallbackBookTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    private Path folder;

    private RequestFile file;
    private SqliteCallbackBook book;

    @BeforeEach
    void open() {
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
        book = new SqliteCallbackBook(file, new NumberRules("86"), List.of("13", "010", "+86"));
    }

    @AfterEach
    void close() {
        file.close();
    }

    private static CallbackBook.Wish wish(String number, String about, Instant asked) {
        return new CallbackBook.Wish(new CallId("call-1"), new PhoneNumber(number), "power-is-back", about, asked);
    }

    @Test
    void theSameNumberAndMatterIsOneWishHoweverItIsWritten() throws Exception {
        book.note(wish("13900000001", "incident-7", NOON));
        book.note(wish("+8613900000001", "incident-7", NOON.plusSeconds(60)));
        book.note(wish("13900000001", "incident-8", NOON));
        assertThat(book.list(10)).extracting(line -> line.wish().about()).containsExactly("incident-7", "incident-8");
        assertThat(book.open()).isEqualTo(2);
    }

    @Test
    void aWishThatWasDoneCanBeAskedAnew() throws Exception {
        book.note(wish("13900000001", "incident-7", NOON));
        long id = book.list(1).getFirst().id();
        assertThat(book.done(id, NOON)).isTrue();
        assertThat(book.done(id, NOON)).isFalse();
        assertThat(book.drop(id, NOON)).isFalse();
        book.note(wish("13900000001", "incident-7", NOON));
        assertThat(book.open()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"110", "1380000", "+442071234567", "9001234567", "16800001111", "0014155551234"})
    void emergencyPremiumAndForeignNumbersAreRefusedWithoutBeingRepeated(String number) {
        assertThatThrownBy(() -> book.note(wish(number, "", NOON)))
                .isInstanceOf(CallbackBook.Refused.class)
                .hasMessageNotContaining(number);
    }

    @Test
    void oneNumberAsksSoOftenADayAndNotMore() throws Exception {
        for (int i = 0; i < SqliteCallbackBook.MOST_A_DAY; i++) {
            book.note(wish("13900000001", "matter-" + i, NOON.plusSeconds(i)));
        }
        assertThatThrownBy(() -> book.note(wish("8613900000001", "more", NOON.plusSeconds(60))))
                .isInstanceOf(CallbackBook.Refused.class);
        book.note(wish("13900000002", "more", NOON.plusSeconds(60)));
        book.note(wish("13900000001", "more", NOON.plus(Duration.ofHours(25))));
    }

    @Test
    void aFileThatRefusesIsAWishRefused() {
        file.close();
        assertThatThrownBy(() -> book.note(wish("13900000001", "", NOON))).isInstanceOf(CallbackBook.Refused.class);
        file = new RequestFile(folder.resolve("requests.sqlite"), Duration.ofSeconds(1));
    }
}
