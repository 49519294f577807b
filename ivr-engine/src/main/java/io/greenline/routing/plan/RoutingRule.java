package io.greenline.routing.plan;

import io.greenline.source.Rule;
import io.greenline.source.Severity;

/** What {@code routing.yaml} is checked for, beside YAML itself and the hours of calendars. */
public enum RoutingRule implements Rule {
    ROUTING_NAME("Names of queues, skills, classes and levels are lower-case words joined by hyphens."),
    ROUTING_ORDER("The order is the one sentence that is true, or is left out."),
    BAD_PROMISE("A promise is a time such as 5s, or a share of callers and a time: 80% in 20s."),
    BAD_OVERFLOW("An overflow has one condition and one thing that is done."),
    OVERFLOW_QUEUE(
            Severity.WARNING,
            "An overflow leads to a queue of this file; to one that is not, callers leave by the edge overflow."),
    OVERFLOW_CIRCLE(Severity.WARNING, "Overflows do not lead a caller back to a queue where she has waited."),
    BAD_WINDOW("The hours of callbacks are local times of one day, such as 08:00-21:00."),
    BAD_AGENT("An agent's id has letters, digits, - and _, 32 at most; an endpoint is written PJSIP/1001."),
    BAD_PIN("A pin stands as greenline pin prints it, never in the clear."),
    DUPLICATE_AGENT("An id stands for one agent."),
    SHARED_ENDPOINT(Severity.WARNING, "A telephone is one agent's: it rings for one at a time."),
    AGENT_LANGUAGE("A language is a tag such as zh-CN."),
    FOREIGN_LANGUAGE(Severity.WARNING, "An agent's language is one of the dialplans beside the file."),
    UNKNOWN_HOURS("Hours are named in this file or in calendars.yaml beside it."),
    QUEUE_NOT_HERE("What an agent serves and where a class waits are queues of this file."),
    UNSERVED_QUEUE(
            Severity.WARNING,
            "Somebody can serve each queue while it is open: has its skills, its medium, and has not excluded it."),
    IDLE_AGENT(Severity.WARNING, "Each agent can serve some queue."),
    BAD_RESERVE("A reserve is for the tiers from 0 on: 0, or 0-1."),
    NO_RESERVE(Severity.WARNING, "Where queues are for those in danger, some agents are kept for them."),
    SURGE_ORDER("A level has a name of its own, begins above where it ends, and above where the milder one begins."),
    BAD_CLASS("A class has a name and a condition; the last may be else, with no condition."),
    BAD_CONDITION("A condition is written as its key says: age 65+ or 18-25, repeat 2 in 24h."),
    EARLY_EXIT(Severity.WARNING, "A caller is not sent out of a queue before the promise was due."),
    QUEUE_NOWHERE(
            Severity.WARNING,
            "A queue node names a queue of routing.yaml or an endpoint of the settings: told where both are known."),
    CALLBACK_WITHOUT_TERMS(Severity.WARNING, "A queue node offers a callback by key only where the queue calls back."),
    PROMISE_AFTER_WAIT(Severity.WARNING, "A queue node waits at least as long as the queue promises.");

    private final Severity severity;
    private final String meaning;

    RoutingRule(String meaning) {
        this(Severity.ERROR, meaning);
    }

    RoutingRule(Severity severity, String meaning) {
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

    @Override
    public String help() {
        return "docs/routing-reference.md";
    }
}
