package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.yaml.KeyTable;
import java.util.Locale;
import java.util.Optional;

/** The loader's table of node kinds: the keys of each and how a node is made of them. */
@SuppressWarnings("ImmutableEnumChecker") // the key tables are never changed, the builders have no state
enum NodeKind {
    PLAY(DialplanKeys.PLAY, StepNodes::play),
    MENU(DialplanKeys.MENU, QuestionNodes::menu),
    ASK(DialplanKeys.ASK, QuestionNodes::ask),
    CHOOSE(DialplanKeys.CHOOSE, LogicNodes::choose),
    SET(DialplanKeys.SET, LogicNodes::set),
    LOOKUP(DialplanKeys.LOOKUP, StepNodes::lookup),
    CLASSIFY(DialplanKeys.CLASSIFY, StepNodes::classify),
    HTTP(DialplanKeys.HTTP, BackendNodes::http),
    ANNOUNCE(DialplanKeys.ANNOUNCE, StepNodes::announce),
    HOURS(DialplanKeys.HOURS, StepNodes::hours),
    SUBFLOW(DialplanKeys.SUBFLOW_NODE, LogicNodes::subflow),
    QUEUE(DialplanKeys.QUEUE, QueueNodes::queue),
    AGENT(DialplanKeys.AGENT, QueueNodes::agent),
    TRANSFER(DialplanKeys.TRANSFER, PersonNodes::transfer),
    RECORD(DialplanKeys.RECORD, PersonNodes::record),
    CALLBACK(DialplanKeys.CALLBACK, PersonNodes::callback),
    INCIDENT(DialplanKeys.INCIDENT, IncidentNodes::incident),
    SURVEY(DialplanKeys.SURVEY, QuestionNodes::survey),
    SEND(DialplanKeys.SEND, BackendNodes::send),
    HANDOVER(DialplanKeys.HANDOVER, BackendNodes::handover),
    LANGUAGE(DialplanKeys.LANGUAGE, StepNodes::language),
    HANGUP(DialplanKeys.HANGUP, StepNodes::hangup);

    private final KeyTable keys;
    private final Builder builder;

    NodeKind(KeyTable keys, Builder builder) {
        this.keys = keys;
        this.builder = builder;
    }

    /** The key that makes a node one of this kind. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    KeyTable keys() {
        return keys;
    }

    /** The node; empty, with findings, where something that it cannot do without is missing or wrong. */
    Optional<Node> build(NodeDraft draft, FlowContext context) {
        return builder.build(draft, context);
    }

    private interface Builder {
        Optional<Node> build(NodeDraft draft, FlowContext context);
    }
}
