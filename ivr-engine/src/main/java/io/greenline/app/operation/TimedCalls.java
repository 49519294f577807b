package io.greenline.app.operation;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallHandler;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.Set;

/** Stands between drivers and switchboard and measures the engine's own time: from one verb's end to the next one. */
public record TimedCalls(CallHandler calls, CallMetrics metrics) implements CallHandler {

    @Override
    public void handle(CallLeg leg) {
        calls.handle(new TimedLeg(leg, metrics));
    }

    @Override
    public void reconciled(String driver, String switchName, Set<CallId> present) {
        calls.reconciled(driver, switchName, present);
    }

    @Override
    public void replaced(String driver, String switchName) {
        calls.replaced(driver, switchName);
    }

    /** A leg whose one thread is watched. */
    private static final class TimedLeg implements CallLeg {
        private final CallLeg leg;
        private final CallMetrics metrics;
        private long idleSinceNanos = System.nanoTime();

        TimedLeg(CallLeg leg, CallMetrics metrics) {
            this.leg = leg;
            this.metrics = metrics;
        }

        private void begins() {
            metrics.stepped(System.nanoTime() - idleSinceNanos);
        }

        private <E> E ended(E event) {
            idleSinceNanos = System.nanoTime();
            return event;
        }

        @Override
        public InboundCall call() {
            return leg.call();
        }

        @Override
        public CallEvent.OfAnswer answer() throws InterruptedException {
            begins();
            return ended(leg.answer());
        }

        @Override
        public CallEvent.OfPlay play(Playback playback) throws InterruptedException {
            begins();
            return ended(leg.play(playback));
        }

        @Override
        public CallEvent.OfWait await(Duration atMost) throws InterruptedException {
            begins();
            return ended(leg.await(atMost));
        }

        @Override
        public Ear listen(VoiceSink sink) throws InterruptedException {
            return new TimedEar(leg.listen(sink));
        }

        @Override
        public HoldLine hold(String music) throws InterruptedException {
            begins();
            return ended(new TimedHold(leg.hold(music)));
        }

        @Override
        public CallEvent.OfTransfer transfer(Transfer transfer) throws InterruptedException {
            begins();
            return ended(leg.transfer(transfer));
        }

        @Override
        public CallEvent.OfRecord record(MessageRecording recording) throws InterruptedException {
            begins();
            return ended(leg.record(recording));
        }

        @Override
        public void handBack(String reason) throws InterruptedException {
            begins();
            leg.handBack(reason);
        }

        @Override
        public void hangUp(HangupCause cause) throws InterruptedException {
            begins();
            leg.hangUp(cause);
            idleSinceNanos = System.nanoTime();
        }

        /** The leg's verbs while it is listened to are timed as its own are. */
        private final class TimedEar implements Ear {
            private final Ear ear;

            TimedEar(Ear ear) {
                this.ear = ear;
            }

            @Override
            public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
                begins();
                return ended(ear.play(playback));
            }

            @Override
            public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
                begins();
                return ended(ear.await(atMost));
            }

            @Override
            public void nudge() {
                ear.nudge();
            }

            @Override
            public void close() throws InterruptedException {
                ear.close();
            }
        }

        /** The leg's verbs while its caller waits are timed as its own are. */
        private final class TimedHold implements HoldLine {
            private final HoldLine hold;

            TimedHold(HoldLine hold) {
                this.hold = hold;
            }

            @Override
            public CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException {
                begins();
                return ended(hold.play(playback));
            }

            @Override
            public CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException {
                begins();
                return ended(hold.await(atMost));
            }

            @Override
            public CallEvent.OfAgent ring(AgentCall agent, Progress progress) throws InterruptedException {
                begins();
                return ended(hold.ring(agent, progress));
            }

            @Override
            public void nudge() {
                hold.nudge();
            }

            @Override
            public void close() throws InterruptedException {
                begins();
                hold.close();
                idleSinceNanos = System.nanoTime();
            }
        }
    }
}
