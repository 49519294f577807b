package io.greenline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.backend.BackendName;
import io.greenline.backend.Backends;
import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpBackendsTest {
    private static final BackendName BILLING = new BackendName("billing");
    private static final String PATH = "/accounts/%E9%99%88/balance";
    private static final WebLimits QUICK =
            new WebLimits(Duration.ofSeconds(2), 2, 3, Duration.ofHours(1), Duration.ofMillis(1));

    private final List<WebListener.Result> results = new CopyOnWriteArrayList<>();
    private Peer peer;
    private HttpBackends backends;

    @BeforeEach
    void open() throws IOException {
        peer = new Peer();
        backends = at(peer.base());
    }

    @AfterEach
    void close() {
        backends.close();
        peer.close();
    }

    private HttpBackends at(URI base) {
        return new HttpBackends(
                Map.of(BILLING, new BackendAddress(base, Optional.of("Bearer s3cret"))),
                QUICK,
                (_, result, _) -> results.add(result));
    }

    private static Request get(String path, int retries) {
        return new Request(
                BILLING, Request.Method.GET, path, Optional.empty(), "call-1-7", Duration.ofSeconds(5), retries);
    }

    private static Request within(Duration timeout, int retries) {
        return new Request(BILLING, Request.Method.GET, PATH, Optional.empty(), "call-1-7", timeout, retries);
    }

    private String failure(Request request) throws InterruptedException {
        Reply reply = backends.ask(request);
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        String reason = ((Reply.Failed) reply).reason();
        assertThat(reason)
                .doesNotContain("%E9", "accounts", "s3cret", "127.0.0.1")
                .startsWith("'billing' ");
        return reason;
    }

    @Test
    void anAnswerComesBackAsItIsAndThePathKeepsItsEncoding() throws Exception {
        peer.does(exchange -> Peer.answer(exchange, 200, "{\"姓名\":\"陈\"}"));
        assertThat(backends.ask(get(PATH, 0))).isEqualTo(new Reply.Done("{\"姓名\":\"陈\"}"));
        assertThat(peer.asked()).containsExactly(new Peer.Asked("GET", "/api" + PATH, "call-1-7", "Bearer s3cret", ""));
        assertThat(results).containsExactly(WebListener.Result.DONE);
    }

    @Test
    void aPostCarriesItsBodyInUtf8() throws Exception {
        peer.does(exchange -> Peer.answer(exchange, 204, ""));
        Request post = new Request(
                BILLING, Request.Method.POST, "/orders", Optional.of("{\"a\":\"陈\"}"), "k", Duration.ofSeconds(5), 0);
        assertThat(backends.ask(post)).isEqualTo(new Reply.Done(""));
        assertThat(peer.asked().getFirst().body()).isEqualTo("{\"a\":\"陈\"}");
    }

    @Test
    void anErrorOfTheServerIsTriedAgainWithTheSameKeyAndAnErrorOfOursIsNot() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        peer.does(exchange -> Peer.answer(exchange, tries.incrementAndGet() < 3 ? 503 : 200, "{}"));
        assertThat(backends.ask(get(PATH, 2))).isEqualTo(new Reply.Done("{}"));
        assertThat(peer.asked()).hasSize(3).allMatch(asked -> asked.key().equals("call-1-7"));
        peer.does(exchange -> Peer.answer(exchange, 400, "{}"));
        assertThat(failure(get(PATH, 2))).isEqualTo("'billing' answered 400");
        assertThat(peer.asked()).hasSize(4);
    }

    @Test
    void tooManyRequestsIsTriedAgain() throws Exception {
        peer.does(exchange -> Peer.answer(exchange, 429, "{}"));
        assertThat(failure(get(PATH, 1))).isEqualTo("'billing' answered 429");
        assertThat(peer.asked()).hasSize(2);
    }

    @Test
    void whatTheBackendDoesNotKnowIsMissingAndNotTriedAgain() throws Exception {
        for (int status : new int[] {404, 410}) {
            peer.does(exchange -> Peer.answer(exchange, status, "{}"));
            assertThat(backends.ask(get(PATH, 3))).isEqualTo(new Reply.Missing());
        }
        assertThat(peer.asked()).hasSize(2);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        peer.does(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/steal");
            Peer.answer(exchange, 302, "");
        });
        assertThat(failure(get(PATH, 3))).isEqualTo("'billing' answered 302");
        assertThat(peer.asked()).hasSize(1);
    }

    @Test
    void aBodyBeyondTheLimitIsGivenUpWhateverItsLength() throws Exception {
        AtomicInteger written = new AtomicInteger();
        peer.does(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[8_192];
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 100_000; i++) {
                    body.write(block);
                    written.addAndGet(block.length);
                }
            }
        });
        assertThat(failure(get(PATH, 3))).isEqualTo("'billing' answered more than 65536 bytes");
        assertThat(written.get()).isLessThan(100_000 * 8_192);
    }

    @Test
    void theLongestAnswerIsStillTaken() throws Exception {
        String longest = "\"" + "x".repeat(Backends.MAX_BODY - 2) + "\"";
        peer.does(exchange -> Peer.answer(exchange, 200, longest));
        assertThat(backends.ask(get(PATH, 0))).isEqualTo(new Reply.Done(longest));
    }

    @Test
    void aLoginPageAndGarbageAreNoAnswers() throws Exception {
        peer.does(exchange -> Peer.answer(exchange, 200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
        assertThat(failure(get(PATH, 0))).contains("not declared to be JSON");
        peer.does(exchange -> Peer.answer(exchange, 200, "application/json", new byte[] {(byte) 0xC3, (byte) 0x28}));
        assertThat(failure(get(PATH, 0))).contains("not UTF-8");
    }

    @Test
    void theTimeIsForAllTriesTogetherAndEndsWithTheBodyNotWithTheHeaders() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        peer.does(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(never);
        });
        assertThat(failure(within(Duration.ofMillis(200), 50))).contains("in time");
        assertThat(peer.asked()).as("no time is left for another try").hasSizeLessThanOrEqualTo(1);
        never.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aConnectionThatClosesOrSpeaksAnotherLanguageIsAFailure() throws Exception {
        for (String words :
                new String[] {"", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"}) {
            try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                    HttpBackends other = at(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
                Thread.ofVirtual().start(() -> say(server, words));
                assertThat(other.ask(get(PATH, 1))).as(words).isInstanceOf(Reply.Failed.class);
            }
        }
    }

    private static void say(ServerSocket server, String words) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[1_024]);
                    socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    @Test
    void nobodyThereIsSaidAtOnce() throws Exception {
        peer.close();
        assertThat(failure(get(PATH, 0))).isEqualTo("'billing' cannot be reached");
    }

    @Test
    void aBackendThatFailsInARowIsLeftAlone() throws Exception {
        peer.does(exchange -> Peer.answer(exchange, 500, "{}"));
        for (int i = 0; i < 5; i++) {
            failure(get(PATH, 0));
        }
        assertThat(peer.asked()).hasSize(3);
        assertThat(results).endsWith(WebListener.Result.FAILED, WebListener.Result.REFUSED, WebListener.Result.REFUSED);
        assertThat(backends.leftAlone()).isOne();
    }

    @Test
    void aSlowBackendHoldsUpOnlySoManyCallers() throws Exception {
        Semaphore arrived = new Semaphore(0);
        CountDownLatch go = new CountDownLatch(1);
        peer.does(exchange -> {
            arrived.release();
            await(go);
            Peer.answer(exchange, 200, "{}");
        });
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> slow = List.of(
                    callers.submit(() -> backends.ask(get(PATH, 0))), callers.submit(() -> backends.ask(get(PATH, 0))));
            arrived.acquire(2);
            assertThat(failure(get(PATH, 0))).isEqualTo("'billing' has 2 requests already");
            go.countDown();
            for (Future<Reply> one : slow) {
                assertThat(one.get()).isEqualTo(new Reply.Done("{}"));
            }
        }
        assertThat(backends.ask(get(PATH, 0))).isEqualTo(new Reply.Done("{}"));
    }

    @Test
    void anInterruptedCallLeavesNothingTaken() throws Exception {
        Semaphore arrived = new Semaphore(0);
        CountDownLatch go = new CountDownLatch(1);
        peer.does(exchange -> {
            arrived.release();
            await(go);
            Peer.answer(exchange, 200, "{}");
        });
        for (int i = 0; i < 3; i++) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    backends.ask(get(PATH, 0));
                } catch (InterruptedException letGo) {
                    Thread.currentThread().interrupt();
                }
            });
            arrived.acquire();
            caller.interrupt();
            caller.join();
        }
        go.countDown();
        assertThat(backends.ask(get(PATH, 0))).isEqualTo(new Reply.Done("{}"));
    }

    @Test
    void aBackendThatNobodySetUpIsNamed() throws Exception {
        Request other = new Request(
                new BackendName("crm"), Request.Method.GET, "/", Optional.empty(), "k", Duration.ofSeconds(1), 0);
        assertThat(backends.ask(other))
                .isEqualTo(new Reply.Failed("no backend 'crm' is set up: add backends.crm to the settings"));
    }

    @Test
    void aPathThatLeadsOutIsNotSent() throws Exception {
        assertThat(backends.ask(get("/a/../../admin", 0))).isInstanceOf(Reply.Failed.class);
        assertThat(peer.asked()).isEmpty();
    }
}
