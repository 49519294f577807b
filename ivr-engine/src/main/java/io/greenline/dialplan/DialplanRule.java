package io.greenline.dialplan;

import io.greenline.source.Rule;
import io.greenline.source.Severity;

/** What a dialplan is checked for beyond being a well-formed file. */
public enum DialplanRule implements Rule {
    BAD_NAME("A name has lower-case letters, digits and hyphens; a variable's has underscores and is no word of CEL."),
    RESERVED_NAME(
            "hangup and return are targets everywhere; no node may be called so. No prompt begins with notice-. Key 0 leads to a person."),
    UNKNOWN_LANGUAGE("A language is a tag such as zh-CN and stands under languages."),
    UNKNOWN_NODE_KIND("A node's kind is one of the reference."),
    NO_NODE_KIND("A node has a kind: one key such as play or menu."),
    TWO_NODE_KINDS("A node has one kind."),
    MISSING_TARGET("A target is a node of the same flow, hangup, or return in a subflow."),
    RETURN_OUTSIDE_SUBFLOW("return stands in subflows only."),
    NO_WAY_TO_A_PERSON("Key 0 leads to a person: from the operator target a queue or a transfer can be reached."),
    FAILURE_LEADS_TO_ITSELF("What goes wrong at a node leads to another node."),
    NO_PROGRESS("No circle of choose, set and language nodes: it would turn for ever without the caller."),
    UNREACHABLE_NODE(Severity.WARNING, "Every node can be reached."),
    UNKNOWN_SUBFLOW("A subflow is defined under subflows."),
    RECURSIVE_SUBFLOW("A subflow does not lead back into itself."),
    UNUSED_SUBFLOW(Severity.WARNING, "Every subflow is used."),
    MISSING_INPUT("A subflow gets each of its inputs that has no start value."),
    UNKNOWN_INPUT("A subflow gets only inputs that it has."),
    UNKNOWN_CALENDAR("A calendar is defined in calendars.yaml beside the dialplan."),
    UNKNOWN_GRAMMAR("A grammar stands in the folder grammars, one file for each language of the dialplan."),
    UNKNOWN_PROMPT("A prompt is defined under prompts."),
    UNUSED_PROMPT(Severity.WARNING, "Every prompt is used."),
    MISSING_TRANSLATION("A prompt has a text in each language of the dialplan."),
    BAD_PROMPT_TEXT("A prompt's text is not empty, and its gaps are written {expression, form}."),
    UNKNOWN_FORM("A gap's form is text, digits, number, money, date or time, and fits the value's type."),
    BAD_KEYS("An option's keys are 1 to 4 of 0-9 * #."),
    DUPLICATE_OPTION("A menu has one option for the same keys."),
    KEY_PREFIX(Severity.WARNING, "An option's keys do not begin another option's keys: the caller would have to wait."),
    BAD_EXIT("An exit of a queue has a key, and either what it is for or where it leads."),
    EXIT_WITHOUT_WAY(Severity.WARNING, "What a waiting caller is offered by key has its way under on."),
    TERM_CHAR_CLASH("The key that ends an entry is not a key of an option."),
    BAD_DIGITS("digits are a length, or min and max, 1 to 64; what stands under among has such a length."),
    UNUSED_HANDLER(Severity.WARNING, "There are no more noinput or nomatch handlers than attempts."),
    BAD_HANDLER("A handler is play, play with reprompt, reprompt, or next."),
    BAD_PATH("A path begins with /, has no empty, . or .. step, and its gaps are written {expression}."),
    BAD_REQUEST("An http says get or post; a body is only posted; a result has a place to go to."),
    INCIDENT_KEYS(
            "An incident node has the keys of what it does: report has area, promise and cancel have of, recall has into."),
    BAD_RESULT("A field of a result has a type, a JSON pointer such as /bill/due, and a default of its type."),
    NO_ELSE("A choose ends with its one else."),
    BAD_EXPRESSION("An expression is CEL of at most 4,096 characters."),
    UNKNOWN_VARIABLE("A variable of an expression is declared, set, asked for, or comes from a subflow."),
    WRONG_VALUE_TYPE("An expression has the type that its place needs: a condition is true or false."),
    MIXED_TYPES("A variable holds values of one type everywhere."),
    UNTYPED_VARIABLE("A variable's type can be told: it has a start value where it is only set from itself.");

    private final Severity severity;
    private final String meaning;

    DialplanRule(String meaning) {
        this(Severity.ERROR, meaning);
    }

    DialplanRule(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
