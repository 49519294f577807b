package io.greenline.session;

import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
import io.greenline.telephony.NodeId;
import java.util.Optional;

/** Keys that are pressed before they were asked for. */
final class TypeAhead {
    private TypeAhead() {}

    /** The question for digits that comes next without the caller doing anything: keys typed now belong to it. */
    static Optional<Node.Ask> question(Walk walk, Target target) {
        Target at = target;
        for (int hops = 0; hops < Limits.IDLE_NODES && at instanceof Target.Within(NodeId id); hops++) {
            switch (walk.flow(walk.frame().flow()).node(id)) {
                case Node.Play play -> at = play.next();
                case Node.SetVariables set -> at = set.next();
                case Node.SwitchLanguage choice -> at = choice.next();
                case Node.Announce announce -> at = announce.next();
                case Node.Ask ask -> {
                    return Optional.of(ask);
                }
                case Node.Menu _,
                        Node.Survey _,
                        Node.Choose _,
                        Node.Lookup _,
                        Node.Classify _,
                        Node.Http _,
                        Node.Hours _,
                        Node.Subflow _,
                        Node.Queue _,
                        Node.Agent _,
                        Node.Transfer _,
                        Node.RecordMessage _,
                        Node.Callback _,
                        Node.Incident _,
                        Node.Send _,
                        Node.Handover _,
                        Node.Hangup _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a key that is pressed now may be the beginning of a sensitive entry. */
    static Privacy privacy(Walk walk, Target next) {
        return question(walk, next).map(ask -> ask.question().input().privacy()).orElse(Privacy.OPEN);
    }

    /** A key that cut what was being said: a person where 0 can only mean that, else the first key of what comes next. */
    static Move cut(Walk walk, Node node, Value key, Target next) {
        walk.heardFromCaller();
        boolean wantsPerson =
                key.shown().equals(Questions.OPERATOR) && question(walk, next).isEmpty();
        if (wantsPerson) {
            return Questions.toOperator(node.ways());
        }
        walk.typed(key);
        return new Move.Go(next, "next");
    }
}
