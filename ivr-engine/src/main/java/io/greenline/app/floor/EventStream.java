package io.greenline.app.floor;

import io.greenline.floor.AgentNews;
import io.greenline.floor.Screens;
import io.greenline.telephony.AgentId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * News for one agent's screen as Server-Sent Events. A stream ends after a while and the screen asks again at once; it begins
 * with the offer that is open, so nothing that matters is missed in between.
 */
final class EventStream {
    /** Less than the server lets a response take. */
    private static final Duration LASTS = Duration.ofSeconds(15);

    /** A screen that does not read loses its stream, and asks again. */
    private static final int MOST_WAITING = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventStream() {}

    /** Writes until the stream's time is over, the screen is gone or the thread is interrupted. */
    static void write(Screens screens, AgentId agent, OutputStream to) throws IOException, InterruptedException {
        BlockingQueue<AgentNews> news = new ArrayBlockingQueue<>(MOST_WAITING);
        long until = System.nanoTime() + LASTS.toNanos();
        to.write("retry: 50\n\n".getBytes(StandardCharsets.UTF_8));
        to.flush();
        try (Screens.Open _ = screens.open(agent, news::offer)) {
            for (long left = LASTS.toNanos(); left > 0; left = until - System.nanoTime()) {
                AgentNews one = news.poll(left, TimeUnit.NANOSECONDS);
                if (one == null || news.remainingCapacity() == 0) {
                    return;
                }
                to.write(text(one).getBytes(StandardCharsets.UTF_8));
                to.flush();
            }
        }
    }

    static String text(AgentNews news) {
        ObjectNode json = JSON.createObjectNode();
        String kind = switch (news) {
            case AgentNews.Offered(AgentNews.ScreenPop pop) -> {
                pop(json, pop);
                yield "offered";
            }
            case AgentNews.OfferEnded(var offer, String why) -> {
                json.put("offer", offer.number()).put("why", why);
                yield "offer-ended";
            }
            case AgentNews.Connected(var offer, Duration waited) -> {
                json.put("offer", offer.number()).put("waited", waited.toSeconds());
                yield "connected";
            }
            case AgentNews.TalkOver(var offer, Duration talked, var until) -> {
                json.put("offer", offer.number())
                        .put("talked", talked.toSeconds())
                        .put("wrap-up-until", until.toString());
                yield "talk-over";
            }
            case AgentNews.State(var state, String reason) -> {
                json.put("state", FloorPage.word(state)).put("reason", reason);
                yield "state";
            }
        };
        return "event: %s\ndata: %s\n\n".formatted(kind, JSON.writeValueAsString(json));
    }

    private static void pop(ObjectNode json, AgentNews.ScreenPop pop) {
        json.put("offer", pop.offer().number())
                .put("call", pop.ticket())
                .put("queue", pop.queue().value())
                .put("number", pop.card().number().map(Object::toString).orElse(""))
                .put("name", pop.card().name())
                .put("language", pop.wish().language().map(Object::toString).orElse(""))
                .put("waited", pop.waited().toSeconds())
                .put("about", pop.wish().about())
                .put("rule", pop.rule());
        pop.wish().needs().forEach(json.withArray("needs")::add);
    }
}
