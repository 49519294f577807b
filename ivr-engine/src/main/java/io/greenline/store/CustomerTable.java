package io.greenline.store;

import io.greenline.caller.Customer;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import io.greenline.telephony.Name;
import io.greenline.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The customers of a CSV file with every finding about it. A finding never repeats a customer's data: it may end in a log.
 *
 * @param customers the good rows
 * @param findings in the order of the file
 */
record CustomerTable(List<Customer> customers, List<Diagnostic> findings) {
    private static final int MOST_NEEDS = 16;
    private static final CsvSheet.Shape SHAPE = new CsvSheet.Shape(
            "customer",
            List.of("number", "name", "tier", "needs", "premises", "area", "language", "age"),
            List.of("number", "name"));

    static CustomerTable parse(String file, byte[] bytes, NumberRules rules) {
        List<Customer> customers = new ArrayList<>();
        List<Diagnostic> findings =
                CsvSheet.read(file, bytes, SHAPE, rules, row -> customer(row).ifPresent(customers::add));
        return new CustomerTable(customers, findings);
    }

    private static Optional<Customer> customer(CsvSheet.Row row) {
        Optional<PhoneNumber> number = row.key("number");
        String name = row.required("name", "write one");
        String tier = tier(row);
        List<String> needs = row.names("needs", MOST_NEEDS, "needs", "elderly;life-support");
        String language = language(row);
        int age = age(row);
        String premises = row.get("premises");
        String area = row.get("area");
        return number.filter(_ -> row.isGood())
                .map(known -> new Customer(known, name, tier, needs, premises, area, language, age));
    }

    private static String tier(CsvSheet.Row row) {
        String tier = row.get("tier");
        if (!tier.isEmpty() && !Name.isName(tier)) {
            row.error("tier", "tier", "not the name of a tier", "write a word such as critical");
        }
        return tier.isEmpty() ? "standard" : tier;
    }

    private static String language(CsvSheet.Row row) {
        String language = row.get("language");
        if (!language.isEmpty() && !Language.isTag(language)) {
            row.error("language", "language", "not a language tag", "write one such as zh-CN, or nothing");
        }
        return language;
    }

    private static int age(CsvSheet.Row row) {
        String age = row.get("age");
        if (age.isEmpty()) {
            return 0;
        }
        if (!age.matches("[0-9]{1,3}") || Integer.parseInt(age) > 150) {
            row.error("age", "age", "not an age", "write 0 to 150 years, or nothing");
            return 0;
        }
        return Integer.parseInt(age);
    }
}
