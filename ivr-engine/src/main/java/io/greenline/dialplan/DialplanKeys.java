package io.greenline.dialplan;

import static io.greenline.yaml.KeyTable.optional;
import static io.greenline.yaml.KeyTable.required;

import io.greenline.yaml.KeyTable;
import io.greenline.yaml.KeyTable.Need;
import java.util.List;

/**
 * Every key of the dialplan language. The reference in the documentation is these tables.
 *
 * <p>Long, because the language is: one table for each kind of node, and nothing but tables.
 */
final class DialplanKeys {
    private static final String TARGET = "a target";
    private static final String PROMPT = "a prompt's name";
    private static final String PATH = "a path";
    private static final String BODY = "a block: name and expression";
    private static final String TYPE = "text, whole, decimal, flag or texts";
    private static final KeyTable.Key NEXT = required("next", TARGET, "where the call goes on");
    private static final KeyTable.Key INPUT =
            optional("input", "a block", "how this node listens; what is not said is as in defaults");
    private static final KeyTable.Key GRAMMAR =
            optional("grammar", "a grammar's name", "what may be said: grammars/NAME.LANGUAGE.gram; keys alone");
    private static final KeyTable.Key DID_YOU_SAY =
            optional("did-you-say", PROMPT, "asks whether {call.heard} is right; as in defaults");
    private static final KeyTable.Key BY_KEYS = optional(
            "by-keys",
            "a prompt's name, or a list",
            "said instead where nobody can listen; the question's own prompts");
    private static final KeyTable.Key OPERATOR =
            optional("operator", TARGET, "where key 0 leads from here; as in defaults");
    private static final KeyTable.Key FAILURE =
            optional("failure", TARGET, "where the call goes when this node fails; as in defaults");

    static final KeyTable TOP = KeyTable.of(
            "the dialplan",
            required("dialplan", "a name", "the dialplan's name"),
            optional("title", "a text, or a block of texts by language", "what people call it; never spoken"),
            optional("include", "a list of paths", "fragments that are read as if they stood here"),
            required("languages", "a list of tags", "its languages; the first is the default"),
            optional("currency", "an ISO 4217 code", "in which money is spoken; CNY"),
            required("start", "a node's name", "where calls begin"),
            optional("variables", "a block: name and start value", "values that the call carries"),
            required("defaults", "a block", "what applies to every node that does not say otherwise"),
            optional("profiles", "a block: name and profile", "the pace for callers with a need; the first that holds"),
            required("nodes", "a block: name and node", "the steps of the main flow"),
            optional("subflows", "a block: name and subflow", "flows that are run like a node and come back"),
            optional(
                    "prompts",
                    "a block: name and texts by language",
                    "what is said and does not stand in prompt files"));

    static final KeyTable FRAGMENT = KeyTable.of(
            "a fragment",
            required("fragment", "a name", "the fragment's name"),
            optional("include", "a list of paths", "fragments that it needs; from the dialplan's folder"),
            optional("nodes", "a block: name and node", "steps of the main flow"),
            optional("subflows", "a block: name and subflow", "flows that are run like a node and come back"),
            optional("prompts", "a block: name and texts by language", "what its nodes say"));

    static final KeyTable TRANSLATION = KeyTable.of(
            "a translation",
            required("text", "a text, or a list", "what is said"),
            required("of", "a text, or a list", "the text of the first language that it was made from"));

    static final KeyTable DEFAULTS = KeyTable.of(
            "defaults",
            optional("input", "a block", "how nodes listen"),
            optional("did-you-say", PROMPT, "asks whether {call.heard} is right; for questions with a grammar"),
            required("on", "a block", "the ways out that every node has"));

    static final KeyTable DEFAULT_WAYS = KeyTable.of(
            "defaults: on",
            required("operator", "a node's name", "where key 0 leads: to a person"),
            required("failure", "a node's name", "where a call goes when something fails"));

    static final KeyTable INPUT_RULES = KeyTable.of(
            "input",
            optional("timeout", "100ms to 2m", "silence after the prompt that counts as noinput; 5s"),
            optional("interdigit-timeout", "100ms to 1m", "silence after a key that ends the entry; 3s"),
            optional("term-timeout", "0s to 1m", "how long to wait for term-char after a complete entry; 0s"),
            optional("term-char", "a key, or none", "the key that ends an entry; \"#\""),
            optional("attempts", "1 to 20", "silent or wrong tries before the failure way; 3"),
            optional(
                    "barge-in",
                    "none, dtmf, speech or hotword",
                    "what stops a prompt: keys; keys and words; keys and a whole answer; speech"),
            optional("sensitive", "true or false", "whether entries are masked in journals and logs; false"),
            optional("mode", "any or dtmf", "by what a question with a grammar is answered; any"),
            optional(
                    "complete-timeout",
                    "100ms to 10s",
                    "silence that ends a spoken answer which can take no more; 700ms"),
            optional("incomplete-timeout", "100ms to 10s", "silence that ends any other speech; 1500ms"),
            optional("max-speech", "1s to 1m", "longest answer; 15s"),
            optional("confidence", "a block", "how sure a spoken answer must be"),
            optional("keep-voice", "true or false", "whether the sound of answers is kept for review; false"));

    static final KeyTable CONFIDENCE = KeyTable.of(
            "confidence",
            optional("accept", "a fraction from 0 to 1", "from here on an answer is taken; 0.75"),
            optional(
                    "confirm", "a fraction from 0 to 1", "from here on the caller is asked whether it is right; 0.45"));

    static final KeyTable PROFILE = KeyTable.of(
            "a profile",
            required("when", "an expression", "for whom, from caller and call alone"),
            optional("speech-rate", "normal or slow", "how fast prompts are spoken; normal"),
            optional("input", "a block", "how every node listens; never quicker than the node itself says"));

    static final KeyTable PROFILE_INPUT = KeyTable.of(
            "input of a profile",
            optional("timeout", "100ms to 2m", "at least so long"),
            optional("interdigit-timeout", "100ms to 1m", "at least so long"),
            optional("term-timeout", "0s to 1m", "at least so long"),
            optional("attempts", "1 to 20", "at least so many"),
            optional("barge-in", "none, dtmf, speech or hotword", "what stops a prompt"),
            optional("complete-timeout", "100ms to 10s", "at least so long"),
            optional("incomplete-timeout", "100ms to 10s", "at least so long"),
            optional("mode", "any or dtmf", "whether these callers are listened to"));

    static final KeyTable SUBFLOW = KeyTable.of(
            "a subflow",
            optional(
                    "inputs",
                    "a block: name and type or start value",
                    "what it is given; types are text, whole, decimal, flag, texts"),
            optional("outputs", "a block: name and expression", "what it gives back on return"),
            optional("variables", "a block: name and start value", "values of its own"),
            required("start", "a node's name", "where it begins"),
            optional("on", "a block", "operator and failure for its nodes; the main flow's"),
            required("nodes", "a block: name and node", "its steps"));

    static final KeyTable WAYS = KeyTable.of("on", OPERATOR, FAILURE);

    static final KeyTable QUESTION_ON = KeyTable.of(
            "on of a question",
            optional("noinput", "a list of handlers", "the nth is for the nth silence, the last one stays; asks again"),
            optional(
                    "nomatch",
                    "a list of handlers",
                    "the nth is for the nth wrong entry, the last one stays; asks again"),
            OPERATOR,
            FAILURE);

    static final KeyTable LOOKUP_ON = KeyTable.of(
            "on of a lookup",
            optional("not-found", TARGET, "nobody has this number; as next"),
            optional("failed", TARGET, "the directory did not answer in time; as failure"),
            OPERATOR,
            FAILURE);

    static final KeyTable TRANSFER_ON = KeyTable.of(
            "on of a transfer",
            optional("busy", TARGET, "the endpoint is busy; as failure"),
            optional("no-answer", TARGET, "nobody answered in time; as failure"),
            optional("failed", TARGET, "the endpoint cannot be reached; as failure"),
            OPERATOR,
            FAILURE);

    static final KeyTable HANDLER = KeyTable.of(
            "a handler",
            optional("play", PROMPT, "says it and listens again"),
            optional("reprompt", "true", "asks the question again, after the prompt if there is one"),
            optional("next", TARGET, "goes there; stands alone"));

    static final KeyTable OPTION = KeyTable.of(
            "an option",
            required("key", "1 to 4 keys of 1-9 * #", "what the caller presses"),
            optional("value", "a name", "what it means, for the journal; the target's name"),
            NEXT);

    static final KeyTable DIGITS = KeyTable.of(
            "digits",
            optional("length", "1 to 64", "exactly so many"),
            optional("min", "1 to 64", "at least so many; 1"),
            optional("max", "1 to 64", "at most so many"),
            optional("among", "a list of digits", "only these entries; gives min and max where they are not said"));

    static final KeyTable BRANCH = KeyTable.of(
            "a branch",
            optional("if", "an expression", "a condition"),
            optional("next", TARGET, "where to go when it holds"),
            optional("else", TARGET, "where to go when none held; in the last branch, alone"));

    static final KeyTable PLAY = KeyTable.of(
            "play",
            required("play", PROMPT, "says it"),
            optional("barge-in", "none or dtmf", "what stops it; as in defaults"),
            NEXT,
            optional("on", "a block", "operator, failure"));

    static final KeyTable MENU = KeyTable.of(
            "menu",
            required("menu", "a prompt's name, or a list", "offers a choice; the nth asking says the nth prompt"),
            required("options", "a list of options", "what can be pressed"),
            GRAMMAR,
            DID_YOU_SAY,
            BY_KEYS,
            INPUT,
            optional("on", "a block", "noinput, nomatch, operator, failure"));

    static final KeyTable ASK = KeyTable.of(
            "ask",
            required("ask", "a prompt's name, or a list", "asks for digits; the nth asking says the nth prompt"),
            required("into", "a variable", "receives the digits as text"),
            required("digits", "a block", "how many, or which"),
            optional("confirm", PROMPT, "reads the entry back: key 1 accepts, key 2 asks again"),
            optional("sensitive", "true or false", "masks the entry in journals and logs; as in input"),
            GRAMMAR,
            DID_YOU_SAY,
            BY_KEYS,
            NEXT,
            INPUT,
            optional("on", "a block", "noinput, nomatch, operator, failure"));

    static final KeyTable CHOOSE = KeyTable.of(
            "choose",
            required("choose", "a list of branches", "goes the way of the first whose condition holds"),
            optional("on", "a block", "operator, failure"));

    static final KeyTable SET = KeyTable.of(
            "set",
            required("set", "a block: variable and expression", "gives variables values, in order"),
            NEXT,
            optional("on", "a block", "operator, failure"));

    static final KeyTable LOOKUP = KeyTable.of(
            "lookup",
            required("lookup", "customer", "finds the caller in the customer directory by number"),
            optional("timeout", "10ms to 10s", "longest wait for it; 300ms"),
            NEXT,
            optional("on", "a block", "not-found, failed, operator, failure"));

    static final KeyTable CLASSIFY = KeyTable.of(
            "classify",
            required(
                    "classify", "caller", "finds the caller's class of routing.yaml: class.name, class.queue and more"),
            optional("said", "an expression", "what the caller has said or chosen, as a text; nothing"),
            optional("key", "an expression", "what the caller has pressed, as a text; nothing"),
            NEXT,
            optional("on", "a block", "operator, failure"));

    static final KeyTable HTTP = KeyTable.of(
            "http",
            required("http", "a backend's name", "asks it; the settings say where it is"),
            optional("get", PATH, "asks with GET; the path's gaps are filled"),
            optional("post", PATH, "asks with POST"),
            optional("body", BODY, "what is posted, as JSON"),
            optional("into", "a variable", "its result arrives as into.name"),
            optional("result", "a block: name and type or field", "what is wanted of the JSON that comes back"),
            optional("timeout", "100ms to 10s", "longest wait for all tries; 2s"),
            optional("retries", "0 to 3", "further tries without an answer; 1"),
            optional("meanwhile", PROMPT, "said while the backend is asked"),
            optional("sensitive", "true or false", "masks the result in journals and logs; false"),
            optional("verifies", "true or false", "whether an answer proves who the caller is; false"),
            NEXT,
            optional("on", "a block", "not-found, failed, operator, failure"));

    static final KeyTable RESULT_FIELD = KeyTable.of(
            "a field of result",
            required("type", TYPE, "what it is"),
            optional("at", "a JSON pointer", "where it stands, such as /bill/due; /name"),
            optional("default", "a value", "what it is when it is not there; without one the answer counts as failed"));

    static final KeyTable HTTP_ON = KeyTable.of(
            "on of an http",
            optional("not-found", TARGET, "the backend does not know it (404); as failed"),
            optional("failed", TARGET, "no answer in time, or one that cannot be used; as failure"),
            OPERATOR,
            FAILURE);

    static final KeyTable ANNOUNCE = KeyTable.of(
            "announce",
            required("announce", "notices", "says what stands for this caller; key # skips one"),
            optional("area", "an expression", "whose notices; caller.area"),
            NEXT,
            optional("on", "a block", "operator, failure"));

    static final KeyTable HOURS = KeyTable.of(
            "hours",
            required("hours", "a calendar's name", "asks whether it is open; next when it is"),
            optional("into", "a variable", "into.reason says why, into.opens when it opens next, as a date and time"),
            NEXT,
            optional("on", "a block", "closed, holiday, operator, failure"));

    static final KeyTable HOURS_ON = KeyTable.of(
            "on of hours",
            optional("closed", TARGET, "it is closed; as failure"),
            optional("holiday", TARGET, "it is closed for a holiday; as closed"),
            OPERATOR,
            FAILURE);

    static final KeyTable QUEUE = KeyTable.of(
            "queue",
            required(
                    "queue",
                    "a queue's name, or by-class",
                    "waits for a person: in this queue of routing.yaml, else the endpoint of this name rings; by-class: in the queue that classify found"),
            optional("max-wait", "1s to 4h", "longest wait; 60s"),
            optional("about", "an expression", "what the agent is told before the talk; what classify found"),
            optional("comfort", "a prompt's name, or a list", "said while the caller waits, in turn"),
            optional("exits", "a list of exits", "keys that lead out, live in every announcement"),
            optional("next", TARGET, "where the call goes on when the person hung up; hangup"),
            optional(
                    "on",
                    "a block",
                    "timeout, failed, closed, full, unstaffed, callback, refused, voicemail, text, overflow, operator, failure"));

    static final KeyTable EXIT = KeyTable.of(
            "an exit",
            required("key", "a key", "what the waiting caller presses: 1-9 * #"),
            optional("to", "callback, voicemail or text", "what it is for; the announcements offer it"),
            optional("next", TARGET, "where it leads instead; the comfort prompts say so"));

    static final KeyTable QUEUE_ON = KeyTable.of(
            "on of a queue",
            optional("timeout", TARGET, "nobody was free in time; as failure"),
            optional("failed", TARGET, "the queue cannot be reached; as timeout"),
            optional("closed", TARGET, "its hours are over; as timeout"),
            optional("full", TARGET, "as many wait as may; as timeout"),
            optional("unstaffed", TARGET, "nobody who could take the call is signed in; as timeout"),
            optional("callback", TARGET, "a callback was promised; hangup"),
            optional("refused", TARGET, "the queue would call back and cannot; as timeout"),
            optional("voicemail", TARGET, "for a message, by key or by the queue's overflow; as timeout"),
            optional("text", TARGET, "on in writing, by key or by the queue's overflow; as timeout"),
            optional("overflow", TARGET, "the queue's overflow sends the caller elsewhere; as timeout"),
            optional(
                    "operator",
                    TARGET,
                    "where key 0 leads; without it key 0 tells the caller how the wait stands, who waits for a person already"),
            FAILURE);

    static final KeyTable AGENT = KeyTable.of(
            "agent",
            required("agent", "sign-in, sign-out, ready or away", "what the agent who calls wants"),
            required("id", "an expression", "the agent's id, as in routing.yaml"),
            required("pin", "an expression", "the agent's PIN; ask for it with sensitive: true"),
            optional("reason", "an expression", "why the agent is away"),
            NEXT,
            optional("on", "a block", "refused, operator, failure"));

    static final KeyTable AGENT_ON = KeyTable.of(
            "on of an agent",
            optional("refused", TARGET, "no such agent, a wrong PIN, or not now; as failure"),
            OPERATOR,
            FAILURE);

    static final KeyTable RECORD = KeyTable.of(
            "record",
            required("record", PROMPT, "says it, then a tone, then records; any key ends it"),
            required("into", "a variable", "receives the recording's name"),
            optional("max", "1s to 10m", "longest recording; 2m"),
            optional("silence", "1s to 30s", "silence that ends it; 4s"),
            NEXT,
            optional("on", "a block", "nothing, failed, operator, failure"));

    static final KeyTable RECORD_ON = KeyTable.of(
            "on of a record",
            optional("nothing", TARGET, "the caller said nothing; as next"),
            optional("failed", TARGET, "it could not be recorded; as failure"),
            OPERATOR,
            FAILURE);

    static final KeyTable CALLBACK = KeyTable.of(
            "callback",
            required("callback", "an expression", "notes that this number wants to be called back"),
            required("reason", "a name", "for the people who call back"),
            optional("about", "an expression", "what it waits for or belongs to"),
            NEXT,
            optional("on", "a block", "refused, operator, failure"));

    static final KeyTable CALLBACK_ON = KeyTable.of(
            "on of a callback",
            optional("refused", TARGET, "nobody can or may be called there, or it could not be noted; as failure"),
            OPERATOR,
            FAILURE);

    static final KeyTable INCIDENT = KeyTable.of(
            "incident",
            required(
                    "incident",
                    "report, promise, cancel or recall",
                    "report: the power is out; promise: a call when it is back; cancel: no such call; recall: what a call is about that the engine made"),
            optional("area", "an expression", "where the power is out; report needs it"),
            optional("premises", "an expression", "the house, so that it counts once; the calling number alone counts"),
            optional("of", "an expression", "the incident's number; promise and cancel need it"),
            optional("number", "an expression", "the telephone number to call; the calling number"),
            optional(
                    "into",
                    "a variable",
                    "into.number, into.area, into.known, into.reports, into.since, into.expected, into.promised, into.language; recall needs it"),
            NEXT,
            optional("on", "a block", "refused, operator, failure"));

    static final KeyTable INCIDENT_ON = KeyTable.of(
            "on of an incident",
            optional("refused", TARGET, "it cannot or may not be done; as failure"),
            OPERATOR,
            FAILURE);

    static final KeyTable SURVEY = KeyTable.of(
            "survey",
            required(
                    "survey",
                    "a prompt's name, or a list",
                    "asks for a mark from 1; the nth asking says the nth prompt"),
            optional("highest", "2 to 9", "the best mark; 5"),
            required("into", "a variable", "receives the mark as text"),
            NEXT,
            INPUT,
            optional("on", "a block", "noinput, nomatch, operator, failure"));

    static final KeyTable SEND = KeyTable.of(
            "send",
            required("send", "a backend's name", "leaves a message that is delivered to it; the call goes on at once"),
            required("post", PATH, "where; the path's gaps are filled"),
            optional("body", BODY, "what is posted, as JSON"),
            optional("text", PROMPT, "its words are sent as text, in the caller's language"),
            NEXT,
            optional("on", "a block", "failed, operator, failure"));

    static final KeyTable SEND_ON = KeyTable.of(
            "on of a send", optional("failed", TARGET, "the message could not be kept; as failure"), OPERATOR, FAILURE);

    static final KeyTable HANDOVER = KeyTable.of(
            "handover",
            required("handover", "a variable", "takes up what web, app or chat left for this number, as variable.name"),
            optional(
                    "result",
                    "a block: name and type or field",
                    "what is wanted of it; variable.channel is always there"),
            NEXT,
            optional("on", "a block", "none, failed, operator, failure"));

    static final KeyTable HANDOVER_ON = KeyTable.of(
            "on of a handover",
            optional("none", TARGET, "nothing was left; as next"),
            optional("failed", TARGET, "it cannot be used; as none"),
            OPERATOR,
            FAILURE);

    static final KeyTable SUBFLOW_NODE = KeyTable.of(
            "subflow",
            required("subflow", "a subflow's name", "runs it and comes back"),
            optional("with", "a block: input and expression", "what it is given"),
            optional("into", "a variable", "its outputs arrive as into.output"),
            NEXT,
            optional("on", "a block", "operator, failure"));

    static final KeyTable TRANSFER = KeyTable.of(
            "transfer",
            required("transfer", "an endpoint's name", "connects the caller; the settings say which telephone it is"),
            optional("ring-for", "1s to 5m", "how long it rings; 30s"),
            optional("next", TARGET, "where the call goes on when the other side hung up; hangup"),
            optional("on", "a block", "busy, no-answer, failed, operator, failure"));

    static final KeyTable LANGUAGE = KeyTable.of(
            "language",
            required("language", "a tag, or next", "goes on in this language, or in the next one of the list"),
            NEXT,
            optional("on", "a block", "operator, failure"));

    static final KeyTable HANGUP = KeyTable.of(
            "hangup",
            new KeyTable.Key("hangup", Need.MAY_STAND_ALONE, "a cause of Q.850", "releases the call; normal-clearing"));

    /** In the order of the reference. */
    static final List<KeyTable> ALL = List.of(
            TOP,
            FRAGMENT,
            TRANSLATION,
            DEFAULTS,
            DEFAULT_WAYS,
            INPUT_RULES,
            CONFIDENCE,
            PROFILE,
            PROFILE_INPUT,
            SUBFLOW,
            PLAY,
            MENU,
            OPTION,
            ASK,
            DIGITS,
            CHOOSE,
            BRANCH,
            SET,
            LOOKUP,
            CLASSIFY,
            HTTP,
            RESULT_FIELD,
            ANNOUNCE,
            HOURS,
            SUBFLOW_NODE,
            QUEUE,
            EXIT,
            AGENT,
            TRANSFER,
            RECORD,
            CALLBACK,
            INCIDENT,
            SURVEY,
            SEND,
            HANDOVER,
            LANGUAGE,
            HANGUP,
            WAYS,
            QUESTION_ON,
            HANDLER,
            LOOKUP_ON,
            HTTP_ON,
            HOURS_ON,
            QUEUE_ON,
            AGENT_ON,
            TRANSFER_ON,
            RECORD_ON,
            CALLBACK_ON,
            INCIDENT_ON,
            SEND_ON,
            HANDOVER_ON);

    private DialplanKeys() {}
}
