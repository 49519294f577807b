package io.greenline.asterisk.ari;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.CallOff;
import io.greenline.call.Dialer;
import io.greenline.call.OutboundCall;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Dials calls of our own. Once answered, a channel enters our application like any caller's and is a call; its line and token
 * stand in the words of its {@code Stasis}, so that an engine after this one knows it again. What still rings when an engine
 * ends is hung up by the next one: whoever wanted it dialled wants it again.
 */
final class AriDialler implements Dialer {
    /** So far apart do two lives of an engine begin to count that they never give one name twice. */
    private static final long NUMBERS = 1L << 40;

    private final AriCalls calls;
    private final Map<String, Dialling> dialling = new ConcurrentHashMap<>();
    private final AtomicLong numbers =
            new AtomicLong(RandomGenerator.getDefault().nextLong(NUMBERS));

    /** A channel that rings, and what will come of it. */
    private record Dialling(Target target, CompletableFuture<Dialled> end) {}

    AriDialler(AriCalls calls) {
        this.calls = calls;
    }

    static Dialled notReached(String why) {
        return new Dialled.NotReached(Why.UNREACHABLE, HangupCause.NORMAL_UNSPECIFIED, why);
    }

    @Override
    public Dialled dial(OutboundCall call, CallOff off) throws InterruptedException {
        AriLink link = calls.link();
        if (calls.draining()) {
            return notReached("this engine takes no new calls");
        }
        if (!link.upSoon()) {
            return notReached(link.detail());
        }
        return dial(call, name(), off);
    }

    /** The name of a call that is to be dialled; given once. */
    String name() {
        return calls.ids().dialled(calls.link().switchName(), numbers.incrementAndGet());
    }

    /** Dials under a name that was given. */
    Dialled dial(OutboundCall call, String id, CallOff off) throws InterruptedException {
        AriLink link = calls.link();
        Dialling one = new Dialling(new Target(id), new CompletableFuture<>());
        dialling.put(id, one);
        try {
            off.whenCalledOff(() -> one.end.complete(new Dialled.CalledOff()));
            if (one.end.isDone()) {
                return new Dialled.CalledOff();
            }
            link.send(AriCommands.dial(calls.settings().application(), id, call), reply -> placed(one, reply));
            Duration longest = call.ringFor().plus(calls.settings().patience().command());
            Dialled came = one.end.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            if (came instanceof Dialled.CalledOff) {
                // From the thread that dialled: the order to hang up is never before the one to dial.
                link.tell(AriCommands.hangUp(id, HangupCause.NORMAL_CLEARING));
            }
            return came;
        } catch (TimeoutException _) {
            link.tell(AriCommands.hangUp(id, HangupCause.NO_ANSWER));
            return new Dialled.NotReached(Why.NO_ANSWER, HangupCause.NO_ANSWER, "not answered in " + call.ringFor());
        } catch (InterruptedException letGo) {
            link.tell(AriCommands.hangUp(id, HangupCause.NORMAL_CLEARING));
            throw letGo;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            dialling.remove(id);
        }
    }

    // ---- on the event loop

    private void placed(Dialling one, Reply reply) {
        if (reply instanceof Reply.Done done && done.ok()) {
            one.target.place();
        } else if (reply instanceof Reply.Fenced) {
            one.end.complete(notReached("this engine may not act on the switch any more"));
        } else {
            // A repeat after a lost answer is refused because the channel exists.
            calls.link().send(AriCommands.channel(one.target.channelId()), look -> {
                if (look instanceof Reply.Done there && there.ok()) {
                    one.target.place();
                } else {
                    one.end.complete(ended(one.target, "could not be dialled: " + reply));
                }
            });
        }
    }

    /** It was answered, and is a call. */
    void entered(String channelId) {
        Dialling one = dialling.get(channelId);
        if (one != null) {
            one.end.complete(new Dialled.Answered());
        }
    }

    void dialled(String channelId, String status) {
        Dialling one = dialling.get(channelId);
        if (one != null) {
            one.target.dialled(status);
        }
    }

    void destroyed(String channelId, int cause) {
        Dialling one = dialling.get(channelId);
        if (one != null) {
            one.target.end(cause);
            one.end.complete(ended(one.target, "not connected, Q.850 cause " + cause));
        }
    }

    private static Dialled ended(Target target, String detail) {
        CallEvent.NotConnected not = TransferRun.notConnected(target.dialStatus(), target.cause());
        return new Dialled.NotReached(not.why(), not.cause(), detail);
    }

    /** The link is there again: what has ended meanwhile, and what an engine before this one let ring. */
    void synced(Reconciliation plan) {
        dialling.forEach((id, one) -> {
            if (plan.callers().containsKey(id)) {
                entered(id);
            } else if (one.target.placed() && !plan.all().containsKey(id)) {
                destroyed(id, 0);
            }
        });
        plan.all().values().stream()
                .filter(channel -> calls.ids().isDialled(channel.id()) && !channel.isUp())
                .filter(channel -> !dialling.containsKey(channel.id()))
                .forEach(channel -> calls.link().tell(AriCommands.hangUp(channel.id(), HangupCause.NORMAL_CLEARING)));
    }
}
