package io.greenline.session;

import io.greenline.call.CallEvent.NotConnected;
import io.greenline.caller.NoticeId;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Prompt;
import io.greenline.dialplan.ResultField;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PromptId;
import java.util.List;

/** What the outcome of a node's action means: where the call goes on. */
final class Departure {
    /** The key that skips a notice. */
    private static final String SKIP = "#";

    private Departure() {}

    static Move from(Walk walk, Node node, Outcome outcome) {
        return switch (node) {
            case Node.Play play -> played(walk, play, expected(Outcome.OfPlay.class, node, outcome));
            case Node.Menu menu ->
                Questions.answered(walk, Asked.of(menu), expected(Outcome.OfCollect.class, node, outcome));
            case Node.Ask ask ->
                Questions.answered(walk, Asked.of(ask), expected(Outcome.OfCollect.class, node, outcome));
            case Node.Survey survey ->
                Questions.answered(walk, Asked.of(survey), expected(Outcome.OfCollect.class, node, outcome));
            case Node.Lookup lookup -> lookedUp(walk, lookup, expected(Outcome.OfLookUp.class, node, outcome));
            case Node.Classify classify ->
                classified(walk, classify, expected(Outcome.Classified.class, node, outcome));
            case Node.Http http -> fetched(walk, http, expected(Outcome.OfFetch.class, node, outcome));
            case Node.Announce announce -> announced(walk, announce, expected(Outcome.OfAnnounce.class, node, outcome));
            case Node.Hours hours -> told(walk, hours, expected(Outcome.HoursTold.class, node, outcome));
            case Node.Queue queue -> Waits.ended(walk, queue, expected(Outcome.OfQueue.class, node, outcome));
            case Node.Agent agent -> served(agent, expected(Outcome.OfAgent.class, node, outcome));
            case Node.Transfer transfer -> transferred(transfer, expected(Outcome.OfTransfer.class, node, outcome));
            case Node.RecordMessage message -> recorded(walk, message, expected(Outcome.OfRecord.class, node, outcome));
            case Node.Callback callback -> noted(callback, expected(Outcome.OfCallback.class, node, outcome));
            case Node.Incident incident -> told(walk, incident, expected(Outcome.OfIncident.class, node, outcome));
            case Node.Send send -> left(send, expected(Outcome.OfSend.class, node, outcome));
            case Node.Handover handover ->
                handedOver(walk, handover, expected(Outcome.OfHandover.class, node, outcome));
            case Node.Choose _, Node.SetVariables _, Node.Subflow _, Node.SwitchLanguage _, Node.Hangup _ ->
                throw new IllegalStateException(
                        "node '%s' asks for nothing that could end in %s".formatted(node.id(), outcome.kind()));
        };
    }

    /** Where the call goes when the switch does not do what a node asked for. */
    static Target failureWay(Node node) {
        return switch (node) {
            case Node.Transfer transfer -> transfer.failed();
            case Node.Queue queue -> queue.failed();
            case Node.RecordMessage message -> message.failed();
            case Node.Play _,
                    Node.Menu _,
                    Node.Ask _,
                    Node.Survey _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Http _,
                    Node.Announce _,
                    Node.Hours _,
                    Node.Subflow _,
                    Node.Callback _,
                    Node.Incident _,
                    Node.Agent _,
                    Node.Send _,
                    Node.Handover _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> node.ways().failure();
        };
    }

    private static <O extends Outcome> O expected(Class<O> set, Node node, Outcome outcome) {
        if (!set.isInstance(outcome)) {
            throw new IllegalStateException(
                    "node '%s' (%s) cannot end in %s".formatted(node.id(), node.kind(), outcome.kind()));
        }
        return set.cast(outcome);
    }

    private static Move played(Walk walk, Node.Play play, Outcome.OfPlay outcome) {
        return switch (outcome) {
            case Outcome.Played _ -> new Move.Go(play.next(), "next");
            case Outcome.PlayCut(Value key) -> TypeAhead.cut(walk, play, key, play.next());
        };
    }

    private static Move lookedUp(Walk walk, Node.Lookup lookup, Outcome.OfLookUp outcome) {
        return switch (outcome) {
            case Outcome.Found(var customer) -> {
                walk.customer(customer);
                yield new Move.Go(lookup.next(), "next", "customer found");
            }
            case Outcome.NotFound _ -> new Move.Go(lookup.notFound(), "not-found", "customer not found");
            case Outcome.LookupFailed(String reason) ->
                new Move.Go(lookup.failed(), "failed", "look-up failed: " + reason);
        };
    }

    private static Move classified(Walk walk, Node.Classify classify, Outcome.Classified found) {
        String into = Node.Classify.INTO;
        walk.assign(into + ".name", new Value.Text(found.name()));
        walk.assign(into + ".queue", new Value.Text(found.queue()));
        walk.assign(into + ".tier", new Value.Whole(found.tier()));
        walk.assign(into + ".boost", new Value.Whole(found.boost().toSeconds()));
        walk.assign(into + ".because", new Value.Text(found.because()));
        walk.assign(into + ".surge", new Value.Text(found.surge()));
        return new Move.Go(classify.next(), "next", found.because());
    }

    private static Move fetched(Walk walk, Node.Http http, Outcome.OfFetch outcome) {
        return switch (outcome) {
            case Outcome.Fetched(List<Value> values) -> {
                http.into().ifPresent(prefix -> assign(walk, prefix, http.result(), values));
                yield new Move.Go(http.next(), "next", http.backend() + " answered");
            }
            case Outcome.Missing _ -> new Move.Go(http.notFound(), "not-found", http.backend() + " does not know it");
            case Outcome.Unavailable(String reason) ->
                new Move.Go(http.failed(), "failed", "%s: %s".formatted(http.backend(), reason));
        };
    }

    private static void assign(Walk walk, String prefix, List<ResultField> fields, List<Value> values) {
        for (int i = 0; i < fields.size(); i++) {
            walk.assign(prefix + "." + fields.get(i).name(), values.get(i));
        }
    }

    private static Move announced(Walk walk, Node.Announce announce, Outcome.OfAnnounce outcome) {
        return switch (outcome) {
            case Outcome.NoticesFound(List<NoticeId> notices) -> say(walk, announce, notices);
            case Outcome.Played _ -> sayTheRest(walk, announce);
            case Outcome.PlayCut(Value key) -> {
                if (key.shown().equals(SKIP)) {
                    walk.heardFromCaller();
                    yield sayTheRest(walk, announce);
                }
                yield TypeAhead.cut(walk, announce, key, announce.next());
            }
        };
    }

    private static Move sayTheRest(Walk walk, Node.Announce announce) {
        List<NoticeId> notices = walk.visit().notices();
        return say(walk, announce, notices.subList(Math.min(1, notices.size()), notices.size()));
    }

    private static Move say(Walk walk, Node.Announce announce, List<NoticeId> notices) {
        walk.visit(walk.visit().announcing(notices));
        if (notices.isEmpty()) {
            return new Move.Go(announce.next(), "next");
        }
        PromptId prompt = new PromptId(Prompt.NOTICE + notices.getFirst());
        Spoken spoken = new Spoken(prompt, walk.language(), List.of());
        return new Move.Do(new Action.Play(List.of(spoken), BargeIn.DTMF, TypeAhead.privacy(walk, announce.next())));
    }

    private static Move told(Walk walk, Node.Hours hours, Outcome.HoursTold told) {
        hours.into().ifPresent(prefix -> {
            walk.assign(prefix + ".reason", new Value.Text(told.reason()));
            walk.assign(prefix + ".opens", new Value.Text(told.opens()));
        });
        return switch (told.state()) {
            case OPEN -> new Move.Go(hours.next(), "next", "open: " + told.reason());
            case CLOSED -> new Move.Go(hours.closed(), "closed", "closed: " + told.reason());
            case HOLIDAY -> new Move.Go(hours.holiday(), "holiday", told.reason());
        };
    }

    private static Move served(Node.Agent agent, Outcome.OfAgent outcome) {
        return switch (outcome) {
            case Outcome.AgentDone _ ->
                new Move.Go(agent.next(), "next", agent.wish().word());
            case Outcome.AgentRefused(String reason) -> new Move.Go(agent.refused(), "refused", reason);
        };
    }

    private static Move transferred(Node.Transfer transfer, Outcome.OfTransfer outcome) {
        return switch (outcome) {
            case Outcome.Talked _ -> new Move.Go(transfer.next(), "next", "conversation over");
            case Outcome.NotConnected(NotConnected.Why why, HangupCause cause) ->
                switch (why) {
                    case BUSY -> new Move.Go(transfer.busy(), "busy");
                    case NO_ANSWER -> new Move.Go(transfer.noAnswer(), "no-answer", "no answer");
                    case UNREACHABLE -> new Move.Go(transfer.failed(), "failed", "unreachable: " + cause);
                };
        };
    }

    private static Move recorded(Walk walk, Node.RecordMessage message, Outcome.OfRecord outcome) {
        return switch (outcome) {
            case Outcome.Recorded(String name, var _) -> {
                walk.heardFromCaller();
                walk.assign(message.into(), new Value.Text(name));
                yield new Move.Go(message.next(), "next", "recorded");
            }
            case Outcome.NothingRecorded _ -> new Move.Go(message.nothing(), "nothing", "nothing was said");
            case Outcome.PlayCut _ -> {
                walk.heardFromCaller();
                yield Questions.toOperator(message.ways());
            }
            case Outcome.Unavailable(String reason) -> new Move.Go(message.failed(), "failed", reason);
        };
    }

    private static Move noted(Node.Callback callback, Outcome.OfCallback outcome) {
        return switch (outcome) {
            case Outcome.CallbackNoted _ -> new Move.Go(callback.next(), "next", "callback noted");
            case Outcome.CallbackRefused(String reason) -> new Move.Go(callback.refused(), "refused", reason);
        };
    }

    private static Move told(Walk walk, Node.Incident incident, Outcome.OfIncident outcome) {
        return switch (outcome) {
            case Outcome.IncidentTold told -> {
                incident.into().ifPresent(prefix -> assign(walk, prefix, told));
                yield new Move.Go(
                        incident.next(), "next", "incident %s, %d reports".formatted(told.number(), told.reports()));
            }
            case Outcome.IncidentRefused(String reason) -> new Move.Go(incident.refused(), "refused", reason);
        };
    }

    private static void assign(Walk walk, String prefix, Outcome.IncidentTold told) {
        walk.assign(prefix + ".number", new Value.Text(told.number()));
        walk.assign(prefix + ".area", new Value.Text(told.area()));
        walk.assign(prefix + ".known", new Value.Flag(told.known()));
        walk.assign(prefix + ".reports", new Value.Whole(told.reports()));
        walk.assign(prefix + ".since", new Value.Text(told.since()));
        walk.assign(prefix + ".expected", new Value.Text(told.expected()));
        walk.assign(prefix + ".promised", new Value.Flag(told.promised()));
        walk.assign(prefix + ".language", new Value.Text(told.language()));
    }

    private static Move left(Node.Send send, Outcome.OfSend outcome) {
        return switch (outcome) {
            case Outcome.Left _ -> new Move.Go(send.next(), "next", "left for " + send.backend());
            case Outcome.Unavailable(String reason) -> new Move.Go(send.failed(), "failed", reason);
        };
    }

    private static Move handedOver(Walk walk, Node.Handover handover, Outcome.OfHandover outcome) {
        return switch (outcome) {
            case Outcome.HandedOver(String channel, List<Value> values) -> {
                walk.assign(handover.into() + ".channel", new Value.Text(channel));
                assign(walk, handover.into(), handover.result(), values);
                yield new Move.Go(handover.next(), "next", "left by " + channel);
            }
            case Outcome.NothingLeft _ -> new Move.Go(handover.none(), "none", "nothing was left");
            case Outcome.Unavailable(String reason) -> new Move.Go(handover.failed(), "failed", reason);
        };
    }
}
