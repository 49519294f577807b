package io.greenline.phone;

import java.time.Duration;
import java.util.Optional;

/** What a phone does when it is called. */
public sealed interface Desk {
    /**
     * Rings, answers, says something and perhaps hangs up.
     *
     * @param after how long it rings
     * @param says the sound it plays once when answered
     * @param hangsUpAfter how long it stays, from its answer; empty waits for the other side
     */
    record Answers(Duration after, Optional<Greeting> says, Optional<Duration> hangsUpAfter) implements Desk {
        public static Answers after(Duration ringing) {
            return new Answers(ringing, Optional.empty(), Optional.empty());
        }

        public Answers saying(Heard.Mark mark, Duration length) {
            return new Answers(after, Optional.of(new Greeting(mark, length)), hangsUpAfter);
        }

        public Answers hangingUpAfter(Duration talk) {
            return new Answers(after, says, Optional.of(talk));
        }
    }

    /** A marked sound and its length. */
    record Greeting(Heard.Mark mark, Duration length) {}

    /** Says no at once with this SIP status, 400 to 699: 486 is busy, 603 declines. */
    record Refuses(int status) implements Desk {
        public Refuses {
            if (status < 400 || status > 699) {
                throw new IllegalArgumentException("a refusal has a status of 400 to 699, not " + status);
            }
        }
    }

    /** Rings until the caller gives up. */
    record NeverAnswers() implements Desk {}
}
