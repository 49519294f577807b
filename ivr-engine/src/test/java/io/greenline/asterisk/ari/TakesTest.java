package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakesTest {
    private final Takes takes = new Takes();

    @Test
    void whatHappensToARecordingIsKeptFromItsRegistrationUntilItIsForgotten() {
        assertThat(takes.change("message-1", Take::fail)).isEmpty();
        Take take = takes.take("greenline-1.1", "message-1");
        assertThat(take.end()).isEqualTo(Take.End.NONE);
        assertThat(takes.change("message-1", Take::fail)).contains("greenline-1.1");
        assertThat(take.end()).isEqualTo(Take.End.FAILED);
        takes.forget(take);
        assertThat(takes.change("message-1", Take::fail)).isEmpty();
    }

    @Test
    void afterAReconnectEveryEndMayHaveBeenMissed() {
        Take one = takes.take("greenline-1.1", "message-1");
        Take other = takes.take("greenline-1.2", "message-2");
        takes.synced();
        assertThat(one.inDoubt()).isTrue();
        assertThat(other.inDoubt()).isTrue();
    }
}
