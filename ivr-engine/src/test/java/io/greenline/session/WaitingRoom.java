package io.greenline.session;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.DeafEar;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Talk;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.floor.CallerCard;
import io.greenline.floor.Queues;
import io.greenline.floor.Seat;
import io.greenline.routing.Agent;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.Queue;
import io.greenline.routing.QueueDraft;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.Standing;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A waiting caller's whole world by script, on a clock of its own: her line, the floor, and what happens when. Everything that
 * the engine does is written down in the order in which it does it.
 */
final class WaitingRoom implements CallLeg, Queues, Seat, InstantSource {
    static final Instant BEGAN = Instant.parse("2026-11-23T02:00:00Z");

    final List<String> happened = new ArrayList<>();

    /** What was done on the line, in this order. */
    final List<String> verbs = new ArrayList<>();

    private final InboundCall call;
    private final PriorityQueue<Moment> moments = new PriorityQueue<>(Comparator.comparing(Moment::at));
    private final Deque<Function<HoldLine.Progress, CallEvent.OfAgent>> calls = new ArrayDeque<>();
    private final List<Decision> news = new ArrayList<>();
    private final Deque<DtmfDigit> kept = new ArrayDeque<>();
    private Duration passed = Duration.ZERO;
    private Duration before = Duration.ZERO;
    private boolean nudged;
    private boolean gone;
    private Runnable attention = () -> {};
    private Optional<Word> word = Optional.empty();
    private Optional<CallbackTerms> terms = Optional.empty();
    private Optional<Standing.Estimate> estimate = Optional.empty();
    private Promised promised = new Promised.Refused("not asked");
    private int ahead = 2;
    private Optional<TicketId> waitsForCall = Optional.empty();
    private boolean broken;
    private boolean offersCallback;
    private Wish wish;

    private record Moment(Duration at, Runnable what) {}

    WaitingRoom(InboundCall call) {
        this.call = call;
    }

    WaitingRoom() {
        this(Plans.call());
    }

    Wish wish() {
        return wish;
    }

    /** At so many seconds of the call. */
    private WaitingRoom at(int seconds, Runnable what) {
        moments.add(new Moment(Duration.ofSeconds(seconds), what));
        return this;
    }

    /** The caller presses these keys, one a second. */
    WaitingRoom presses(int seconds, String keys) {
        for (int i = 0; i < keys.length(); i++) {
            DtmfDigit digit = DtmfDigit.of(keys.charAt(i)).orElseThrow();
            at(seconds + i, () -> kept.add(digit));
        }
        return this;
    }

    /** So long takes what happens just now. */
    void takes(int seconds) {
        passed = passed.plusSeconds(seconds);
    }

    WaitingRoom hangsUp(int seconds) {
        return at(seconds, () -> gone = true);
    }

    WaitingRoom stands(int seconds, int others) {
        return at(seconds, () -> ahead = others);
    }

    WaitingRoom takes(int seconds, Duration likely, Duration most) {
        return at(seconds, () -> estimate = Optional.of(new Standing.Estimate(likely, most)));
    }

    /** An agent is reserved for the caller; what comes of the call to her. */
    WaitingRoom offers(int seconds, Function<HoldLine.Progress, CallEvent.OfAgent> comes) {
        return at(seconds, () -> offer(comes));
    }

    /** The agent is hers before anything happens: an earlier engine had offered the call. */
    WaitingRoom withAgent(Function<HoldLine.Progress, CallEvent.OfAgent> comes) {
        offer(comes);
        return this;
    }

    private void offer(Function<HoldLine.Progress, CallEvent.OfAgent> comes) {
        OfferId offer = new OfferId(calls.size()
                + 1L
                + happened.stream().filter(line -> line.startsWith("rings")).count());
        calls.add(comes);
        news.add(new Decision.Offered(
                offer,
                new TicketId("t"),
                queue().id(),
                LI.id(),
                now(),
                new Decision.Evidence(
                        "tier 4; longest idle of 2",
                        Tier.ORDINARY,
                        waited(),
                        waited(),
                        List.of(new Decision.Candidate("1002", "idle 5 s less")))));
        change(new Word.Ring(offer, queue(), LI, Duration.ofSeconds(15), "", Word.Ring.Way.RINGS));
    }

    WaitingRoom turnsAway(int seconds, Decision.TurnedAway.Reason reason) {
        return at(seconds, () -> change(new Word.TurnedAway(reason)));
    }

    /** The floor takes an offer back. */
    WaitingRoom withdraws(int seconds) {
        return at(seconds, () -> {
            word = Optional.empty();
            attention.run();
        });
    }

    /** A callback is promised to the caller's number. */
    WaitingRoom waitsFor(String ticket) {
        waitsForCall = Optional.of(new TicketId(ticket));
        return this;
    }

    WaitingRoom fails(int seconds) {
        return at(seconds, () -> broken = true);
    }

    WaitingRoom callsBack(CallbackTerms how, Promised answer) {
        terms = Optional.of(how);
        promised = answer;
        offersCallback = true;
        return this;
    }

    private void change(Word to) {
        word = Optional.of(to);
        attention.run();
    }

    static final Agent LI = new Agent(
            new AgentId("1001"),
            "Li",
            "PJSIP/1001",
            Set.of(new Language("zh-CN")),
            Map.of(),
            List.of(),
            Set.of(Media.VOICE));

    private Queue queue() {
        return new QueueDraft("general")
                .wrapUp(0)
                .capacity(100)
                .comfort(new Queue.Comfort("calm", Duration.ofSeconds(5), Duration.ofSeconds(45), true, true))
                .callback(terms)
                .queue();
    }

    private Instant now() {
        return BEGAN.plus(passed);
    }

    private Duration waited() {
        return before.plus(passed);
    }

    @Override
    public Instant instant() {
        return now();
    }

    // The floor.

    @Override
    public boolean has(QueueId queue) {
        return queue.value().equals("general") || queue.value().equals("second");
    }

    @Override
    public Seat join(TicketId ticket, Wish wanted, Runnable call) {
        wish = wanted;
        attention = call;
        before = wanted.since()
                .map(since -> Duration.between(since, now()))
                .orElse(Duration.ZERO)
                .minus(passed);
        happened.add("joins %s as %s".formatted(wanted.queue(), ticket));
        return this;
    }

    @Override
    public Seat join(TicketId ticket, Wish wanted, CallerCard card, Runnable call) {
        return join(ticket, wanted, call);
    }

    @Override
    public void cancelCallback(TicketId ticket, String why) {
        throw new AssertionError("nobody cancels here");
    }

    @Override
    public String surge() {
        return "none";
    }

    @Override
    public Optional<TicketId> callbackOf(PhoneNumber number) {
        return waitsForCall.filter(_ -> number.equals(call.calling().orElse(number)));
    }

    @Override
    public void gone(TicketId id) {
        happened.add("floor: gone " + id);
    }

    @Override
    public Word word() {
        return word.orElseGet(() -> new Word.Wait(
                queue(),
                new Standing(queue().id(), Tier.ORDINARY, ahead, waited(), estimate, Standing.TicketState.WAITING),
                Duration.ofSeconds(30),
                offersCallback));
    }

    @Override
    public HoldLine.Progress progress(OfferId offer) {
        return new HoldLine.Progress() {
            @Override
            public void rang() {
                happened.add("floor: rang");
            }

            @Override
            public void accepted() {
                happened.add("floor: accepted");
            }

            @Override
            public void connected(Talk talk) {
                happened.add("floor: connected");
                attention.run(); // As the real floor does: she is served.
            }
        };
    }

    @Override
    public void notTaken(OfferId offer, NotTaken.How how) {
        happened.add("not taken: " + how);
        word = Optional.empty();
    }

    @Override
    public void talkEnded(OfferId offer, TalkEnded.By by) {
        happened.add("talk ended: " + by);
        word = Optional.empty();
    }

    @Override
    public void leave(Leaving why) {
        happened.add("left: " + why);
    }

    @Override
    public Promised callBack(PhoneNumber number, Optional<Instant> notBefore) {
        happened.add("call back %s%s"
                .formatted(number, notBefore.map(at -> " at " + at).orElse("")));
        return promised;
    }

    @Override
    public List<Decision> news() {
        List<Decision> told = List.copyOf(news);
        news.clear();
        return told;
    }

    // The line.

    @Override
    public InboundCall call() {
        return call;
    }

    @Override
    public CallEvent.OfAnswer answer() {
        return new CallEvent.Answered();
    }

    @Override
    public HoldLine hold(String music) {
        happened.add("music " + music);
        return new Line();
    }

    /** What the caller does and hears while there is music. */
    private final class Line implements HoldLine {
        @Override
        public CallEvent.OfHeardPlay play(Playback playback) {
            verbs.add("play");
            happened.add("%d s: %s".formatted(passed.toSeconds(), words(playback.sounds())));
            Duration length = playback.sounds().stream().map(Sound::length).reduce(Duration.ZERO, Duration::plus);
            return until(passed.plus(length), new CallEvent.PlaybackFinished());
        }

        @Override
        public CallEvent.OfHeardWait await(Duration atMost) {
            verbs.add("await");
            return until(passed.plus(atMost), new CallEvent.TimedOut());
        }

        @Override
        public CallEvent.OfAgent ring(AgentCall agent, Progress progress) {
            verbs.add("ring");
            if (nudged) {
                nudged = false;
                happened.add("the telephone was stopped before it rang");
                return new CallEvent.Nudged();
            }
            happened.add("rings %s, whispers: %s".formatted(agent.dialString(), words(agent.whisper())));
            return calls.remove().apply(progress);
        }

        @Override
        public void nudge() {
            nudged = true;
        }

        @Override
        public void close() {
            happened.add("music ends");
        }
    }

    /** What comes first until then: the caller's key, her end, a nudge; else the end of the verb. */
    @SuppressWarnings("unchecked")
    private <E extends CallEvent> E until(Duration end, CallEvent otherwise) {
        while (true) {
            if (gone) {
                return (E) new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
            }
            if (broken) {
                return (E) new CallEvent.SwitchFailed("no answer from the switch");
            }
            if (nudged) {
                nudged = false;
                return (E) new CallEvent.Nudged();
            }
            if (!kept.isEmpty()) {
                return (E) new CallEvent.DigitPressed(kept.remove());
            }
            Moment next = moments.peek();
            if (next == null || next.at().compareTo(end) > 0) {
                if (next == null && passed.compareTo(Duration.ofHours(2)) > 0) {
                    throw new AssertionError("nothing more is to happen, and the caller waits for ever");
                }
                passed = end.compareTo(passed) > 0 ? end : passed;
                return (E) otherwise;
            }
            moments.remove();
            passed = next.at().compareTo(passed) > 0 ? next.at() : passed;
            next.what().run();
        }
    }

    static String words(List<Sound> sounds) {
        return sounds.stream().map(Sound::words).collect(Collectors.joining(" "));
    }

    @Override
    public CallEvent.OfPlay play(Playback playback) {
        happened.add("said: " + words(playback.sounds()));
        return new CallEvent.PlaybackFinished();
    }

    @Override
    public CallEvent.OfWait await(Duration atMost) {
        return new CallEvent.TimedOut();
    }

    @Override
    public Ear listen(VoiceSink sink) {
        return new DeafEar(this, sink, "nobody listens here");
    }

    @Override
    public CallEvent.OfTransfer transfer(Transfer transfer) {
        happened.add("transfers to " + transfer.dialString());
        return new CallEvent.Talked(Duration.ofSeconds(9));
    }

    @Override
    public CallEvent.OfRecord record(MessageRecording recording) {
        throw new AssertionError("no messages here");
    }

    @Override
    public void handBack(String reason) {
        happened.add("handed back: " + reason);
    }

    @Override
    public void hangUp(HangupCause cause) {
        happened.add("hung up");
    }
}
