package io.greenline.asterisk.ari;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what Asterisk answers when it is asked for its state. */
final class StateReader {
    private static final JsonFactory JSON = new JsonFactory();

    private StateReader() {}

    /** Asterisk's version and system name, for the log and for the names of calls. */
    record Identity(String version, String systemName) {}

    static Identity info(String body) throws JacksonException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            String version = "";
            String name = "";
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String section = parser.currentName();
                parser.nextToken();
                switch (section) {
                    case "system" -> version = member(parser, "version");
                    case "config" -> name = member(parser, "name");
                    default -> parser.skipChildren();
                }
            }
            return new Identity(version, name);
        }
    }

    /** A list of channels; members of it that are no channels are left out. */
    static List<AriChannel> channels(String body) throws JacksonException {
        List<AriChannel> channels = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                AriChannel channel = EventDecoder.channel(parser);
                if (!channel.id().isEmpty()) {
                    channels.add(channel);
                }
            }
        }
        return channels;
    }

    static Optional<AriChannel> channel(String body) throws JacksonException {
        return channels('[' + body + ']').stream().findFirst();
    }

    static List<AriBridge> bridges(String body) throws JacksonException {
        List<AriBridge> bridges = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                bridges.add(bridge(parser));
            }
        }
        return bridges;
    }

    static Optional<AriBridge> bridge(String body) throws JacksonException {
        return bridges('[' + body + ']').stream().findFirst();
    }

    /** Where a WebSocket channel's sound is fetched. */
    static Optional<String> mediaConnection(String channel) throws JacksonException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), channel)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME
                        && parser.currentName().equals("MEDIA_WEBSOCKET_CONNECTION_ID")) {
                    parser.nextToken();
                    return Optional.of(EventDecoder.text(parser)).filter(id -> id.matches("[A-Za-z0-9-]{1,64}"));
                }
            }
            return Optional.empty();
        }
    }

    /** The state of a device in Asterisk's words; empty where the answer says none. */
    static String deviceState(String body) throws JacksonException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            return member(parser, "state");
        }
    }

    private static AriBridge bridge(JsonParser parser) {
        String id = "";
        String created = "";
        List<String> channels = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "id" -> id = EventDecoder.text(parser);
                case "creationtime" -> created = EventDecoder.text(parser);
                case "channels" -> {
                    while (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.VALUE_STRING) {
                        channels.add(parser.getString());
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new AriBridge(id, channels, created);
    }

    private static String member(JsonParser parser, String wanted) {
        String found = "";
        while (parser.currentToken() != JsonToken.END_OBJECT && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(wanted)) {
                found = EventDecoder.text(parser);
            }
            parser.skipChildren();
        }
        return found;
    }
}
