package io.greenline.session;

import io.greenline.caller.Customer;
import io.greenline.dialplan.Assignment;
import io.greenline.dialplan.Branch;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.LanguageChoice;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.PathTemplate;
import io.greenline.dialplan.Value;
import io.greenline.telephony.Language;
import io.greenline.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What entering a node asks for: something to be done outside, or the next node. */
final class Arrival {
    private Arrival() {}

    static Move at(Walk walk, Node node) {
        try {
            return switch (node) {
                case Node.Play play -> play(walk, play);
                case Node.Menu menu -> Questions.ask(walk, Asked.of(menu));
                case Node.Ask ask -> Questions.ask(walk, Asked.of(ask));
                case Node.Survey survey -> Questions.ask(walk, Asked.of(survey));
                case Node.Choose choose -> choose(walk, choose);
                case Node.SetVariables set -> set(walk, set);
                case Node.Lookup lookup -> lookUp(walk, lookup);
                case Node.Classify classify -> classify(walk, classify);
                case Node.Http http -> fetch(walk, http);
                case Node.Announce announce -> announce(walk, announce);
                case Node.Hours hours -> new Move.Do(new Action.CheckHours(hours.calendar()));
                case Node.Subflow subflow -> Subflows.enter(walk, subflow);
                case Node.Queue queue -> Waits.enqueue(walk, queue);
                case Node.Agent agent -> serve(walk, agent);
                case Node.Transfer transfer -> toAPerson(walk, new Action.Transfer(transfer.to(), transfer.ringFor()));
                case Node.RecordMessage message -> record(walk, message);
                case Node.Callback callback -> callback(walk, callback);
                case Node.Incident incident -> tell(walk, incident);
                case Node.Send send -> send(walk, send);
                case Node.Handover handover -> takeUp(walk, handover);
                case Node.SwitchLanguage choice -> switchLanguage(walk, choice);
                case Node.Hangup hangup -> new Move.Do(new Action.HangUp(hangup.cause()));
            };
        } catch (Expression.EvaluationException e) {
            return new Move.Go(node.ways().failure(), Edge.FAILURE, "failed: " + e.getMessage());
        }
    }

    /** A caller who has typed ahead does not hear what leads up to the question. */
    private static Move play(Walk walk, Node.Play play) {
        switch (play.bargeIn()) {
            case DTMF -> {
                if (walk.hasTyped()) {
                    return new Move.Go(play.next(), "next", "typed ahead");
                }
            }
            case NONE -> walk.forgetTyped();
        }
        return new Move.Do(new Action.Play(
                List.of(walk.spoken(play.prompt())), play.bargeIn(), TypeAhead.privacy(walk, play.next())));
    }

    private static Move toAPerson(Walk walk, Action action) {
        walk.forgetTyped();
        return new Move.Do(action);
    }

    private static Move serve(Walk walk, Node.Agent agent) throws Expression.EvaluationException {
        String reason =
                agent.reason().isPresent() ? walk.evaluate(agent.reason().get()).journaled() : "";
        return new Move.Do(
                new Action.ServeAgent(agent.wish(), walk.evaluate(agent.agent()), walk.evaluate(agent.pin()), reason));
    }

    private static Move choose(Walk walk, Node.Choose choose) throws Expression.EvaluationException {
        int number = 0;
        for (Branch branch : choose.branches()) {
            number++;
            if (walk.holds(branch.condition())) {
                walk.decided("chosen", branch.condition().source());
                return new Move.Go(
                        branch.next(), "branch " + number, branch.condition().source());
            }
        }
        return new Move.Go(choose.otherwise(), "else");
    }

    private static Move set(Walk walk, Node.SetVariables set) throws Expression.EvaluationException {
        for (Assignment assignment : set.assignments()) {
            walk.assign(assignment.variable(), walk.evaluate(assignment.value()));
        }
        return new Move.Go(set.next(), "next");
    }

    private static Move lookUp(Walk walk, Node.Lookup lookup) {
        return walk.call()
                .calling()
                .<Move>map(number -> new Move.Do(new Action.LookUp(number, lookup.budget())))
                .orElseGet(() -> new Move.Go(lookup.notFound(), "not-found", "no calling number"));
    }

    private static Move fetch(Walk walk, Node.Http http) throws Expression.EvaluationException {
        return new Move.Do(new Action.Fetch(
                http.backend(),
                http.method(),
                filled(walk, http.path()),
                body(walk, http.body()),
                http.timeout(),
                http.retries(),
                http.result(),
                http.privacy(),
                http.meanwhile().map(walk::spoken).stream().toList()));
    }

    private static Move classify(Walk walk, Node.Classify classify) throws Expression.EvaluationException {
        return new Move.Do(new Action.Classify(told(walk, classify.said()), told(walk, classify.key())));
    }

    private static Value told(Walk walk, Optional<Expression> what) throws Expression.EvaluationException {
        return what.isEmpty() ? new Value.Text("") : walk.evaluate(what.get());
    }

    /** A caller who has typed ahead is not held up. */
    private static Move announce(Walk walk, Node.Announce announce) throws Expression.EvaluationException {
        if (walk.hasTyped()) {
            return new Move.Go(announce.next(), "next", "typed ahead");
        }
        return new Move.Do(new Action.FindNotices(
                walk.evaluate(announce.area()),
                walk.customer().map(Customer::tier).orElse(""),
                walk.customer().map(Customer::needs).orElse(List.of())));
    }

    private static Move record(Walk walk, Node.RecordMessage message) {
        walk.forgetTyped();
        return new Move.Do(new Action.RecordMessage(
                List.of(walk.spoken(message.prompt())), message.atMost(), message.finalSilence()));
    }

    private static Move callback(Walk walk, Node.Callback callback) throws Expression.EvaluationException {
        return new Move.Do(new Action.RequestCallback(
                walk.evaluate(callback.number()), callback.reason(), told(walk, callback.about())));
    }

    /** What nobody has named is the calling number. */
    private static Move tell(Walk walk, Node.Incident incident) throws Expression.EvaluationException {
        Value number = incident.number().isPresent()
                ? walk.evaluate(incident.number().get())
                : new Value.Text(walk.call().calling().map(PhoneNumber::value).orElse(""));
        return new Move.Do(new Action.TellIncident(
                incident.act(),
                told(walk, incident.area()),
                told(walk, incident.premises()),
                told(walk, incident.of()),
                number));
    }

    private static Move send(Walk walk, Node.Send send) throws Expression.EvaluationException {
        return new Move.Do(new Action.Send(
                send.backend(),
                filled(walk, send.path()),
                body(walk, send.body()),
                send.text().map(walk::spoken).stream().toList()));
    }

    private static Move takeUp(Walk walk, Node.Handover handover) {
        return walk.call()
                .calling()
                .<Move>map(number -> new Move.Do(new Action.TakeHandover(number, handover.result())))
                .orElseGet(() -> new Move.Go(handover.none(), "none", "no calling number"));
    }

    private static Move switchLanguage(Walk walk, Node.SwitchLanguage choice) {
        walk.switchTo(
                switch (choice.to()) {
                    case LanguageChoice.Only(Language wanted) -> wanted;
                    case LanguageChoice.Next _ -> {
                        List<Language> all = walk.plan().languages();
                        yield all.get((all.indexOf(walk.language()) + 1) % all.size());
                    }
                });
        return new Move.Go(choice.next(), "next");
    }

    private static FilledPath filled(Walk walk, PathTemplate path) throws Expression.EvaluationException {
        List<String> fixed = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (PathTemplate.Part part : path.parts()) {
            switch (part) {
                case PathTemplate.Part.Fixed(String words) -> text.append(words);
                case PathTemplate.Part.Gap(Expression value) -> {
                    fixed.add(text.toString());
                    text.setLength(0);
                    values.add(walk.evaluate(value));
                }
            }
        }
        fixed.add(text.toString());
        return new FilledPath(path.source(), fixed, values);
    }

    private static List<Member> body(Walk walk, List<Assignment> members) throws Expression.EvaluationException {
        List<Member> body = new ArrayList<>();
        for (Assignment member : members) {
            body.add(new Member(member.variable(), walk.evaluate(member.value())));
        }
        return body;
    }
}
