package io.greenline.floor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
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
        @Type(value = RoutingEvent.Joined.class, name = "joined"),
        @Type(value = RoutingEvent.Left.class, name = "left"),
        @Type(value = RoutingEvent.CallbackWanted.class, name = "callback-wanted"),
        @Type(value = RoutingEvent.JoinedToBeCalled.class, name = "joined-to-be-called"),
        @Type(value = RoutingEvent.CallbackReached.class, name = "callback-reached"),
        @Type(value = RoutingEvent.CallbackMissed.class, name = "callback-missed"),
        @Type(value = RoutingEvent.CallbackCancelled.class, name = "callback-cancelled"),
        @Type(value = RoutingEvent.Rang.class, name = "rang"),
        @Type(value = RoutingEvent.Accepted.class, name = "accepted"),
        @Type(value = RoutingEvent.Connected.class, name = "connected"),
        @Type(value = RoutingEvent.NotTaken.class, name = "not-taken"),
        @Type(value = RoutingEvent.TalkEnded.class, name = "talk-ended"),
        @Type(value = RoutingEvent.Acted.class, name = "acted"),
        @Type(value = RoutingEvent.SignedIn.class, name = "signed-in"),
        @Type(value = RoutingEvent.SignedOut.class, name = "signed-out"),
        @Type(value = RoutingEvent.Ready.class, name = "ready"),
        @Type(value = RoutingEvent.WentAway.class, name = "went-away"),
        @Type(value = RoutingEvent.DeviceChanged.class, name = "device"),
        @Type(value = RoutingEvent.PlanChanged.class, name = "plan"),
        @Type(value = RoutingEvent.HoursTold.class, name = "hours"),
        @Type(value = RoutingEvent.DialHoursTold.class, name = "dial-hours"),
        @Type(value = RoutingEvent.SurgeOrdered.class, name = "surge-ordered"),
        @Type(value = RoutingEvent.Tick.class, name = "tick"),
    })
    interface OfEvent {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
    @JsonSubTypes({
        @Type(value = Decision.Offered.class, name = "offered"),
        @Type(value = Decision.OfferEnded.class, name = "offer-ended"),
        @Type(value = Decision.Served.class, name = "served"),
        @Type(value = Decision.TalkOver.class, name = "talk-over"),
        @Type(value = Decision.AgentIs.class, name = "agent"),
        @Type(value = Decision.PromiseBroken.class, name = "promise-broken"),
        @Type(value = Decision.Widened.class, name = "widened"),
        @Type(value = Decision.Moved.class, name = "moved"),
        @Type(value = Decision.Alarmed.class, name = "alarmed"),
        @Type(value = Decision.TurnedAway.class, name = "turned-away"),
        @Type(value = Decision.Gone.class, name = "gone"),
        @Type(value = Decision.DialBack.class, name = "dial-back"),
        @Type(value = Decision.CallbackDropped.class, name = "callback-dropped"),
        @Type(value = Decision.SurgeIs.class, name = "surge"),
    })
    interface OfDecision {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "need")
    @JsonSubTypes({
        @Type(value = Need.OfSkill.class, name = "skill"),
        @Type(value = Need.OfLanguage.class, name = "language"),
    })
    interface OfNeed {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "when")
    @JsonSubTypes({
        @Type(value = Overflow.When.Waited.class, name = "waited"),
        @Type(value = Overflow.When.Closed.class, name = "closed"),
        @Type(value = Overflow.When.Unstaffed.class, name = "unstaffed"),
        @Type(value = Overflow.When.Longer.class, name = "longer"),
        @Type(value = Overflow.When.EstimatedOver.class, name = "estimated-over"),
    })
    interface OfWhen {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "then")
    @JsonSubTypes({
        @Type(value = Overflow.Then.ToQueue.class, name = "to-queue"),
        @Type(value = Overflow.Then.AnyAgent.class, name = "any-agent"),
        @Type(value = Overflow.Then.Relax.class, name = "relax"),
        @Type(value = Overflow.Then.Alarm.class, name = "alarm"),
        @Type(value = Overflow.Then.Exit.class, name = "exit"),
    })
    interface OfThen {}
}
