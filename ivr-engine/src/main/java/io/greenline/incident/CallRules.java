package io.greenline.incident;

import java.time.Instant;

/** Whether and how people are called when the power is back. Thread-safe; answers at once. */
@FunctionalInterface
public interface CallRules {

    /**
     * The terms at this moment.
     *
     * @throws Refused where nobody is called, with what an operator has to set
     */
    CallTerms terms(Instant now) throws Refused;
}
