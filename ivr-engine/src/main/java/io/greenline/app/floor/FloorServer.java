package io.greenline.app.floor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenline.app.floor.FloorRoutes.Answer;
import io.greenline.app.operation.HttpBounds;
import io.greenline.app.settings.Secret;
import io.greenline.floor.Floor;
import io.greenline.floor.Screens;
import io.greenline.telephony.AgentId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Shows and steers the floor for whoever knows the token. Requests, their size and their number are bounded. */
public final class FloorServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FloorServer.class);
    private static final int MAX_BODY = 4_096;
    private static final int AT_ONCE = 32;
    private static final int STREAMS = 80;
    private static final int BACKLOG = 64;
    private static final String BEARER = "Bearer ";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore streams = new Semaphore(STREAMS);
    private final byte[] token;
    private final Floor floor;
    private final Screens screens;
    private final FloorRoutes routes;

    /**
     * Listens at once.
     *
     * @throws IOException when the address cannot be had
     */
    FloorServer(InetSocketAddress listen, Secret token, Floor floor, Screens screens, FloorRoutes routes)
            throws IOException {
        this.token = token.reveal().getBytes(StandardCharsets.UTF_8);
        this.floor = floor;
        this.screens = screens;
        this.routes = routes;
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
            List<String> path =
                    List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
            boolean stream = exchange.getRequestMethod().equals("GET")
                    && path.size() == 3
                    && path.getLast().equals("events");
            Semaphore room = stream ? streams : free;
            if (!room.tryAcquire()) {
                send(exchange, Answer.error(503, "busy: try again"));
                return;
            }
            try {
                serve(exchange, path, stream ? FloorRoutes.agent(path) : Optional.empty());
            } finally {
                room.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange, List<String> path, Optional<AgentId> screen)
            throws IOException, InterruptedException {
        Optional<Answer> wrong = wrong(exchange);
        if (wrong.isPresent()) {
            send(exchange, wrong.get());
            return;
        }
        if (screen.isPresent()) {
            events(exchange, screen.get());
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        send(
                exchange,
                body.length > MAX_BODY
                        ? Answer.error(413, "the body has over %d bytes".formatted(MAX_BODY))
                        : answer(exchange.getRequestMethod(), path, body));
    }

    private Answer answer(String method, List<String> path, byte[] body) throws InterruptedException {
        try {
            return routes.answer(method, path, body);
        } catch (RuntimeException fault) {
            LOG.error("{} {} cannot be answered", method, path, fault);
            return Answer.error(500, "the engine failed on this request; see its log");
        }
    }

    private void events(HttpExchange exchange, AgentId agent) throws IOException, InterruptedException {
        if (!floor.plan().agents().containsKey(agent)) {
            send(exchange, Answer.error(404, "there is no agent '%s' in routing.yaml".formatted(agent)));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        EventStream.write(screens, agent, exchange.getResponseBody());
    }

    private Optional<Answer> wrong(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "GET, POST");
            return Optional.of(Answer.error(405, "only GET and POST"));
        }
        if (!authorized(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            return Optional.of(
                    Answer.error(401, "the header Authorization must be: Bearer and the token of floor.token-file"));
        }
        return Optional.empty();
    }

    /** Takes as long for a wrong token as for the right one. */
    private boolean authorized(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), token);
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
