package io.greenline.web;

import io.greenline.backend.Backends;
import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One try of a request. Its time ends with the body: the client's own timeout would end with the headers. */
final class HttpTry {
    private final HttpClient client;

    /** What one try came to. */
    sealed interface Result {
        /** A reply that another try would not better. */
        record Final(Reply reply) implements Result {}

        /** No answer, or one that says that the backend is in trouble. */
        record Again(String why) implements Result {}
    }

    HttpTry(HttpClient client) {
        this.client = client;
    }

    Result run(Request request, URI address, BackendAddress backend, Duration atMost) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(http(request, address, backend, atMost), _ -> new BodyReader(Backends.MAX_BODY));
        try {
            return read(answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return new Result.Again("did not answer in time");
        } catch (ExecutionException failed) {
            return failure(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest http(Request request, URI address, BackendAddress backend, Duration atMost) {
        HttpRequest.Builder http = HttpRequest.newBuilder(address)
                .timeout(atMost)
                .header("Accept", "application/json")
                .header("Idempotency-Key", request.id());
        backend.authorization().ifPresent(value -> http.header("Authorization", value));
        return switch (request.method()) {
            case GET -> http.GET().build();
            case POST ->
                http.header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(request.body().orElse(""), StandardCharsets.UTF_8))
                        .build();
        };
    }

    private static Result read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status >= 500 || status == 429) {
            return new Result.Again("answered " + status);
        }
        if (status == 404 || status == 410) {
            return new Result.Final(new Reply.Missing());
        }
        if (status < 200 || status >= 300) {
            return failed("answered " + status);
        }
        byte[] body = response.body();
        if (body.length > 0 && !isJson(response)) {
            return failed("answered %d with something that is not declared to be JSON".formatted(status));
        }
        try {
            return new Result.Final(new Reply.Done(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString()));
        } catch (CharacterCodingException notText) {
            return failed("answered something that is not UTF-8");
        }
    }

    private static boolean isJson(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        String bare = (end < 0 ? type : type.substring(0, end)).strip();
        return bare.equals("application/json") || bare.endsWith("+json");
    }

    /** Names what happened by its kind alone: messages of the client hold addresses and pieces of answers. */
    private static Result failure(@Nullable Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof BodyReader.TooLong) {
                return failed("answered more than %d bytes".formatted(Backends.MAX_BODY));
            }
            if (at instanceof HttpConnectTimeoutException || at instanceof ConnectException) {
                return new Result.Again("cannot be reached");
            }
        }
        return new Result.Again(
                "broke off (%s)".formatted(cause == null ? "" : cause.getClass().getSimpleName()));
    }

    private static Result failed(String why) {
        return new Result.Final(new Reply.Failed(why));
    }
}
