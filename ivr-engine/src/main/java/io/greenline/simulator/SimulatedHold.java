package io.greenline.simulator;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.HoldLine;
import io.greenline.call.Playback;
import io.greenline.simulator.CallerLine.Happening;
import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The hold line of a simulated leg: whoever has set an alarm on the virtual clock may nudge in the middle of a verb. */
final class SimulatedHold implements HoldLine, CallerLine.Passing {
    private final CallerLine line;
    private final VirtualClock clock;
    private final SimulatedCaller caller;
    private final StandingBy standing;
    private final AtomicBoolean nudged = new AtomicBoolean();

    SimulatedHold(CallerLine line, VirtualClock clock, SimulatedCaller caller, StandingBy standing) {
        this.line = line;
        this.clock = clock;
        this.caller = caller;
        this.standing = standing;
    }

    @Override
    public CallEvent.OfHeardPlay play(Playback playback) {
        return line.play(playback, this)
                .<CallEvent.OfHeardPlay>map(event -> event)
                .orElseGet(CallEvent.Nudged::new);
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) {
        return line.await(atMost, this)
                .<CallEvent.OfHeardWait>map(event -> event)
                .orElseGet(CallEvent.Nudged::new);
    }

    @Override
    public CallEvent.OfAgent ring(AgentCall agent, Progress progress) {
        if (line.released().isPresent()) {
            return line.released().get();
        }
        if (caller.meetsFault()) {
            return CallerLine.FAULT;
        }
        Optional<AgentConduct.Answers> standsBy = standing.take(agent);
        if (standsBy.isPresent()) {
            return talk(standsBy.get(), progress);
        }
        if (nudged()) {
            return new CallEvent.Nudged();
        }
        AgentRinging ringing = AgentRinging.of(caller.agentRung(agent), agent.ringFor());
        Optional<CallEvent.OfAgent> broken = ringing.rings() ? rings(ringing.lasts(), progress) : Optional.empty();
        return broken.orElseGet(() -> switch (ringing.end()) {
            case AgentRinging.End.Refused(NotConnected how) -> how;
            case AgentRinging.End.Taken(AgentConduct.Answers answers) -> taken(agent, answers, progress);
        });
    }

    /** Empty when nothing came in between. */
    private Optional<CallEvent.OfAgent> rings(Duration atMost, Progress progress) {
        progress.rang();
        return undisturbed(atMost);
    }

    private Optional<CallEvent.OfAgent> undisturbed(Duration atMost) {
        Optional<Happening> happening = until(clock.instant().plus(atMost));
        if (happening.isEmpty()) {
            return Optional.of(new CallEvent.Nudged());
        }
        return switch (happening.get()) {
            case Happening.Key(DtmfDigit digit) -> Optional.of(new CallEvent.DigitPressed(digit));
            case Happening.Gone(CallEvent.Released how) -> Optional.of(how);
            case Happening.Nothing _ -> Optional.empty();
        };
    }

    private CallEvent.OfAgent taken(AgentCall agent, AgentConduct.Answers answers, Progress progress) {
        progress.accepted();
        Duration whisper = agent.whisper().stream().map(Sound::length).reduce(Duration.ZERO, Duration::plus);
        return undisturbed(whisper).orElseGet(() -> talk(answers, progress));
    }

    private CallEvent.OfAgent talk(AgentConduct.Answers answers, Progress progress) {
        SimulatedTalk talk = new SimulatedTalk(clock, caller, answers);
        progress.connected(talk);
        while (!talk.isOver()) {
            Instant next = clock.nextAlarm(talk.until()).orElse(talk.until());
            if (line.nextUntil(next) instanceof Happening.Gone(CallEvent.Released how)) {
                return how;
            }
        }
        return talk.end();
    }

    @Override
    public boolean nudged() {
        return nudged.getAndSet(false);
    }

    @Override
    public Optional<Happening> until(Instant end) {
        while (!nudged()) {
            Instant next = line.nextGesture(end).map(Gesture::at).orElse(end);
            Optional<Instant> alarm = clock.nextAlarm(next);
            if (alarm.isPresent()) {
                clock.advanceTo(alarm.get());
                continue;
            }
            Happening happening = line.nextUntil(next);
            if (!(happening instanceof Happening.Nothing) || !next.isBefore(end)) {
                return Optional.of(happening);
            }
        }
        return Optional.empty();
    }

    @Override
    public void nudge() {
        nudged.set(true);
    }

    @Override
    public void close() {
        // The music of a simulation is silence.
    }
}
