package io.greenline.session;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.caller.Customer;
import io.greenline.floor.Seat;
import io.greenline.journal.Event;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.session.WaitLine.Heard;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Brings a waiting caller and the agent who is hers together, and tells the floor what came of it. For the call's thread. */
final class AgentReach {
    private final CallState state;
    private final Action.Enqueue wanted;
    private final Seat seat;
    private final WaitVoice voice;
    private final CallRecord record;
    private final InstantSource clock;

    AgentReach(
            CallState state,
            Action.Enqueue wanted,
            Seat seat,
            WaitVoice voice,
            CallRecord record,
            InstantSource clock) {
        this.state = state;
        this.wanted = wanted;
        this.seat = seat;
        this.voice = voice;
        this.record = record;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Reached {
        /** The wait is over. */
        record Over(Outcome outcome) implements Reached {}

        /** The caller waits on; what she did last. */
        record Back(Heard heard) implements Reached {}
    }

    /**
     * Rings the agent's telephone; where the two talk already, finds them. A transfer cannot be repeated: what led to it is
     * durable before the telephone rings.
     */
    Reached reach(WaitLine line, Seat.Word.Ring ring, Duration waited) throws InterruptedException {
        record.awaitDurable();
        AgentTalk talk = new AgentTalk(seat.progress(ring.offer()), ring, waited, record, clock);
        AgentCall call = new AgentCall(
                ring.agent().endpoint(),
                ring.ringFor(),
                ring.offer().number(),
                whisper(ring, waited),
                state.call().calling().map(PhoneNumber::value).orElse(""));
        return switch (line.hold().ring(call, talk)) {
            case CallEvent.Talked(Duration talked) -> {
                over(ring, TalkEnded.By.AGENT, talked);
                yield new Reached.Over(new Outcome.Talked(talked));
            }
            case CallEvent.HandedOn(Duration talked) -> {
                over(ring, TalkEnded.By.TRANSFERRED, talked);
                yield new Reached.Over(new Outcome.Talked(talked));
            }
            case CallEvent.AgentLost(Duration talked) ->
                back(line, "agent-lost", ring, TalkEnded.By.AGENT_LOST, talked);
            case CallEvent.SentBack(Duration talked) -> back(line, "sent-back", ring, TalkEnded.By.RETURNED, talked);
            case CallEvent.NotConnected(var why, var _) -> {
                seat.notTaken(ring.offer(), Seat.how(why));
                yield new Reached.Back(new Heard.Nothing());
            }
            case CallEvent.DigitPressed(DtmfDigit digit) -> {
                stopped(ring, NotTaken.How.STOPPED);
                yield new Reached.Back(new Heard.Key(digit));
            }
            case CallEvent.Nudged _ -> {
                stopped(ring, NotTaken.How.STOPPED);
                yield new Reached.Back(new Heard.Nudge());
            }
            case CallEvent.Released released -> gone(ring, talk, Keypad.released(released));
            case CallEvent.SwitchFailed(String reason) -> failed(line, ring, talk, reason);
        };
    }

    /** An agent who stands by has heard it. */
    private List<Sound> whisper(Seat.Word.Ring ring, Duration waited) throws InterruptedException {
        return switch (ring.way()) {
            case RINGS -> voice.whisper(words(ring, waited), ring.agent().languages());
            case STANDS_BY -> List.of();
        };
    }

    private List<WaitWords> words(Seat.Word.Ring ring, Duration waited) {
        String about = ring.whisper().isBlank() ? wanted.about() : ring.whisper();
        List<String> needs = state.customer().map(Customer::needs).orElse(List.of());
        return WaitWords.whisper(ring.queue().id(), about, needs, waited);
    }

    private void over(Seat.Word.Ring ring, TalkEnded.By by, Duration talked) {
        record.happened(new Event.TalkEnded(
                ring.offer().number(),
                ring.agent().id(),
                talked,
                by.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        seat.talkEnded(ring.offer(), by);
    }

    /**
     * She hears why she waits again before the floor knows: the next agent, who may be free, would cut the apology. So would a
     * nudge from the time of the talk, which is used up first.
     */
    private Reached back(WaitLine line, String prompt, Seat.Word.Ring ring, TalkEnded.By by, Duration talked)
            throws InterruptedException {
        Heard before = line.await(Duration.ZERO);
        boolean listens = before instanceof Heard.Nothing || before instanceof Heard.Nudge;
        Heard heard = listens ? line.play(voice.sounds(List.of(WaitWords.of(prompt)), List.of())) : before;
        over(ring, by, talked);
        return new Reached.Back(heard);
    }

    /** The telephone has stopped, not by the agent's doing. What the floor has withdrawn itself it knows already. */
    private void stopped(Seat.Word.Ring ring, NotTaken.How how) {
        seat.notTaken(ring.offer(), how);
    }

    private Reached gone(Seat.Word.Ring ring, AgentTalk talk, Outcome.Released how) {
        if (talk.connected()) {
            over(ring, TalkEnded.By.CALLER, talk.lasted());
        } else {
            seat.leave(Leaving.ABANDONED);
        }
        return new Reached.Over(how);
    }

    private Reached failed(WaitLine line, Seat.Word.Ring ring, AgentTalk talk, String reason)
            throws InterruptedException {
        if (talk.connected()) {
            return back(line, "agent-lost", ring, TalkEnded.By.AGENT_LOST, talk.lasted());
        }
        stopped(ring, NotTaken.How.FAILED);
        return new Reached.Back(line.failed(reason));
    }
}
