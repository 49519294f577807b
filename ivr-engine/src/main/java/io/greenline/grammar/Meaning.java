package io.greenline.grammar;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What words mean to the application: the value of a grammar's root rule (SISR 1.0 section 7), as JSON knows values. */
public sealed interface Meaning {

    /** A script that left {@code out} undefined or null. */
    record Nothing() implements Meaning {}

    record Text(String text) implements Meaning {}

    record Figure(BigDecimal value) implements Meaning {}

    record Flag(boolean value) implements Meaning {}

    /** An object; members in the order in which they were set. */
    record Members(Map<String, Meaning> members) implements Meaning {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    record Items(List<Meaning> items) implements Meaning {
        public Items {
            items = List.copyOf(items);
        }
    }
}
