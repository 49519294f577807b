package io.greenline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every journal and its reader must do. */
public interface JournalContract {
    CallId CALL = new CallId("test-1.1");
    Instant START = Instant.parse("2026-11-23T08:00:00.123456Z");
    Event ARRIVED = new Event.CallArrived("13800138000", "王芳", "95598", "ari");
    Event ENDED = new Event.CallEnded(HangupCause.NORMAL_CLEARING, Party.CALLER, "");

    Journal journal();

    /** On the same record; sees what is durable. */
    JournalReader reader();

    static Entry entry(CallId call, long sequence, Event event) {
        return new Entry(call, sequence, START.plusMillis(sequence), event);
    }

    static List<Entry> steps(CallId call, long from, long to) {
        List<Entry> entries = new ArrayList<>();
        for (long sequence = from; sequence <= to; sequence++) {
            entries.add(entry(call, sequence, new Event.NodeEntered("", new NodeId("n" + sequence), "play", "next")));
        }
        return entries;
    }

    static Optional<Checkpoint> state(CallId call, long last) {
        return Optional.of(new Checkpoint(call, last, "{\"at\":" + last + "}"));
    }

    private void durably(List<Entry> entries, Optional<Checkpoint> checkpoint) throws InterruptedException {
        assertThat(journal().append(entries, checkpoint).await()).isTrue();
    }

    @Test
    default void eventsAreReadInTheOrderInWhichTheyWereAppended() throws InterruptedException {
        durably(List.of(entry(CALL, 1, ARRIVED)), Optional.empty());
        journal().append(steps(CALL, 2, 40), Optional.empty());
        durably(steps(CALL, 41, 60), Optional.empty());
        List<Entry> expected = new ArrayList<>(List.of(entry(CALL, 1, ARRIVED)));
        expected.addAll(steps(CALL, 2, 60));
        assertThat(reader().events(CALL)).isEqualTo(expected);
    }

    @Test
    default void aCallThatHasNotEndedIsOpenAtItsLastStateAndItsLastEvent() throws InterruptedException {
        durably(steps(CALL, 1, 3), state(CALL, 3));
        durably(steps(CALL, 4, 5), Optional.empty());
        Checkpoint expected = new Checkpoint(CALL, 5, "{\"at\":3}");
        assertThat(journal().open()).containsExactly(expected);
        assertThat(journal().open(CALL)).contains(expected);
    }

    @Test
    default void whatWasJustAppendedCountsForOpenAtOnce() {
        for (int call = 0; call < 50; call++) {
            CallId id = new CallId("just-" + call);
            journal().append(steps(id, 1, 2), state(id, 2));
            journal().append(steps(id, 3, 3), Optional.empty());
            assertThat(journal().open(id)).contains(new Checkpoint(id, 3, "{\"at\":2}"));
            assertThat(journal().open()).hasSize(call + 1);
        }
    }

    @Test
    default void aCallThatEndedIsNoLongerOpen() throws InterruptedException {
        durably(steps(CALL, 1, 3), state(CALL, 3));
        durably(List.of(entry(CALL, 4, ENDED)), Optional.empty());
        assertThat(journal().open()).isEmpty();
        assertThat(journal().open(CALL)).isEmpty();
        durably(steps(CALL, 5, 5), state(CALL, 5));
        assertThat(journal().open(CALL))
                .as("a straggler does not wake the dead")
                .isEmpty();
        assertThat(reader().events(CALL)).hasSize(5);
    }

    @Test
    default void aCallThatEndsAsItBeginsWasNeverOpen() throws InterruptedException {
        durably(List.of(entry(CALL, 1, ARRIVED), entry(CALL, 2, ENDED)), state(CALL, 2));
        assertThat(journal().open()).isEmpty();
        assertThat(reader().call(CALL))
                .hasValueSatisfying(call -> assertThat(call.end()).isPresent());
    }

    @Test
    default void earlierCallsOfANumberAreFoundAndNoOthers() throws InterruptedException {
        Instant now = Instant.parse("2026-11-26T08:00:00Z");
        PhoneNumber number = new PhoneNumber("13900000001");
        for (String[] call : new String[][] {
            {"this", "13900000001", "0"},
            {"before", "13900000001", "3600"},
            {"just-in-time", "13900000001", "86400"},
            {"long-ago", "13900000001", "86401"},
            {"somebody-else", "13900000002", "60"},
            {"withheld", "", "60"}
        }) {
            Event arrived = new Event.CallArrived(call[1], "", "95598", "ari");
            durably(
                    List.of(new Entry(new CallId(call[0]), 1, now.minusSeconds(Long.parseLong(call[2])), arrived)),
                    Optional.empty());
        }
        assertThat(reader().callsWith(number, new CallId("this"), now.minusSeconds(86400)))
                .containsExactlyInAnyOrder(
                        new JournalReader.Earlier(now.minusSeconds(3600), "95598"),
                        new JournalReader.Earlier(now.minusSeconds(86400), "95598"));
    }

    @Test
    default void anUnknownCallIsNotOpenAndHasNoEvents() {
        assertThat(journal().open(CALL)).isEmpty();
        assertThat(reader().events(CALL)).isEmpty();
        assertThat(reader().call(CALL)).isEmpty();
        assertThat(reader().calls(10)).isEmpty();
    }

    @Test
    default void theSameEventsAgainChangeNothing() throws InterruptedException {
        durably(steps(CALL, 1, 3), state(CALL, 3));
        durably(steps(CALL, 1, 3), state(CALL, 3));
        durably(steps(CALL, 2, 6), state(CALL, 6));
        assertThat(reader().events(CALL)).isEqualTo(steps(CALL, 1, 6));
        assertThat(journal().open(CALL)).contains(state(CALL, 6).orElseThrow());
    }

    @Test
    default void oldEventsThatComeAgainDoNotTurnTheStateBack() throws InterruptedException {
        durably(steps(CALL, 1, 3), state(CALL, 3));
        durably(steps(CALL, 4, 6), state(CALL, 6));
        durably(steps(CALL, 1, 3), state(CALL, 3));
        assertThat(journal().open(CALL)).contains(state(CALL, 6).orElseThrow());
    }

    @Test
    default void anotherEventUnderATakenNumberNeitherReplacesNorFollowsTheFirst() throws InterruptedException {
        durably(steps(CALL, 1, 3), state(CALL, 3));
        durably(List.of(entry(CALL, 3, new Event.CallResumed("twice")), entry(CALL, 4, ENDED)), Optional.empty());
        assertThat(reader().events(CALL)).isEqualTo(steps(CALL, 1, 3));
        assertThat(journal().open(CALL)).contains(state(CALL, 3).orElseThrow());
        durably(steps(CALL, 4, 4), state(CALL, 4));
        assertThat(reader().events(CALL)).isEqualTo(steps(CALL, 1, 4));
    }

    @Test
    default void eventsAfterAGapAreKept() throws InterruptedException {
        durably(steps(CALL, 1, 2), Optional.empty());
        durably(steps(CALL, 5, 6), state(CALL, 6));
        assertThat(reader().events(CALL)).extracting(Entry::sequence).containsExactly(1L, 2L, 5L, 6L);
        assertThat(journal().open(CALL)).contains(state(CALL, 6).orElseThrow());
    }

    @Test
    default void entriesThatDoNotBelongTogetherAreRefused() {
        CallId other = new CallId("other");
        assertThatThrownBy(() -> journal().append(List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        journal().append(List.of(entry(CALL, 1, ARRIVED), entry(other, 2, ENDED)), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        journal().append(List.of(entry(CALL, 1, ARRIVED), entry(CALL, 3, ENDED)), state(CALL, 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal().append(steps(CALL, 1, 2), state(other, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal().append(steps(CALL, 1, 2), state(CALL, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void theListHasTheNewestCallsFirstWithTheirEnds() throws InterruptedException {
        for (int i = 1; i <= 5; i++) {
            CallId id = new CallId("call-" + i);
            Instant at = START.plusSeconds(i);
            durably(List.of(new Entry(id, 1, at, ARRIVED)), Optional.empty());
        }
        Instant end = START.plusSeconds(9);
        durably(List.of(new Entry(new CallId("call-5"), 2, end, ENDED)), Optional.empty());
        assertThat(reader().calls(3))
                .extracting(call -> call.id().value())
                .containsExactly("call-5", "call-4", "call-3");
        assertThat(reader().call(new CallId("call-5")))
                .contains(new CallSummary(
                        new CallId("call-5"),
                        START.plusSeconds(5),
                        "13800138000",
                        "95598",
                        "ari",
                        2,
                        Optional.of(new CallSummary.End(end, (Event.CallEnded) ENDED))));
        assertThat(reader().call(new CallId("call-4")))
                .hasValueSatisfying(call -> assertThat(call.end()).isEmpty());
    }

    @Test
    default void timesAreKeptToTheMicrosecond() throws InterruptedException {
        Instant nanos = Instant.parse("1969-12-31T23:59:59.123456789Z");
        durably(List.of(new Entry(CALL, 1, nanos, ARRIVED)), Optional.empty());
        assertThat(reader().events(CALL).getFirst().at()).isEqualTo(Instant.parse("1969-12-31T23:59:59.123456Z"));
    }

    @Test
    default void everyEventComesBackAsItWent() throws InterruptedException {
        RandomEvents events = new RandomEvents(95598);
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            entries.add(entry(CALL, i, events.next()));
        }
        durably(entries, Optional.empty());
        assertThat(reader().events(CALL)).isEqualTo(entries);
    }

    @Test
    default void manyCallsAppendAtOnceAndNoneIsMixedUp() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                CallId id = new CallId("call-" + i);
                calls.add(() -> {
                    journal().append(steps(id, 1, 2), state(id, 2));
                    for (int step = 3; step < 30; step++) {
                        journal().append(steps(id, step, step), state(id, step));
                    }
                    return journal().append(steps(id, 30, 30), state(id, 30)).await();
                });
            }
            for (Future<Boolean> done : threads.invokeAll(calls)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(journal().open()).hasSize(40);
        for (int i = 0; i < 40; i++) {
            CallId id = new CallId("call-" + i);
            assertThat(reader().events(id)).isEqualTo(steps(id, 1, 30));
        }
    }
}
