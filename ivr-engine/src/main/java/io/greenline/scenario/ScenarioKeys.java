package io.greenline.scenario;

import static io.greenline.yaml.KeyTable.optional;
import static io.greenline.yaml.KeyTable.required;

import io.greenline.yaml.KeyTable;
import java.util.List;
import java.util.stream.Stream;

/** Every key of a file of scenarios. */
final class ScenarioKeys {
    static final KeyTable TOP = KeyTable.of(
            "a test file",
            required("dialplan", "a name", "the dialplan that is tested"),
            optional("callback-dialplan", "a name", "the dialplan that callers hear who are called back; none"),
            required("cases", "a list of cases", "the scripted calls"));

    /** What the world outside is like: a case says it, and an alternative may say it otherwise. */
    private static final List<KeyTable.Key> SURROUNDINGS = List.of(
            optional("time", "\"2026-02-17 09:30\"", "when the call comes; a Monday at 09:00"),
            optional("time-zone", "a zone", "of `time` and of what is told; Asia/Shanghai"),
            optional("lookup", "failed, slow or not-found", "how the customer directory answers; as `customer` says"),
            optional(
                    "backends", "requests by backend", "what each backend expects and answers, in this order; nothing"),
            optional("notices", "notices", "those that apply to this caller, the most urgent first; none"),
            optional("hours", "open, closed or holiday by calendar", "overrides the calendar; as the time of day says"),
            optional("handover", "a block", "what another channel has left for this number; nothing"),
            optional("desks", "an answer by endpoint or queue", "how a transfer ends; someone talks for 30 s"),
            optional(
                    "agents",
                    "answers by agent",
                    "who is at work, so that queues are played as routing.yaml says; nobody, desks answer for queues"),
            optional("ahead", "0 to 1000", "how many others wait in the queue when this caller joins it; 0"),
            optional(
                    "speech",
                    "away or lost",
                    "nobody can listen, or none any more at the first word; somebody listens"),
            optional("pins", "texts by name", "the agents who can sign in by telephone, each with the PIN; none"),
            optional(
                    "repeat-calls",
                    "a time ago, or a list",
                    "earlier calls of this number, by how long ago: [10m, 3h]; none"),
            optional(
                    "outage",
                    "area or premises",
                    "whether the power is out in the caller's area, or at her house; it is not"),
            optional(
                    "incident", "a block", "what is known of the outage before; this caller is the first to report it"),
            optional(
                    "refuses-callback",
                    "true or false",
                    "whether wishes to be called back, or when the power is back, are refused; false"),
            optional("records", "1s to 1h, or nothing", "what the caller says into a recording; 12s"));

    static final KeyTable CASE = with(
            "a case",
            List.of(
                    required("name", "a text", "what the case is about"),
                    optional("caller", "a block", "who calls; an unknown number")),
            List.of(
                    optional("script", "a list of steps", "what the caller does; nothing"),
                    optional(
                            "called-back",
                            "an answer to a callback, or a list",
                            "what happens when the caller is called back, the first time, the second, and the last stays; the case ends with the call"),
                    optional("each", "a list of alternatives", "the case is run once for each"),
                    optional("expect", "a list of expectations", "what must be seen")));

    static final KeyTable ALTERNATIVE = with(
            "an alternative",
            List.of(optional("caller", "a block", "instead of the case's")),
            List.of(
                    optional("script", "a list of steps", "added to the case's"),
                    optional("called-back", "an answer to a callback, or a list", "instead of the case's"),
                    optional("expect", "a list of expectations", "added to the case's")));

    static final KeyTable CALLER = KeyTable.of(
            "caller",
            optional("number", "a telephone number", "the calling number; withheld"),
            optional("called", "a number", "the number dialled; 95598"),
            optional(
                    "media",
                    "voice, video or text, or a list",
                    "what the caller's telephone offers beside voice; nothing"),
            optional("customer", "a block, or unknown", "what the customer directory knows of the number; unknown"));

    static final KeyTable CUSTOMER = KeyTable.of(
            "customer",
            optional("name", "a text", "as the utility writes it"),
            optional("tier", "a word", "standard"),
            optional("needs", "a list", "elderly, deaf, life-support ..."),
            optional("premises", "a text", "the place supplied"),
            optional("area", "a text", "the part of the network that supplies it"),
            optional("language", "a tag", "the language wanted"),
            optional("age", "0 to 150", "0 is unknown"));

    static final KeyTable EXCHANGE = KeyTable.of(
            "a request to a backend",
            optional("get", "a path", "what is asked, as it is sent; any request"),
            optional("post", "a path", "what is sent, as it is sent; any request"),
            optional("answer", "JSON, missing or failed", "what comes back; {}"),
            optional("after", "0s to 1h", "how long the answer takes: after the dialplan's timeout there is none; 0s"));

    static final KeyTable HANDOVER = KeyTable.of(
            "handover",
            required("channel", "a word", "web, app, chat ..."),
            optional("fields", "texts by name", "what was left; nothing"));

    static final KeyTable INCIDENT = KeyTable.of(
            "incident",
            optional("number", "a text", "its number; \"1001\""),
            optional("area", "a text", "where it is; the area that is reported"),
            optional("reports", "1 to 1000000", "how often it was reported, this time with them; 2"),
            optional("since", "\"2026-02-17 08:10\"", "since when it is known; this moment"),
            optional("expected", "\"2026-02-17 11:30\"", "when the power is expected back; not known"),
            optional("promised", "true or false", "whether a call is promised to this number, or this is it; false"),
            optional("language", "a tag", "in which it was promised"));

    static final KeyTable TALK =
            KeyTable.of("an answer of a desk", required("talks", "0s to 4h", "until the desk hangs up"));

    static final KeyTable TAKING = KeyTable.of(
            "an answer of an agent",
            optional("answers", "0s to 10m", "after ringing for so long; 3s"),
            optional("talks", "0s to 4h", "until the agent hangs up; 30s"),
            optional("lost", "true or false", "whether the telephone is lost instead of being hung up; false"));

    static final KeyTable RINGING = KeyTable.of(
            "an answer to a callback",
            optional("answers", "0s to 29s", "after ringing for so long; 5s"),
            optional("script", "a list of steps", "what is done in that call; nothing"),
            optional("expect", "a list of expectations", "what must be seen of that call"));

    static final KeyTable STEP = KeyTable.of(
            "a step",
            optional("at", "a node's name", "waits until the call enters it"),
            optional("press", "keys", "presses them one after another"),
            optional("say", "a text, or nothing", "says these words, or lets the time for an answer pass"),
            optional("noise", "100ms to 5m", "lets something be heard that is no speech, for so long"),
            optional("hang-up", "true", "hangs up"),
            optional("switch", "fails", "the switch does not do what the node asks for"),
            optional(
                    "after",
                    "0s to 1h",
                    "from the beginning of the prompt; 0s, and when it is over for words and noise"),
            optional("times", "1 to 100", "how often it is said, or nothing is; 1"),
            optional("confidence", "a fraction from 0 to 1", "how sure the recogniser is of the words; 0.95"),
            optional(
                    "heard-as",
                    "a text, or a list",
                    "what the recogniser makes of the words, the best first; the words"),
            optional("lasts", "100ms to 5m", "how long the words take; as long as saying them does"));

    static final KeyTable EXPECTATION = KeyTable.of(
            "an expectation",
            optional("hears", "a prompt, or a list", "in this order, others may come between"),
            optional("hears-exactly", "a prompt, or a list", "these and no other"),
            optional("never-hears", "a prompt, or a list", "none of them"),
            optional("says", "words, or a list", "words of what is heard, with the values filled in, in this order"),
            optional("understands", "a text, or a list", "what the words mean, in this order, others may come between"),
            optional("enters", "a node, or a list", "in this order, others may come between"),
            optional("enters-exactly", "a node, or a list", "these and no other"),
            optional("never-enters", "a node, or a list", "none of them"),
            optional("transferred-to", "an endpoint", "the caller is connected there"),
            optional("queued", "a block", "the caller waits in this queue"),
            optional(
                    "offered",
                    "an agent, or a list",
                    "the caller is offered to them, in this order, others may come between"),
            optional("served", "a block", "the caller talks with an agent"),
            optional("promise", "kept or broken", "whether the caller who waits is served within what was promised"),
            optional("callback-promised", "a telephone number", "the queue promises to call this number back"),
            optional("called-back", "0 to 10", "how often the caller is called back, answered or not"),
            optional("callback-given-up", "not-reached or expired", "the callback is given up, for this reason"),
            optional("variables", "values by name", "what variables hold at the end"),
            optional("asks", "a block", "a backend is asked"),
            optional("sends", "a block", "a message is left for a backend"),
            optional("callback", "a block", "a wish to be called back is noted"),
            optional("call-when-restored", "a block", "a call is promised for when the power is back"),
            optional("records", "true or false", "whether the caller leaves a message"),
            optional("ended", "caller, engine, far-end or switch", "who ended the call"),
            optional("language", "a tag", "the language at the end"));

    static final KeyTable QUEUED = KeyTable.of(
            "queued",
            required("queue", "a queue", "where the caller waits"),
            optional("tier", "0 to 9", "the caller's tier there; any"),
            optional("position", "1 to 1001", "the caller's place on joining; any"));

    static final KeyTable SERVED = KeyTable.of(
            "served",
            optional("agent", "an agent", "who talks with the caller; any"),
            optional("waited-at-least", "0s to 168h", "from joining the queue to the talk; any"),
            optional("waited-at-most", "0s to 168h", "from joining the queue to the talk; any"));

    static final KeyTable MESSAGE = KeyTable.of(
            "asks and sends",
            required("backend", "a backend", "who is asked, or gets it"),
            optional("path", "a path", "as it is sent; any"),
            optional("body", "JSON", "members that it has; it may have others; any"));

    static final KeyTable CALLBACK = KeyTable.of(
            "callback",
            optional("number", "a telephone number", "who is called; any"),
            optional("reason", "a word", "why; any"),
            optional("about", "a text", "what it waits for; any"));

    static final KeyTable CALL_WHEN_RESTORED = KeyTable.of(
            "call-when-restored",
            optional("number", "a telephone number", "who is called; any"),
            optional("incident", "a text", "the incident's number; any"));

    static final List<KeyTable> ALL = List.of(
            TOP,
            CASE,
            ALTERNATIVE,
            CALLER,
            CUSTOMER,
            EXCHANGE,
            HANDOVER,
            INCIDENT,
            TALK,
            TAKING,
            RINGING,
            STEP,
            EXPECTATION,
            QUEUED,
            SERVED,
            MESSAGE,
            CALLBACK,
            CALL_WHEN_RESTORED);

    private ScenarioKeys() {}

    private static KeyTable with(String block, List<KeyTable.Key> before, List<KeyTable.Key> after) {
        return KeyTable.of(
                block,
                Stream.of(before, SURROUNDINGS, after).flatMap(List::stream).toArray(KeyTable.Key[]::new));
    }
}
