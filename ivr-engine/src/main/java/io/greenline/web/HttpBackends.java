package io.greenline.web;

import io.greenline.backend.BackendName;
import io.greenline.backend.Backends;
import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Backends over HTTP/1.1. Follows no redirect, uses no proxy and keeps no cookie: a request reaches the address of the
 * settings, or nothing.
 */
public final class HttpBackends implements Backends, AutoCloseable {
    private final Map<BackendName, Line> lines;
    private final WebLimits limits;
    private final WebListener listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final HttpTry once;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** A backend, how many may ask it, and whether it is left alone. */
    private record Line(BackendAddress address, Semaphore free, Breaker breaker) {}

    public HttpBackends(Map<BackendName, BackendAddress> addresses, WebLimits limits, WebListener listener) {
        this.limits = limits;
        this.listener = listener;
        this.lines = addresses.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> line(entry.getValue(), limits)));
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connect())
                .executor(threads)
                .build();
        this.once = new HttpTry(client);
    }

    private static Line line(BackendAddress address, WebLimits limits) {
        return new Line(address, new Semaphore(limits.atOnce()), new Breaker(limits.failures(), limits.rest()));
    }

    @Override
    public Reply ask(Request request) throws InterruptedException {
        Line line = lines.get(request.backend());
        if (line == null) {
            return Backends.NONE.ask(request);
        }
        Optional<URI> address = line.address().of(request.path());
        if (address.isEmpty()) {
            return new Reply.Failed("the path of a request to '%s' leads out of its address or is not encoded"
                    .formatted(request.backend()));
        }
        long began = System.nanoTime();
        if (!line.free().tryAcquire()) {
            return told(
                    request, began, WebListener.Result.REFUSED, "has %d requests already".formatted(limits.atOnce()));
        }
        try {
            return ask(request, line, address.get(), began);
        } finally {
            line.free().release();
        }
    }

    private Reply ask(Request request, Line line, URI address, long began) throws InterruptedException {
        String why = "";
        for (int tried = 0; tried <= request.retries(); tried++) {
            if (tried > 0 && !rest(tried, left(request, began))) {
                break;
            }
            Duration left = left(request, began);
            if (!left.isPositive()) {
                why = why.isEmpty() ? "had no time to answer" : why;
                break;
            }
            if (!line.breaker().allows(System.nanoTime())) {
                return told(
                        request, began, WebListener.Result.REFUSED, "failed too often and is left alone for a while");
            }
            switch (attempt(request, line, address, left)) {
                case HttpTry.Result.Final(Reply reply) -> {
                    return told(request, began, reply);
                }
                case HttpTry.Result.Again(String reason) -> why = reason;
            }
        }
        return told(request, began, WebListener.Result.FAILED, why);
    }

    private HttpTry.Result attempt(Request request, Line line, URI address, Duration left) throws InterruptedException {
        try {
            HttpTry.Result result = once.run(request, address, line.address(), left);
            switch (result) {
                case HttpTry.Result.Final _ -> line.breaker().succeeded();
                case HttpTry.Result.Again _ -> line.breaker().failed(System.nanoTime());
            }
            return result;
        } catch (InterruptedException | RuntimeException | Error unknown) {
            // The one that tries after a rest must not be the last one, whatever became of it.
            line.breaker().abandoned();
            throw unknown;
        }
    }

    /** Waits before a further try; false when there is no time for it. */
    private boolean rest(int tried, Duration left) throws InterruptedException {
        double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        long nanos = (long) (limits.backoff().toNanos() * (double) (1L << Math.min(tried - 1, 16)) * jitter);
        return nanos < left.toNanos() && !closing.await(nanos, TimeUnit.NANOSECONDS);
    }

    private static Duration left(Request request, long began) {
        return request.timeout().minusNanos(System.nanoTime() - began);
    }

    private Reply told(Request request, long began, Reply reply) {
        return switch (reply) {
            case Reply.Done done -> {
                tell(request, WebListener.Result.DONE, began);
                yield done;
            }
            case Reply.Missing missing -> {
                tell(request, WebListener.Result.MISSING, began);
                yield missing;
            }
            case Reply.Failed(String reason) -> told(request, began, WebListener.Result.FAILED, reason);
        };
    }

    private Reply told(Request request, long began, WebListener.Result result, String reason) {
        tell(request, result, began);
        return new Reply.Failed("'%s' %s".formatted(request.backend(), reason));
    }

    private void tell(Request request, WebListener.Result result, long began) {
        listener.asked(request.backend(), result, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Backends that are left alone now. */
    public long leftAlone() {
        return lines.values().stream().filter(line -> line.breaker().open()).count();
    }

    /** Gives up what runs. Never throws. */
    @Override
    public void close() {
        closing.countDown();
        client.shutdownNow();
        threads.shutdownNow();
    }
}
