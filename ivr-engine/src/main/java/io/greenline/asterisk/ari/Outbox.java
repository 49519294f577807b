package io.greenline.asterisk.ari;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait: for the connection, or for their answer. Each gets exactly one {@link Reply}.
 *
 * <p>Used on the event loop only; time is handed in, in nanoseconds of any origin.
 */
final class Outbox {
    private final AriSettings.Patience patience;
    private final int limit;
    private final Map<Long, Waiting> sent = new LinkedHashMap<>();
    private final Deque<Waiting> backlog = new ArrayDeque<>();
    private @Nullable AriTransport transport;
    private boolean ready;
    private long lastId;
    private int overdue;

    Outbox(AriSettings settings) {
        this.patience = settings.patience();
        this.limit = settings.limits().requests();
    }

    /** Sends now where the connection is ready, else as soon as it is. */
    void submit(AriRequest request, Consumer<Reply> reply, long now) {
        if (sent.size() + backlog.size() >= limit) {
            reply.accept(new Reply.Missing(request.title() + ": " + limit + " requests wait already"));
            return;
        }
        AriTransport way = transport;
        if (ready && way != null) {
            transmit(way, new Waiting(request, reply, Sender.CALL).until(now, patience.command()));
        } else {
            backlog.add(new Waiting(request, reply, Sender.CALL)
                    .until(now, patience.command().plus(patience.away())));
        }
    }

    /** Sends now, before what calls wait to send: reading the state after connecting. */
    void submitFirst(AriRequest request, Consumer<Reply> reply, Duration deadline, long now) {
        AriTransport way = transport;
        if (way == null) {
            reply.accept(new Reply.InDoubt());
            return;
        }
        transmit(way, new Waiting(request, reply, Sender.LINK).until(now, deadline));
    }

    /** Requests take this way from now on, calls' requests once {@link #release} was called. */
    void use(AriTransport way) {
        transport = way;
    }

    /** Sends everything that waits for the connection. */
    void release(long now) {
        ready = true;
        AriTransport way = transport;
        while (way != null && !backlog.isEmpty()) {
            transmit(way, backlog.remove().until(now, patience.command()));
        }
    }

    void answered(AriEvent.Answer answer) {
        Waiting waiting = sent.remove(answer.requestId());
        if (waiting != null) { // else it came after its deadline, or twice
            overdue = 0;
            waiting.reply.accept(new Reply.Done(answer.status(), answer.body()));
        }
    }

    /** The connection is gone: what does no harm twice is sent again after the reconnect, the rest is in doubt. */
    void lost(long now) {
        ready = false;
        transport = null;
        List<Waiting> open = new ArrayList<>(sent.values());
        sent.clear();
        for (Waiting waiting : open) {
            if (waiting.sender == Sender.CALL && waiting.request.repeat() == AriRequest.Repeat.HARMLESS) {
                backlog.add(waiting.until(now, patience.command().plus(patience.away())));
            } else {
                waiting.reply.accept(new Reply.InDoubt());
            }
        }
    }

    /** Ends the waiting of those whose deadline is over. */
    void expire(long now) {
        List<Waiting> late = new ArrayList<>();
        take(sent.values().iterator(), now, late);
        overdue += late.size();
        take(backlog.iterator(), now, late);
        for (Waiting waiting : late) {
            waiting.reply.accept(new Reply.Missing(waiting.request.title() + ": no answer in time"));
        }
    }

    /** Commands in a row that Asterisk did not answer in time. */
    int overdue() {
        return overdue;
    }

    /** Nothing is sent any more. */
    void fence() {
        ready = false;
        transport = null;
        List<Waiting> open = new ArrayList<>(sent.values());
        open.addAll(backlog);
        sent.clear();
        backlog.clear();
        open.forEach(waiting -> waiting.reply.accept(new Reply.Fenced()));
    }

    private void transmit(AriTransport way, Waiting waiting) {
        long id = ++lastId;
        sent.put(id, waiting); // before sending: nothing can be faster than this
        way.send(id, waiting.request);
    }

    private static void take(Iterator<Waiting> from, long now, List<Waiting> late) {
        while (from.hasNext()) {
            Waiting waiting = from.next();
            if (now - waiting.deadline >= 0) {
                from.remove();
                late.add(waiting);
            }
        }
    }

    private enum Sender {
        CALL,
        LINK
    }

    private static final class Waiting {
        private final AriRequest request;
        private final Consumer<Reply> reply;
        private final Sender sender;
        private long deadline;

        private Waiting(AriRequest request, Consumer<Reply> reply, Sender sender) {
            this.request = request;
            this.reply = reply;
            this.sender = sender;
        }

        private Waiting until(long now, Duration patience) {
            deadline = now + patience.toNanos();
            return this;
        }
    }
}
