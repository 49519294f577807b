package io.greenline.app.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenline.app.settings.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small HTTP server in JSON for whoever knows a token. Requests, their size and their rate are bounded.
 */
final class BearerServer implements AutoCloseable {
    /** Longest body in bytes. */
    static final int MAX_BODY = 16_384;

    /** Most requests a second, all clients together. */
    static final int MOST_A_SECOND = 50;

    private static final Logger LOG = LoggerFactory.getLogger(BearerServer.class);
    private static final int AT_ONCE = 16;
    private static final int BACKLOG = 64;
    private static final String BEARER = "Bearer ";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final byte[] token;
    private final String tokenSetting;
    private final Resource resource;
    private final InstantSource clock;
    private long second;
    private int inSecond;

    /** What is served. */
    interface Resource {
        /** Whether a path is served, and with which methods: {@code GET, PUT}; empty for a path that is not. */
        String methods(String path);

        /** What a path that is not served is told. */
        String places();

        /** Answers a request of somebody who knows the token; a failure is told as 503. */
        Answer answer(Request request);
    }

    /** A request. */
    @SuppressWarnings("ArrayRecordComponent") // read once, by whoever answers it
    record Request(String method, URI uri, byte[] body) {}

    /** An answer. */
    record Answer(int status, JsonNode body) {
        static Answer error(int status, String why) {
            return new Answer(status, JSON.createObjectNode().put("error", why));
        }
    }

    /**
     * Listens at once.
     *
     * @param tokenSetting the setting that names the token's file
     * @throws IOException when the address cannot be had
     */
    BearerServer(InetSocketAddress listen, Secret token, String tokenSetting, Resource resource, InstantSource clock)
            throws IOException {
        this.token = token.reveal().getBytes(StandardCharsets.UTF_8);
        this.tokenSetting = tokenSetting;
        this.resource = resource;
        this.clock = clock;
        HttpBounds.set();
        server = HttpServer.create(listen, BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!free.tryAcquire()) {
                send(exchange, Answer.error(503, "busy: try again"));
                return;
            }
            try {
                send(exchange, answer(exchange));
            } finally {
                free.release();
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String methods = resource.methods(exchange.getRequestURI().getPath());
        if (methods.isEmpty()) {
            return Answer.error(404, resource.places());
        }
        if (!java.util.List.of(methods.split(", ", -1)).contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", methods);
            return Answer.error(405, "only " + methods);
        }
        if (!authorized(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            return Answer.error(401, "the header Authorization must be: Bearer and the token of " + tokenSetting);
        }
        if (!inTime()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            return Answer.error(429, "more than %d requests a second".formatted(MOST_A_SECOND));
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Answer.error(413, "the body has over %d bytes".formatted(MAX_BODY));
        }
        try {
            return resource.answer(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), body));
        } catch (RuntimeException fault) {
            LOG.error("a request cannot be served", fault);
            return Answer.error(503, "it cannot be done now: try again");
        }
    }

    /** Takes as long for a wrong token as for the right one. */
    private boolean authorized(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), token);
    }

    private synchronized boolean inTime() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            inSecond = 0;
        }
        return ++inSecond <= MOST_A_SECOND;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
