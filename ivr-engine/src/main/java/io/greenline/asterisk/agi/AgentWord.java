package io.greenline.asterisk.agi;

import java.util.Map;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiRequest;

/**
 * What the shipped dialplan says of an agent's telephone: a connection of its own to the script that is called as the
 * engine's and {@code -agent}, with the word, the offer and more as its arguments.
 *
 * @param offer the number that {@link AgiOffers} gave
 * @param channel the telephone's channel
 */
record AgentWord(Kind kind, String offer, String channel, int cause) {
    private static final String SCRIPT_ENDS_IN = "-agent";

    /** How far it is. */
    enum Kind {
        /** It is about to be rung. */
        DIALLED,
        ANSWERED,
        /** It rings or talks no more; the cause says why. */
        GONE
    }

    /** Empty for a caller's call. */
    static Optional<AgentWord> read(AgiRequest request) {
        @SuppressWarnings("unchecked") // Asterisk-Java's interface says Map; its keys and values are text.
        Map<String, String> lines = request.getRequest();
        if (!lines.getOrDefault("network_script", "").endsWith(SCRIPT_ENDS_IN)) {
            return Optional.empty();
        }
        String offer = lines.getOrDefault("arg_2", "");
        String channel = lines.getOrDefault("channel", "");
        return switch (lines.getOrDefault("arg_1", "")) {
            case "dialled" -> Optional.of(new AgentWord(Kind.DIALLED, offer, channel, 0));
            case "answered" -> Optional.of(new AgentWord(Kind.ANSWERED, offer, channel, 0));
            case "gone" -> Optional.of(new AgentWord(Kind.GONE, offer, channel, cause(lines)));
            default -> Optional.empty();
        };
    }

    private static int cause(Map<String, String> lines) {
        try {
            return Math.clamp(Long.parseLong(lines.getOrDefault("arg_3", "0")), 0, 127);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
