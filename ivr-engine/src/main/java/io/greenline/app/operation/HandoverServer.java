package io.greenline.app.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenline.app.settings.Secret;
import io.greenline.caller.Handovers.Handover;
import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what web, app and chat leave for a caller: {@code POST /handover}, and nothing else. Whoever knows the token may leave
 * things; nobody can read them here. Requests, their size and their rate are bounded.
 */
public final class HandoverServer implements AutoCloseable {
    /** Longest body in bytes. */
    static final int MAX_BODY = 16_384;

    /** Most requests a second, all channels together. */
    static final int MOST_A_SECOND = 50;

    private static final Logger LOG = LoggerFactory.getLogger(HandoverServer.class);
    private static final int AT_ONCE = 16;
    private static final int BACKLOG = 64;
    private static final String BEARER = "Bearer ";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final byte[] token;
    private final Shelf shelf;
    private final InstantSource clock;
    private long second;
    private int inSecond;

    /** Where handovers are put. */
    @FunctionalInterface
    public interface Shelf {
        /**
         * Keeps one; durable when this returns.
         *
         * @return false when there is no room
         */
        boolean leave(PhoneNumber number, Handover handover, Instant now, Instant expires);
    }

    private record Answer(int status, String error) {}

    /**
     * Listens at once.
     *
     * @throws IOException when the address cannot be had
     */
    public HandoverServer(InetSocketAddress listen, Secret token, Shelf shelf, InstantSource clock) throws IOException {
        this.token = token.reveal().getBytes(StandardCharsets.UTF_8);
        this.shelf = shelf;
        this.clock = clock;
        HttpBounds.set();
        server = HttpServer.create(listen, BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!free.tryAcquire()) {
                send(exchange, new Answer(503, "busy: try again"));
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
        if (!"/handover".equals(exchange.getRequestURI().getPath())) {
            return new Answer(404, "there is POST /handover");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            return new Answer(405, "only POST");
        }
        if (!authorized(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            return new Answer(401, "the header Authorization must be: Bearer and the token of handover.token-file");
        }
        if (!inTime()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            return new Answer(429, "more than %d requests a second".formatted(MOST_A_SECOND));
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        return body.length > MAX_BODY ? new Answer(413, "the body has over %d bytes".formatted(MAX_BODY)) : keep(body);
    }

    private Answer keep(byte[] body) {
        try {
            HandoverRequest request = HandoverRequest.parse(body);
            Instant now = clock.instant();
            return shelf.leave(request.number(), request.handover(), now, now.plus(request.expiresIn()))
                    ? new Answer(201, "")
                    : new Answer(503, "too many handovers wait: try again later");
        } catch (HandoverRequest.Refused refused) {
            return new Answer(400, String.valueOf(refused.getMessage()));
        } catch (RuntimeException fault) {
            LOG.error("a handover cannot be kept", fault);
            return new Answer(503, "it cannot be kept now: try again");
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
        byte[] body = JSON.writeValueAsBytes(
                answer.error().isEmpty()
                        ? JSON.createObjectNode().put("kept", true)
                        : JSON.createObjectNode().put("error", answer.error()));
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
