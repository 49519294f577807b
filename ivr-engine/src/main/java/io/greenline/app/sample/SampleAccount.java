package io.greenline.app.sample;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An account of the sample.
 *
 * @param number ten digits
 * @param pin six digits
 * @param area which part of the network supplies it, by the names of {@code dialplans/customers.csv}
 * @param balance in yuan
 * @param due from today until it must be paid, below zero when that is past; empty when nothing is due
 * @param reading the meter's last one, in kilowatt hours
 */
record SampleAccount(String number, String pin, String area, BigDecimal balance, Optional<Period> due, long reading) {
    /** All that there are, by their numbers. */
    static final Map<String, SampleAccount> ALL = List.of(
                    of("1234567890", "123456", "城南", "86.40", Optional.of(Period.ofDays(14)), 4_711),
                    of("2345678901", "234567", "滨江", "250.00", Optional.empty(), 18_020),
                    of("3456789012", "345678", "柳树", "-32.15", Optional.of(Period.ofDays(-6)), 960),
                    of("4567890123", "456789", "城北", "0.00", Optional.empty(), 77))
            .stream()
            .collect(Collectors.toUnmodifiableMap(SampleAccount::number, Function.identity()));

    private static SampleAccount of(
            String number, String pin, String area, String balance, Optional<Period> due, long reading) {
        return new SampleAccount(number, pin, area, new BigDecimal(balance), due, reading);
    }
}
