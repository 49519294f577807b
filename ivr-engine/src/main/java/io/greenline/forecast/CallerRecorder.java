package io.greenline.forecast;

import io.greenline.forecast.Patience.Waited;
import io.greenline.forecast.Story.Answer;
import io.greenline.forecast.Story.Ending;
import io.greenline.forecast.Story.Stint;
import io.greenline.forecast.Story.Talk;
import io.greenline.forecast.Story.Visit;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.OfCaller;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.TicketId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes callers' stories out of a routing log. */
final class CallerRecorder {
    private final Map<TicketId, Story> stories = new LinkedHashMap<>();
    private final Map<TicketId, Present> here = new HashMap<>();
    private final Map<QueueId, List<Waited>> waits = new HashMap<>();
    private final Map<QueueId, List<Talk>> talks = new HashMap<>();
    private final List<Answer> reached = new ArrayList<>();

    private enum State {
        WAITS,
        TALKS,
        /** Is to be called back. */
        VIRTUAL,
        DIALLED
    }

    /** How long something took is known only where its beginning is. */
    private enum Known {
        WHOLE,
        ITS_REST
    }

    private static final class Present {
        private final Visit visit;
        private Stint stint;
        private State state;
        private Instant since;
        private Instant wanted;
        private Known known;

        Present(Visit visit, State state, Instant since, Known known) {
            this.visit = visit;
            this.stint = visit.add(new Stint());
            this.state = state;
            this.since = since;
            this.wanted = since;
            this.known = known;
            if (state == State.DIALLED) {
                stint.dialled();
            }
        }

        void becomes(State next, Instant at) {
            state = next;
            since = at;
        }

        void waitsAgain(Instant at) {
            stint = visit.add(new Stint());
            becomes(State.WAITS, at);
            known = Known.ITS_REST;
        }
    }

    CallerRecorder(Instant begins, RoutingSnapshot floor) {
        for (RoutingSnapshot.Ticket ticket : floor.tickets()) {
            Story story = story(ticket.id());
            State state = switch (ticket.state()) {
                case WAITING, OFFERED -> State.WAITS;
                case TALKING -> State.TALKS;
                case VIRTUAL -> State.VIRTUAL;
                case DIALLED -> State.DIALLED;
                case AWAITED -> ticket.isDialled() ? State.DIALLED : State.VIRTUAL;
            };
            Visit visit = story.add(new Visit(begins, ticket.wish().queue(), Optional.empty()));
            here.put(ticket.id(), new Present(visit, state, begins, Known.ITS_REST));
        }
    }

    private Story story(TicketId ticket) {
        return stories.computeIfAbsent(ticket, Story::new);
    }

    void happened(Instant at, OfCaller event) {
        Present caller = here.get(event.ticket());
        switch (event) {
            case RoutingEvent.Joined joined -> {
                if (caller == null) {
                    enters(at, joined, joined.wish().queue(), State.WAITS);
                } else {
                    reached(caller, at, joined);
                }
            }
            case RoutingEvent.JoinedToBeCalled joined -> {
                if (caller == null) {
                    enters(at, joined, joined.wish().queue(), State.VIRTUAL);
                } else {
                    wants(
                            caller,
                            at,
                            new RoutingEvent.CallbackWanted(joined.ticket(), joined.number(), joined.notBefore()));
                }
            }
            case RoutingEvent.CallbackWanted wanted -> {
                if (caller != null) {
                    wants(caller, at, wanted);
                }
            }
            case RoutingEvent.CallbackReached met -> {
                if (caller != null) {
                    reached(caller, at, met);
                }
            }
            case RoutingEvent.CallbackMissed missed -> {
                if (caller != null && caller.state == State.DIALLED) {
                    answered(caller, at, missed);
                    caller.becomes(State.VIRTUAL, at);
                }
            }
            case RoutingEvent.CallbackCancelled cancelled -> {
                if (caller != null && (caller.state == State.VIRTUAL || caller.state == State.DIALLED)) {
                    caller.stint.cancelled(new Answer(Duration.between(caller.wanted, at), Optional.of(cancelled)));
                }
            }
            case RoutingEvent.Left left -> {
                if (caller != null && caller.state == State.WAITS) {
                    ownAct(caller, at, left);
                }
            }
        }
    }

    private void enters(Instant at, OfCaller entry, QueueId queue, State state) {
        Story story = story(entry.ticket());
        Visit visit = story.add(new Visit(at, queue, Optional.of(entry)));
        here.put(entry.ticket(), new Present(visit, state, at, Known.WHOLE));
    }

    private void wants(Present caller, Instant at, RoutingEvent.CallbackWanted wanted) {
        if (caller.state == State.WAITS) {
            ownAct(caller, at, wanted);
            caller.becomes(State.VIRTUAL, at);
            caller.wanted = at;
        }
    }

    private void reached(Present caller, Instant at, OfCaller how) {
        if (caller.state == State.VIRTUAL || caller.state == State.DIALLED) {
            if (caller.state == State.VIRTUAL) {
                caller.stint.dialled();
                caller.since = at;
            }
            reached.add(answered(caller, at, new RoutingEvent.CallbackReached(how.ticket())));
            caller.waitsAgain(at);
        }
    }

    private static Answer answered(Present caller, Instant at, OfCaller event) {
        Answer answer = new Answer(Duration.between(caller.since, at), Optional.of(event));
        caller.stint.answered(answer);
        return answer;
    }

    private void ownAct(Present caller, Instant at, OfCaller act) {
        Duration waited = Duration.between(caller.since, at);
        caller.stint.ends(waited, act);
        boolean hungUp = act instanceof RoutingEvent.Left left && left.why() == Leaving.ABANDONED;
        waited(caller, new Waited(waited, hungUp ? Waited.Until.HUNG_UP : Waited.Until.OTHERWISE));
    }

    private void cut(Present caller, Instant at) {
        Duration waited = Duration.between(caller.since, at);
        caller.stint.ends(waited);
        waited(caller, new Waited(waited, Waited.Until.OTHERWISE));
    }

    /** Who came back from a talk or was called back is patient in another way. */
    private void waited(Present caller, Waited waited) {
        if (caller.known == Known.WHOLE) {
            waits.computeIfAbsent(caller.visit.queue(), _ -> new ArrayList<>()).add(waited);
        }
    }

    void served(Instant at, Decision.Served served) {
        Present caller = here.get(served.ticket());
        if (caller != null) {
            cut(caller, at);
            caller.becomes(State.TALKS, at);
            caller.known = Known.WHOLE;
        }
    }

    /** A talk is over: tells which, for what its agent does next. */
    Optional<Talk> talkOver(Instant at, RoutingEvent event, Decision.TalkOver over) {
        Present caller = here.get(over.ticket());
        if (caller == null || caller.state != State.TALKS) {
            return Optional.empty();
        }
        TalkEnded.By by = event instanceof TalkEnded ended ? ended.by() : TalkEnded.By.CALLER;
        Talk talk = new Talk(Duration.between(caller.since, at), by);
        caller.stint.talked(talk);
        if (caller.known == Known.WHOLE) {
            talks.computeIfAbsent(caller.visit.queue(), _ -> new ArrayList<>()).add(talk);
        }
        switch (by) {
            case AGENT_LOST, RETURNED -> caller.waitsAgain(at);
            case CALLER, AGENT, TRANSFERRED -> {}
        }
        return Optional.of(talk);
    }

    void dialled(Instant at, TicketId ticket) {
        Present caller = here.get(ticket);
        if (caller != null) {
            caller.stint.dialled();
            caller.becomes(State.DIALLED, at);
        }
    }

    void gone(Instant at, TicketId ticket) {
        Present caller = here.remove(ticket);
        if (caller == null) {
            return;
        }
        Ending ending = caller.stint.talk().isPresent() || caller.state == State.TALKS
                ? Ending.TALKED
                : caller.stint.own().isPresent() ? Ending.LEFT : Ending.SENT;
        if (ending == Ending.SENT && caller.state == State.WAITS) {
            cut(caller, at);
        }
        caller.visit.ends(ending, at);
    }

    /** The log is not read further. */
    void end(Instant at) {
        here.values().stream().filter(caller -> caller.state == State.WAITS).forEach(caller -> cut(caller, at));
    }

    /** Callers who entered before a time and are not gone yet. */
    boolean hasFrom(Instant before) {
        return here.values().stream().anyMatch(caller -> caller.visit.entered().isBefore(before));
    }

    int count() {
        return stories.size();
    }

    List<Story> stories() {
        return List.copyOf(stories.values());
    }

    Map<QueueId, List<Waited>> waits() {
        return waits;
    }

    Map<QueueId, List<Talk>> talks() {
        return talks;
    }

    /** How those who were called back came to the telephone. */
    List<Answer> reached() {
        return reached;
    }
}
