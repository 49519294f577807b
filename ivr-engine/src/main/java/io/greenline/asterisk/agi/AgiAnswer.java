package io.greenline.asterisk.agi;

import java.util.Optional;
import org.asteriskjava.fastagi.reply.AgiReply;
import org.jspecify.annotations.Nullable;

/** What came of one command. */
sealed interface AgiAnswer {
    /**
     * Asterisk carried the command out, well or not.
     *
     * @param value the result: 0, a key's ASCII code, 1 for a variable, or -1 where it failed or the caller is gone
     * @param text what stood in brackets
     * @param endPosition how many samples were recorded ({@code endpos}), 0 where Asterisk says nothing of it
     */
    record Result(int value, String text, long endPosition) implements AgiAnswer {}

    /** More samples than any recording has: about three days. */
    long MAX_END_POSITION = Integer.MAX_VALUE;

    /** The channel is gone: Asterisk refuses the command on a dead channel (511). */
    record Dead() implements AgiAnswer {}

    /** Asterisk refused the command or did not answer it in time. */
    record Refused(String reason) implements AgiAnswer {}

    static AgiAnswer of(AgiReply reply) {
        return switch (reply.getStatus()) {
            case AgiReply.SC_SUCCESS -> result(reply);
            case AgiReply.SC_DEAD_CHANNEL -> new Dead();
            default -> new Refused(shown(reply));
        };
    }

    /** Asterisk-Java makes -1 of every result that is not a number, which would read as a caller who has gone. */
    private static AgiAnswer result(AgiReply reply) {
        String result = textOf(reply.getResult());
        try {
            return new Result(Integer.parseInt(result), textOf(reply.getExtra()), endPosition(reply));
        } catch (NumberFormatException e) {
            return new Refused(shown(reply));
        }
    }

    private static long endPosition(AgiReply reply) {
        try {
            return Math.clamp(Long.parseLong(textOf(reply.getAttribute("endpos"))), 0, MAX_END_POSITION);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static String shown(AgiReply reply) {
        String line = textOf(reply.getFirstLine());
        String visible = line.codePoints()
                .limit(120)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "Asterisk answered '%s'".formatted(visible);
    }

    private static String textOf(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }
}
