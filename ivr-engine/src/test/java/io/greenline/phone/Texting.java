package io.greenline.phone;

import io.greenline.phone.SipMessage.Request;
import io.greenline.phone.SipMessage.Response;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The texts of a phone, out of any call: SIP MESSAGE (RFC 3428) both ways. Loop thread only, except for waiting. */
final class Texting {
    private static final int KEPT = 1_000;
    private static final int NOT_IN_TIME = 408;

    private final Line line;
    private final Map<String, Sending> underway = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final BlockingQueue<TextMessage> inbox = new ArrayBlockingQueue<>(KEPT);

    Texting(Line line) {
        this.line = line;
    }

    private record Sending(Retransmission again, CompletableFuture<Integer> status) {}

    /** Sends a text and completes with the status of its final answer; 408 when none came. */
    void send(
            String callId,
            String from,
            String to,
            String text,
            InetSocketAddress proxy,
            CompletableFuture<Integer> status) {
        SipHeaders headers = SipHeaders.NONE
                .with("Via", line.via())
                .with("Max-Forwards", "70")
                .with("From", from + ";tag=" + Integer.toHexString(callId.hashCode()))
                .with("To", "<" + to + ">")
                .with("Call-ID", callId)
                .with("CSeq", "1 MESSAGE")
                .with("Content-Type", "text/plain;charset=UTF-8");
        Request message = new Request("MESSAGE", to, headers, text);
        Retransmission again = Retransmission.of(line.loop(), () -> line.send(message, proxy), () -> {
            underway.remove(callId);
            status.complete(NOT_IN_TIME);
        });
        underway.put(callId, new Sending(again, status));
    }

    /** Whether this answer was to a text of ours. */
    boolean answered(String callId, Response response) {
        Sending sending = underway.get(callId);
        if (sending == null) {
            return false;
        }
        if (!response.isProvisional()) {
            underway.remove(callId);
            sending.again().stop();
            sending.status().complete(response.status());
        }
        return true;
    }

    /** A text came; one that the network repeats is the same text. */
    void receive(Request message, long nanos) throws MalformedMessageException {
        String transaction =
                message.headers().required("Call-ID") + " " + message.headers().required("CSeq");
        if (seen.add(transaction)) {
            boolean _ = inbox.offer(new TextMessage(
                    SipHeaders.uri(message.headers().required("From")),
                    SipHeaders.uri(message.headers().required("To")),
                    message.body(),
                    nanos));
        }
        if (seen.size() > KEPT) {
            seen.remove(seen.iterator().next());
        }
    }

    /** Any thread. */
    Optional<TextMessage> await(Duration within) throws InterruptedException {
        return Optional.ofNullable(inbox.poll(within.toNanos(), TimeUnit.NANOSECONDS));
    }
}
