package io.greenline.routing;

import io.greenline.telephony.Media;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a caller before anybody has talked with her.
 *
 * @param called the number that was dialled, as the switch says it
 * @param media what her telephone offers
 * @param tier the customer's tier by the directory; empty when she is not in it
 * @param needs her needs, each with whoever knows of it; a need that both know of stands once, with the register
 * @param age in years; 0 when not known
 * @param callsAgo how long ago earlier calls of this number came in, in any order
 * @param outage where the power is out for her
 * @param said what she has said, in the dialplan's words
 * @param pressed the keys that she has pressed
 */
public record Facts(
        String called,
        Set<Media> media,
        Optional<String> tier,
        List<KnownNeed> needs,
        int age,
        List<Duration> callsAgo,
        Optional<Outage> outage,
        Set<String> said,
        Set<String> pressed) {
    /** Of a caller of whom nothing is known but that she has a telephone. */
    public static final Facts NOTHING = new Facts(
            "", Set.of(Media.VOICE), Optional.empty(), List.of(), 0, List.of(), Optional.empty(), Set.of(), Set.of());

    public Facts {
        media = Set.copyOf(media);
        needs = List.copyOf(needs);
        callsAgo = List.copyOf(callsAgo);
        said = Set.copyOf(said);
        pressed = Set.copyOf(pressed);
    }

    /** Who knows of a need. */
    public enum Source {
        /** The register of priority services: somebody has seen a proof. */
        REGISTER,
        /** The customer directory. */
        DIRECTORY;

        @Override
        public String toString() {
            return this == REGISTER ? "register" : "directory";
        }
    }

    /**
     * A need.
     *
     * @param code {@code life-support}, {@code deaf}
     */
    public record KnownNeed(String code, Source source) {}

    /**
     * An outage that a notice tells of.
     *
     * @param where how closely it is hers
     * @param notice its name
     */
    public record Outage(Where where, String notice) {
        /** How closely an outage is a caller's. */
        public enum Where {
            /** It names her premises. */
            PREMISES,
            /** It names the area that her premises are in. */
            AREA
        }
    }
}
