package io.greenline.app.operation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenline.telephony.CallId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code /health/live}, {@code /health/ready}, {@code /status}, {@code /metrics} and {@code /debug/calls/ID}. Each request has a
 * virtual thread of its own; requests, their headers and their time are bounded.
 */
public final class OperationServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperationServer.class);
    private static final int AT_ONCE = 16;
    private static final int BACKLOG = 64;
    private static final String JSON_TYPE = "application/json; charset=utf-8";
    private static final String TEXT_TYPE = "text/plain; charset=utf-8";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Pages pages;

    /**
     * What is shown.
     *
     * @param parts all must be ready for {@code /health/ready} to say 200
     * @param status the page {@code /status}
     */
    public record Pages(List<HealthPart> parts, CallMetrics metrics, CallWindow calls, Supplier<String> status) {
        public Pages {
            parts = List.copyOf(parts);
        }
    }

    /** What is answered: status, type and text. */
    private record Answer(int status, String type, String body) {}

    /**
     * Listens at once.
     *
     * @throws IOException when the address cannot be had
     */
    public OperationServer(InetSocketAddress listen, Pages pages) throws IOException {
        this.pages = pages;
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
                send(exchange, new Answer(503, TEXT_TYPE, "busy: try again\n"));
                return;
            }
            try {
                send(exchange, answer(exchange));
            } finally {
                free.release();
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return new Answer(405, TEXT_TYPE, "only GET and HEAD\n");
        }
        String path = exchange.getRequestURI().getPath();
        try {
            return switch (path) {
                case "/health/live" -> new Answer(200, JSON_TYPE, "{\"live\":true}");
                case "/health/ready" -> ready();
                case "/status" -> new Answer(200, JSON_TYPE, pages.status().get());
                case "/metrics" ->
                    new Answer(
                            200,
                            "text/plain; version=0.0.4; charset=utf-8",
                            pages.metrics().scrape());
                default -> call(path);
            };
        } catch (RuntimeException e) {
            LOG.error("{} cannot be answered", path, e);
            return new Answer(500, TEXT_TYPE, "the engine failed on this request; see its log\n");
        }
    }

    private Answer ready() {
        boolean ready = true;
        ObjectNode page = JSON.createObjectNode();
        ObjectNode lines = JSON.createObjectNode();
        for (HealthPart part : pages.parts()) {
            HealthPart.Condition condition = part.condition();
            ready &= condition.ready();
            lines.putObject(part.name()).put("ready", condition.ready()).put("detail", condition.detail());
        }
        page.put("ready", ready);
        page.set("parts", lines);
        return new Answer(ready ? 200 : 503, JSON_TYPE, JSON.writeValueAsString(page));
    }

    private Answer call(String path) {
        String prefix = "/debug/calls/";
        if (!path.startsWith(prefix)) {
            return new Answer(
                    404, TEXT_TYPE, "there are /health/live, /health/ready, /status, /metrics and /debug/calls/ID\n");
        }
        return callId(path.substring(prefix.length()))
                .flatMap(pages.calls()::show)
                .map(page -> new Answer(200, JSON_TYPE, page))
                .orElseGet(() -> new Answer(404, TEXT_TYPE, "no such call; greenline calls list shows them\n"));
    }

    private static Optional<CallId> callId(String text) {
        try {
            return Optional.of(new CallId(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
