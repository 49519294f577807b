package io.greenline.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.caller.RegisterEntry.Consent;
import io.greenline.caller.RegisterEntry.Standing;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisterEntryTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("13900000003");
    private static final LocalDate STARTS = LocalDate.parse("2026-01-01");
    private static final LocalDate REVIEW = LocalDate.parse("2026-10-01");
    private static final LocalDate EXPIRES = LocalDate.parse("2027-01-01");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    private static RegisterEntry entry(String purpose, Optional<LocalDate> withdrawn) {
        return new RegisterEntry(
                NUMBER,
                "Lake Road 1",
                List.of("life-support", "deaf"),
                "medical certificate",
                new Consent(Set.of(purpose), Set.of("desk"), STARTS, EXPIRES, withdrawn),
                REVIEW,
                Optional.empty(),
                Optional.empty());
    }

    private static RegisterEntry entry() {
        return entry("routing", Optional.empty());
    }

    @Test
    void consentHoldsFromItsFirstDayToTheDayBeforeItExpires() {
        assertThat(entry().standing(STARTS.minusDays(1))).isEqualTo(Standing.NOT_BEGUN);
        assertThat(entry().standing(STARTS)).isEqualTo(Standing.IN_FORCE);
        assertThat(entry().standing(EXPIRES.minusDays(1))).isEqualTo(Standing.IN_FORCE);
        assertThat(entry().standing(EXPIRES)).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void consentThatIsTakenBackEndsOnItsDay() {
        RegisterEntry entry = entry("routing", Optional.of(TODAY));
        assertThat(entry.standing(TODAY.minusDays(1))).isEqualTo(Standing.IN_FORCE);
        assertThat(entry.standing(TODAY)).isEqualTo(Standing.WITHDRAWN);
        assertThat(entry.standing(EXPIRES)).isEqualTo(Standing.WITHDRAWN);
    }

    @Test
    void anEntryIsReviewedFromItsDayOnAndWhenItsConsentHasEnded() {
        assertThat(entry().needsReview(REVIEW.minusDays(1))).isFalse();
        assertThat(entry().needsReview(REVIEW)).isTrue();
        assertThat(entry().needsReview(EXPIRES)).isTrue();
        assertThat(entry("routing", Optional.of(TODAY)).needsReview(TODAY)).isTrue();
    }

    @Test
    void onlyTheRolesThatTheHouseholdNamedSeeIt() {
        assertThat(entry().maySee("desk")).isTrue();
        assertThat(entry().maySee("field-crew")).isFalse();
    }

    @Test
    void whatIsPrintedOfAnEntryHoldsNoNeed() {
        assertThat(entry().toString()).doesNotContain("life-support").doesNotContain("Lake");
    }

    private static Optional<Customer> found(Optional<Customer> known, RegisterEntry entry) throws IOException {
        return new RegisteredNeeds(_ -> known, _ -> Optional.of(entry), () -> TODAY).find(NUMBER);
    }

    private static Optional<Customer> deafCustomer() {
        return Optional.of(new Customer(NUMBER, "Li", "critical", List.of("deaf"), "Hill 2", "hill", "zh-CN", 70));
    }

    @Test
    void aLookUpTellsTheNeedsOfBothEachOnceWithTheirSource() throws IOException {
        assertThat(found(deafCustomer(), entry()))
                .contains(new Customer(
                        NUMBER,
                        "Li",
                        "critical",
                        List.of("deaf", "life-support"),
                        "Hill 2",
                        "hill",
                        "zh-CN",
                        70,
                        List.of("life-support: register, medical certificate", "deaf: register, medical certificate")));
    }

    @Test
    void whomOnlyTheRegisterKnowsIsFoundAsAnOrdinaryCustomerWithNeeds() throws IOException {
        Customer found = found(Optional.empty(), entry()).orElseThrow();
        assertThat(found.tier()).isEqualTo("standard");
        assertThat(found.premises()).isEqualTo("Lake Road 1");
        assertThat(found.needs()).containsExactly("life-support", "deaf");
    }

    @Test
    void anEntryWithoutConsentForRoutingAddsNothing() throws IOException {
        RegisterEntry visitsOnly = entry("field-visits", Optional.empty());
        assertThat(found(deafCustomer(), visitsOnly)).isEqualTo(deafCustomer());
        assertThat(found(Optional.empty(), visitsOnly)).isEmpty();
        assertThat(found(deafCustomer(), entry("routing", Optional.of(TODAY)))).isEqualTo(deafCustomer());
    }

    @Test
    void aRegisterThatCannotBeReadTakesNothingFromTheDirectory() throws IOException {
        var both = new RegisteredNeeds(
                _ -> deafCustomer(),
                _ -> {
                    throw new IOException("locked");
                },
                () -> TODAY);
        assertThat(both.find(NUMBER)).isEqualTo(deafCustomer());
    }

    @Test
    void aPasswordIsKeptSoThatItCanBeTriedAndNotRead() {
        VisitPassword password = VisitPassword.of("Blue Heron", new byte[VisitPassword.SALT_BYTES]);
        assertThat(password.is(" blue heron ")).as("it was said, not typed").isTrue();
        assertThat(password.is("blue herons")).isFalse();
        assertThat(password.kept()).doesNotContainIgnoringCase("heron");
        assertThat(password).hasToString("***");
        assertThat(VisitPassword.ofKept(password.kept()).orElseThrow().is("Blue Heron"))
                .isTrue();
    }

    @Test
    void oneWordIsKeptDifferentlyForEachHousehold() {
        byte[] other = new byte[VisitPassword.SALT_BYTES];
        other[0] = 1;
        assertThat(VisitPassword.of("heron", other))
                .isNotEqualTo(VisitPassword.of("heron", new byte[VisitPassword.SALT_BYTES]));
    }

    @Test
    void aPasswordOfThreeLettersIsRefused() {
        assertThat(VisitPassword.isWellFormed("abc")).isFalse();
        assertThatThrownBy(() -> VisitPassword.of("abc", new byte[VisitPassword.SALT_BYTES]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
