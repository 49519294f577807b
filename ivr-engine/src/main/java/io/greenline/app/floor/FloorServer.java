package io.greenline.app.floor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenline.app.operation.BearerToken;
import io.greenline.app.operation.HttpBounds;
import io.greenline.app.operation.JsonAnswer;
import io.greenline.app.settings.Secret;
import io.greenline.floor.Floor;
import io.greenline.floor.Screens;
import io.greenline.telephony.AgentId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows and steers the floor for whoever knows the token. Requests, their size and their number are bounded. */
public final class FloorServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FloorServer.class);
    private static final int MAX_BODY = 4_096;
    private static final int AT_ONCE = 32;
    private static final int STREAMS = 80;
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore streams = new Semaphore(STREAMS);
    private final BearerToken token;
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
        this.token = new BearerToken(token, "floor.token-file");
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
                JsonAnswer.error(503, "busy: try again").send(exchange);
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
        Optional<JsonAnswer> wrong = wrong(exchange);
        if (wrong.isPresent()) {
            wrong.get().send(exchange);
            return;
        }
        if (screen.isPresent()) {
            events(exchange, screen.get());
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        JsonAnswer answer = body.length > MAX_BODY
                ? JsonAnswer.error(413, "the body has over %d bytes".formatted(MAX_BODY))
                : answer(exchange.getRequestMethod(), path, body);
        answer.send(exchange);
    }

    private JsonAnswer answer(String method, List<String> path, byte[] body) throws InterruptedException {
        try {
            return routes.answer(method, path, body);
        } catch (RuntimeException fault) {
            LOG.error("{} {} cannot be answered", method, path, fault);
            return JsonAnswer.error(500, "the engine failed on this request; see its log");
        }
    }

    private void events(HttpExchange exchange, AgentId agent) throws IOException, InterruptedException {
        if (!floor.plan().agents().containsKey(agent)) {
            JsonAnswer.error(404, "there is no agent '%s' in routing.yaml".formatted(agent))
                    .send(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        EventStream.write(screens, agent, exchange.getResponseBody());
    }

    private Optional<JsonAnswer> wrong(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "GET, POST");
            return Optional.of(JsonAnswer.error(405, "only GET and POST"));
        }
        return token.refusal(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
