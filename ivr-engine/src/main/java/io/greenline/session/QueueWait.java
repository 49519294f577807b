package io.greenline.session;

import io.greenline.audio.Sound;
import io.greenline.call.CallLeg;
import io.greenline.call.HoldLine;
import io.greenline.caller.Customer;
import io.greenline.floor.CallerCard;
import io.greenline.floor.FloorNews;
import io.greenline.floor.Seat;
import io.greenline.journal.Event;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Decision;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.session.WaitLine.Heard;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One caller's wait for a person, from joining the queue to the end of the talk. For the call's thread.
 *
 * <p>What is to be done is what her {@link Seat} says, asked anew whenever something has happened: nothing of it is remembered
 * here, so that an engine that finds the call after a restart joins with the same ticket and goes on, whether she waits, an
 * agent's telephone rings or the two talk.
 */
final class QueueWait {
    /** A floor that has nothing to say is not asked without end. */
    private static final Duration LEAST = Duration.ofMillis(50);

    private final CallState state;
    private final Action.Enqueue wanted;
    private final CallLeg leg;
    private final WaitVoice voice;
    private final CallRecord record;
    private final Desk desk;
    private final WaitTeller teller;
    private final Seat seat;
    private volatile @Nullable HoldLine hold;
    private @Nullable WaitLine line;
    /** The queue where she waits now, and how long she has; the queue that was wanted before the floor has said. */
    private Optional<Queue> queue = Optional.empty();

    private Duration waited = Duration.ZERO;
    /** When she joined, by the clock on the wall as it last was. */
    private Instant joined;

    /** A wait that begins, or goes on after a restart. */
    QueueWait(CallState state, Action.Enqueue wanted, CallLeg leg, WaitVoice voice, CallRecord record, Desk desk) {
        this.state = state;
        this.wanted = wanted;
        this.leg = leg;
        this.voice = voice;
        this.record = record;
        this.desk = desk;
        this.teller = new WaitTeller(wanted.exits());
        this.joined = wanted.since().orElseGet(desk.clock()::instant);
        TicketId ticket = ticket(state);
        this.seat = desk.queues().join(ticket, wish(state, wanted), card(state), this::nudge);
        record.happened(new Event.QueueJoined(
                wanted.queue(),
                ticket.value(),
                wanted.tier().map(tier -> Integer.toString(tier.number())).orElse(""),
                wanted.about()));
    }

    /** A call that was dialled for a ticket, or came instead of being dialled, has that one's place. */
    static TicketId ticket(CallState state) {
        return new TicketId(state.ticket().orElse(state.call().id().value()));
    }

    private static CallerCard card(CallState state) {
        return new CallerCard(
                state.call().calling(),
                state.customer().map(Customer::name).orElse(""),
                state.call().dialledFor().filter(ticket(state).value()::equals).isPresent()
                        ? CallerCard.Came.CALLED_BACK
                        : CallerCard.Came.HERSELF);
    }

    private static Wish wish(CallState state, Action.Enqueue wanted) {
        return new Wish(
                wanted.queue(),
                wanted.tier(),
                wanted.boost().orElse(Duration.ZERO),
                Optional.of(state.language()),
                state.customer().map(Customer::needs).orElse(List.of()),
                Optional.empty(),
                wanted.since(),
                wanted.maxWait(),
                wanted.about());
    }

    /** Attention of the floor: before there is music nothing can be missed, the seat is asked then. */
    private void nudge() {
        HoldLine open = hold;
        if (open != null) {
            open.nudge();
        }
    }

    /**
     * Waits to the end.
     *
     * @throws InterruptedException when this engine lets go of the call: her place stays, and so does the music
     */
    Outcome run() throws InterruptedException {
        try {
            Outcome end = toTheEnd();
            tellNews();
            HoldLine open = hold;
            if (open != null && !(end instanceof Outcome.Released)) {
                open.close();
            }
            return end;
        } catch (RuntimeException | Error fault) {
            seat.leave(Leaving.HANDED_BACK);
            throw fault;
        }
    }

    private Outcome toTheEnd() throws InterruptedException {
        while (true) {
            List<Decision> news = tellNews();
            Optional<Outcome> end = switch (seat.word()) {
                case Seat.Word.Wait wait -> pass(wait);
                case Seat.Word.Ring ring -> reach(ring, news);
                case Seat.Word.TurnedAway(var reason) -> Optional.of(turnedAway(reason));
            };
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    private List<Decision> tellNews() {
        List<Decision> news = seat.news();
        news.forEach(decision -> FloorNews.event(decision).ifPresent(record::happened));
        return news;
    }

    private WaitLine line(String music) throws InterruptedException {
        WaitLine open = line;
        if (open == null) {
            HoldLine opened = leg.hold(music);
            open = new WaitLine(opened);
            line = open;
            hold = opened;
        }
        return open;
    }

    private Optional<Outcome> pass(Seat.Word.Wait wait) throws InterruptedException {
        boolean opens = line == null;
        WaitLine open = line(wait.queue().comfort().music());
        queue = Optional.of(wait.queue());
        waited = wait.standing().waited();
        joined = desk.clock().instant().minus(waited);
        if (opens) {
            // What the floor decided while there was no line to nudge is looked at before anything is said.
            return Optional.empty();
        }
        Duration due = teller.dueIn(wait.queue().comfort(), waited);
        if (!due.isZero()) {
            Duration atMost = due.compareTo(wait.atMost()) < 0 ? due : wait.atMost();
            return heard(open.await(atMost.compareTo(LEAST) < 0 ? LEAST : atMost));
        }
        List<Sound> sounds = voice.sounds(teller.tell(wait), comfort());
        return heard(sounds.isEmpty() ? open.await(LEAST) : open.play(sounds));
    }

    /** The next of the dialplan's comfort messages. */
    private List<Spoken> comfort() {
        List<Spoken> all = wanted.comfort();
        return all.isEmpty() ? List.of() : List.of(all.get((teller.rounds() - 1) % all.size()));
    }

    private Optional<Outcome> heard(Heard heard) throws InterruptedException {
        return switch (heard) {
            case Heard.Nothing _, Heard.Nudge _ -> Optional.empty();
            case Heard.Key(DtmfDigit digit) -> key(digit);
            case Heard.Gone(Outcome.Released how) -> {
                seat.leave(Leaving.ABANDONED);
                yield Optional.of(how);
            }
            case Heard.Broken(String reason) -> {
                seat.leave(Leaving.HANDED_BACK);
                yield Optional.of(new Outcome.Failed(reason));
            }
        };
    }

    /** A key that means nothing is passed over; 0 and * tell the caller how it stands. */
    private Optional<Outcome> key(DtmfDigit digit) throws InterruptedException {
        String key = String.valueOf(digit.symbol());
        Optional<Action.Enqueue.Exit> exit =
                wanted.exits().stream().filter(each -> each.key().equals(key)).findFirst();
        if (exit.isEmpty()) {
            if (digit == DtmfDigit.ZERO || digit == DtmfDigit.STAR) {
                teller.ask();
            }
            return Optional.empty();
        }
        return switch (exit.get().what()) {
            case CALLBACK -> callback();
            case VOICEMAIL -> leave(key, Leaving.VOICEMAIL);
            case TEXT -> leave(key, Leaving.TEXT);
            case ELSEWHERE -> leave(key, Leaving.EXIT_KEY);
        };
    }

    private Optional<Outcome> leave(String key, Leaving why) {
        seat.leave(why);
        return Optional.of(new Outcome.ExitTaken(key, joined));
    }

    private Optional<Outcome> callback() throws InterruptedException {
        if (!(seat.word() instanceof Seat.Word.Wait wait)) {
            return Optional.empty();
        }
        WaitLine open = line(wait.queue().comfort().music());
        if (!wait.callbackOffered()) {
            return heard(open.play(voice.sounds(List.of(WaitWords.of("callback-unavailable")), List.of())));
        }
        return switch (agree(open)) {
            case CallbackTalk.Ending.Promised(PhoneNumber number, var in) ->
                Optional.of(new Outcome.CallbackPromised(number, in));
            case CallbackTalk.Ending.Kept _, CallbackTalk.Ending.Interrupted _ -> Optional.empty();
            case CallbackTalk.Ending.Gone(Heard how) -> heard(how);
        };
    }

    private CallbackTalk.Ending agree(WaitLine open) throws InterruptedException {
        Optional<CallbackTerms.Window> window = queue.flatMap(Queue::callback).flatMap(CallbackTerms::window);
        ZoneId zone = desk.queues().zone(queue.map(Queue::id).orElse(wanted.queue()));
        return new CallbackTalk(
                        open, voice, seat, window, desk.clock().instant().atZone(zone))
                .talk(state.call().calling());
    }

    private Outcome turnedAway(Decision.TurnedAway.Reason reason) throws InterruptedException {
        if (reason != Decision.TurnedAway.Reason.TO_CALLBACK) {
            return new Outcome.TurnedAway(reason, joined);
        }
        return switch (agree(line(Queue.Comfort.USUAL.music()))) {
            case CallbackTalk.Ending.Promised(PhoneNumber number, var in) -> new Outcome.CallbackPromised(number, in);
            case CallbackTalk.Ending.Kept(String why) -> new Outcome.CallbackRefused(why);
            case CallbackTalk.Ending.Interrupted _ -> new Outcome.CallbackRefused("the talk was broken off");
            case CallbackTalk.Ending.Gone(Heard how) ->
                how instanceof Heard.Gone(Outcome.Released released) ? released : new Outcome.Failed("no line");
        };
    }

    /**
     * Before a telephone rings, nudges from the time before are used up: they would stop it at once. On a line that is new there
     * are none, and the first thing that is done on it must be the ringing: only that finds a talk of an earlier engine, and
     * everything else would end it.
     */
    private Optional<Outcome> reach(Seat.Word.Ring ring, List<Decision> news) throws InterruptedException {
        queue = Optional.of(ring.queue());
        boolean opens = line == null;
        WaitLine open = line(ring.queue().comfort().music());
        Heard before = opens ? new Heard.Nothing() : open.await(Duration.ZERO);
        boolean quiet = before instanceof Heard.Nothing;
        boolean same = seat.word() instanceof Seat.Word.Ring(var offer, var _, var _, var _, var _, var _)
                && offer.equals(ring.offer());
        if (!same || !(quiet || before instanceof Heard.Nudge)) {
            return heard(before);
        }
        waited = offered(ring, news).map(made -> made.evidence().waited()).orElse(waited);
        return switch (new AgentReach(state, wanted, seat, voice, record, desk.clock()).reach(open, ring, waited)) {
            case AgentReach.Reached.Over(Outcome outcome) -> Optional.of(outcome);
            case AgentReach.Reached.Back(Heard heard) -> heard(heard);
        };
    }

    private static Optional<Decision.Offered> offered(Seat.Word.Ring ring, List<Decision> news) {
        return news.stream()
                .flatMap(decision -> decision instanceof Decision.Offered made
                                && made.offer().equals(ring.offer())
                        ? Stream.of(made)
                        : Stream.empty())
                .findFirst();
    }
}
