package io.greenline.forecast;

import io.greenline.forecast.CallerAgain.State;
import io.greenline.forecast.RecordedDay.Act;
import io.greenline.forecast.Story.Answer;
import io.greenline.forecast.Story.Ending;
import io.greenline.forecast.Story.Stint;
import io.greenline.forecast.Story.Talk;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.OfCaller;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Standing;
import io.greenline.routing.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Plays a recorded day on the real routing core, as it was or with other agents, another plan, or both. Callers come when they
 * came; whoever hung up, left or wanted a callback does so after the same wait, unless an agent is there before; a talk lasts as
 * long as it did. The rest is drawn ({@link Draws}). For one thread, once.
 */
final class Rerun {
    private final RecordedDay day;
    private final WhatIf change;
    private final Draws draws;
    private final RoutingCore core;
    private final Clockwork clock;
    private final AgentsAgain agents;
    private final Map<TicketId, CallerAgain> callers = new HashMap<>();
    private BiConsumer<TicketId, Duration> estimates = (_, _) -> {};
    private int left;
    private long hangUpsDrawn;

    /** @param log is told of every event, in order */
    Rerun(RecordedDay day, WhatIf change, Draws draws, VirtualFloor.Log log) {
        this.day = day;
        this.change = change;
        this.draws = draws;
        this.core = RoutingCore.restore(day.plan(), day.floor());
        this.clock = new Clockwork(core, day.begins(), log, this::follow);
        this.agents = new AgentsAgain(day, draws, clock);
    }

    /**
     * Plays it until nobody is left of those who came.
     *
     * @return when the last thing happened
     */
    Instant play() {
        List<CallerAgain> order = new ArrayList<>();
        for (Story story : day.stories()) {
            CallerAgain caller = new CallerAgain(story);
            callers.put(story.ticket(), caller);
            if (caller.entry().isPresent()) {
                order.add(caller);
            }
        }
        left = callers.size();
        change.atOnce(day).forEach(clock::happens);
        day.floor().tickets().stream()
                .sorted(Comparator.comparing(RoutingSnapshot.Ticket::id))
                .forEach(this::goesOn);
        List<Act> acts = change.acts(day);
        awaitAct(acts, 0);
        await(order, 0);
        return clock.play(() -> left > 0 || clock.hasBy(day.ends()), day.until());
    }

    private void awaitAct(List<Act> acts, int next) {
        if (next < acts.size()) {
            clock.at(acts.get(next).at(), () -> {
                awaitAct(acts, next + 1);
                RoutingEvent event = acts.get(next).event();
                if (event instanceof RoutingEvent.OfAgent act) {
                    agents.does(act);
                }
                clock.happens(event);
            });
        }
    }

    private void await(List<CallerAgain> order, int next) {
        if (next < order.size()) {
            clock.at(order.get(next).enters(), () -> {
                await(order, next + 1);
                enters(order.get(next));
            });
        }
    }

    /** One who was there when the day began. */
    private void goesOn(RoutingSnapshot.Ticket ticket) {
        CallerAgain caller = callers.get(ticket.id());
        if (caller == null) {
            return;
        }
        switch (ticket.state()) {
            case WAITING -> waits(caller, caller.becomes(State.WAITS));
            case OFFERED -> {
                waits(caller, caller.becomes(State.WAITS));
                ticket.offer().ifPresent(offer -> agents.goesOn(offer.id()));
            }
            case TALKING -> ticket.offer().ifPresent(offer -> talks(caller, offer.id()));
            case VIRTUAL -> wantsCallback(caller, caller.becomes(State.VIRTUAL));
            case DIALLED -> {
                wantsCallback(caller, caller.becomes(State.VIRTUAL));
                answers(caller);
            }
            case AWAITED -> {
                wantsCallback(caller, caller.becomes(State.VIRTUAL));
                ticket.offer().ifPresent(offer -> agents.goesOn(offer.id()));
                if (ticket.isDialled()) {
                    answers(caller);
                }
            }
        }
    }

    private void enters(CallerAgain caller) {
        OfCaller entry = caller.entry().orElseThrow();
        caller.ending = Ending.SENT;
        if (entry instanceof RoutingEvent.JoinedToBeCalled) {
            wantsCallback(caller, caller.becomes(State.VIRTUAL));
            clock.happens(entry);
            return;
        }
        int turn = caller.becomes(State.WAITS);
        clock.happens(entry);
        core.standing(entry.ticket(), clock.now())
                .flatMap(Standing::estimate)
                .ifPresent(estimate -> estimates.accept(entry.ticket(), estimate.likely()));
        waits(caller, turn);
    }

    /** What she will do of herself, if nobody serves her before. */
    private void waits(CallerAgain caller, int turn) {
        if (!caller.is(State.WAITS, turn)) {
            return;
        }
        Duration known = caller.stint().map(Stint::waited).orElse(Duration.ZERO);
        Optional<OfCaller> own = caller.stint().flatMap(Stint::own);
        if (own.isPresent()) {
            clock.at(clock.now().plus(known), () -> acts(caller, turn, own.get(), Ending.LEFT));
            return;
        }
        draws.patience(caller.ticket(), caller.number(), caller.queue(), known)
                .ifPresent(patience -> clock.at(clock.now().plus(patience), () -> losesPatience(caller, turn)));
    }

    private void acts(CallerAgain caller, int turn, OfCaller act, Ending ending) {
        if (caller.is(State.WAITS, turn)) {
            caller.ending = ending;
            if (act instanceof RoutingEvent.CallbackWanted) {
                wantsCallback(caller, caller.becomes(State.VIRTUAL));
            }
            clock.happens(act);
        }
    }

    private void losesPatience(CallerAgain caller, int turn) {
        hangUpsDrawn += caller.is(State.WAITS, turn) ? 1 : 0;
        acts(caller, turn, new RoutingEvent.Left(caller.ticket(), Leaving.ABANDONED), Ending.SENT);
    }

    private void wantsCallback(CallerAgain caller, int turn) {
        caller.dialled = 0;
        caller.stint()
                .flatMap(Stint::cancelled)
                .ifPresent(cancelled -> clock.at(
                        clock.now().plus(cancelled.after()),
                        () -> cancelled
                                .event()
                                .filter(_ -> caller.is(State.VIRTUAL, turn))
                                .ifPresent(clock::happens)));
    }

    /** She is dialled: as she answered that day, so she does again. */
    private void answers(CallerAgain caller) {
        int number = caller.dialled++;
        int turn = caller.turn();
        List<Answer> known = caller.stint().map(Stint::answers).orElse(List.of());
        Answer answer =
                number < known.size() ? known.get(number) : draws.answer(caller.ticket(), caller.number() + number);
        answer.event()
                .ifPresent(event -> clock.at(clock.now().plus(answer.after()), () -> {
                    if (caller.is(State.VIRTUAL, turn)) {
                        answers(caller, event);
                    }
                }));
    }

    private void answers(CallerAgain caller, OfCaller event) {
        if (event instanceof RoutingEvent.CallbackReached) {
            caller.waitsAgain();
            int turn = caller.becomes(State.WAITS);
            clock.happens(event);
            agents.reached(caller.ticket());
            waits(caller, turn);
        } else {
            clock.happens(event);
        }
    }

    private void follow(RoutingEvent event, Decision decision) {
        switch (decision) {
            case Decision.Offered offered -> agents.offered(offered);
            case Decision.Served served -> {
                CallerAgain caller = callers.get(served.ticket());
                if (caller != null) {
                    talks(caller, served.offer());
                }
            }
            case Decision.TalkOver over -> talkOver(event, over);
            case Decision.AgentIs is -> agents.is(is);
            case Decision.DialBack dial -> {
                CallerAgain caller = callers.get(dial.ticket());
                if (caller != null) {
                    answers(caller);
                }
            }
            case Decision.Gone gone -> gone(gone.ticket());
            case Decision.OfferEnded ended -> agents.ended(ended.offer());
            case Decision.StandBy standBy -> agents.standsBy(standBy);
            case Decision.PromiseBroken _,
                    Decision.WaitedLong _,
                    Decision.Widened _,
                    Decision.Moved _,
                    Decision.Alarmed _,
                    Decision.TurnedAway _,
                    Decision.CallbackDropped _,
                    Decision.SurgeIs _ -> {}
        }
    }

    private void talks(CallerAgain caller, OfferId offer) {
        int turn = caller.becomes(State.TALKS);
        caller.ending = Ending.TALKED;
        Talk talk = caller.stint()
                .flatMap(Stint::talk)
                .orElseGet(() -> draws.talk(caller.ticket(), caller.number(), caller.queue()));
        agents.talks(offer, talk);
        clock.at(clock.now().plus(talk.length()), () -> {
            if (caller.is(State.TALKS, turn)) {
                clock.happens(new RoutingEvent.TalkEnded(offer, talk.by()));
            }
        });
    }

    private void talkOver(RoutingEvent event, Decision.TalkOver over) {
        agents.wrapsUp(over);
        CallerAgain caller = callers.get(over.ticket());
        if (caller != null && event instanceof TalkEnded ended) {
            switch (ended.by()) {
                case AGENT_LOST, RETURNED -> {
                    caller.waitsAgain();
                    caller.ending = Ending.SENT;
                    waits(caller, caller.becomes(State.WAITS));
                }
                case CALLER, AGENT, TRANSFERRED -> {}
            }
        }
    }

    /** Who came again that day comes again, if it ended as it did. */
    private void gone(TicketId ticket) {
        CallerAgain caller = callers.get(ticket);
        if (caller == null || caller.isGone()) {
            return;
        }
        caller.becomes(State.GONE);
        Optional<Duration> pause = caller.comesAgainAfter();
        if (pause.isPresent()) {
            clock.at(clock.now().plus(pause.get()), () -> enters(caller));
        } else {
            left--;
        }
    }

    /** Tells what wait is estimated for each caller who joins, where one could be told. */
    void estimates(BiConsumer<TicketId, Duration> listener) {
        estimates = listener;
    }

    long events() {
        return clock.events();
    }

    long pickUpsDrawn() {
        return agents.pickUpsDrawn();
    }

    /** Callers who hung up though it is not known that they would have. */
    long hangUpsDrawn() {
        return hangUpsDrawn;
    }
}
