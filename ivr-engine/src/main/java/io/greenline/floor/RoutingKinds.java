package io.greenline.floor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.greenline.routing.Decision;
import io.greenline.routing.Need;
import io.greenline.routing.Overflow;
import io.greenline.routing.RoutingEvent;

/** The names of kinds in the routing log. Logs are kept for years: a name stays when its class is called otherwise. */
final class RoutingKinds {
    private RoutingKinds() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RoutingEvent.Joined.class, name = "joined"),
        @JsonSubTypes.Type(value = RoutingEvent.Left.class, name = "left"),
        @JsonSubTypes.Type(value = RoutingEvent.CallbackWanted.class, name = "callback-wanted"),
        @JsonSubTypes.Type(value = RoutingEvent.JoinedToBeCalled.class, name = "joined-to-be-called"),
        @JsonSubTypes.Type(value = RoutingEvent.CallbackReached.class, name = "callback-reached"),
        @JsonSubTypes.Type(value = RoutingEvent.CallbackMissed.class, name = "callback-missed"),
        @JsonSubTypes.Type(value = RoutingEvent.CallbackCancelled.class, name = "callback-cancelled"),
        @JsonSubTypes.Type(value = RoutingEvent.Rang.class, name = "rang"),
        @JsonSubTypes.Type(value = RoutingEvent.Accepted.class, name = "accepted"),
        @JsonSubTypes.Type(value = RoutingEvent.Connected.class, name = "connected"),
        @JsonSubTypes.Type(value = RoutingEvent.NotTaken.class, name = "not-taken"),
        @JsonSubTypes.Type(value = RoutingEvent.TalkEnded.class, name = "talk-ended"),
        @JsonSubTypes.Type(value = RoutingEvent.Acted.class, name = "acted"),
        @JsonSubTypes.Type(value = RoutingEvent.SignedIn.class, name = "signed-in"),
        @JsonSubTypes.Type(value = RoutingEvent.SignedOut.class, name = "signed-out"),
        @JsonSubTypes.Type(value = RoutingEvent.Ready.class, name = "ready"),
        @JsonSubTypes.Type(value = RoutingEvent.WentAway.class, name = "went-away"),
        @JsonSubTypes.Type(value = RoutingEvent.DeviceChanged.class, name = "device"),
        @JsonSubTypes.Type(value = RoutingEvent.PlanChanged.class, name = "plan"),
        @JsonSubTypes.Type(value = RoutingEvent.HoursTold.class, name = "hours"),
        @JsonSubTypes.Type(value = RoutingEvent.DialHoursTold.class, name = "dial-hours"),
        @JsonSubTypes.Type(value = RoutingEvent.SurgeOrdered.class, name = "surge-ordered"),
        @JsonSubTypes.Type(value = RoutingEvent.Tick.class, name = "tick"),
    })
    interface OfEvent {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Decision.Offered.class, name = "offered"),
        @JsonSubTypes.Type(value = Decision.OfferEnded.class, name = "offer-ended"),
        @JsonSubTypes.Type(value = Decision.Served.class, name = "served"),
        @JsonSubTypes.Type(value = Decision.TalkOver.class, name = "talk-over"),
        @JsonSubTypes.Type(value = Decision.AgentIs.class, name = "agent"),
        @JsonSubTypes.Type(value = Decision.PromiseBroken.class, name = "promise-broken"),
        @JsonSubTypes.Type(value = Decision.WaitedLong.class, name = "waited-long"),
        @JsonSubTypes.Type(value = Decision.Widened.class, name = "widened"),
        @JsonSubTypes.Type(value = Decision.Moved.class, name = "moved"),
        @JsonSubTypes.Type(value = Decision.Alarmed.class, name = "alarmed"),
        @JsonSubTypes.Type(value = Decision.TurnedAway.class, name = "turned-away"),
        @JsonSubTypes.Type(value = Decision.Gone.class, name = "gone"),
        @JsonSubTypes.Type(value = Decision.StandBy.class, name = "stand-by"),
        @JsonSubTypes.Type(value = Decision.DialBack.class, name = "dial-back"),
        @JsonSubTypes.Type(value = Decision.CallbackDropped.class, name = "callback-dropped"),
        @JsonSubTypes.Type(value = Decision.SurgeIs.class, name = "surge"),
    })
    interface OfDecision {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "need")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Need.OfSkill.class, name = "skill"),
        @JsonSubTypes.Type(value = Need.OfLanguage.class, name = "language"),
    })
    interface OfNeed {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "when")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Overflow.When.Waited.class, name = "waited"),
        @JsonSubTypes.Type(value = Overflow.When.Closed.class, name = "closed"),
        @JsonSubTypes.Type(value = Overflow.When.Unstaffed.class, name = "unstaffed"),
        @JsonSubTypes.Type(value = Overflow.When.Longer.class, name = "longer"),
        @JsonSubTypes.Type(value = Overflow.When.EstimatedOver.class, name = "estimated-over"),
    })
    interface OfWhen {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "then")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Overflow.Then.ToQueue.class, name = "to-queue"),
        @JsonSubTypes.Type(value = Overflow.Then.AnyAgent.class, name = "any-agent"),
        @JsonSubTypes.Type(value = Overflow.Then.Relax.class, name = "relax"),
        @JsonSubTypes.Type(value = Overflow.Then.Alarm.class, name = "alarm"),
        @JsonSubTypes.Type(value = Overflow.Then.Exit.class, name = "exit"),
    })
    interface OfThen {}
}
