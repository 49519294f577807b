package io.greenline.speech;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Prospect;
import io.greenline.telephony.CallId;
import io.greenline.telephony.Language;
import io.greenline.telephony.SpeechBargeIn;
import java.time.Duration;
import java.util.List;

/**
 * What is listened for.
 *
 * @param grammars all of one language, in order of preference; at least one
 * @param complete silence that ends an answer which can take no more (VoiceXML 2.0 section 6.3.2, {@code completetimeout})
 * @param incomplete silence that ends an answer which could go on or is not one yet ({@code incompletetimeout})
 * @param longest speech that is listened to ({@code maxspeechtimeout})
 * @param bargeIn with {@link SpeechBargeIn#HOTWORD} only an answer that fits a grammar is told; anything else is forgotten
 * @param keep whether the answer's voice is wanted
 */
public record ListeningFor(
        CallId call,
        Language language,
        List<Grammar> grammars,
        Duration complete,
        Duration incomplete,
        Duration longest,
        SpeechBargeIn bargeIn,
        KeepVoice keep) {
    public ListeningFor {
        grammars = List.copyOf(grammars);
    }

    /** What may follow these words, by all grammars together. */
    public Prospect prospect(String words) {
        return grammars.stream().map(grammar -> grammar.prospect(words)).reduce(Prospect.DEAD, Prospect::or);
    }

    /** Whether an answer's voice is kept. */
    public enum KeepVoice {
        NO,
        YES
    }
}
