package io.greenline.scenario;

import static io.greenline.yaml.KeyTable.optional;
import static io.greenline.yaml.KeyTable.required;

import io.greenline.yaml.KeyTable;
import java.util.List;

/** Every key of a file of scenarios. */
final class ScenarioKeys {
    static final KeyTable TOP = KeyTable.of(
            "a test file",
            required("dialplan", "a name", "the dialplan that is tested"),
            required("cases", "a list of cases", "the scripted calls"));

    static final KeyTable CASE = KeyTable.of(
            "a case",
            required("name", "a text", "what the case is about"),
            optional("caller", "a block", "who calls; an unknown number"),
            optional("script", "a list of steps", "what the caller does; nothing"),
            optional("each", "a list of alternatives", "the case is run once for each"),
            optional("expect", "a list of expectations", "what must be seen"));

    static final KeyTable ALTERNATIVE = KeyTable.of(
            "an alternative",
            optional("script", "a list of steps", "added to the case's"),
            optional("expect", "a list of expectations", "added to the case's"));

    static final KeyTable CALLER = KeyTable.of(
            "caller",
            optional("number", "a telephone number", "the calling number; withheld"),
            optional("called", "a number", "the number dialled; 95598"),
            optional("customer", "a block", "what the customer directory knows of the number"));

    static final KeyTable CUSTOMER = KeyTable.of(
            "customer",
            optional("name", "a text", "as the utility writes it"),
            optional("tier", "a word", "standard"),
            optional("needs", "a list", "elderly, deaf, life-support ..."),
            optional("premises", "a text", "the place supplied"),
            optional("area", "a text", "the part of the network that supplies it"),
            optional("language", "a tag", "the language wanted"),
            optional("age", "0 to 150", "0 is unknown"));

    static final KeyTable STEP = KeyTable.of(
            "a step",
            optional("at", "a node's name", "waits until the call enters it"),
            optional("press", "keys", "presses them one after another"),
            optional("say", "nothing", "lets the time for an entry pass"),
            optional("hang-up", "true", "hangs up"),
            optional("after", "0s to 1h", "from the beginning of the node; 0s"),
            optional("times", "1 to 100", "how often nothing is said; 1"));

    static final KeyTable EXPECTATION = KeyTable.of(
            "an expectation",
            optional("hears", "a prompt, or a list", "in this order"),
            optional("enters", "a node, or a list", "in this order"),
            optional("transferred-to", "an endpoint", "the caller is connected there"),
            optional("ended", "caller, engine, far-end or switch", "who ended the call"),
            optional("language", "a tag", "the language at the end"));

    static final List<KeyTable> ALL = List.of(TOP, CASE, ALTERNATIVE, CALLER, CUSTOMER, STEP, EXPECTATION);

    private ScenarioKeys() {}
}
