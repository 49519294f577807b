package io.greenline.asterisk.agi;

import io.greenline.call.InboundCall;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiRequest;

/** Reads what Asterisk says of a call when it opens the connection. Every value is hostile until it has a type. */
final class CallDescription {
    static final String DRIVER = "agi";

    private static final String UNKNOWN = "unknown";
    private static final int MAX_CALLED = 64;

    private CallDescription() {}

    /**
     * The call that the lines describe; empty when they have no usable unique id, as from a peer that is no Asterisk.
     * The script's name chooses nothing and is not looked at.
     */
    static Optional<InboundCall> read(AgiRequest request) {
        @SuppressWarnings("unchecked") // Asterisk-Java's interface says Map; its keys and values are text.
        Map<String, String> lines = request.getRequest();
        return callId(lines.getOrDefault("uniqueid", ""))
                .map(id -> new InboundCall(
                        id,
                        PhoneNumber.parse(lines.getOrDefault("callerid", UNKNOWN)),
                        name(lines.getOrDefault("calleridname", UNKNOWN)),
                        called(lines),
                        DRIVER));
    }

    /** The Asterisk that says so. */
    static AsteriskVersion version(AgiRequest request) {
        @SuppressWarnings("unchecked") // as above
        Map<String, String> lines = request.getRequest();
        return AsteriskVersion.parse(lines.getOrDefault("version", ""));
    }

    private static Optional<CallId> callId(String text) {
        try {
            return Optional.of(new CallId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String name(String sent) {
        return sent.equals(UNKNOWN) ? "" : sent;
    }

    /** The script's first argument where the dialplan gives one, else the extension, else the number of the INVITE. */
    private static String called(Map<String, String> lines) {
        String argument = lines.getOrDefault("arg_1", "");
        String extension = lines.getOrDefault("extension", "");
        String dialled = lines.getOrDefault("dnid", UNKNOWN);
        String called;
        if (!argument.isBlank()) {
            called = argument;
        } else if ((extension.isBlank() || extension.equals("s")) && !dialled.equals(UNKNOWN)) {
            called = dialled;
        } else {
            called = extension;
        }
        return called.length() <= MAX_CALLED ? called : called.substring(0, MAX_CALLED);
    }
}
