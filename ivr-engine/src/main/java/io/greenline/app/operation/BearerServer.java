package io.greenline.app.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenline.app.settings.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final BearerToken token;
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
        JsonAnswer answer(Request request);
    }

    /** A request. */
    @SuppressWarnings("ArrayRecordComponent") // read once, by whoever answers it
    record Request(String method, URI uri, byte[] body) {}

    /**
     * Listens at once.
     *
     * @param tokenSetting the setting that names the token's file
     * @throws IOException when the address cannot be had
     */
    BearerServer(InetSocketAddress listen, Secret token, String tokenSetting, Resource resource, InstantSource clock)
            throws IOException {
        this.token = new BearerToken(token, tokenSetting);
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
        String methods = resource.methods(exchange.getRequestURI().getPath());
        if (methods.isEmpty()) {
            return JsonAnswer.error(404, resource.places());
        }
        if (!List.of(methods.split(", ", -1)).contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", methods);
            return JsonAnswer.error(405, "only " + methods);
        }
        Optional<JsonAnswer> stranger = token.refusal(exchange);
        if (stranger.isPresent()) {
            return stranger.get();
        }
        if (!inTime()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            return JsonAnswer.error(429, "more than %d requests a second".formatted(MOST_A_SECOND));
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return JsonAnswer.error(413, "the body has over %d bytes".formatted(MAX_BODY));
        }
        try {
            return resource.answer(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), body));
        } catch (RuntimeException fault) {
            LOG.error("a request cannot be served", fault);
            return JsonAnswer.error(503, "it cannot be done now: try again");
        }
    }

    private synchronized boolean inTime() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            inSecond = 0;
        }
        return ++inSecond <= MOST_A_SECOND;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
