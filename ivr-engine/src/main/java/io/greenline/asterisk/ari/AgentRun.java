package io.greenline.asterisk.ari;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.HoldLine;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One offer, by the call's thread: rings the agent while the caller hears music, whispers, connects the two, and leaves the
 * rest to {@link AriTalk}. Every way out but being interrupted leaves neither the agent's channel nor a bridge behind;
 * interrupted, it leaves everything as it is for the next engine.
 */
final class AgentRun {
    private final AriCallLeg leg;
    private final AriCalls calls;
    private final AriLink link;
    private final AriHold hold;
    private final AgentCall agent;
    private final HoldLine.Progress progress;
    private final String bridgeId;
    private final Target target;
    private boolean rang;
    private boolean bridged;

    AgentRun(AriCallLeg leg, AriCalls calls, AriHold hold, AgentCall agent, HoldLine.Progress progress) {
        CallId call = leg.call().id();
        this.leg = leg;
        this.calls = calls;
        this.link = calls.link();
        this.hold = hold;
        this.agent = agent;
        this.progress = progress;
        this.bridgeId = calls.ids().talk(call, agent.attempt());
        this.target = calls.target(calls.ids().agent(call, agent.attempt()));
    }

    CallEvent.OfAgent run(Leftovers left) throws InterruptedException {
        boolean standsBy = calls.standBys().take(target);
        try {
            Optional<CallEvent.Released> gone = leg.state().released();
            if (gone.isPresent()) {
                return cancelled(gone.get());
            }
            if (standsBy) {
                return fetch();
            }
            return left.isEmpty() ? begin() : resume(left);
        } finally {
            calls.forget(target);
        }
    }

    private CallEvent.OfAgent begin() throws InterruptedException {
        Optional<CallEvent.OfAgent> kept = leg.state().takeAttention();
        if (kept.isPresent()) {
            return kept.get();
        }
        hold.music();
        AriRequest originate = AriCommands.originate(
                calls.settings().application(),
                new AriCommands.Origination(
                        target.channelId(),
                        agent.dialString(),
                        agent.ringFor(),
                        leg.channelId(),
                        agent.display(),
                        leg.call().calling().map(PhoneNumber::value).orElse("")));
        link.send(originate, this::placed);
        return untilAnswered();
    }

    /** The agent stands by, and has heard the whisper: the caller waits no moment longer. */
    private CallEvent.OfAgent fetch() throws InterruptedException {
        rang = true;
        link.tell(AriCommands.stopMusic(target.channelId()));
        return target.gone() ? declined() : connect();
    }

    /** The engine before this one had begun: what is there decides where to go on. */
    private CallEvent.OfAgent resume(Leftovers left) throws InterruptedException {
        Optional<AriBridge> bridge = body(AriCommands.bridge(bridgeId)).flatMap(StateReader::bridge);
        Optional<AriChannel> channel = channel(target.channelId());
        channel.ifPresent(this::known);
        bridged = bridge.isPresent();
        if (bridge.isPresent()) {
            return resumeTalk(bridge.get(), left);
        }
        if (target.answered()) {
            return whisper();
        }
        return channel.isPresent() ? untilAnswered() : begin();
    }

    private CallEvent.OfAgent resumeTalk(AriBridge bridge, Leftovers left) throws InterruptedException {
        Optional<TakenUp> found =
                TakenUp.find(new TalkSwitch(leg, calls, bridgeId), bridge, left, target, agent.attempt());
        if (found.isEmpty()) {
            return connect();
        }
        Instant begun = bridge.begun().orElseGet(calls.clock()::instant);
        if (found.get().state() == TalkState.OVER) {
            Duration talked = Duration.between(begun, calls.clock().instant());
            return cancelled(new CallEvent.Talked(talked.isNegative() ? Duration.ZERO : talked));
        }
        AriTalk talk = new AriTalk(leg, calls, hold, new AriTalk.Parties(agent, target, bridgeId), begun);
        talk.takeUp(found.get());
        return talk(talk);
    }

    private void known(AriChannel channel) {
        target.place();
        if (channel.isUp()) {
            target.answer();
        } else if (channel.state().startsWith("Ring")) {
            target.dialled("RINGING");
        }
    }

    /** On the event loop. */
    private void placed(Reply reply) {
        if (reply instanceof Reply.Done done && done.ok()) {
            target.place();
        } else {
            // A repeat after a lost answer is refused because the channel exists; so is one that cannot be reached.
            calls.log(leg.call().id(), "is not sure that the agent's telephone rings: " + reply);
            target.doubt();
        }
        leg.state().wake();
    }

    private CallEvent.OfAgent untilAnswered() throws InterruptedException {
        long deadline = System.nanoTime()
                + agent.ringFor().plus(calls.settings().patience().command()).toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            Optional<CallEvent.OfAgent> end = attend(() -> target.answered() || (target.rang() && !rang), left);
            if (end.isPresent()) {
                return cancelled(end.get());
            }
            if (target.unsure()) {
                look();
            }
            if (target.rang() && !rang) {
                rang = true;
                progress.rang();
            }
            if (target.answered()) {
                return whisper();
            }
            if (target.gone()) {
                return TransferRun.notConnected(target.dialStatus(), target.cause());
            }
            if (left <= 0) {
                return cancelled(
                        rang
                                ? new CallEvent.NotConnected(Why.NO_ANSWER, HangupCause.NO_ANSWER)
                                : new CallEvent.NotConnected(Why.UNREACHABLE, HangupCause.NO_USER_RESPONSE));
            }
        }
    }

    private CallEvent.OfAgent whisper() throws InterruptedException {
        if (!rang) {
            rang = true;
            progress.rang();
        }
        progress.accepted();
        if (agent.whisper().isEmpty()) {
            return connect();
        }
        List<String> files = agent.whisper().stream()
                .map(sound -> calls.settings().prompts().onSwitch(sound.file()))
                .toList();
        String playback = Ids.whisper(target.channelId());
        link.send(AriCommands.play(target.channelId(), playback, files), this::whispering);
        Duration longest = agent.whisper().stream()
                .map(Sound::length)
                .reduce(calls.settings().patience().command(), Duration::plus);
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            Optional<CallEvent.OfAgent> end = attend(target::whispered, left);
            if (end.isPresent()) {
                return cancelled(end.get());
            }
            if (target.gone()) {
                return declined();
            }
            // An agent who did not hear all of the whisper is better than a caller who waits for it.
            if (target.whispered() || left <= 0) {
                return connect();
            }
            if (target.unsure()) {
                target.certain();
                if (link.ask(AriCommands.playback(playback)) instanceof Reply.Done done && done.notFound()) {
                    target.whisper();
                }
            }
        }
    }

    /** On the event loop. */
    private void whispering(Reply reply) {
        switch (reply) {
            case Reply.Done done when done.ok() -> {}
            case Reply.Done done -> {
                calls.log(leg.call().id(), "could not be announced to the agent: " + done);
                target.whisper();
            }
            case Reply.Missing _, Reply.InDoubt _ -> target.doubt();
            case Reply.Fenced _ -> {}
        }
        leg.state().wake();
    }

    /** The agent took it and hung up before the two were connected. */
    private CallEvent.OfAgent declined() throws InterruptedException {
        return AgentLoss.cause(leg, target, calls.settings().patience().command())
                .map(cause -> new CallEvent.NotConnected(Why.UNREACHABLE, cause))
                .orElse(new CallEvent.NotConnected(Why.BUSY, HangupCause.CALL_REJECTED));
    }

    private CallEvent.OfAgent connect() throws InterruptedException {
        leg.state().keys(LegState.Keys.DISCARDED);
        link.tell(AriCommands.stop(Ids.whisper(target.channelId())));
        hold.silence();
        bridged = true;
        link.tell(AriCommands.createBridge(bridgeId));
        Reply reply = link.ask(AriCommands.addToBridge(bridgeId, leg.channelId(), target.channelId()));
        if (reply instanceof Reply.Fenced) {
            throw AriCallLeg.fenced();
        }
        boolean together = reply instanceof Reply.Done done && done.ok();
        if (!together) {
            return notTogether(reply);
        }
        return talk(new AriTalk(
                leg,
                calls,
                hold,
                new AriTalk.Parties(agent, target, bridgeId),
                calls.clock().instant()));
    }

    /** Who refuses to come together is mostly gone; the news of that comes right behind. */
    private CallEvent.OfAgent notTogether(Reply reply) throws InterruptedException {
        Optional<CallEvent.Released> gone = leg.releasedAfterAll();
        if (gone.isEmpty()) {
            leg.state().awaitChange(target::gone, AriCallLeg.HANG_UP_FOLLOWS.toNanos());
        }
        CallEvent.OfAgent end;
        if (gone.isPresent()) {
            end = gone.get();
        } else if (target.gone()) {
            end = declined();
        } else {
            end = new CallEvent.SwitchFailed("caller and agent could not be connected: " + reply);
        }
        return cancelled(end);
    }

    private CallEvent.OfAgent talk(AriTalk talk) throws InterruptedException {
        leg.state().keys(LegState.Keys.DISCARDED);
        progress.connected(talk);
        return talk.untilOver();
    }

    /**
     * Waits for something, or for what ends the offer before the two are connected.
     *
     * @return what ended it: the caller is gone, or pressed a key, or the line was nudged
     */
    private Optional<CallEvent.OfAgent> attend(BooleanSupplier done, long nanos) throws InterruptedException {
        leg.state().awaitAttention(() -> done.getAsBoolean() || target.gone() || target.unsure(), Math.max(0, nanos));
        Optional<CallEvent.Released> gone = leg.state().released();
        if (gone.isPresent()) {
            return Optional.of(gone.get());
        }
        if (!link.state().alive()) {
            throw AriCallLeg.fenced();
        }
        return leg.state().takeAttention();
    }

    /** Whether the agent's channel exists: it was placed without a word of it, or is gone without one. */
    private void look() throws InterruptedException {
        target.certain();
        switch (link.ask(AriCommands.channel(target.channelId()))) {
            case Reply.Done done
            when done.ok() -> StateReader.channel(done.body()).ifPresent(this::known);
            case Reply.Done _ -> {
                if (!target.gone()) {
                    target.end(HangupCause.NO_ROUTE.code());
                }
            }
            case Reply.Missing _, Reply.InDoubt _ -> target.doubt();
            case Reply.Fenced _ -> throw AriCallLeg.fenced();
        }
    }

    private CallEvent.OfAgent cancelled(CallEvent.OfAgent why) {
        if (!target.gone()) {
            link.tell(AriCommands.hangUp(target.channelId(), HangupCause.NORMAL_CLEARING));
        }
        if (bridged) {
            link.tell(AriCommands.destroyBridge(bridgeId));
        }
        return why;
    }

    private Optional<AriChannel> channel(String id) throws InterruptedException {
        return body(AriCommands.channel(id)).flatMap(StateReader::channel);
    }

    private Optional<String> body(AriRequest request) throws InterruptedException {
        return switch (link.ask(request)) {
            case Reply.Done done when done.ok() -> Optional.of(done.body());
            case Reply.Done _, Reply.Missing _, Reply.InDoubt _ -> Optional.empty();
            case Reply.Fenced _ -> throw AriCallLeg.fenced();
        };
    }
}
