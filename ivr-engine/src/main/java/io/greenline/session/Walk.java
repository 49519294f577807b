package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.caller.Customer;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Profile;
import io.greenline.dialplan.Prompt;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
import io.greenline.journal.Event;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Pace;
import io.greenline.telephony.PromptId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One step in the making: the call's state while it walks from node to node until something has to be done outside.
 *
 * <p>Lives for one call of {@link Interpreter#step}; never shared. What entering a node asks for is {@link Arrival}'s, what an
 * outcome means {@link Departure}'s.
 */
final class Walk {
    private final Dialplan plan;
    private final CallState before;
    private final List<Frame> frames;
    private final List<Event> trace = new ArrayList<>();
    private final List<Step.Taken> taken = new ArrayList<>();
    private Language language;
    private Optional<Pace> pace;
    private Optional<Customer> customer;
    private Optional<Value> typed;
    private int idleNodes;
    private int failures;
    private Optional<Instant> waitingSince;

    Walk(Dialplan plan, CallState before) {
        this.plan = plan;
        this.before = before;
        this.frames = new ArrayList<>(before.frames());
        this.language = before.language();
        this.pace = before.pace();
        this.customer = before.customer();
        this.typed = before.typed();
        this.idleNodes = before.idleNodes();
        this.failures = before.failures();
        this.waitingSince = before.waitingSince();
    }

    /** The step that ends with this action. */
    Step ending(Action action) {
        CallState state = new CallState(
                before.call(),
                before.dialplan(),
                before.version(),
                language,
                pace,
                customer,
                typed,
                frames,
                action,
                before.attempt() + 1,
                idleNodes,
                failures,
                waitingSince,
                before.ticket());
        return new Step(state, trace, taken);
    }

    Dialplan plan() {
        return plan;
    }

    InboundCall call() {
        return before.call();
    }

    Language language() {
        return language;
    }

    Optional<Customer> customer() {
        return customer;
    }

    Target start() {
        return new Target.Within(plan.main().start());
    }

    Node node() {
        return flow(frame().flow()).node(frame().node());
    }

    Frame frame() {
        return frames.getLast();
    }

    Visit visit() {
        return frame().visit();
    }

    void visit(Visit visit) {
        replace(frame().with(visit));
    }

    /** The directory said who is calling; that may change the pace from here on. */
    void customer(Customer found) {
        Optional<String> earlier = profile().map(Profile::name);
        customer = Optional.of(found);
        profile()
                .filter(profile -> !earlier.equals(Optional.of(profile.name())))
                .ifPresent(profile ->
                        decided("profile " + profile.name(), profile.when().source()));
    }

    private Optional<Profile> profile() {
        return Pacing.profile(plan, before.call(), language, customer);
    }

    /** How this caller is listened to where a node has these rules. */
    InputRules paced(InputRules node) {
        return Pacing.listening(node, profile());
    }

    /** The caller wants to be spoken to at this pace from here on. */
    void pace(Pace wanted) {
        pace = Optional.of(wanted);
        decided("pace " + wanted.name().toLowerCase(Locale.ROOT), "said");
    }

    /** The node here asks the caller something. */
    void asking() {
        replace(frame().asking());
    }

    /** The question before the one here, which is left for it; empty where there is none in this flow. */
    Optional<NodeId> goBack() {
        Optional<NodeId> before = frame().before();
        before.ifPresent(_ -> replace(frame().goingBack()));
        return before;
    }

    /** The first question of the main flow that the call came by: its main menu. */
    Optional<NodeId> firstQuestion() {
        return frames.getFirst().asked().stream().findFirst();
    }

    void switchTo(Language other) {
        language = other;
        trace.add(new Event.LanguageSwitched(other));
    }

    /** A key that cut a prompt belongs to the next question. */
    void typed(Value key) {
        typed = Optional.of(key);
    }

    boolean hasTyped() {
        return typed.isPresent();
    }

    /** What was typed ahead is for nothing that comes now. */
    void forgetTyped() {
        typed = Optional.empty();
    }

    Optional<Value> takeTyped() {
        Optional<Value> key = typed.filter(value -> !value.shown().isEmpty());
        typed = Optional.empty();
        return key;
    }

    /** When the caller began to wait for a person; empty where she has not, or has talked with one since. */
    Optional<Instant> waitingSince() {
        return waitingSince;
    }

    /** The caller has waited for a person and not got one: the time counts wherever she waits next. */
    void waited(Instant joined) {
        waitingSince = waitingSince.filter(earlier -> earlier.isBefore(joined)).or(() -> Optional.of(joined));
    }

    /** The caller has talked with a person. */
    void served() {
        waitingSince = Optional.empty();
    }

    void heardFromCaller() {
        idleNodes = 0;
    }

    void succeeded() {
        failures = 0;
    }

    void failed() {
        failures++;
    }

    int failures() {
        return failures;
    }

    void decided(String decision, String evidence) {
        trace.add(new Event.Decided(frame().node(), decision, evidence));
    }

    void assign(String variable, Value value) {
        replace(frame().with(variable, value));
        trace.add(new Event.VariableSet(variable, value.journaled()));
    }

    /** What the variable held at first. */
    Value blank(String variable) {
        return flow(frame().flow()).variables().getOrDefault(variable, new Value.Text(""));
    }

    /** Goes on from node to node until something has to be done outside. */
    Action run(Move first) {
        Move move = first;
        while (true) {
            switch (move) {
                case Move.Do(Action action) -> {
                    return action;
                }
                case Move.Go go -> move = follow(go);
            }
        }
    }

    private Move follow(Move.Go go) {
        taken.add(new Step.Taken(frame().flow(), frame().node(), go.edge()));
        return switch (go.to()) {
            case Target.HangUp _ -> new Move.Do(new Action.HangUp(HangupCause.NORMAL_CLEARING));
            case Target.Return _ -> Subflows.leave(this);
            case Target.Within(NodeId node) -> arrive(node, go.because());
            case Target.InMain(NodeId node) -> {
                keepOuter(1);
                yield arrive(node, go.because());
            }
        };
    }

    private Move arrive(NodeId target, String because) {
        idleNodes++;
        if (idleNodes == Limits.IDLE_NODES + 1) {
            decided("no progress: to a person", "%d nodes without a key".formatted(Limits.IDLE_NODES));
            return new Move.Go(inMain(plan.ways().failure()), Edge.FAILURE, "no progress");
        }
        if (idleNodes > 2 * Limits.IDLE_NODES) {
            decided("no progress: released", "%d nodes without a key".formatted(2 * Limits.IDLE_NODES));
            return new Move.Do(new Action.HangUp(HangupCause.TEMPORARY_FAILURE));
        }
        replace(frame().at(target));
        Node node = node();
        trace.add(new Event.NodeEntered(frame().flow(), target, node.kind(), because));
        return Arrival.at(this, node);
    }

    /** The dialplan's own ways are written for the main flow; from a subflow they lead out of it. */
    static Target inMain(Target target) {
        return target instanceof Target.Within(NodeId node) ? new Target.InMain(node) : target;
    }

    /** Whether an edge leads to where the call is already. */
    boolean isHere(Target target) {
        return switch (target) {
            case Target.Within(NodeId node) -> node.equals(frame().node());
            case Target.InMain(NodeId node) -> frames.size() == 1 && node.equals(frame().node());
            case Target.Return _, Target.HangUp _ -> false;
        };
    }

    /** Goes into a flow; the one before waits for its return. */
    void enter(Frame inner) {
        frames.add(inner);
    }

    /** Comes back from the innermost flow. */
    void comeBack() {
        frames.removeLast();
    }

    /** Leaves every flow but the outermost ones. */
    void keepOuter(int flows) {
        frames.subList(flows, frames.size()).clear();
    }

    /** A prompt in the caller's language with its gaps filled; a gap that has no value is spoken as nothing. */
    Spoken spoken(PromptId id) {
        Prompt prompt = plan.prompts().get(id);
        if (prompt == null) {
            throw new IllegalArgumentException("dialplan '%s' has no prompt '%s'".formatted(plan.name(), id));
        }
        List<Spoken.Gap> fills = new ArrayList<>();
        for (Prompt.Piece piece : prompt.texts().getOrDefault(language, List.of())) {
            if (piece instanceof Prompt.Piece.Gap(Expression value, var form)) {
                fills.add(new Spoken.Gap(form, valueOrBlank(value)));
            }
        }
        return new Spoken(id, language, fills);
    }

    List<Spoken> spoken(List<PromptId> ids) {
        return ids.stream().map(this::spoken).toList();
    }

    private Value valueOrBlank(Expression expression) {
        try {
            return evaluate(expression);
        } catch (Expression.EvaluationException e) {
            decided("a value could not be spoken", expression.source() + ": " + e.getMessage());
            return expression.type().blank();
        }
    }

    /** The value; what is computed from a secret is one. */
    Value evaluate(Expression expression) throws Expression.EvaluationException {
        Variables variables = variables();
        Value value = value(expression, variables);
        return variables.touchedSecret() ? new Value.Secret(value) : value;
    }

    /** Whether a condition holds now. */
    boolean holds(Expression condition) throws Expression.EvaluationException {
        return value(condition, variables()) instanceof Value.Flag(boolean holds) && holds;
    }

    private Variables variables() {
        return new Variables(before.call(), language, customer, frame());
    }

    /** The value; why there is none is told in words that may hold the operands, and so not of a secret. */
    private static Value value(Expression expression, Variables variables) throws Expression.EvaluationException {
        try {
            return expression.evaluate(variables);
        } catch (Expression.EvaluationException e) {
            throw variables.touchedSecret()
                    ? new Expression.EvaluationException(
                            "'%s' has no value for this sensitive entry".formatted(expression.source()))
                    : e;
        }
    }

    private void replace(Frame changed) {
        frames.set(frames.size() - 1, changed);
    }

    Flow flow(String name) {
        return plan.flow(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("dialplan '%s' has no subflow '%s'".formatted(plan.name(), name)));
    }
}
