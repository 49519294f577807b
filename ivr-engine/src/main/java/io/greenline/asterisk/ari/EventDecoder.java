package io.greenline.asterisk.ari;

import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads Asterisk's messages token by token: the members may come in any order, and any of them may be missing.
 *
 * <p>Any bytes give an event: what is not JSON is {@link AriEvent.Malformed}, what we do not use is {@link
 * AriEvent.Unknown}.
 */
final class EventDecoder {
    private static final int MAX_NESTING = 64;
    private static final String PLAYBACK_FAILED = "failed";

    private final JsonFactory json;

    /** @param maxBytes longest text of one member: the list of all channels comes as one */
    EventDecoder(int maxBytes) {
        json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxStringLength(maxBytes)
                        .maxDocumentLength(maxBytes)
                        .build())
                .build();
    }

    AriEvent decode(byte[] message, int length) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), message, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new AriEvent.Malformed("not an object");
            }
            Members members = new Members();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser, members);
            }
            return members.event();
        } catch (JacksonException malformed) {
            return new AriEvent.Malformed(malformed.getOriginalMessage());
        }
    }

    private static void member(JsonParser parser, Members members) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        switch (name) {
            case "type" -> members.type = text(parser);
            case "digit" -> members.digit = text(parser);
            case "dialstatus" -> members.dialStatus = text(parser);
            case "application" -> members.application = text(parser);
            case "request_id" -> members.requestId = number(text(parser));
            case "message_body" -> members.body = text(parser);
            case "status_code" -> members.status = integer(parser);
            case "cause" -> members.cause = integer(parser);
            case "channel", "peer" -> {
                if (token == JsonToken.START_OBJECT) {
                    members.channel = Optional.of(channel(parser));
                }
            }
            case "playback" -> {
                if (token == JsonToken.START_OBJECT) {
                    playback(parser, members);
                }
            }
            case "recording" -> {
                if (token == JsonToken.START_OBJECT) {
                    recording(parser, members);
                }
            }
            case "device_state" -> pick(parser, members.device, "name", "state");
            case "message" -> {
                if (token == JsonToken.START_OBJECT) {
                    message(parser, members);
                }
            }
            case "endpoint" -> pick(parser, members.endpoint, "technology", "resource");
            default -> {
                // Members that we do not use, and those of a newer Asterisk.
            }
        }
        parser.skipChildren();
    }

    private static void message(JsonParser parser, Members members) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "from" -> members.message[0] = text(parser);
                case "to" -> members.message[1] = text(parser);
                case "body" -> members.message[2] = text(parser);
                case "variables" -> pick(parser, members.receivedFrom, "PJSIP_RECVADDR");
                default -> {
                    // Not used.
                }
            }
            parser.skipChildren();
        }
    }

    private static void playback(JsonParser parser, Members members) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> members.playbackId = text(parser);
                case "state" -> members.playbackState = text(parser);
                default -> {
                    // Not used.
                }
            }
            parser.skipChildren();
        }
    }

    private static void recording(JsonParser parser, Members members) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "name" -> members.recordingName = text(parser);
                case "duration" -> members.recordedSeconds = Math.max(0, integer(parser));
                case "talking_duration" -> members.voiceSeconds = Math.max(0, integer(parser));
                default -> {
                    // Not used.
                }
            }
            parser.skipChildren();
        }
    }

    /** Reads a channel object; the parser stands at its beginning and ends at its end. */
    static AriChannel channel(JsonParser parser) {
        String id = "";
        String state = "";
        String[] caller = {"", ""};
        String[] dialplan = {"", "", ""};
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = text(parser);
                case "state" -> state = text(parser);
                case "caller" -> pick(parser, caller, "name", "number");
                case "dialplan" -> pick(parser, dialplan, "exten", "app_name", "app_data");
                default -> {
                    // Not used.
                }
            }
            parser.skipChildren();
        }
        return new AriChannel(id, state, caller[0], caller[1], dialplan[0], dialplan[1], dialplan[2]);
    }

    private static void pick(JsonParser parser, String[] into, String... names) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    into[i] = text(parser);
                }
            }
            parser.skipChildren();
        }
    }

    static String text(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    }

    private static int integer(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getValueAsInt(0) : 0;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    /** The members of one message while it is read. */
    private static final class Members {
        private String type = "";
        private String digit = "";
        private String dialStatus = "";
        private String application = "";
        private String body = "";
        private String playbackId = "";
        private String playbackState = "";
        private String recordingName = "";
        private int recordedSeconds;
        private int voiceSeconds;
        private long requestId = -1;
        private int status;
        private int cause;
        private Optional<AriChannel> channel = Optional.empty();
        private final String[] device = {"", ""};
        private final String[] message = {"", "", ""};
        private final String[] receivedFrom = {""};
        private final String[] endpoint = {"", ""};

        private AriEvent event() {
            return switch (type) {
                case "RESTResponse" -> new AriEvent.Answer(requestId, status, body);
                case "PlaybackFinished" ->
                    playbackId.isEmpty()
                            ? unknown()
                            : new AriEvent.PlaybackEnded(playbackId, playbackState.equals(PLAYBACK_FAILED));
                case "RecordingFinished" ->
                    recordingName.isEmpty()
                            ? unknown()
                            : new AriEvent.RecordingEnded(
                                    recordingName,
                                    Duration.ofSeconds(recordedSeconds),
                                    Duration.ofSeconds(voiceSeconds));
                case "RecordingFailed" ->
                    recordingName.isEmpty() ? unknown() : new AriEvent.RecordingFailed(recordingName);
                case "DeviceStateChanged" ->
                    device[0].isEmpty() ? unknown() : new AriEvent.DeviceChanged(device[0], device[1]);
                case "TextMessageReceived" ->
                    message[0].isEmpty()
                            ? unknown()
                            : new AriEvent.TextReceived(
                                    message[0], message[1], message[2], endpointName(), receivedFrom[0]);
                case "ApplicationReplaced" -> new AriEvent.Replaced(application);
                default ->
                    channel.filter(c -> !c.id().isEmpty()).map(this::ofChannel).orElseGet(this::unknown);
            };
        }

        private AriEvent ofChannel(AriChannel of) {
            return switch (type) {
                case "StasisStart" -> new AriEvent.Entered(of);
                case "StasisEnd" -> new AriEvent.Left(of.id());
                case "ChannelDestroyed" -> new AriEvent.Destroyed(of.id(), cause);
                case "Dial" -> new AriEvent.Dialled(of.id(), dialStatus);
                case "ChannelDtmfReceived" ->
                    key().<AriEvent>map(key -> new AriEvent.KeyReleased(of.id(), key))
                            .orElseGet(this::unknown);
                default -> unknown();
            };
        }

        private String endpointName() {
            return endpoint[1].isEmpty() ? "" : endpoint[0] + '/' + endpoint[1];
        }

        private Optional<DtmfDigit> key() {
            return digit.length() == 1 ? DtmfDigit.of(digit.charAt(0)) : Optional.empty();
        }

        private AriEvent unknown() {
            return new AriEvent.Unknown(type);
        }
    }
}
