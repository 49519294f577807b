package io.greenline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestoredCallsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration EXPIRY = Duration.ofHours(12);
    private static final int PER_MINUTE = 20;
    private static final Dialer.Dialled SILENCE =
            new Dialer.Dialled.NotReached(Why.NO_ANSWER, HangupCause.NO_ANSWER, "nobody");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final IncidentDesk desk = new IncidentDesk(ledger);
    private final List<OutboundCall> dialled = new ArrayList<>();
    private final List<IncidentListener.Call> counted = new ArrayList<>();
    private Instant now = NOON;
    private CallTerms.Hours hours = CallTerms.Hours.OPEN;
    private Dialer.Dialled answer = new Dialer.Dialled.Answered();
    private Runnable whileRinging = () -> {};

    private final CallRules rules = _ -> new CallTerms(2, EVERY, EXPIRY, hours);
    private final IncidentListener listener = new IncidentListener() {
        @Override
        public void reported(Report what) {}

        @Override
        public void promised(Answer what) {}

        @Override
        public void called(Call what) {
            counted.add(what);
        }
    };
    private final Incidents incidents =
            new Incidents(ledger, OutageNews.none(ZoneId.of("Asia/Shanghai")), rules, listener);
    private final RestoredCalls calls = new RestoredCalls(
            new RestoredCalls.Means(
                    ledger,
                    rules,
                    (call, off) -> {
                        dialled.add(call);
                        whileRinging.run();
                        return off.isCalledOff() ? new Dialer.Dialled.CalledOff() : answer;
                    },
                    "PJSIP/{number}@trunk",
                    "95598",
                    Runnable::run,
                    listener,
                    () -> now),
            PER_MINUTE);

    private IncidentNumber reported(String area, String caller) throws Refused {
        return incidents
                .report(new OutageReport(
                        new CallId("report-" + caller), Optional.of(new PhoneNumber(caller)), area, "", now))
                .incident()
                .number();
    }

    private void promised(IncidentNumber incident, String number, int tier) throws Refused {
        incidents.promise(
                new CallWish(new CallId("wish-" + number), incident, "", new PhoneNumber(number), "zh-CN", tier, now));
    }

    private IncidentNumber restored(int... tiers) throws Refused {
        IncidentNumber incident = reported("north", "13900000001");
        for (int i = 0; i < tiers.length; i++) {
            promised(incident, "1390000001" + i, tiers[i]);
        }
        desk.restored(incident, "wang", now);
        return incident;
    }

    private void passes(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            calls.look();
            now = now.plusSeconds(1);
        }
    }

    private List<String> numbers() {
        return dialled.stream().map(call -> call.number().value()).toList();
    }

    @Test
    void nobodyIsCalledBeforeThePowerIsBack() throws Exception {
        promised(reported("north", "13900000001"), "13900000010", 4);
        passes(Duration.ofMinutes(2));
        assertThat(dialled).isEmpty();
    }

    @Test
    void whoeverAskedIsCalledOnceOnTheLineOfTheDialplan() throws Exception {
        IncidentNumber incident = restored(4);
        passes(Duration.ofHours(1));
        assertThat(dialled).singleElement().satisfies(call -> {
            assertThat(call.dialString()).isEqualTo("PJSIP/13900000010@trunk");
            assertThat(call.shown()).isEqualTo("95598");
            assertThat(call.line()).isEqualTo("restored");
            assertThat(incidents
                            .recall(Optional.of(call.token()), now)
                            .incident()
                            .area())
                    .isEqualTo("north");
        });
        assertThat(desk.show(incident).toCall()).isZero();
        assertThat(counted).containsExactly(IncidentListener.Call.ANSWERED);
    }

    @Test
    void whoIsInDangerIsCalledFirstThenWhoAskedFirst() throws Exception {
        restored(4, 4, 1, 2);
        passes(Duration.ofMinutes(1));
        assertThat(numbers()).containsExactly("13900000012", "13900000013", "13900000010", "13900000011");
    }

    @Test
    void whoeverCancelsIsRungNoMore() throws Exception {
        IncidentNumber incident = restored(4);
        whileRinging = () -> {
            try {
                incidents.cancel(incident, new PhoneNumber("13900000010"), now);
            } catch (Refused e) {
                throw new AssertionError(e);
            }
            calls.look();
        };
        passes(Duration.ofHours(1));
        assertThat(dialled).hasSize(1);
        assertThat(counted).doesNotContain(IncidentListener.Call.ANSWERED);
        assertThat(desk.show(incident).toCall()).isZero();
    }

    @Test
    void whoIsStillToBeCalledRingsOn() throws Exception {
        restored(4);
        whileRinging = calls::look;
        passes(Duration.ofHours(1));
        assertThat(counted).containsExactly(IncidentListener.Call.ANSWERED);
    }

    @Test
    void callsAreSpreadOverTheMinute() throws Exception {
        restored(4, 4, 4, 4, 4, 4, 4, 4, 4, 4);
        passes(Duration.ofSeconds(9));
        assertThat(dialled).hasSize(3);
        passes(Duration.ofSeconds(9));
        assertThat(dialled).hasSize(6);
    }

    @Test
    void whatWasNotCalledInAQuietHourIsNotMadeUpForAtOnce() throws Exception {
        passes(Duration.ofHours(1));
        restored(4, 4, 4, 4);
        calls.look();
        assertThat(dialled).hasSize(1);
    }

    @Test
    void outsideTheHoursTheyWait() throws Exception {
        hours = CallTerms.Hours.CLOSED;
        restored(4);
        passes(Duration.ofMinutes(5));
        assertThat(dialled).isEmpty();
        hours = CallTerms.Hours.OPEN;
        passes(Duration.ofMinutes(1));
        assertThat(dialled).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerIsCalledAgainAfterAWhileAndThenLeftAlone() throws Exception {
        answer = SILENCE;
        IncidentNumber incident = restored(4);
        passes(EVERY.minusSeconds(5));
        assertThat(dialled).hasSize(1);
        passes(Duration.ofSeconds(10));
        assertThat(dialled).hasSize(2);
        passes(Duration.ofHours(2));
        assertThat(dialled).hasSize(2);
        assertThat(desk.promises(incident, 1).getFirst()).satisfies(promise -> {
            assertThat(promise.state()).isEqualTo(Promise.State.UNREACHED);
            assertThat(promise.how()).isEqualTo("no_answer: nobody");
        });
        assertThat(counted).containsExactly(IncidentListener.Call.MISSED, IncidentListener.Call.UNREACHED);
    }

    @Test
    void afterTheExpiryNobodyIsCalledAndItIsCounted() throws Exception {
        hours = CallTerms.Hours.CLOSED;
        IncidentNumber incident = restored(4, 4);
        passes(EXPIRY.plusMinutes(2));
        hours = CallTerms.Hours.OPEN;
        passes(Duration.ofMinutes(1));
        assertThat(dialled).isEmpty();
        assertThat(desk.promises(incident, 9)).extracting(Promise::state).containsOnly(Promise.State.EXPIRED);
        assertThat(counted).containsExactly(IncidentListener.Call.EXPIRED, IncidentListener.Call.EXPIRED);
    }

    @Test
    void anAttemptIsKeptBeforeTheTelephoneRings() throws Exception {
        IncidentNumber incident = restored(4);
        List<Integer> attempts = new ArrayList<>();
        whileRinging = () -> attempts.add(promise(incident).attempts());
        calls.look();
        assertThat(attempts).containsExactly(1);
    }

    private Promise promise(IncidentNumber incident) {
        try {
            return desk.promises(incident, 1).getFirst();
        } catch (Refused e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoseLastAttemptWasCutOffByTheEndOfTheEngineIsNotCalledForEver() throws Exception {
        IncidentNumber incident = restored(4);
        whileRinging = () -> {
            throw new IllegalStateException("as if the engine had ended");
        };
        // What a killed engine leaves: the attempt is counted, its end is not known.
        ledger.change(pages -> {
            Promise twice = promise(incident).dialled(rules.terms(now), now).dialled(rules.terms(now), now);
            pages.keep(twice);
            return twice;
        });
        passes(Duration.ofHours(1));
        assertThat(dialled).isEmpty();
        assertThat(promise(incident).state()).isEqualTo(Promise.State.UNREACHED);
    }

    @Test
    void aSwitchThatFailsIsAMissedCall() throws Exception {
        whileRinging = () -> {
            throw new IllegalStateException("no switch");
        };
        IncidentNumber incident = restored(4);
        calls.look();
        assertThat(promise(incident).isOpen()).isTrue();
        assertThat(counted).containsExactly(IncidentListener.Call.MISSED);
    }

    @Test
    void whileSeveralReportTheSameAreaAnewNobodyIsToldThatThePowerIsBack() throws Exception {
        IncidentNumber incident = restored(4);
        hours = CallTerms.Hours.CLOSED;
        passes(Duration.ofSeconds(1));
        for (int i = 0; i < RestoredCalls.DOUBT; i++) {
            reported("north", "1380000000" + i);
        }
        hours = CallTerms.Hours.OPEN;
        passes(Duration.ofMinutes(1));
        assertThat(dialled).isEmpty();
        IncidentNumber later = desk.show(incident).doubt().orElseThrow();
        desk.close(later, IncidentDesk.Promises.KEPT, "wang", now);
        passes(Duration.ofMinutes(1));
        assertThat(dialled).hasSize(1);
    }

    @Test
    void twoHousesThatAreStillDarkHoldNobodyUp() throws Exception {
        hours = CallTerms.Hours.CLOSED;
        restored(4);
        passes(Duration.ofSeconds(1));
        for (int i = 1; i < RestoredCalls.DOUBT; i++) {
            reported("north", "1380000000" + i);
        }
        hours = CallTerms.Hours.OPEN;
        passes(Duration.ofMinutes(1));
        assertThat(dialled).hasSize(1);
    }

    @Test
    void anIncidentThatIsClosedCallsNobodyMore() throws Exception {
        IncidentNumber incident = restored(4, 4, 4);
        calls.look();
        desk.close(incident, IncidentDesk.Promises.DROPPED, "wang", now);
        passes(Duration.ofMinutes(5));
        assertThat(dialled).hasSize(1);
    }

    @Test
    void aClockThatWasSetBackStopsNothing() throws Exception {
        restored(4, 4);
        calls.look();
        now = now.minus(Duration.ofHours(6));
        calls.look();
        assertThat(dialled).hasSize(1);
        passes(Duration.ofHours(7));
        assertThat(dialled).hasSize(2);
    }

    @Test
    void whatEndedIsForgottenAfterThreeMonths() throws Exception {
        IncidentNumber incident = restored(4);
        passes(Duration.ofMinutes(1));
        now = now.plus(Sweep.REMEMBERED.minusMinutes(5));
        calls.look();
        assertThat(desk.list(9)).hasSize(1);
        now = now.plus(Duration.ofMinutes(10));
        calls.look();
        assertThat(desk.list(9)).isEmpty();
        assertThat(incident.value()).isEqualTo("1001");
    }
}
