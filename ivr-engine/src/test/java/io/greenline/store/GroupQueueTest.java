package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupQueueTest {
    private static final int GROUP = 3;
    private static final int ROOM = 5;
    private static final Duration NO_TIME = Duration.ZERO;

    private final GroupQueue<Piece> queue = new GroupQueue<>("list", limits(Duration.ZERO));

    private record Piece(String name, int events, long bytes) implements GroupQueue.Piece {
        static Piece of(String name) {
            return new Piece(name, 1, 1);
        }
    }

    private static JournalLimits limits(Duration linger) {
        JournalLimits usual = JournalLimits.USUAL;
        return new JournalLimits(
                linger,
                GROUP,
                ROOM,
                1 << 20,
                usual.spoolBytes(),
                usual.awaitAtMost(),
                usual.retryFrom(),
                usual.retryTo(),
                usual.closeWithin());
    }

    private static void put(GroupQueue<Piece> into, String... names) {
        for (String name : names) {
            assertThat(into.put(Piece.of(name))).isPresent();
        }
    }

    private static List<String> names(List<Piece> pieces) {
        return pieces.stream().map(Piece::name).toList();
    }

    @Test
    void aGroupIsHandedOutAgainUntilItIsDurableAndThenTheNextOne() throws Exception {
        put(queue, "a", "b", "c", "d");
        assertThat(names(queue.take())).containsExactly("a", "b", "c");
        put(queue, "e");
        assertThat(names(queue.take())).containsExactly("a", "b", "c");
        assertThat(names(queue.all())).containsExactly("a", "b", "c", "d", "e");
        queue.durable();
        assertThat(names(queue.take())).containsExactly("d", "e");
        assertThat(names(queue.all())).containsExactly("d", "e");
    }

    @Test
    void whatIsInTheWritersHandTakesRoomUntilItIsDurable() throws Exception {
        put(queue, "a", "b", "c", "d", "e");
        queue.take();
        assertThat(queue.put(Piece.of("f"))).isEmpty();
        assertThat(queue.load().refusedEvents()).isEqualTo(1);
        queue.durable();
        assertThat(queue.put(Piece.of("f"))).isEqualTo(OptionalLong.of(6));
        assertThat(queue.load().events()).isEqualTo(3);
    }

    @Test
    void aPieceThatNeedsTooMuchMemoryFindsNoRoom() {
        assertThat(queue.put(new Piece("large", 1, (1 << 20) + 1))).isEmpty();
        assertThat(queue.put(new Piece("fits", 1, 1 << 20))).isPresent();
    }

    @Test
    void whoWaitsIsToldWhetherHerPieceIsDurable() throws Exception {
        put(queue, "a", "b", "c", "d");
        queue.take();
        queue.durable();
        assertThat(queue.await(3, NO_TIME)).isTrue();
        assertThat(queue.await(4, NO_TIME)).isFalse();
    }

    /** The writer would linger for a day. */
    @Test
    void whoWaitsMakesTheWriterGoAtOnce() throws Exception {
        GroupQueue<Piece> lingers = new GroupQueue<>("list", limits(Duration.ofDays(1)));
        put(lingers, "a");
        CompletableFuture<List<Piece>> taken = CompletableFuture.supplyAsync(() -> take(lingers));
        assertThat(lingers.await(1, NO_TIME)).isFalse();
        assertThat(names(taken.get(30, TimeUnit.SECONDS))).containsExactly("a");
    }

    private static List<Piece> take(GroupQueue<Piece> from) {
        try {
            return from.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aClosedQueueGivesWhatItHasAndTakesNoMore() throws Exception {
        put(queue, "a");
        queue.close();
        assertThatThrownBy(() -> queue.put(Piece.of("b")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the list is closed");
        assertThat(names(queue.take())).containsExactly("a");
        queue.durable();
        assertThat(queue.take()).isEmpty();
    }
}
