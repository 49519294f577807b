package io.greenline.session;

import io.greenline.dialplan.InputRules;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.Prospect;
import io.greenline.telephony.DtmfDigit;
import java.time.Duration;

/**
 * Collects one entry, key by key: the timing rules D1 to D4 of VoiceXML 2.0 appendix D as a state machine. The clock is
 * whoever waits.
 *
 * <ul>
 *   <li>D1: more keys are needed and none comes in time: nomatch.
 *   <li>D2: the entry could end or go on: it matches after {@code interdigittimeout} or at {@code termchar}.
 *   <li>D3: the entry can take no more: it matches at once, or after {@code termtimeout}, in which a {@code termchar} is
 *       swallowed.
 *   <li>D4: the entry became impossible: nomatch after {@code interdigittimeout} or {@code termchar}; the keys until then
 *       are swallowed, so that they do not leak into the next question.
 * </ul>
 */
final class KeyCollector {
    private static final int MAX_KEYS = 128;

    private final KeyGrammar grammar;
    private final InputRules input;
    private final StringBuilder keys = new StringBuilder();

    KeyCollector(KeyGrammar grammar, InputRules input) {
        this.grammar = grammar;
        this.input = input;
    }

    /** What a key or the passing of time led to. */
    sealed interface Verdict {
        /** Wait for the next key, at most so long. */
        record Listen(Duration atMost) implements Verdict {}

        record Matched(String keys) implements Verdict {}

        record Unmatched(String keys) implements Verdict {}

        record Silence() implements Verdict {}
    }

    /** The caller may begin: {@code timeout} counts from the end of the prompt. */
    Verdict begin() {
        return new Verdict.Listen(input.timeout());
    }

    /** A key came. */
    Verdict key(DtmfDigit digit) {
        boolean terminates = input.termChar().filter(digit::equals).isPresent() && !continues(digit);
        if (terminates) {
            return terminated();
        }
        if (keys.length() == MAX_KEYS) {
            // A stuck key does not keep the question open for ever.
            return terminated();
        }
        keys.append(digit.symbol());
        return switch (prospect()) {
            case COMPLETE -> complete();
            case CAN_END, NEEDS_MORE, DEAD -> new Verdict.Listen(input.interdigitTimeout());
        };
    }

    /** The time of the last {@link Verdict.Listen} ran out. */
    Verdict timeout() {
        if (keys.isEmpty()) {
            return new Verdict.Silence();
        }
        return terminated();
    }

    private Verdict complete() {
        return input.termChar().isEmpty() || input.termTimeout().isZero()
                ? new Verdict.Matched(keys.toString())
                : new Verdict.Listen(input.termTimeout());
    }

    private Verdict terminated() {
        return switch (prospect()) {
            case COMPLETE, CAN_END -> new Verdict.Matched(keys.toString());
            case NEEDS_MORE, DEAD -> new Verdict.Unmatched(keys.toString());
        };
    }

    /** Whether the termination key itself is part of an entry that the grammar knows. */
    private boolean continues(DtmfDigit digit) {
        return grammar.prospect(keys.toString() + digit.symbol()) != Prospect.DEAD;
    }

    private Prospect prospect() {
        return grammar.prospect(keys.toString());
    }
}
