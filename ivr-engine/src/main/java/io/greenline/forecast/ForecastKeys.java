package io.greenline.forecast;

import static io.greenline.yaml.KeyTable.optional;
import static io.greenline.yaml.KeyTable.required;

import io.greenline.yaml.KeyTable;
import java.util.List;

/** Every key of a forecast file: what the reader accepts and what docs/forecast.md explains. */
final class ForecastKeys {
    static final KeyTable TOP = KeyTable.of(
            "a forecast file",
            optional("day", "a date", "the day in the rows of the result; 2026-01-01"),
            optional("pick-up", "0s to 20s", "from an offer to the agent's voice: ringing and whisper; 3s"),
            required("callers", "a list of classes", "who calls, when, and for how long"),
            optional("profiles", "a block: name and profile", "agents who are not in routing.yaml, by what they know"),
            required("staff", "a list of shifts", "who works when"));

    /** What can be other than on a recorded day: a part of the same file. */
    static final KeyTable STAFF_FILE = KeyTable.of(
            "a staff file",
            optional("profiles", "a block: name and profile", "agents who are not in routing.yaml, by what they know"),
            required("staff", "a list of shifts", "who works when"));

    static final KeyTable CLASS = KeyTable.of(
            "a class of callers",
            required("class", "a name", "what these callers are called"),
            required("queue", "a queue of routing.yaml", "where they wait"),
            optional("tier", "0 to 9", "instead of the queue's own"),
            optional("boost", "0s to 24h", "beside the queue's own; 0s"),
            optional("language", "a tag", "what they speak; not known, and anyone will do"),
            optional("needs", "a list of words", "codes of their needs, for figures by need; none"),
            required("calls", "a block", "how many call, interval by interval"),
            required("talk", "a time", "how long they talk, hold included"),
            optional("patience", "a time, or never", "after which they hang up; never"));

    static final KeyTable CALLS = KeyTable.of(
            "calls",
            optional("from", "a time of day", "when the first interval begins; 00:00"),
            optional("every", "1m to 24h", "how long an interval is; 30m"),
            required("each", "a list of numbers", "calls that are expected in each interval"));

    static final KeyTable TIME = KeyTable.of(
            "a time by chance",
            required("mean", "1s to 24h", "the mean"),
            optional("deviation", "1s to 24h", "the standard deviation of a log-normal time; without it exponential"));

    static final KeyTable PROFILE = KeyTable.of(
            "a profile",
            optional("languages", "a list of tags", "what they speak; asked for none"),
            optional("skills", "a block: name and level", "what they know, 1 to 5; nothing"),
            optional("queues", "a list of queues", "the only ones they serve, the foremost first; all"),
            optional("media", "voice, video or text, or a list", "what their telephones can do; voice"));

    static final KeyTable SHIFT = KeyTable.of(
            "a shift",
            required("from", "a time of day", "when they sign in"),
            required("to", "a time of day", "when they sign out; 24:00 is the day's end"),
            optional("agents", "a list of ids", "agents of routing.yaml"),
            optional("profile", "a name", "agents of a profile instead"),
            optional("count", "1 to 10000", "how many of the profile; 1"));

    static final List<KeyTable> ALL = List.of(TOP, CLASS, CALLS, TIME, PROFILE, SHIFT);

    private ForecastKeys() {}
}
