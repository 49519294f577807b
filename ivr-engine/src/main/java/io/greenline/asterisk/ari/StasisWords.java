package io.greenline.asterisk.ari;

import io.greenline.call.OutboundCall;
import io.greenline.telephony.Media;
import io.greenline.telephony.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words that stand behind our application's name in {@code Stasis(...)}. They stay with a channel for its life, so that a
 * restarted engine reads there what it must know of a call that it did not see begin.
 */
final class StasisWords {
    private static final String DIALLED = "dialled";
    private static final String VIDEO = "video";

    private StasisWords() {}

    /** The media that the dialplan says the caller's device offered: the word {@code video}, or nothing. */
    static Set<Media> offered(AriChannel channel) {
        return of(channel).contains(VIDEO) ? Set.of(Media.VOICE, Media.VIDEO) : Set.of(Media.VOICE);
    }

    /** What a call that we dialled says of itself; empty for one that came in. */
    static Optional<Dialled> dialled(AriChannel channel) {
        List<String> words = of(channel);
        return words.size() == 4 && words.getFirst().equals(DIALLED)
                ? plain(words.get(1))
                        .flatMap(number -> plain(words.get(2))
                                .flatMap(line -> plain(words.get(3)).map(token -> new Dialled(number, line, token))))
                : Optional.empty();
    }

    private static List<String> of(AriChannel channel) {
        List<String> all = Arrays.asList(channel.applicationData().split(",", -1));
        return all.subList(1, all.size());
    }

    private static Optional<String> plain(String word) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * A call that we dialled. Whatever its words are, they pass through Asterisk's commas and quotes.
     *
     * @param number who was dialled
     * @param line the line that it runs on
     * @param token what it was dialled for
     */
    record Dialled(String number, String line, String token) {
        Dialled(OutboundCall call) {
            this(call.number().value(), call.line(), call.token());
        }

        String words() {
            return String.join(",", DIALLED, coded(number), coded(line), coded(token));
        }

        Optional<PhoneNumber> calling() {
            return PhoneNumber.parse(number);
        }

        private static String coded(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
