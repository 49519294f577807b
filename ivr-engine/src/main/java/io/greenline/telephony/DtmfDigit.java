package io.greenline.telephony;

import java.util.Optional;

/** One key of a telephone keypad as RFC 4733 section 3.2 numbers them: 0 to 9, star, pound, A to D. */
public enum DtmfDigit {
    ZERO('0'),
    ONE('1'),
    TWO('2'),
    THREE('3'),
    FOUR('4'),
    FIVE('5'),
    SIX('6'),
    SEVEN('7'),
    EIGHT('8'),
    NINE('9'),
    STAR('*'),
    POUND('#'),
    A('A'),
    B('B'),
    C('C'),
    D('D');

    private final char symbol;

    DtmfDigit(char symbol) {
        this.symbol = symbol;
    }

    /** The key's printed sign; letters are upper case. */
    public char symbol() {
        return symbol;
    }

    /** The event number of RFC 4733 section 3.2, 0 to 15. */
    public int eventCode() {
        return ordinal();
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
