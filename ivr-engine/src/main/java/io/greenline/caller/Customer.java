package io.greenline.caller;

import io.greenline.telephony.PhoneNumber;
import java.util.List;

/**
 * What the customer directory knows of the person or house behind a number. A hint of who is calling, never a proof.
 *
 * @param number the key
 * @param name as the utility writes it
 * @param tier {@code standard}, {@code critical} or another word of the utility's own
 * @param needs accessibility and vulnerability codes: {@code elderly}, {@code deaf}, {@code life-support} ...
 * @param premises the place supplied; empty when unknown
 * @param area the part of the network that supplies the premises, in the utility's own word (a district, a feeder); empty
 *     when unknown
 * @param language the language that the customer wants, as a tag; empty when unknown
 * @param age in years; 0 when unknown
 * @param evidence where needs are known from, {@code need: source}; the directory's own have none
 */
public record Customer(
        PhoneNumber number,
        String name,
        String tier,
        List<String> needs,
        String premises,
        String area,
        String language,
        int age,
        List<String> evidence) {
    public Customer {
        needs = List.copyOf(needs);
        evidence = List.copyOf(evidence);
        if (age < 0 || age > 150) {
            throw new IllegalArgumentException("an age is 0 (unknown) to 150 years, not " + age);
        }
    }

    /** A customer whose needs are the directory's own. */
    public Customer(
            PhoneNumber number,
            String name,
            String tier,
            List<String> needs,
            String premises,
            String area,
            String language,
            int age) {
        this(number, name, tier, needs, premises, area, language, age, List.of());
    }

    /** Whether the priority services register knows of this need: somebody has seen a proof. */
    public boolean isRegistered(String need) {
        return evidence.stream().anyMatch(each -> each.startsWith(need + ": register"));
    }

    /** The same customer with other needs. */
    public Customer withNeeds(List<String> other, List<String> source) {
        return new Customer(number, name, tier, other, premises, area, language, age, source);
    }
}
