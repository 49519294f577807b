package io.greenline.session;

import io.greenline.caller.Customer;
import io.greenline.dialplan.Assignment;
import io.greenline.dialplan.Branch;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.LanguageChoice;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Prompt;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
import io.greenline.journal.Event;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.PromptId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step in the making: the call's state while it walks from node to node until something has to be done outside.
 *
 * <p>Lives for one call of {@link Interpreter#step}; never shared.
 */
final class Walk {
    private final Dialplan plan;
    private final CallState before;
    private final List<Frame> frames;
    private final List<Event> trace = new ArrayList<>();
    private Language language;
    private Optional<Customer> customer;
    private Optional<Value> typed;
    private int idleNodes;
    private int failures;

    Walk(Dialplan plan, CallState before) {
        this.plan = plan;
        this.before = before;
        this.frames = new ArrayList<>(before.frames());
        this.language = before.language();
        this.customer = before.customer();
        this.typed = before.typed();
        this.idleNodes = before.idleNodes();
        this.failures = before.failures();
    }

    List<Event> trace() {
        return trace;
    }

    CallState state(Action action) {
        return new CallState(
                before.call(),
                before.dialplan(),
                before.version(),
                language,
                customer,
                typed,
                frames,
                action,
                before.attempt() + 1,
                idleNodes,
                failures);
    }

    Target start() {
        return new Target.Within(plan.main().start());
    }

    Node node() {
        return flow(frame().flow()).node(frame().node());
    }

    /** Where the call goes when the switch fails: a transfer has a way of its own. */
    Target failureWay() {
        return node() instanceof Node.Transfer transfer
                ? transfer.failed()
                : node().ways().failure();
    }

    Visit visit() {
        return frame().visit();
    }

    void visit(Visit visit) {
        replace(frame().with(visit));
    }

    void customer(Customer found) {
        customer = Optional.of(found);
    }

    /** A key that cut a prompt belongs to the next question. */
    void typed(Value key) {
        typed = Optional.of(key);
    }

    Optional<Value> takeTyped() {
        Optional<Value> taken = typed.filter(key -> !key.shown().isEmpty());
        typed = Optional.empty();
        return taken;
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
                case Move.Go(Target to, String because) -> move = follow(to, because);
            }
        }
    }

    private Move follow(Target to, String because) {
        return switch (to) {
            case Target.HangUp _ -> new Move.Do(new Action.HangUp(HangupCause.NORMAL_CLEARING));
            case Target.Return _ -> leaveSubflow();
            case Target.Within(NodeId node) -> arrive(node, because);
            case Target.InMain(NodeId node) -> {
                frames.subList(1, frames.size()).clear();
                yield arrive(node, because);
            }
        };
    }

    private Move arrive(NodeId target, String because) {
        idleNodes++;
        if (idleNodes == Limits.IDLE_NODES + 1) {
            decided("no progress: to a person", "%d nodes without a key".formatted(Limits.IDLE_NODES));
            return new Move.Go(inMain(plan.ways().failure()), "no progress");
        }
        if (idleNodes > 2 * Limits.IDLE_NODES) {
            decided("no progress: released", "%d nodes without a key".formatted(2 * Limits.IDLE_NODES));
            return new Move.Do(new Action.HangUp(HangupCause.TEMPORARY_FAILURE));
        }
        replace(frame().at(target));
        Node node = node();
        trace.add(new Event.NodeEntered(frame().flow(), target, kind(node), because));
        return enter(node);
    }

    /** The dialplan's own ways are written for the main flow; from a subflow they lead out of it. */
    private static Target inMain(Target target) {
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

    private Move enter(Node node) {
        try {
            return switch (node) {
                case Node.Play play -> play(play);
                case Node.Menu menu -> Questions.ask(this, menu);
                case Node.Ask ask -> Questions.ask(this, ask);
                case Node.Choose choose -> choose(choose);
                case Node.SetVariables set -> set(set);
                case Node.Lookup lookup -> lookUp(lookup);
                case Node.Subflow subflow -> enterSubflow(subflow);
                case Node.Transfer transfer -> transfer(transfer);
                case Node.SwitchLanguage choice -> switchLanguage(choice);
                case Node.Hangup hangup -> new Move.Do(new Action.HangUp(hangup.cause()));
            };
        } catch (Expression.EvaluationException e) {
            return new Move.Go(node.ways().failure(), "failed: " + e.getMessage());
        }
    }

    /** A caller who has typed ahead does not hear what leads up to the question. */
    private Move play(Node.Play play) {
        switch (play.bargeIn()) {
            case DTMF -> {
                if (typed.isPresent()) {
                    return new Move.Go(play.next(), "typed ahead");
                }
            }
            case NONE -> typed = Optional.empty();
        }
        Privacy privacy = nextQuestion(play.next())
                .map(ask -> ask.question().input().privacy())
                .orElse(Privacy.OPEN);
        return new Move.Do(new Action.Play(List.of(spoken(play.prompt())), play.bargeIn(), privacy));
    }

    private Move transfer(Node.Transfer transfer) {
        typed = Optional.empty();
        return new Move.Do(new Action.Transfer(transfer.to(), transfer.ringFor()));
    }

    private Move choose(Node.Choose choose) throws Expression.EvaluationException {
        for (Branch branch : choose.branches()) {
            if (value(branch.condition(), variables()) instanceof Value.Flag(boolean holds) && holds) {
                decided("chosen", branch.condition().source());
                return new Move.Go(branch.next(), branch.condition().source());
            }
        }
        return new Move.Go(choose.otherwise(), "else");
    }

    private Move set(Node.SetVariables set) throws Expression.EvaluationException {
        for (Assignment assignment : set.assignments()) {
            assign(assignment.variable(), evaluate(assignment.value()));
        }
        return new Move.Go(set.next(), "next");
    }

    private Move lookUp(Node.Lookup lookup) {
        return before.call()
                .calling()
                .<Move>map(number -> new Move.Do(new Action.LookUp(number, lookup.budget())))
                .orElseGet(() -> new Move.Go(lookup.notFound(), "no calling number"));
    }

    private Move switchLanguage(Node.SwitchLanguage choice) {
        language = switch (choice.to()) {
            case LanguageChoice.Only(Language wanted) -> wanted;
            case LanguageChoice.Next _ -> {
                List<Language> all = plan.languages();
                yield all.get((all.indexOf(language) + 1) % all.size());
            }
        };
        trace.add(new Event.LanguageSwitched(language));
        return new Move.Go(choice.next(), "next");
    }

    private Move enterSubflow(Node.Subflow subflow) throws Expression.EvaluationException {
        Flow flow = flow(subflow.flow());
        Map<String, Value> variables = new HashMap<>(flow.variables());
        for (Assignment input : subflow.with()) {
            variables.put(input.variable(), evaluate(input.value()));
        }
        frames.add(new Frame(flow.name(), flow.start(), variables, Visit.FIRST));
        return new Move.Go(new Target.Within(flow.start()), "subflow " + flow.name());
    }

    private Move leaveSubflow() {
        Frame inner = frame();
        Flow flow = flow(inner.flow());
        Map<String, Value> outputs = new HashMap<>();
        try {
            for (Map.Entry<String, Expression> output : flow.outputs().entrySet()) {
                outputs.put(output.getKey(), evaluate(output.getValue()));
            }
        } catch (Expression.EvaluationException e) {
            Target way = node().ways().failure();
            // To return once more would fail once more, and so for ever.
            Target out = way instanceof Target.Return ? inMain(plan.ways().failure()) : way;
            return new Move.Go(out, "failed: " + e.getMessage());
        }
        frames.removeLast();
        if (!(node() instanceof Node.Subflow caller)) {
            throw new IllegalStateException("flow '%s' was not entered from a subflow node".formatted(inner.flow()));
        }
        caller.into().ifPresent(prefix -> outputs.forEach((name, value) -> assign(prefix + "." + name, value)));
        return new Move.Go(caller.next(), "return from " + inner.flow());
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

    private Value evaluate(Expression expression) throws Expression.EvaluationException {
        Variables variables = variables();
        Value value = value(expression, variables);
        // What is computed from a secret is a secret.
        return variables.touchedSecret() ? new Value.Secret(value) : value;
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

    /** The question for digits that comes next without the caller doing anything: keys typed now belong to it. */
    Optional<Node.Ask> nextQuestion(Target target) {
        Target at = target;
        for (int hops = 0; hops < Limits.IDLE_NODES && at instanceof Target.Within(NodeId id); hops++) {
            switch (flow(frame().flow()).node(id)) {
                case Node.Play play -> at = play.next();
                case Node.SetVariables set -> at = set.next();
                case Node.SwitchLanguage choice -> at = choice.next();
                case Node.Ask ask -> {
                    return Optional.of(ask);
                }
                case Node.Menu _, Node.Choose _, Node.Lookup _, Node.Subflow _, Node.Transfer _, Node.Hangup _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The question whose sensitive answer was lost in a restart, and from where the call goes on; the flow's start where
     * only values computed from one were lost.
     */
    Optional<Target> lostSecret() {
        Set<String> lost = new HashSet<>();
        frame().variables().forEach((name, value) -> {
            if (value.equals(new Value.Secret(""))) {
                lost.add(name);
            }
        });
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        Flow flow = flow(frame().flow());
        return Optional.of(new Target.Within(flow.nodes().values().stream()
                .filter(node -> node instanceof Node.Ask ask && lost.contains(ask.into()))
                .map(Node::id)
                .min(Comparator.comparing(NodeId::value))
                .orElse(flow.start())));
    }

    private Frame frame() {
        return frames.getLast();
    }

    private void replace(Frame changed) {
        frames.set(frames.size() - 1, changed);
    }

    private Flow flow(String name) {
        return plan.flow(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("dialplan '%s' has no subflow '%s'".formatted(plan.name(), name)));
    }

    private static String kind(Node node) {
        return switch (node) {
            case Node.Play _ -> "play";
            case Node.Menu _ -> "menu";
            case Node.Ask _ -> "ask";
            case Node.Choose _ -> "choose";
            case Node.SetVariables _ -> "set";
            case Node.Lookup _ -> "lookup";
            case Node.Subflow _ -> "subflow";
            case Node.Transfer _ -> "transfer";
            case Node.SwitchLanguage _ -> "language";
            case Node.Hangup _ -> "hangup";
        };
    }
}
