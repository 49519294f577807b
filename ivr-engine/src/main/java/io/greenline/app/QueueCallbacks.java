package io.greenline.app;

import io.greenline.app.CallbacksCommand.Row;
import io.greenline.journal.DisplayText;
import io.greenline.telephony.CallId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Callbacks that queues promised, as the engine that runs has them.
 *
 * @param rows the first ones, in the order of being served
 * @param all how many there are
 */
record QueueCallbacks(List<Row> rows, long all) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SECONDS = "2026-11-26T20:30:00".length();

    QueueCallbacks {
        rows = List.copyOf(rows);
    }

    static QueueCallbacks of(FloorClient floor) throws InterruptedException {
        JsonNode page = floor.get("/callbacks");
        List<Row> rows = new ArrayList<>();
        page.path("callbacks").forEach(callback -> rows.add(row(callback, time(page, "at"))));
        return new QueueCallbacks(rows, page.path("callbacks-in-all").asLong(0));
    }

    /** What has become of one that was cancelled. */
    static String cancel(FloorClient floor, CallId ticket) throws InterruptedException {
        JsonNode before = floor.post(
                "/callbacks/%s/cancel".formatted(URLEncoder.encode(ticket.value(), StandardCharsets.UTF_8)),
                JSON.createObjectNode().put("by", System.getProperty("user.name", "cli")));
        return "cancelled: %s, %s%s"
                .formatted(
                        text(before, "ticket"),
                        text(before, "number"),
                        before.path("dialled").asBoolean(false)
                                ? "; her telephone stops ringing; had she answered already, she waits in line anew"
                                : "");
    }

    private static Row row(JsonNode callback, String now) {
        return new Row(
                "queue",
                text(callback, "ticket"),
                text(callback, "number"),
                time(callback, "asked"),
                "%s, tier %d: %s, %d calls so far%s, expires %s%s"
                        .formatted(
                                text(callback, "queue"),
                                callback.path("tier").asInt(0),
                                state(callback),
                                callback.path("attempts").asInt(0),
                                next(callback, now),
                                time(callback, "expires"),
                                text(callback, "about").isEmpty() ? "" : "; " + text(callback, "about")));
    }

    private static String state(JsonNode callback) {
        String agent = text(callback, "agent");
        boolean dialled = callback.path("dialled").asBoolean(false);
        if (agent.isEmpty()) {
            return dialled ? "is dialled" : "waits";
        }
        return dialled ? "is dialled, agent %s stands by".formatted(agent) : "agent %s is rung".formatted(agent);
    }

    /** The next call; one whose time has come is made when her turn is near. */
    private static String next(JsonNode callback, String now) {
        String next = time(callback, "next-attempt");
        return next.isEmpty() || next.compareTo(now) <= 0 ? "" : ", not before " + next;
    }

    /** To the second, in UTC as the page has it: the order of such texts is that of the times. */
    private static String time(JsonNode json, String key) {
        String text = text(json, key);
        return text.length() > SECONDS ? text.substring(0, SECONDS) + "Z" : text;
    }

    private static String text(JsonNode json, String key) {
        return DisplayText.clean(json.path(key).asString(""));
    }
}
