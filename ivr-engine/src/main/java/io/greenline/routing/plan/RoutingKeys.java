package io.greenline.routing.plan;

import static io.greenline.yaml.KeyTable.optional;
import static io.greenline.yaml.KeyTable.required;

import io.greenline.calendar.OwnHours;
import io.greenline.yaml.KeyTable;
import java.util.List;

/** Every key of {@code routing.yaml}: what the reader accepts and what docs/routing-reference.md prints. */
final class RoutingKeys {
    static final KeyTable TOP = KeyTable.of(
            "a routing file",
            required("queues", "a block: name and queue", "where callers wait"),
            optional("order", "a sentence", "who is served first, for readers: only the one sentence that holds"),
            optional("agents", "a list of agents", "who takes calls; nobody"),
            optional("hours", "a block: name and opening hours", "hours of queues that are in no calendar"),
            optional("reserve", "a list of reserves", "agents kept for those in danger; none"),
            optional("surge", "a list of levels", "what changes when too many call, the mildest first; nothing"),
            optional("classes", "a list of classes", "who belongs where, tried in this order; nobody is classified"),
            optional("misses-before-away", "1 to 20", "so many offers missed in a row set an agent away; 3"),
            optional(
                    "rises-after",
                    "1m to 24h",
                    "who has waited so long rises one tier, once, as with a broken promise; 10m"));

    static final KeyTable QUEUE = KeyTable.of(
            "a queue",
            optional("tier", "0 to 9", "0 danger, 1 life support; a lower tier goes before every higher one; 4"),
            optional("boost", "0s to 24h", "how long before their time its callers seem to have joined; 0s"),
            optional("promise", "a promise", "how soon a person answers: 5s, or 80% in 20s; none"),
            optional("skills", "a list of skills", "what an agent must have; nothing"),
            optional("media", "voice, video or text", "what the agent's telephone must be able to do; voice"),
            optional(
                    "strategy",
                    "longest-idle, fewest-calls, skill-best or priority-of-queue",
                    "which of several free agents is offered the caller; longest-idle"),
            optional(
                    "hours",
                    "always, or a name",
                    "when it is open: of hours in this file or in calendars.yaml; always"),
            optional("overflow", "a list of overflows", "what widens it, each once for a caller; nothing"),
            optional("ring-for", "1s to 2m", "how long an agent's telephone rings; 20s"),
            optional("wrap-up", "0s to 1h", "an agent's time after a talk; 15s"),
            optional("capacity", "1 to 100000", "most callers who wait; those in danger are always taken in; 1000"),
            optional("wait", "a block", "what callers hear while they wait"),
            optional("callback", "a block", "that and how it calls back; it does not"));

    static final KeyTable SKILL = KeyTable.of(
            "a skill",
            required("skill", "a name", "what is asked for; language is the caller's own"),
            optional("level", "1 to 5", "the least that will do; 1"),
            optional("should", "true or false", "true: who has it comes first, and nobody is kept out; false"),
            optional("relax-after", "1s to 24h", "a caller who has waited so long is given to others too; never"));

    static final KeyTable OVERFLOW = KeyTable.of(
            "an overflow",
            optional("after", "0s to 24h", "when the caller has waited so long"),
            optional("when", "closed or unstaffed", "when the hours are over; when nobody who could help is signed in"),
            optional("longer-than", "0 to 100000", "when more callers than this wait here"),
            optional("estimate-over", "1s to 24h", "when the wait is estimated to be longer"),
            optional("to", "any-agent, or a queue's name", "who else may take the call, or where the caller waits on"),
            optional("relax", "a name", "a skill that is no longer a must"),
            optional("alarm", "a name", "who is told"),
            optional(
                    "exit",
                    "callback, voicemail, text or overflow",
                    "the edge of the queue node by which the caller leaves"));

    static final KeyTable WAIT = KeyTable.of(
            "wait",
            optional("music", "a name", "the music's class at the switch; default"),
            optional("first-after", "0s to 10m", "music before the first announcement; 0s"),
            optional("every", "15s to 10m", "between two announcements; 45s"),
            optional("position", "true or false", "whether the place in the line is told; true"),
            optional("estimate", "true or false", "whether the wait is told; true"));

    static final KeyTable CALLBACK = KeyTable.of(
            "callback",
            optional("window", "hours", "from when to when people are called; the queue's own hours"),
            optional("attempts", "1 to 10", "most calls; 3"),
            optional("every", "1m to 24h", "between two calls; 15m"),
            optional("lead", "0s to 30m", "the customer is dialled when her turn is so near; 30s"),
            optional("expiry", "10m to 168h", "after which it is given up and told to somebody; 24h"),
            optional("per-slot", "1 to 10000", "most callbacks promised for one half hour; 20"),
            optional("first", "customer or agent", "who is called first; customer"));

    static final KeyTable AGENT = KeyTable.of(
            "an agent",
            required("id", "a text", "what the agent signs in with: letters, digits, - and _"),
            required("endpoint", "a text", "the telephone in the switch's words: PJSIP/1001"),
            optional("name", "a text", "as colleagues write it; the id"),
            optional(
                    "skills",
                    "a block: skill and level",
                    "1 (knows it) to 5 (knows it best); language: a list of tags"),
            optional("queues", "a queue's name, or a list", "the only queues served, the foremost first; all that fit"),
            optional("media", "voice, video or text, or a list", "what the telephone can do; voice"),
            optional("pin", "a text", "what greenline pin prints: for signing in from a telephone; cannot"));

    static final KeyTable RESERVE = KeyTable.of(
            "a reserve",
            required("tiers", "a text", "0, or 0-1: the first tiers"),
            required("agents", "1 to 1000", "so many free agents who could help them are left alone by others"));

    static final KeyTable LEVEL = KeyTable.of(
            "a level",
            required("name", "a name", "as people call it"),
            required("enter", "a block", "any one of these reached begins it"),
            required("leave", "a block", "all of these undershot, for as long as calm says, end it"),
            optional("calm", "0s to 24h", "how long it must be quiet; 5m"),
            optional("callbacks", "true or false", "whether callers are offered a callback at once; false"),
            optional("admits", "1 to 1000000", "most callers outside danger who may wait in all; no limit"),
            optional("notices", "a name, or a list", "notices that stand while it lasts; none"));

    static final KeyTable ENTER = threshold("enter");
    static final KeyTable LEAVE = threshold("leave");

    private static KeyTable threshold(String name) {
        return KeyTable.of(
                name,
                optional("waiting", "1 to 1000000", "callers who wait in all queues"),
                optional("arrivals", "1 to 1000000", "callers who joined within the last minute"),
                optional("longest-wait", "1s to 24h", "of those who wait now"));
    }

    static final KeyTable CLASS = KeyTable.of(
            "a class",
            optional("class", "a name", "what these callers are called in figures and to agents"),
            optional("when", "a block", "what must hold, all of it"),
            optional("else", "a name", "the class of everyone else; stands last, instead of class and when"),
            required("queue", "a queue's name", "where they wait"),
            optional("tier", "0 to 9", "instead of the queue's own"),
            optional("boost", "0s to 24h", "beside the queue's own; 0s"));

    static final KeyTable WHEN = KeyTable.of(
            "when",
            optional("need", "a word, or a list", "one of these needs is known of the caller"),
            optional("tier", "a word, or a list", "the customer's tier in the directory is one of these"),
            optional("age", "a text", "65+, or 18-25: years by the directory"),
            optional("called", "a telephone number, or a list", "the number that was dialled is one of these"),
            optional("media", "voice, video or text, or a list", "the caller's telephone offers one of these"),
            optional("repeat", "a text", "2 in 24h: so many calls of this number before this one"),
            optional("outage", "area, premises or any", "the power is out there by a notice"),
            optional("said", "a word, or a list", "what the caller has said is one of these"),
            optional("key", "keys, or a list", "what the caller has pressed is one of these"));

    static final List<KeyTable> ALL = List.of(
            TOP,
            QUEUE,
            SKILL,
            OVERFLOW,
            WAIT,
            CALLBACK,
            AGENT,
            OwnHours.KEYS,
            RESERVE,
            LEVEL,
            ENTER,
            LEAVE,
            CLASS,
            WHEN);

    private RoutingKeys() {}
}
