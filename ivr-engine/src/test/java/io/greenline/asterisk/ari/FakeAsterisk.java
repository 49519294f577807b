package io.greenline.asterisk.ari;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of Asterisk as the driver needs, on a loopback port: channels in Stasis, playbacks, bridges. It does what a real
 * one was seen to do, and on demand what a real one cannot be made to do: lose answers, drop the connection in the middle.
 *
 * <p>Long, because Asterisk answers many requests and all of them from the same few lists of what is there.
 */
final class FakeAsterisk implements AutoCloseable {
    static final String APPLICATION = "greenline";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_SECONDS = 10;

    /** What to do with a request. */
    enum Fault {
        NONE,
        /** Carried out, but the answer never comes. */
        LOSE_ANSWER,
        /** Carried out, then the connection drops before the answer. */
        DROP_AFTER,
        /** The connection drops first. */
        DROP_BEFORE,
        /** Not carried out, and answered so. */
        REFUSE
    }

    record Request(String id, String method, String path, String body) {
        String title() {
            return method + " " + path;
        }
    }

    private final ServerSocket server;
    private final Map<String, String> channels = new ConcurrentHashMap<>();
    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final Set<String> outside = ConcurrentHashMap.newKeySet();
    private final Set<String> playbacks = ConcurrentHashMap.newKeySet();
    private final Map<String, String> liveRecordings = new ConcurrentHashMap<>();
    private final Set<String> storedRecordings = ConcurrentHashMap.newKeySet();
    private final Map<String, String> bridges = new ConcurrentHashMap<>();
    private final Map<String, String> devices = new ConcurrentHashMap<>();
    private final Set<String> modules = ConcurrentHashMap.newKeySet();
    private final Map<String, String> voiceChannels = new ConcurrentHashMap<>();
    private final BlockingQueue<FakeWire> voices = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> seen = new LinkedBlockingQueue<>();
    private final List<FakeWire> sockets = new CopyOnWriteArrayList<>();
    private final boolean restOverWebSocket;
    private final Semaphore refused = new Semaphore(0);
    private volatile Predicate<Request> behind = _ -> false;
    private volatile Runnable follows = () -> {};
    private volatile Function<Request, Fault> faults = _ -> Fault.NONE;
    private volatile boolean accepting = true;

    FakeAsterisk() throws IOException {
        this(true);
    }

    /** @param restOverWebSocket false for an Asterisk that is too old for it */
    FakeAsterisk(boolean restOverWebSocket) throws IOException {
        this.restOverWebSocket = restOverWebSocket;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.modules.add("chan_websocket.so");
        Thread.ofVirtual().name("fake-asterisk").start(this::accept);
    }

    boolean takesRequestsOverWebSocket() {
        return restOverWebSocket;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void faults(Function<Request, Fault> how) {
        faults = how;
    }

    void arrive(String channel) {
        channels.put(channel, "Ring");
        event("StasisStart", "\"args\":[],\"channel\":" + channelJson(channel));
    }

    /** A channel comes with these words behind the application's name. */
    void arrive(String channel, String wordsBehind) {
        words.put(channel, wordsBehind);
        arrive(channel);
    }

    /** A channel that is there without a word about it. */
    void put(String channel, String state) {
        channels.put(channel, state);
    }

    /** A channel that the dialplan has. */
    void putOutside(String channel) {
        outside.add(channel);
        put(channel, "Up");
    }

    void putBridge(String bridge, String members) {
        bridges.put(bridge, members);
    }

    Set<String> channels() {
        return channels.keySet();
    }

    Set<String> bridges() {
        return bridges.keySet();
    }

    void press(String channel, char key) {
        event("ChannelDtmfReceived", "\"digit\":\"%s\",\"channel\":%s".formatted(key, channelJson(channel)));
    }

    void finish(String playback) {
        event("PlaybackFinished", playbackJson(playback, "done"));
        playbacks.remove(playback);
    }

    /** Ends without the event: it was missed. */
    void finishSilently(String playback) {
        playbacks.remove(playback);
    }

    void fail(String playback) {
        event("PlaybackFinished", playbackJson(playback, "failed"));
        playbacks.remove(playback);
    }

    void unload(String module) {
        modules.remove(module);
    }

    /** Where the next voice is fetched: what is sent there is a caller's voice. */
    FakeWire awaitVoice() throws InterruptedException {
        FakeWire voice = voices.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (voice == null) {
            throw new AssertionError("no voice was fetched");
        }
        return voice;
    }

    void putRecording(String recording, String channel) {
        liveRecordings.put(recording, channel);
    }

    void putStored(String recording) {
        storedRecordings.add(recording);
    }

    /** Who finds that it is gone has been told before how it ended. */
    void finishRecording(String recording, int seconds, int voice) {
        event(
                "RecordingFinished",
                "\"recording\":{\"name\":\"%s\",\"state\":\"done\",\"duration\":%d,\"talking_duration\":%d,\"silence_duration\":%d}"
                        .formatted(recording, seconds, voice, seconds - voice));
        storedRecordings.add(recording);
        liveRecordings.remove(recording);
    }

    /** Ends without the event: it was missed. */
    void finishRecordingSilently(String recording) {
        liveRecordings.remove(recording);
        storedRecordings.add(recording);
    }

    void failRecording(String recording) {
        event("RecordingFailed", "\"recording\":{\"name\":\"%s\",\"state\":\"failed\"}".formatted(recording));
        liveRecordings.remove(recording);
    }

    void hangUp(String channel) {
        String last = channelJson(channel);
        hangUpSilently(channel);
        event("StasisEnd", "\"channel\":" + last);
        if (channel.contains(".peer.")) {
            // Asterisk tells it of channels that it has dialled for us.
            event("ChannelDestroyed", "\"cause\":16,\"channel\":" + last);
        }
    }

    /** The channel is gone, and no event of it has come. */
    void hangUpSilently(String channel) {
        channels.remove(channel);
        bridges.replaceAll((_, members) -> without(members, channel));
    }

    void destroyed(String channel, int cause) {
        String last = channelJson(channel);
        hangUpSilently(channel);
        event("ChannelDestroyed", "\"cause\":%d,\"channel\":%s".formatted(cause, last));
    }

    void rings(String channel) {
        event("Dial", "\"dialstatus\":\"RINGING\",\"peer\":" + channelJson(channel));
    }

    void answeredTarget(String channel) {
        channels.put(channel, "Up");
        event("StasisStart", "\"args\":[\"target\"],\"channel\":" + channelJson(channel));
    }

    void replaced() {
        send("{\"type\":\"ApplicationReplaced\",\"application\":\"" + APPLICATION + "\"}");
    }

    void event(String type, String members) {
        send("{\"type\":\"%s\",\"application\":\"%s\",%s}".formatted(type, APPLICATION, members));
    }

    /** Any text, to every connected engine. */
    void send(String text) {
        for (FakeWire wire : sockets) {
            try {
                wire.send(text);
            } catch (IOException gone) {
                sockets.remove(wire);
            }
        }
    }

    /** Drops the WebSocket; reconnects are taken, or not. */
    void drop(boolean takeReconnects) throws IOException {
        accepting = takeReconnects;
        for (FakeWire wire : sockets) {
            sockets.remove(wire);
            wire.close();
        }
    }

    /** Waits until an engine was turned away: it knows by then that its connection is gone. */
    void awaitRefused() throws InterruptedException {
        if (!refused.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody came");
        }
    }

    /** Several events that reach an engine as one: nothing comes between them, however slow the machine is. */
    void together(Runnable events) {
        sockets.forEach(FakeWire::gather);
        try {
            events.run();
        } finally {
            sockets.forEach(FakeWire::goOn);
        }
    }

    /** What happens right behind the answer to such a request. */
    void follow(Predicate<Request> such, Runnable what) {
        follows = what;
        behind = such;
    }

    void acceptAgain() {
        accepting = true;
    }

    /** Waits for the next request whose method and path begin so; others are passed over. */
    Request await(String title) throws InterruptedException {
        return await(
                "beginning with '" + title + "'", request -> request.title().startsWith(title));
    }

    /** Waits until a telephone is called; what is asked of channels that are there is passed over. */
    Request awaitOriginate() throws InterruptedException {
        return await("to originate", request -> request.title().equals("POST channels"));
    }

    private Request await(String what, Predicate<Request> wanted) throws InterruptedException {
        while (true) {
            Request next = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no request " + what);
            }
            if (wanted.test(next)) {
                return next;
            }
        }
    }

    /** What has come so far and nobody waited for. */
    List<String> requests() {
        return seen.stream().map(Request::title).toList();
    }

    static String playbackId(Request play) {
        return play.path().substring(play.path().lastIndexOf('/') + 1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        drop(false);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                if (accepting) {
                    Thread.ofVirtual().start(() -> serve(socket));
                } else {
                    socket.close();
                    refused.release();
                }
            }
        } catch (SocketException closed) {
            // The end of the test.
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            FakeWire wire = new FakeWire(socket);
            for (Optional<FakeWire.Head> head = wire.head(); head.isPresent(); head = wire.head()) {
                Optional<String> key = head.get().key();
                String path = head.get().line().split(" ", -1)[1];
                if (key.isPresent() && path.startsWith("/media/")) {
                    wire.upgrade(key.get(), "media");
                    carry(wire, voiceChannels.get(path.substring("/media/".length())));
                    return;
                }
                if (key.isPresent()) {
                    wire.upgrade(key.get(), "ari");
                    sockets.add(wire);
                    requests(wire);
                    sockets.remove(wire);
                    return;
                }
                String[] line = head.get().line().split(" ", -1);
                Request request = new Request(
                        "",
                        line[0],
                        line[1].substring("/ari/".length()),
                        head.get().body());
                Answer answer = carryOut(request);
                // Seen is done: who waits for a request finds what it did.
                seen.add(request);
                wire.answer(answer.status, answer.body);
            }
        } catch (IOException gone) {
            // The engine, or a fault, closed the connection.
        }
    }

    /** A voice's connection: its channel enters Stasis with it and is gone with it. */
    private void carry(FakeWire wire, String channel) throws IOException {
        if (channels.replace(channel, "Up") == null) {
            return; // It was hung up before its connection came.
        }
        event("StasisStart", "\"args\":[],\"channel\":" + channelJson(channel));
        voices.add(wire);
        try {
            while (wire.text().isPresent()) {
                // Nothing is said to Asterisk there.
            }
        } finally {
            if (channels.containsKey(channel)) {
                hangUp(channel);
            }
        }
    }

    private void requests(FakeWire wire) throws IOException {
        for (Optional<String> text = wire.text(); text.isPresent(); text = wire.text()) {
            JsonNode json = JSON.readTree(text.get());
            if (!restOverWebSocket) {
                continue;
            }
            Request request = new Request(
                    json.path("request_id").asString(),
                    json.path("method").asString(),
                    json.path("uri").asString(),
                    json.path("message_body").asString(""));
            Fault fault = faults.apply(request);
            if (fault == Fault.DROP_BEFORE) {
                sockets.remove(wire);
                wire.close();
                return;
            }
            Answer answer = fault == Fault.REFUSE ? new Answer(500, "{\"message\":\"no\"}") : carryOut(request);
            seen.add(request);
            if (fault == Fault.DROP_AFTER) {
                sockets.remove(wire);
                wire.close();
                return;
            }
            if (fault == Fault.NONE || fault == Fault.REFUSE) {
                String answered =
                        ("{\"type\":\"RESTResponse\",\"transaction_id\":\"\",\"request_id\":\"%s\",\"status_code\":%d,"
                                        + "\"uri\":\"\",\"message_body\":%s}")
                                .formatted(request.id(), answer.status, JSON.writeValueAsString(answer.body));
                if (behind.test(request)) {
                    together(() -> {
                        send(answered);
                        follows.run();
                    });
                } else {
                    wire.send(answered);
                }
            }
        }
    }

    private record Answer(int status, String body) {}

    private Answer carryOut(Request request) {
        String path = request.path().split("\\?", 2)[0];
        String[] part = path.split("/", -1);
        String id = part.length > 1 ? part[1] : "";
        if (path.startsWith("asterisk/modules/")) {
            return one(modules.contains(part[2]), "{\"status\":\"Running\"}");
        }
        if (id.equals("externalMedia")) {
            return externalMedia(request);
        }
        return switch (request.method() + " " + part[0] + "/" + (part.length > 2 ? part[2] : "")) {
            case "PUT applications/eventFilter" -> new Answer(200, "{}");
            case "GET asterisk/" ->
                new Answer(200, "{\"system\":{\"version\":\"22.0.0\"},\"config\":{\"name\":\"greenline\"}}");
            case "GET channels/" ->
                id.isEmpty()
                        ? new Answer(
                                200,
                                list(channels.keySet().stream()
                                        .map(this::channelJson)
                                        .toList()))
                        : one(channels.containsKey(id), channelJson(id));
            case "GET bridges/" ->
                id.isEmpty()
                        ? new Answer(
                                200,
                                list(bridges.keySet().stream()
                                        .map(this::bridgeJson)
                                        .toList()))
                        : one(bridges.containsKey(id), bridgeJson(id));
            case "GET playbacks/" -> one(playbacks.contains(id), "{}");
            case "POST channels/" -> originate(request);
            case "POST channels/answer" -> {
                boolean there = channels.replace(id, "Up") != null;
                yield there ? new Answer(204, "") : notFound();
            }
            case "POST channels/play" -> {
                if (!channels.containsKey(id)) {
                    yield notFound();
                }
                playbacks.add(part[3]);
                yield new Answer(201, "{\"id\":\"" + part[3] + "\"}");
            }
            case "POST channels/snoop" -> {
                String snoop = parameter(request, "snoopId");
                if (!channels.containsKey(id)) {
                    yield notFound();
                }
                channels.put(snoop, "Up");
                event("StasisStart", "\"args\":[],\"channel\":" + channelJson(snoop));
                yield new Answer(200, channelJson(snoop));
            }
            case "POST bridges/addChannel" -> addToBridge(id, parameter(request, "channel"));
            case "POST bridges/removeChannel" -> {
                String channel = parameter(request, "channel");
                boolean there = members(id).contains(channel);
                bridges.computeIfPresent(id, (_, before) -> without(before, channel));
                yield there ? new Answer(204, "") : new Answer(422, "{\"message\":\"Channel not in this bridge\"}");
            }
            case "GET deviceStates/" ->
                new Answer(
                        200,
                        "{\"name\":\"%s\",\"state\":\"%s\"}"
                                .formatted(decoded(id), devices.getOrDefault(decoded(id), "UNKNOWN")));
            case "POST channels/record" -> record(id, request);
            case "DELETE playbacks/" -> {
                if (!playbacks.remove(id)) {
                    yield notFound();
                }
                event("PlaybackFinished", playbackJson(id, "done"));
                yield new Answer(204, "");
            }
            case "DELETE channels/", "POST channels/continue" -> {
                if (!channels.containsKey(id)) {
                    yield notFound();
                }
                hangUp(id);
                yield new Answer(204, "");
            }
            case "POST bridges/" -> {
                boolean made = bridges.putIfAbsent(id, "") == null;
                yield new Answer(made ? 200 : 409, "{}");
            }
            case "DELETE bridges/" -> {
                boolean there = bridges.remove(id) != null;
                yield there ? new Answer(204, "") : notFound();
            }
            default ->
                part[0].equals("recordings") && request.method().equals("GET")
                        ? one(
                                part[1].equals("live")
                                        ? liveRecordings.containsKey(part[2])
                                        : storedRecordings.contains(part[2]),
                                "{}")
                        : new Answer(204, "");
        };
    }

    /** All or none, as Asterisk does. */
    private Answer addToBridge(String bridge, String added) {
        List<String> all = List.of(added.split(",", -1));
        if (!bridges.containsKey(bridge)) {
            return notFound();
        }
        if (!channels.keySet().containsAll(all)) {
            return new Answer(400, "{\"message\":\"Channel not found\"}");
        }
        for (String one : all) {
            bridges.computeIfPresent(bridge, (_, before) -> {
                String others = without(before, one);
                return others.isEmpty() ? one : others + "," + one;
            });
        }
        return new Answer(204, "");
    }

    /** Who is in a bridge. */
    List<String> members(String bridge) {
        String all = bridges.getOrDefault(bridge, "");
        return all.isEmpty() ? List.of() : List.of(all.split(",", -1));
    }

    private static String without(String members, String one) {
        return Stream.of(members.split(",", -1))
                .filter(member -> !member.equals(one) && !member.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A telephone's state, with its event. */
    void device(String name, String state) {
        devices.put(name, state);
        event("DeviceStateChanged", "\"device_state\":{\"name\":\"%s\",\"state\":\"%s\"}".formatted(name, state));
    }

    /** A telephone's state, whose event was missed. */
    void deviceSilently(String name, String state) {
        devices.put(name, state);
    }

    private Answer record(String channel, Request request) {
        String name = JSON.readTree(request.body()).path("name").asString();
        if (!channels.containsKey(channel)) {
            return notFound();
        }
        return storedRecordings.contains(name) || liveRecordings.putIfAbsent(name, channel) != null
                ? new Answer(409, "{\"message\":\"Recording already exists\"}")
                : new Answer(201, "{}");
    }

    private Answer externalMedia(Request request) {
        String id = parameter(request, "channelId");
        if (channels.putIfAbsent(id, "Down") != null) {
            throw new AssertionError("a real Asterisk would have crashed: external media '" + id + "' exists");
        }
        String connection = UUID.randomUUID().toString();
        voiceChannels.put(connection, id);
        return new Answer(
                200,
                "{\"id\":\"%s\",\"channelvars\":{\"MEDIA_WEBSOCKET_CONNECTION_ID\":\"%s\"}}".formatted(id, connection));
    }

    private static String parameter(Request request, String name) {
        for (String pair : request.path().split("\\?", 2)[1].split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private Answer originate(Request request) {
        String id = JSON.readTree(request.body()).path("channelId").asString();
        words.put(id, JSON.readTree(request.body()).path("appArgs").asString());
        return channels.putIfAbsent(id, "Down") == null
                ? new Answer(200, channelJson(id))
                : new Answer(409, "{\"message\":\"Channel with given unique ID already exists\"}");
    }

    private static Answer one(boolean there, String json) {
        return there ? new Answer(200, json) : notFound();
    }

    private static Answer notFound() {
        return new Answer(404, "{\"message\":\"not found\"}");
    }

    private static String list(List<String> members) {
        return members.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private String bridgeJson(String id) {
        return "{\"id\":\"%s\",\"channels\":%s,\"creationtime\":\"2026-11-23T08:00:00.000+0000\"}"
                .formatted(
                        id,
                        list(members(id).stream()
                                .map(member -> '"' + member + '"')
                                .toList()));
    }

    private String channelJson(String id) {
        return ("{\"id\":\"%s\",\"state\":\"%s\",\"caller\":{\"name\":\"A \\\"quoted\\\"\\u0000name\\n\",\"number\":\"13900000001\"},"
                        + "\"dialplan\":{\"context\":\"c\",\"exten\":\"95598\",\"priority\":1,\"app_name\":\"%s\","
                        + "\"app_data\":\"%s\"}}")
                .formatted(
                        id,
                        channels.getOrDefault(id, "Up"),
                        outside.contains(id) ? "Playback" : "Stasis",
                        APPLICATION + (words.containsKey(id) ? "," + words.get(id) : ""));
    }

    private static String playbackJson(String id, String state) {
        return "\"playback\":{\"id\":\"%s\",\"state\":\"%s\"}".formatted(id, state);
    }
}
