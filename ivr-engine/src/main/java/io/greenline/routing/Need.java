package io.greenline.routing;

import java.time.Duration;
import java.util.Optional;

/**
 * What a queue asks of whoever takes its calls.
 *
 * @param what the skill or the caller's language
 * @param strength whether one without it can take the call at all
 * @param relaxAfter waited so long, a must becomes a should; empty: never
 */
public record Need(What what, Strength strength, Optional<Duration> relaxAfter) {

    /** What is needed. */
    public sealed interface What {}

    /**
     * A skill.
     *
     * @param least 1 (knows it) to 5 (knows it best)
     */
    public record OfSkill(Skill skill, int least) implements What {
        public OfSkill {
            if (least < 1 || least > 5) {
                throw new IllegalArgumentException("a skill's level is 1 to 5, not " + least);
            }
        }
    }

    /** The caller's own language; a caller whose language is not known can talk to anyone. */
    public record OfLanguage() implements What {}

    /** How much it is needed. */
    public enum Strength {
        /** Nobody else may take the call. */
        MUST,
        /** Who has it comes first. */
        SHOULD
    }

    public static Need must(What what) {
        return new Need(what, Strength.MUST, Optional.empty());
    }
}
