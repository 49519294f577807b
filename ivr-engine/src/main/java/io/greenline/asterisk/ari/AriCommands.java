package io.greenline.asterisk.ari;

import io.greenline.call.Beep;
import io.greenline.call.MessageRecording;
import io.greenline.call.OutboundCall;
import io.greenline.telephony.HangupCause;
import io.netty.handler.codec.http.HttpMethod;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The requests of ARI that the driver makes. Everything that comes from outside is encoded here. */
final class AriCommands {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_CALLER_NAME = 60;

    /**
     * The messages that we need, of about twice as many. Answers to requests pass the filter too: without them in this
     * list Asterisk would carry out what we ask and say nothing.
     */
    static final List<String> NEEDED_EVENTS = List.of(
            "RESTResponse",
            "StasisStart",
            "StasisEnd",
            "ChannelDtmfReceived",
            "ChannelDestroyed",
            "PlaybackFinished",
            "RecordingFinished",
            "RecordingFailed",
            "Dial",
            "DeviceStateChanged",
            "ApplicationReplaced");

    private AriCommands() {}

    static AriRequest info() {
        return AriRequest.get("asterisk/info?only=system,config");
    }

    static AriRequest channels() {
        return AriRequest.get("channels");
    }

    static AriRequest bridges() {
        return AriRequest.get("bridges");
    }

    static AriRequest channel(String id) {
        return AriRequest.get("channels/" + encoded(id));
    }

    static AriRequest bridge(String id) {
        return AriRequest.get("bridges/" + encoded(id));
    }

    static AriRequest playback(String id) {
        return AriRequest.get("playbacks/" + encoded(id));
    }

    static AriRequest allowNeededEvents(String application) {
        return allowEvents(application, NEEDED_EVENTS);
    }

    /** These events come to an application, and no others. */
    static AriRequest allowEvents(String application, List<String> types) {
        String body = json(json -> {
            json.writeArrayPropertyStart("allowed");
            for (String type : types) {
                json.writeStartObject();
                json.writeStringProperty("type", type);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return new AriRequest(
                HttpMethod.PUT,
                "applications/" + encoded(application) + "/eventFilter",
                body,
                AriRequest.Repeat.HARMLESS);
    }

    /** Events of these sources come to our application from now on, such as {@code deviceState:PJSIP/1001}. */
    static AriRequest subscribe(String application, List<String> sources) {
        return AriRequest.post("applications/" + encoded(application) + "/subscription?eventSource="
                + encoded(String.join(",", sources)));
    }

    /** Sends a text out of any call (SIP MESSAGE); a second one would be read twice. */
    static AriRequest sendText(String to, String from, String text) {
        return new AriRequest(
                HttpMethod.PUT,
                "endpoints/sendMessage?to=" + encoded(to) + "&from=" + encoded(from) + "&body=" + encoded(text),
                "",
                AriRequest.Repeat.HARMFUL);
    }

    static AriRequest deviceState(String device) {
        return AriRequest.get("deviceStates/" + encoded(device));
    }

    static AriRequest answer(String channelId) {
        return AriRequest.post("channels/" + encoded(channelId) + "/answer");
    }

    /** A second one with the same id would queue a second playback: looked for first when in doubt. */
    static AriRequest play(String channelId, String playbackId, List<String> files) {
        String body = json(json -> {
            json.writeArrayPropertyStart("media");
            for (String file : files) {
                json.writeString("sound:" + file);
            }
            json.writeEndArray();
        });
        String path = "channels/" + encoded(channelId) + "/play/" + encoded(playbackId);
        return new AriRequest(HttpMethod.POST, path, body, AriRequest.Repeat.HARMFUL);
    }

    static AriRequest stop(String playbackId) {
        return AriRequest.delete("playbacks/" + encoded(playbackId));
    }

    /** A second one is refused (409) for as long as the recording or its file is there: nothing is recorded over. */
    static AriRequest record(String channelId, MessageRecording recording) {
        String body = json(json -> {
            json.writeStringProperty("name", recording.name());
            json.writeStringProperty("format", "wav");
            json.writeNumberProperty("maxDurationSeconds", seconds(recording.atMost()));
            json.writeNumberProperty("maxSilenceSeconds", seconds(recording.finalSilence()));
            json.writeStringProperty("ifExists", "fail");
            json.writeBooleanProperty("beep", recording.beep() == Beep.PLAYED);
            json.writeStringProperty("terminateOn", "any");
        });
        return new AriRequest(
                HttpMethod.POST, "channels/" + encoded(channelId) + "/record", body, AriRequest.Repeat.HARMLESS);
    }

    private static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }

    static AriRequest liveRecording(String name) {
        return AriRequest.get("recordings/live/" + encoded(name));
    }

    static AriRequest storedRecording(String name) {
        return AriRequest.get("recordings/stored/" + encoded(name));
    }

    static AriRequest stopRecording(String name) {
        return AriRequest.post("recordings/live/" + encoded(name) + "/stop");
    }

    static AriRequest hangUp(String channelId, HangupCause cause) {
        return AriRequest.delete("channels/" + encoded(channelId) + "?reason_code=" + cause.code());
    }

    static AriRequest setVariable(String channelId, String name, String value) {
        return AriRequest.post(
                "channels/" + encoded(channelId) + "/variable?variable=" + encoded(name) + "&value=" + encoded(value));
    }

    static AriRequest continueInDialplan(String channelId) {
        return AriRequest.post("channels/" + encoded(channelId) + "/continue");
    }

    static AriRequest ring(String channelId) {
        return AriRequest.post("channels/" + encoded(channelId) + "/ring");
    }

    static AriRequest stopRinging(String channelId) {
        return AriRequest.delete("channels/" + encoded(channelId) + "/ring");
    }

    /** Music of a class until it is stopped; a class that Asterisk does not know plays its usual one. */
    static AriRequest startMusic(String channelId, String musicClass) {
        return AriRequest.post("channels/" + encoded(channelId) + "/moh?mohClass=" + encoded(musicClass));
    }

    static AriRequest stopMusic(String channelId) {
        return AriRequest.delete("channels/" + encoded(channelId) + "/moh");
    }

    static AriRequest createBridge(String bridgeId) {
        return AriRequest.post("bridges/" + encoded(bridgeId) + "?type=mixing");
    }

    static AriRequest addToBridge(String bridgeId, String oneChannel, String otherChannel) {
        return AriRequest.post("bridges/" + encoded(bridgeId) + "/addChannel?channel=" + encoded(oneChannel) + ","
                + encoded(otherChannel));
    }

    static AriRequest addToBridge(String bridgeId, String channelId) {
        return AriRequest.post("bridges/" + encoded(bridgeId) + "/addChannel?channel=" + encoded(channelId));
    }

    static AriRequest removeFromBridge(String bridgeId, String channelId) {
        return AriRequest.post("bridges/" + encoded(bridgeId) + "/removeChannel?channel=" + encoded(channelId));
    }

    /** Whether a module runs. */
    static AriRequest module(String name) {
        return AriRequest.get("asterisk/modules/" + encoded(name));
    }

    /** An ear on a channel that hears what comes in from its party, and not what is played to it. */
    static AriRequest snoop(String channelId, String application, String snoopId) {
        String path = "channels/" + encoded(channelId) + "/snoop?spy=in&app=" + encoded(application) + "&snoopId="
                + encoded(snoopId);
        return new AriRequest(HttpMethod.POST, path, "", AriRequest.Repeat.HARMFUL);
    }

    /** An ear on an agent's channel that hears both sides of her talk. */
    static AriRequest supervise(String channelId, String application, String snoopId, Voice voice) {
        String path = "channels/" + encoded(channelId) + "/snoop?spy=both&whisper=" + voice.whisper + "&app="
                + encoded(application) + "&snoopId=" + encoded(snoopId);
        return new AriRequest(HttpMethod.POST, path, "", AriRequest.Repeat.HARMFUL);
    }

    /** Whether who hears an agent is heard by her too. */
    enum Voice {
        SILENT("none"),
        HEARD_BY_AGENT("out");

        private final String whisper;

        Voice(String whisper) {
            this.whisper = whisper;
        }
    }

    /** A channel that waits for us to fetch its sound; a second one with the same id would end Asterisk 22 in a crash. */
    static AriRequest webSocketChannel(String application, String channelId, VoiceFormat format) {
        String path = "channels/externalMedia?app=" + encoded(application) + "&channelId=" + encoded(channelId)
                + "&external_host=INCOMING&connection_type=server&transport=websocket&encapsulation=none&format="
                + format.onSwitch();
        return new AriRequest(HttpMethod.POST, path, "", AriRequest.Repeat.HARMFUL);
    }

    /** A channel whose sound Asterisk brings to us; it has connected when it answers. */
    static AriRequest audioSocketChannel(String application, String channelId, String address, UUID line) {
        String path = "channels/externalMedia?app=" + encoded(application) + "&channelId=" + encoded(channelId)
                + "&external_host=" + encoded(address) + "&transport=tcp&encapsulation=audiosocket&format=slin&data="
                + line;
        return new AriRequest(HttpMethod.POST, path, "", AriRequest.Repeat.HARMFUL);
    }

    /** A bridge that is not made again when its answer is lost: nobody would take it down. */
    static AriRequest createTapBridge(String bridgeId) {
        return new AriRequest(HttpMethod.POST, createBridge(bridgeId).path(), "", AriRequest.Repeat.HARMFUL);
    }

    static AriRequest destroyBridge(String bridgeId) {
        return AriRequest.delete("bridges/" + encoded(bridgeId));
    }

    /**
     * Rings a target into our application; a channel with this id that exists already is answered by 409.
     */
    static AriRequest originate(String application, Origination what) {
        String body = json(json -> {
            json.writeStringProperty("endpoint", what.dialString());
            json.writeStringProperty("app", application);
            json.writeStringProperty("appArgs", "target");
            json.writeStringProperty("channelId", what.channelId());
            if (!what.originator().isEmpty()) {
                json.writeStringProperty("originator", what.originator());
            }
            json.writeNumberProperty("timeout", Math.max(1, what.ringFor().toSeconds()));
            if (!what.callerNumber().isEmpty() || !what.callerName().isEmpty()) {
                json.writeStringProperty("callerId", callerId(what.callerName(), what.callerNumber()));
            }
        });
        return new AriRequest(HttpMethod.POST, "channels", body, AriRequest.Repeat.HARMLESS);
    }

    /** Dials a call of our own into our application; a channel with this id that exists already is answered by 409. */
    static AriRequest dial(String application, String channelId, OutboundCall call) {
        String body = json(json -> {
            json.writeStringProperty("endpoint", call.dialString());
            json.writeStringProperty("app", application);
            json.writeStringProperty("appArgs", new StasisWords.Dialled(call).words());
            json.writeStringProperty("channelId", channelId);
            json.writeNumberProperty("timeout", Math.max(1, call.ringFor().toSeconds()));
            json.writeStringProperty("callerId", callerId("", call.shown()));
        });
        return new AriRequest(HttpMethod.POST, "channels", body, AriRequest.Repeat.HARMLESS);
    }

    /**
     * A target to ring, for whom, and for how long.
     *
     * @param originator the channel of the one for whom; empty where there is none yet
     */
    record Origination(
            String channelId,
            String dialString,
            Duration ringFor,
            String originator,
            String callerName,
            String callerNumber) {}

    /** {@code "name" <number>}: what could end the name or the line early is left out. */
    static String callerId(String name, String number) {
        StringBuilder plain = new StringBuilder();
        name.chars()
                .filter(c -> c >= ' ' && c != 127 && "\"\\<>,;".indexOf(c) < 0)
                .limit(MAX_CALLER_NAME)
                .forEach(c -> plain.append((char) c));
        return "\"" + plain + "\" <" + number.replaceAll("[^0-9A-Za-z+*#]", "") + ">";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(Consumer<JsonGenerator> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }
}
