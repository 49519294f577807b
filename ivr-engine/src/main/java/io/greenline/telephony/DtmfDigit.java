package io.greenline.telephony;

import java.util.Optional;

/** One key of a telephone keypad as RFC 4733 section 3.2 numbers them: 0 to 9, star, pound, A to D. */
public enum DtmfDigit {
    ZERO('0', 0),
    ONE('1', 1),
    TWO('2', 2),
    THREE('3', 3),
    FOUR('4', 4),
    FIVE('5', 5),
    SIX('6', 6),
    SEVEN('7', 7),
    EIGHT('8', 8),
    NINE('9', 9),
    STAR('*', 10),
    POUND('#', 11),
    A('A', 12),
    B('B', 13),
    C('C', 14),
    D('D', 15);

    private final char symbol;
    private final int eventCode;

    DtmfDigit(char symbol, int eventCode) {
        this.symbol = symbol;
        this.eventCode = eventCode;
    }

    /** The key's printed sign; letters are upper case. */
    public char symbol() {
        return symbol;
    }

    /** The event number of RFC 4733 section 3.2, 0 to 15. */
    public int eventCode() {
        return eventCode;
    }

    /** The key with this sign, or empty when no key has it. Lower-case letters are accepted, as Asterisk sends both. */
    public static Optional<DtmfDigit> of(char symbol) {
        char upper = symbol >= 'a' && symbol <= 'd' ? (char) (symbol - 'a' + 'A') : symbol;
        for (DtmfDigit digit : values()) {
            if (digit.symbol == upper) {
                return Optional.of(digit);
            }
        }
        return Optional.empty();
    }
}
