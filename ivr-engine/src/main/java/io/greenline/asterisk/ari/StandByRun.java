package io.greenline.asterisk.ari;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.CallOff;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent who is rung before the customer, on a thread of its own: from the ringing until the customer's call takes the
 * agent, or the agent is hung up. Every way out but being taken leaves no channel of the agent behind.
 */
final class StandByRun implements StandingAgent {
    private static final Logger LOG = LoggerFactory.getLogger(StandByRun.class);

    private final AriCalls calls;
    private final AriLink link;
    private final AgentCall agent;
    private final String music;
    private final String customer;
    private final Target target;
    private final Watch watch;
    private final AtomicReference<State> state = new AtomicReference<>(State.RINGS);
    private final Semaphore changes = new Semaphore(0);
    private final CountDownLatch over = new CountDownLatch(1);
    /** What is said at the end; once said, nothing takes it back. */
    private final AtomicReference<List<Sound>> words = new AtomicReference<>(List.of());

    private volatile boolean heard;
    private volatile boolean customerLeft;

    private enum State {
        RINGS,
        STANDS_BY,
        /** By the customer's call. */
        TAKEN,
        /** Is said good-bye to. */
        LEAVES
    }

    StandByRun(AriCalls calls, AgentCall agent, String music, String customer, Target target, Watch watch) {
        this.calls = calls;
        this.link = calls.link();
        this.agent = agent;
        this.music = music;
        this.customer = customer;
        this.target = target;
        this.watch = watch;
    }

    /** The channel of the customer for whom the agent stands by, before there is one and after. */
    String customer() {
        return customer;
    }

    @Override
    public Dialer.Dialled dial(OutboundCall call, CallOff off) throws InterruptedException {
        return calls.dialler().dial(call, customer, off);
    }

    @Override
    public void letGo(List<Sound> said) {
        words.compareAndSet(List.of(), said);
        if (!state.compareAndSet(State.RINGS, State.LEAVES)) {
            state.compareAndSet(State.STANDS_BY, State.LEAVES);
        }
        wake();
    }

    @Override
    public void awaitOver() throws InterruptedException {
        over.await();
    }

    /** Whether the agent stood by and is the customer's call's business now. */
    boolean take() {
        boolean taken = state.compareAndSet(State.STANDS_BY, State.TAKEN);
        wake();
        return taken;
    }

    /** Something may have changed. */
    void wake() {
        changes.release();
    }

    /** The last words were played to their end. */
    void hasHeard() {
        heard = true;
        wake();
    }

    /** The customer's call is over. */
    void customerLeft() {
        customerLeft = true;
        wake();
    }

    void run() {
        try {
            if (ring()) {
                stand();
            }
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.error("the agent of offer {} cannot stand by any more", agent.attempt(), fault);
            watch.failed("the engine failed");
        } finally {
            if (state.get() != State.TAKEN) {
                if (!target.gone()) {
                    link.tell(AriCommands.hangUp(target.channelId(), HangupCause.NORMAL_CLEARING));
                }
                calls.forget(target);
            }
            over.countDown();
        }
    }

    /** Whether the agent has answered. */
    private boolean ring() throws InterruptedException {
        if (calls.draining() || !link.upSoon()) {
            watch.failed(calls.draining() ? "this engine takes no new calls" : link.detail());
            return false;
        }
        link.send(
                AriCommands.originate(
                        calls.settings().application(),
                        new AriCommands.Origination(
                                target.channelId(), agent.dialString(), agent.ringFor(), "", agent.display(), "")),
                this::placed);
        long deadline = deadline(agent.ringFor());
        boolean rang = false;
        while (state.get() == State.RINGS) {
            if (!rang && (target.rang() || target.answered())) {
                rang = true;
                watch.rang();
            }
            if (target.answered() && state.compareAndSet(State.RINGS, State.STANDS_BY)) {
                return true;
            }
            if (target.gone()) {
                watch.gone(TransferRun.notConnected(target.dialStatus(), target.cause()));
                return false;
            }
            if (!await(deadline)) {
                watch.gone(
                        rang
                                ? new CallEvent.NotConnected(Why.NO_ANSWER, HangupCause.NO_ANSWER)
                                : new CallEvent.NotConnected(Why.UNREACHABLE, HangupCause.NO_USER_RESPONSE));
                return false;
            }
        }
        return false;
    }

    /** On the event loop. A repeat after a lost answer is refused because the channel exists. */
    private void placed(Reply reply) {
        if (reply instanceof Reply.Done done && done.ok()) {
            target.place();
            return;
        }
        link.send(AriCommands.channel(target.channelId()), look -> {
            if (look instanceof Reply.Done there && there.ok()) {
                target.place();
            } else if (!target.answered()) {
                LOG.info("the agent of offer {} cannot be rung: {}", agent.attempt(), reply);
                target.end(HangupCause.NO_ROUTE.code());
            }
            wake();
        });
    }

    private void stand() throws InterruptedException {
        long whispered = play(agent.whisper(), Ids.whisper(target.channelId()));
        watch.standsBy();
        boolean plays = false;
        boolean toldOfCustomer = false;
        while (state.get() == State.STANDS_BY) {
            if (target.gone()) {
                CallEvent.NotConnected why = declined();
                // A customer's call that takes the agent meanwhile finds her gone, and tells it.
                if (state.compareAndSet(State.STANDS_BY, State.LEAVES)) {
                    watch.gone(why);
                }
                return;
            }
            if (customerLeft && !toldOfCustomer) {
                toldOfCustomer = true;
                watch.customerLeft();
            }
            if (!plays && (target.whispered() || whispered - System.nanoTime() <= 0)) {
                plays = true;
                link.tell(AriCommands.startMusic(target.channelId(), music));
            }
            if (plays) {
                changes.acquire();
            } else {
                await(whispered);
            }
            changes.drainPermits();
        }
        List<Sound> last = words.get();
        if (state.get() == State.LEAVES && !last.isEmpty() && !target.gone()) {
            sayGoodBye(last, plays);
        }
    }

    private void sayGoodBye(List<Sound> last, boolean plays) throws InterruptedException {
        if (plays) {
            link.tell(AriCommands.stopMusic(target.channelId()));
        } else {
            link.tell(AriCommands.stop(Ids.whisper(target.channelId())));
        }
        long end = play(last, Ids.farewell(target.channelId()));
        while (!heard && !target.gone() && await(end)) {
            changes.drainPermits();
        }
    }

    /** By when that is over, whatever Asterisk tells of it. */
    private long play(List<Sound> sounds, String playback) {
        if (!sounds.isEmpty()) {
            List<String> files = sounds.stream()
                    .map(sound -> calls.settings().prompts().onSwitch(sound.file()))
                    .toList();
            link.tell(AriCommands.play(target.channelId(), playback, files));
        }
        return sounds.isEmpty()
                ? System.nanoTime()
                : deadline(sounds.stream().map(Sound::length).reduce(Duration.ZERO, Duration::plus));
    }

    /** The agent took it and hung up while standing by; the cause comes right behind. */
    private CallEvent.NotConnected declined() throws InterruptedException {
        long end = deadline(Duration.ZERO);
        while (!target.destroyed() && await(end)) {
            changes.drainPermits();
        }
        return AgentLoss.cause(target)
                .map(cause -> new CallEvent.NotConnected(Why.UNREACHABLE, cause))
                .orElse(new CallEvent.NotConnected(Why.BUSY, HangupCause.CALL_REJECTED));
    }

    private long deadline(Duration time) {
        return System.nanoTime()
                + time.plus(calls.settings().patience().command()).toNanos();
    }

    /** Waits for a change; false when the time is over. */
    private boolean await(long deadline) throws InterruptedException {
        return changes.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
