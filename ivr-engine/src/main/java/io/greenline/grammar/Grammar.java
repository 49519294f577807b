package io.greenline.grammar;

import io.greenline.telephony.Language;
import java.util.List;

/**
 * A grammar of spoken words, ready for use: what callers may say and what it means (SRGS 1.0, SISR 1.0). Immutable; every
 * method may be called on any thread.
 */
public interface Grammar {
    GrammarName name();

    Language language();

    /** Tells one wording of a grammar from another: 12 hexadecimal digits over its file and all that it refers to. */
    String version();

    /**
     * All that these words can mean, the most likely first; ties in the order of the grammar's text. Case, blanks at the
     * ends and, in Chinese, all blanks between words do not matter.
     *
     * @param atMost how many, at least 1
     * @return empty when the words are not of this grammar
     */
    List<Interpretation> interpret(String words, int atMost);

    /** What may follow these words. */
    Prospect prospect(String words);

    /**
     * What a recogniser may expect.
     *
     * @param atMost longest list of whole sentences; where the grammar has more, pairs of words are listed instead
     */
    Phrases phrases(int atMost);
}
