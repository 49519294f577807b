package io.greenline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.incident.IncidentDesk.Opening;
import io.greenline.incident.IncidentDesk.Promises;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final IncidentDesk desk = new IncidentDesk(ledger);
    private final List<Object> counted = new ArrayList<>();
    private Optional<OutageNews.News> notice = Optional.empty();
    private Optional<String> nobodyCalls = Optional.empty();
    private int calls;

    private final Incidents incidents = new Incidents(
            ledger,
            new OutageNews() {
                @Override
                public Optional<News> of(String area, String premises, Instant now) {
                    return area.equals("north") ? notice : Optional.empty();
                }

                @Override
                public ZoneId zone() {
                    return SHANGHAI;
                }
            },
            _ -> {
                if (nobodyCalls.isPresent()) {
                    throw new Refused(nobodyCalls.get());
                }
                return new CallTerms(3, Duration.ofMinutes(15), Duration.ofHours(12), CallTerms.Hours.OPEN);
            },
            new IncidentListener() {
                @Override
                public void reported(Report what) {
                    counted.add(what);
                }

                @Override
                public void promised(Answer what) {
                    counted.add(what);
                }

                @Override
                public void called(Call what) {
                    counted.add(what);
                }
            });

    private OutageReport from(String number, String premises, String area, Instant at) {
        return new OutageReport(
                new CallId("call-" + ++calls),
                number.isEmpty() ? Optional.empty() : Optional.of(new PhoneNumber(number)),
                area,
                premises,
                at);
    }

    private Told reports(String number, String premises, Instant at) throws Refused {
        return incidents.report(from(number, premises, "north", at));
    }

    private CallWish wish(String number, String incident, Instant at) {
        return new CallWish(
                new CallId("call-" + ++calls),
                new IncidentNumber(incident),
                "",
                new PhoneNumber(number),
                "en-US",
                4,
                at);
    }

    @Test
    void reportsOfOneAreaAreOneIncidentAndOfAnotherAnother() throws Exception {
        Told first = reports("13900000001", "", NOON);
        Told second = reports("13900000002", "", NOON.plusSeconds(60));
        Told elsewhere = incidents.report(from("13900000003", "", "south", NOON));
        assertThat(first.known()).isFalse();
        assertThat(first.incident().reports()).isOne();
        assertThat(second.known()).isTrue();
        assertThat(second.incident().number()).isEqualTo(first.incident().number());
        assertThat(second.incident().reports()).isEqualTo(2);
        assertThat(second.since().toLocalDateTime()).hasToString("2026-11-26T12:00");
        assertThat(elsewhere.incident().number()).isNotEqualTo(first.incident().number());
        assertThat(counted)
                .containsExactly(
                        IncidentListener.Report.FIRST, IncidentListener.Report.FURTHER, IncidentListener.Report.FIRST);
    }

    @Test
    void theSameCallerAndTheSamePremisesCountOnce() throws Exception {
        reports("13900000001", "house 1", NOON);
        assertThat(reports("13900000001", "", NOON).incident().reports()).isOne();
        assertThat(reports("13900000002", "house 1", NOON).incident().reports()).isOne();
        assertThat(reports("", "house 1", NOON).incident().reports()).isOne();
        assertThat(reports("13900000003", "house 2", NOON).incident().reports()).isEqualTo(2);
        assertThat(counted).contains(IncidentListener.Report.REPEATED);
    }

    @Test
    void callersWhoWithholdTheirNumberAreTakenForDifferentOnes() throws Exception {
        reports("", "", NOON);
        assertThat(reports("", "", NOON).incident().reports()).isEqualTo(2);
    }

    @Test
    void anOutageOfWhichANoticeTellsIsKnownToItsFirstCaller() throws Exception {
        notice = Optional.of(
                new OutageNews.News(Optional.of(NOON.minusSeconds(3600)), Optional.of(NOON.plusSeconds(1800))));
        Told told = reports("13900000001", "", NOON);
        assertThat(told.known()).isTrue();
        assertThat(told.since().toLocalDateTime()).hasToString("2026-11-26T11:00");
        assertThat(told.expected().orElseThrow().toLocalDateTime()).hasToString("2026-11-26T12:30");
        assertThat(incidents.report(from("13900000001", "", "south", NOON)).known())
                .isFalse();
    }

    @Test
    void whatTheStaffExpectsGoesBeforeTheNoticeAndATimeThatIsPastIsNotTold() throws Exception {
        notice = Optional.of(new OutageNews.News(Optional.empty(), Optional.of(NOON.plusSeconds(1800))));
        IncidentNumber number = reports("13900000001", "", NOON).incident().number();
        desk.expect(number, NOON.plusSeconds(7200), NOON);
        assertThat(reports("13900000002", "", NOON).expected().orElseThrow().toInstant())
                .isEqualTo(NOON.plusSeconds(7200));
        assertThat(reports("13900000003", "", NOON.plusSeconds(7200)).expected())
                .isEmpty();
        assertThatThrownBy(() -> desk.expect(number, NOON, NOON)).hasMessageContaining("past");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb"})
    void anAreaThatIsNoneIsRefused(String area) {
        assertThatThrownBy(() -> incidents.report(from("13900000001", "", area, NOON)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("area");
        assertThat(counted).containsExactly(IncidentListener.Report.REFUSED);
    }

    @Test
    void aReportAfterThePowerWasBackBeginsAnotherIncident() throws Exception {
        IncidentNumber first = reports("13900000001", "", NOON).incident().number();
        desk.restored(first, "wang", NOON.plusSeconds(60));
        Told again = reports("13900000001", "", NOON.plusSeconds(120));
        assertThat(again.incident().number()).isNotEqualTo(first);
        assertThat(again.known()).isFalse();
    }

    @Test
    void anIncidentOfWhichNobodyHasHeardForDaysTakesNoReportsAndItsPromisesExpire() throws Exception {
        IncidentNumber first = reports("13900000001", "", NOON).incident().number();
        incidents.promise(wish("13900000001", first.value(), NOON));
        Instant later = NOON.plus(Incident.QUIET);
        assertThat(reports("13900000002", "", later.minusSeconds(1)).incident().number())
                .isEqualTo(first);
        Told new1 = reports("13900000002", "", later.plus(Incident.QUIET));
        assertThat(new1.incident().number()).isNotEqualTo(first);
        assertThat(desk.promises(first, 10)).extracting(Promise::state).containsExactly(Promise.State.EXPIRED);
    }

    @Test
    void anIncidentThatIsExpectedToLastIsNotForgottenBefore() throws Exception {
        IncidentNumber first = reports("13900000001", "", NOON).incident().number();
        Instant end = NOON.plus(Duration.ofDays(5));
        desk.expect(first, end, NOON);
        assertThat(reports("13900000002", "", end).incident().number()).isEqualTo(first);
    }

    @Test
    void oneNumberIsPromisedOneCallForOneIncident() throws Exception {
        String number = reports("13900000001", "", NOON).incident().number().value();
        assertThat(incidents.promise(wish("13900000001", number, NOON)).promised())
                .isTrue();
        assertThat(incidents.promise(wish("13900000001", number, NOON)).promised())
                .isTrue();
        assertThat(desk.promises(new IncidentNumber(number), 10)).hasSize(1);
        assertThat(reports("13900000001", "", NOON).promised()).isTrue();
        assertThat(reports("13900000002", "", NOON).promised()).isFalse();
    }

    @Test
    void whereNobodyCallsNothingIsPromisedAndItIsSaidWhy() throws Exception {
        String number = reports("13900000001", "", NOON).incident().number().value();
        nobodyCalls = Optional.of("callbacks.dial is not set");
        assertThatThrownBy(() -> incidents.promise(wish("13900000001", number, NOON)))
                .hasMessage("callbacks.dial is not set");
        assertThat(counted).contains(IncidentListener.Answer.REFUSED);
    }

    @Test
    void nothingIsPromisedOnceThePowerIsBack() throws Exception {
        IncidentNumber number = reports("13900000001", "", NOON).incident().number();
        desk.restored(number, "wang", NOON);
        assertThatThrownBy(() -> incidents.promise(wish("13900000001", number.value(), NOON)))
                .hasMessageContaining("back");
    }

    @Test
    void oneCallCannotHaveTheEngineDialManyNumbers() throws Exception {
        String number = reports("13900000001", "", NOON).incident().number().value();
        CallId call = new CallId("one");
        for (int i = 0; i < Incidents.MOST_IN_A_CALL; i++) {
            PhoneNumber telephone = new PhoneNumber("1390000001" + i);
            incidents.promise(new CallWish(call, new IncidentNumber(number), "", telephone, "en-US", 4, NOON));
        }
        assertThatThrownBy(() -> incidents.promise(new CallWish(
                        call, new IncidentNumber(number), "", new PhoneNumber("13900000019"), "en-US", 4, NOON)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anIncidentOfAnOutageSystemIsKnownFromTheFirstPromiseIfItsAreaIsSaid() throws Exception {
        CallWish wish = wish("13900000001", "OMS-7", NOON);
        assertThatThrownBy(() -> incidents.promise(wish)).hasMessageContaining("area");
        CallWish withArea = new CallWish(wish.call(), wish.incident(), "north", wish.number(), "zh-CN", 1, NOON);
        assertThat(incidents.promise(withArea).incident().origin()).isEqualTo(Incident.Origin.OUTAGE_SYSTEM);
        assertThat(desk.restored(new IncidentNumber("OMS-7"), "oms", NOON).toCall())
                .isOne();
    }

    @Test
    void aPromiseIsTakenBackOnce() throws Exception {
        IncidentNumber number = reports("13900000001", "", NOON).incident().number();
        PhoneNumber telephone = new PhoneNumber("13900000001");
        incidents.promise(wish("13900000001", number.value(), NOON));
        assertThat(incidents.cancel(number, telephone, NOON).promised()).isFalse();
        assertThatThrownBy(() -> incidents.cancel(number, telephone, NOON)).isInstanceOf(Refused.class);
        assertThat(desk.show(number).toCall()).isZero();
        assertThat(incidents.promise(wish("13900000001", number.value(), NOON)).promised())
                .isTrue();
    }

    @Test
    void theCallThatIsMadeKnowsWhatItIsAboutAndThatItWasAnswered() throws Exception {
        IncidentNumber number = reports("13900000001", "", NOON).incident().number();
        incidents.promise(wish("13900000001", number.value(), NOON));
        desk.restored(number, "wang", NOON);
        Promise promise = desk.promises(number, 1).getFirst();
        Told told = incidents.recall(Optional.of(Incidents.token(promise)), NOON);
        assertThat(told.incident().area()).isEqualTo("north");
        assertThat(told.language()).isEqualTo("en-US");
        assertThat(desk.promises(number, 1).getFirst().state()).isEqualTo(Promise.State.CALLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "call-1", "incident-", "incident-0", "incident-99", "incident-99999999999999999999"})
    void aCallThatTheEngineDidNotMakeIsAboutNothing(String token) {
        assertThatThrownBy(() -> incidents.recall(Optional.of(token), NOON)).isInstanceOf(Refused.class);
    }

    @Test
    void theStaffOpensAnIncidentBeforeAnybodyCallsAndItIsKnownThen() throws Exception {
        desk.open(new Opening("north", Optional.empty(), Optional.of(NOON.plusSeconds(60)), "wang"), NOON);
        Told told = reports("13900000001", "", NOON);
        assertThat(told.known()).isTrue();
        assertThat(told.incident().reports()).isOne();
        assertThatThrownBy(() -> desk.open(new Opening("north", Optional.empty(), Optional.empty(), "wang"), NOON))
                .hasMessageContaining("open in north already");
    }

    @Test
    void anIncidentWithPromisesIsOnlyClosedByWhoSaysThatTheyAreBroken() throws Exception {
        IncidentNumber number = reports("13900000001", "", NOON).incident().number();
        incidents.promise(wish("13900000001", number.value(), NOON));
        assertThatThrownBy(() -> desk.close(number, Promises.KEPT, "wang", NOON))
                .hasMessageContaining("1 callers are promised a call");
        assertThat(desk.close(number, Promises.DROPPED, "wang", NOON).toCall()).isZero();
        assertThat(desk.promises(number, 1).getFirst().state()).isEqualTo(Promise.State.DROPPED);
        assertThatThrownBy(() -> desk.restored(number, "wang", NOON)).hasMessageContaining("closed since");
    }
}
