package io.greenline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
public interface LedgerContract {
    Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    /** An empty one. */
    Ledger ledger();

    /** An incident of any state. */
    static Incident incident(String number, String area, Incident.State state, Instant since) {
        return new Incident(
                new IncidentNumber(number),
                area,
                Incident.Origin.STAFF,
                NOON,
                NOON.plusSeconds(1),
                7,
                Optional.of(NOON.plusSeconds(2)),
                state,
                since,
                "wang");
    }

    /** A promise that was just made. */
    static Promise promise(String incident, String number, int tier, Instant asked) {
        return Promise.made(new CallWish(
                new CallId("call-" + number),
                new IncidentNumber(incident),
                "",
                new PhoneNumber(number),
                "zh-CN",
                tier,
                asked));
    }

    @Test
    default void anIncidentIsKeptWholeAndReplacedByItsNumber() throws Exception {
        Incident open = incident("1", "north", Incident.State.OPEN, NOON);
        Incident none = new Incident(
                new IncidentNumber("2"),
                "south",
                Incident.Origin.OUTAGE_SYSTEM,
                NOON,
                NOON,
                0,
                Optional.empty(),
                Incident.State.OPEN,
                NOON,
                "");
        ledger().change(pages -> {
            pages.keep(open);
            pages.keep(none);
            return 0;
        });
        List<Incident> all = ledger().change(pages -> pages.incidents(9));
        assertThat(all).containsExactly(none, open);
        Incident restored =
                open.reported(NOON.plusSeconds(9)).become(Incident.State.RESTORED, "li", NOON.plusSeconds(9));
        ledger().change(pages -> {
            pages.keep(restored);
            return 0;
        });
        Optional<Incident> after = ledger().change(pages -> pages.incident(new IncidentNumber("1")));
        assertThat(after).contains(restored);
        Optional<Incident> inNorth = ledger().change(pages -> pages.openIn("north"));
        assertThat(inNorth).isEmpty();
    }

    @Test
    default void whatIsRefusedInTheEndWasNeverDone() throws Exception {
        assertThatThrownBy(() -> ledger().change(pages -> {
                    pages.keep(incident("1", "north", Incident.State.OPEN, NOON));
                    throw new Refused("no");
                }))
                .isInstanceOf(Refused.class);
        List<Incident> all = ledger().change(pages -> pages.incidents(9));
        assertThat(all).isEmpty();
    }

    @Test
    default void ownNumbersAreGivenOnceAndPassOverThoseThatAreTaken() throws Exception {
        ledger().change(pages -> {
            pages.keep(incident("1002", "north", Incident.State.OPEN, NOON));
            return 0;
        });
        List<String> numbers = ledger().change(pages ->
                List.of(pages.nextNumber().value(), pages.nextNumber().value()));
        assertThat(numbers).containsExactly("1001", "1003");
    }

    @Test
    default void aReporterIsNewOnceForEachIncident() throws Exception {
        List<Boolean> isNew = ledger().change(pages -> List.of(
                pages.noteReporter(new IncidentNumber("1"), "caller 1"),
                pages.noteReporter(new IncidentNumber("1"), "caller 1"),
                pages.noteReporter(new IncidentNumber("2"), "caller 1")));
        assertThat(isNew).containsExactly(true, false, true);
    }

    @Test
    default void promisesAreDueByTierThenByTheTimeOfAsking() throws Exception {
        List<Promise> due = ledger().change(pages -> {
            pages.add(promise("1", "13900000001", 4, NOON.plusSeconds(2)));
            pages.add(promise("1", "13900000002", 4, NOON.plusSeconds(1)));
            pages.add(promise("2", "13900000003", 1, NOON.plusSeconds(3)));
            pages.add(promise("3", "13900000004", 0, NOON));
            pages.keep(pages.add(promise("1", "13900000005", 0, NOON)).become(Promise.State.CALLED, "answered"));
            pages.add(promise("1", "13900000006", 0, NOON.plusSeconds(99)));
            return pages.due(List.of(new IncidentNumber("1"), new IncidentNumber("2")), NOON.plusSeconds(9), 9);
        });
        assertThat(due)
                .extracting(promise -> promise.number().value())
                .containsExactly("13900000003", "13900000002", "13900000001");
        List<Promise> two =
                ledger().change(pages -> pages.due(List.of(new IncidentNumber("1")), NOON.plusSeconds(9), 1));
        assertThat(two).hasSize(1);
        List<Promise> none = ledger().change(pages -> pages.due(List.of(), NOON.plusSeconds(9), 9));
        assertThat(none).isEmpty();
    }

    @Test
    default void aPromiseIsKeptWholeCountedAndFoundByNumberWhileItIsOpen() throws Exception {
        CallTerms terms =
                new CallTerms(2, java.time.Duration.ofMinutes(1), java.time.Duration.ofHours(1), CallTerms.Hours.OPEN);
        Promise made = ledger().change(pages -> pages.add(promise("1", "13900000001", 2, NOON)));
        Promise dialled = made.dialled(terms, NOON).missed("busy", terms);
        ledger().change(pages -> {
            pages.keep(dialled);
            return 0;
        });
        Optional<Promise> found =
                ledger().change(pages -> pages.promise(new IncidentNumber("1"), new PhoneNumber("13900000001")));
        assertThat(found).contains(dialled);
        Optional<Promise> byId = ledger().change(pages -> pages.promise(made.id()));
        assertThat(byId).contains(dialled);
        List<Long> counts = ledger().change(pages -> List.of(
                pages.openPromises(),
                pages.openPromises(new IncidentNumber("1")),
                pages.openPromises(new IncidentNumber("2")),
                pages.promisesOf(new CallId("call-13900000001"))));
        assertThat(counts).containsExactly(1L, 1L, 0L, 1L);
        int ended = ledger().change(pages -> pages.endAll(new IncidentNumber("1"), Promise.State.DROPPED, "closed"));
        assertThat(ended).isOne();
        Optional<Promise> open =
                ledger().change(pages -> pages.promise(new IncidentNumber("1"), new PhoneNumber("13900000001")));
        assertThat(open).isEmpty();
    }

    @Test
    default void pendingIsWhatIsOpenOrStillCalls() throws Exception {
        List<Incident> pending = ledger().change(pages -> {
            pages.keep(incident("1", "north", Incident.State.OPEN, NOON));
            pages.keep(incident("2", "north", Incident.State.RESTORED, NOON));
            pages.keep(incident("3", "south", Incident.State.RESTORED, NOON));
            pages.keep(incident("4", "south", Incident.State.CLOSED, NOON));
            pages.add(promise("2", "13900000001", 4, NOON));
            return pages.pending();
        });
        assertThat(pending).extracting(each -> each.number().value()).containsExactly("1", "2");
    }

    @Test
    default void whatEndedLongAgoIsForgottenWithEverythingOfIt() throws Exception {
        List<Long> left = ledger().change(pages -> {
            pages.keep(incident("1", "north", Incident.State.OPEN, NOON));
            pages.keep(incident("2", "north", Incident.State.CLOSED, NOON));
            pages.keep(incident("3", "south", Incident.State.CLOSED, NOON.plusSeconds(60)));
            pages.add(promise("2", "13900000001", 4, NOON));
            pages.add(promise("3", "13900000001", 4, NOON));
            pages.noteReporter(new IncidentNumber("2"), "caller 1");
            pages.forget(NOON.plusSeconds(1));
            return List.of((long) pages.incidents(9).size(), pages.openPromises());
        });
        assertThat(left).containsExactly(2L, 1L);
        boolean again = ledger().change(pages -> pages.noteReporter(new IncidentNumber("2"), "caller 1"));
        assertThat(again).isTrue();
    }
}
