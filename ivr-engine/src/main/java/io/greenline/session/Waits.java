package io.greenline.session;

import io.greenline.call.CallEvent.NotConnected;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.QueueExit;
import io.greenline.dialplan.QueueLine;
import io.greenline.dialplan.QueueWay;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
import io.greenline.routing.Decision.TurnedAway.Reason;
import io.greenline.routing.Tier;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Name;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What entering a queue asks for, and where each end of waiting leads. */
final class Waits {
    private Waits() {}

    static Move enqueue(Walk walk, Node.Queue queue) throws Expression.EvaluationException {
        walk.forgetTyped();
        return switch (queue.line()) {
            case QueueLine.Named(QueueId name) ->
                new Move.Do(action(walk, queue, name, Optional.empty(), Optional.empty(), about(walk, queue.about())));
            case QueueLine.ByClass line -> byClass(walk, queue, line);
        };
    }

    private static Move byClass(Walk walk, Node.Queue queue, QueueLine.ByClass line)
            throws Expression.EvaluationException {
        String name = walk.evaluate(line.queue()).shown();
        if (!Name.isName(name)) {
            return new Move.Go(queue.failed(), "failed", "no class of callers was found");
        }
        Optional<Tier> tier = whole(walk, line.tier())
                .filter(number -> number >= 0 && number <= 9)
                .map(number -> new Tier(number.intValue()));
        Optional<Duration> boost = whole(walk, line.boost()).map(Duration::ofSeconds);
        String about = about(walk, queue.about().or(line::because));
        return new Move.Do(action(walk, queue, new QueueId(name), tier, boost, about));
    }

    private static Action.Enqueue action(
            Walk walk, Node.Queue queue, QueueId name, Optional<Tier> tier, Optional<Duration> boost, String about) {
        return new Action.Enqueue(
                name,
                tier,
                boost,
                about,
                walk.spoken(queue.comfort()),
                queue.exits().stream().map(Waits::exit).toList(),
                queue.maxWait(),
                walk.waitingSince());
    }

    private static Action.Enqueue.Exit exit(QueueExit exit) {
        return new Action.Enqueue.Exit(
                exit.key(),
                switch (exit) {
                    case QueueExit.GoTo _, QueueExit.ToOperator _ -> Action.Enqueue.Exit.For.ELSEWHERE;
                    case QueueExit.To(String _, QueueExit.Offer offer, var _) ->
                        switch (offer) {
                            case CALLBACK -> Action.Enqueue.Exit.For.CALLBACK;
                            case VOICEMAIL -> Action.Enqueue.Exit.For.VOICEMAIL;
                            case TEXT -> Action.Enqueue.Exit.For.TEXT;
                        };
                });
    }

    /** A sensitive entry is told to nobody. */
    private static String about(Walk walk, Optional<Expression> about) throws Expression.EvaluationException {
        return about.isEmpty() || walk.evaluate(about.get()) instanceof Value.Secret
                ? ""
                : walk.evaluate(about.get()).shown();
    }

    private static Optional<Long> whole(Walk walk, Optional<Expression> number) throws Expression.EvaluationException {
        return number.isPresent() && walk.evaluate(number.get()) instanceof Value.Whole(long value)
                ? Optional.of(value)
                : Optional.empty();
    }

    static Move ended(Walk walk, Node.Queue queue, Outcome.OfQueue outcome) {
        return switch (outcome) {
            case Outcome.Talked _ -> {
                walk.served();
                yield new Move.Go(queue.next(), "next", "conversation over");
            }
            case Outcome.NotConnected(NotConnected.Why why, HangupCause cause) ->
                switch (why) {
                    case BUSY -> new Move.Go(queue.timeout(), "timeout", "everyone is busy");
                    case NO_ANSWER -> new Move.Go(queue.timeout(), "timeout", "nobody was free in time");
                    case UNREACHABLE -> new Move.Go(queue.failed(), "failed", "unreachable: " + cause);
                };
            case Outcome.TurnedAway(Reason reason, var joined) -> {
                walk.waited(joined);
                yield turnedAway(queue, reason);
            }
            case Outcome.ExitTaken(String key, var joined) -> {
                walk.heardFromCaller();
                walk.waited(joined);
                yield exit(queue, key);
            }
            case Outcome.CallbackPromised _ -> {
                walk.heardFromCaller();
                yield named(queue, QueueWay.CALLBACK, "a callback was promised", new Target.HangUp());
            }
            case Outcome.CallbackRefused(String reason) -> named(queue, QueueWay.REFUSED, reason);
        };
    }

    private static Move turnedAway(Node.Queue queue, Reason reason) {
        return switch (reason) {
            case TIMEOUT -> new Move.Go(queue.timeout(), "timeout", "nobody was free in time");
            case UNKNOWN_QUEUE -> new Move.Go(queue.failed(), "failed", "there is no such queue any more");
            case CLOSED -> named(queue, QueueWay.CLOSED, "the queue is closed");
            case FULL -> named(queue, QueueWay.FULL, "as many wait as may");
            case UNSTAFFED -> named(queue, QueueWay.UNSTAFFED, "nobody is signed in");
            case TO_CALLBACK -> named(queue, QueueWay.REFUSED, "no callback came about");
            case TO_VOICEMAIL -> named(queue, QueueWay.VOICEMAIL, "the queue's overflow");
            case TO_TEXT -> named(queue, QueueWay.TEXT, "the queue's overflow");
            case TO_OVERFLOW -> named(queue, QueueWay.OVERFLOW, "the queue's overflow");
        };
    }

    private static Move exit(Node.Queue queue, String key) {
        List<QueueExit> exits =
                queue.exits().stream().filter(exit -> exit.key().equals(key)).toList();
        if (exits.isEmpty()) {
            return new Move.Go(queue.timeout(), "timeout", "key %s means nothing here any more".formatted(key));
        }
        return switch (exits.getFirst()) {
            case QueueExit.GoTo(String _, Target next, var _) -> new Move.Go(next, "key " + key);
            case QueueExit.ToOperator _ -> new Move.Go(queue.ways().operator(), Edge.OPERATOR, "key 0");
            case QueueExit.To(String _, QueueExit.Offer offer, var _) ->
                switch (offer) {
                    case CALLBACK -> named(queue, QueueWay.CALLBACK, "key " + key);
                    case VOICEMAIL -> named(queue, QueueWay.VOICEMAIL, "key " + key);
                    case TEXT -> named(queue, QueueWay.TEXT, "key " + key);
                };
        };
    }

    private static Move named(Node.Queue queue, QueueWay way, String because) {
        return queue.named().containsKey(way)
                ? named(queue, way, because, queue.timeout())
                : new Move.Go(queue.timeout(), "timeout", because);
    }

    private static Move named(Node.Queue queue, QueueWay way, String because, Target otherwise) {
        return new Move.Go(queue.named().getOrDefault(way, otherwise), way.word(), because);
    }
}
