package io.greenline.app.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenline.app.operation.JsonAnswer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Serves the sample systems over HTTP on loopback, each below its name: {@code /billing}, {@code /sms}, {@code /crm}.
 * Each request has a virtual thread of its own; requests and their bodies are bounded. Nothing outlives it.
 */
public final class SampleBackends implements AutoCloseable {
    /** Longest body in bytes. */
    static final int MAX_BODY = 16_384;

    private static final int AT_ONCE = 32;
    private static final int BACKLOG = 64;
    private static final int LONGEST_KEY = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ReentrantLock one = new ReentrantLock();
    private final Map<String, SampleSystem> systems;
    private final FirstAnswers first = new FirstAnswers();

    /** What cannot be asked at all. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient JsonAnswer answer;

        Refused(int status, String why) {
            super(why);
            this.answer = JsonAnswer.error(status, why);
        }
    }

    /**
     * Listens at once.
     *
     * @param listen on loopback; port 0 is any free one
     * @throws IOException when the address cannot be had
     */
    public SampleBackends(InetSocketAddress listen, InstantSource clock) throws IOException {
        if (listen.getAddress() == null || !listen.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("the samples listen on this machine only, not on " + listen);
        }
        systems = Map.of(
                "billing", new Billing(clock),
                "sms", new Mailbox(Set.of("messages")),
                "crm", new Mailbox(Set.of("messages", "complaints", "praise")));
        server = HttpServer.create(listen, BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** The names of the systems, which are their paths too. */
    public List<String> names() {
        return systems.keySet().stream().sorted().toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!free.tryAcquire()) {
                JsonAnswer.error(503, "busy: try again").send(exchange);
                return;
            }
            try {
                answer(exchange).send(exchange);
            } finally {
                free.release();
            }
        }
    }

    private JsonAnswer answer(HttpExchange exchange) throws IOException {
        List<String> path = parts(exchange.getRequestURI());
        SampleSystem system = path.isEmpty() ? null : systems.get(path.getFirst());
        if (system == null) {
            return JsonAnswer.error(404, "there are " + String.join(", ", names()));
        }
        try {
            Asked asked = new Asked(method(exchange), path.subList(1, path.size()), body(exchange));
            Optional<String> key = key(exchange).map(given -> String.join("/", path) + " " + given);
            return once(key, system, asked);
        } catch (Refused refused) {
            return refused.answer;
        }
    }

    private JsonAnswer once(Optional<String> key, SampleSystem system, Asked asked) {
        one.lock();
        try {
            Optional<JsonAnswer> before = key.flatMap(first::of);
            if (before.isPresent()) {
                return before.get();
            }
            JsonAnswer answer = system.answer(asked);
            key.ifPresent(request -> first.keep(request, answer));
            return answer;
        } finally {
            one.unlock();
        }
    }

    private static List<String> parts(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return Stream.of(path.split("/", -1)).skip(1).toList();
    }

    private static Asked.Method method(HttpExchange exchange) throws Refused {
        return Arrays.stream(Asked.Method.values())
                .filter(method -> method.name().equals(exchange.getRequestMethod()))
                .findFirst()
                .orElseThrow(() -> new Refused(405, "only GET and POST"));
    }

    /** Only what changes something needs one. */
    private static Optional<String> key(HttpExchange exchange) throws Refused {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || exchange.getRequestMethod().equals("GET")) {
            return Optional.empty();
        }
        if (key.length() > LONGEST_KEY) {
            throw new Refused(400, "the Idempotency-Key has over %d characters".formatted(LONGEST_KEY));
        }
        return Optional.of(key);
    }

    private static JsonNode body(HttpExchange exchange) throws IOException, Refused {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new Refused(413, "the body has over %d bytes".formatted(MAX_BODY));
        }
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode body = JSON.readTree(bytes);
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException notJson) {
            throw new Refused(400, "the body is no JSON");
        }
        throw new Refused(400, "the body is no JSON object");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
