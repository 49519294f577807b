package io.greenline.asterisk.ari;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.Recorded.End;
import io.greenline.call.MessageRecording;
import java.time.Duration;

/**
 * One message, by the call's thread: begins it or finds it, waits for its end. Asterisk never records over a file: what a
 * repeated request finds is the message of the first one.
 */
final class RecordRun {
    /** What is shorter is a noise; Asterisk counts voice in whole seconds. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final AriCallLeg leg;
    private final AriCalls calls;
    private final MessageRecording recording;
    private final Take take;
    private final AriRequest request;

    RecordRun(AriCallLeg leg, AriCalls calls, MessageRecording recording) {
        this.leg = leg;
        this.calls = calls;
        this.recording = recording;
        this.take = calls.takes().take(leg.channelId(), recording.name());
        this.request = AriCommands.record(leg.channelId(), recording);
    }

    CallEvent.OfRecord run() throws InterruptedException {
        try {
            return leg.adopted() ? find() : begin();
        } finally {
            calls.takes().forget(take);
        }
    }

    private CallEvent.OfRecord begin() throws InterruptedException {
        return switch (calls.link().ask(request)) {
            case Reply.Done done when done.ok() -> untilEnded();
            case Reply.Done done when done.status() == 409 -> there() ? untilEnded() : unseenOr(refusal(done));
            case Reply.Done done -> failed(refusal(done));
            case Reply.Missing missing -> there() ? untilEnded() : unseenOr(missing.why());
            case Reply.InDoubt _ -> there() ? untilEnded() : unseenOr(request.title() + ": in doubt");
            case Reply.Fenced _ -> throw AriCallLeg.fenced();
        };
    }

    /** The engine before this one may have begun. */
    private CallEvent.OfRecord find() throws InterruptedException {
        if (there()) {
            return untilEnded();
        }
        return stored() ? unseen() : begin();
    }

    private CallEvent.OfRecord untilEnded() throws InterruptedException {
        Duration slack = calls.settings().patience().command();
        long deadline =
                System.nanoTime() + recording.atMost().plus(slack).plus(slack).toNanos();
        while (true) {
            leg.state().awaitChange(this::needsAttention, Math.max(0, deadline - System.nanoTime()));
            switch (take.end()) {
                case FINISHED -> {
                    return finished();
                }
                case FAILED -> {
                    return failed("Asterisk could not record '%s': is its folder for recordings there and writable?"
                            .formatted(recording.name()));
                }
                case NONE -> {
                    if (leg.state().released().isPresent()) {
                        return afterHangUp(slack);
                    }
                }
            }
            take.certain();
            if (!there() && take.end() == Take.End.NONE) {
                return unseenOr("'%s' ended and is not there".formatted(recording.name()));
            }
            if (System.nanoTime() - deadline >= 0) {
                calls.link().tell(AriCommands.stopRecording(recording.name()));
                return failed("'%s' does not end".formatted(recording.name()));
            }
        }
    }

    private boolean needsAttention() {
        return take.end() != Take.End.NONE || take.inDoubt();
    }

    /** The caller's end is told first, the recording's right behind it. */
    private CallEvent.OfRecord afterHangUp(Duration atMost) throws InterruptedException {
        leg.state().awaitAfterRelease(() -> take.end() != Take.End.NONE, atMost.toNanos());
        return take.end() == Take.End.FINISHED ? finished() : released();
    }

    private CallEvent.OfRecord finished() throws InterruptedException {
        boolean key = leg.state().keyNoticed();
        if (key || !leg.state().awaitReleased(AriCallLeg.HANG_UP_FOLLOWS.toNanos())) {
            return key ? message(take.length(), take.voice(), End.KEY) : ranOut();
        }
        return take.voice().compareTo(LEAST) >= 0 ? new CallEvent.Recorded(take.length(), End.HANG_UP) : released();
    }

    /**
     * The silence that ended it is cut off but for a fifth of a second, in whole seconds rounded down, and so counts as one
     * second of voice: {@code __ast_play_and_record} in Asterisk's app.c.
     */
    private CallEvent.OfRecord ranOut() {
        return take.length().compareTo(recording.atMost()) >= 0
                ? message(take.length(), take.voice(), End.LIMIT)
                : message(take.length().minus(LEAST), take.voice().minus(LEAST), End.SILENCE);
    }

    private static CallEvent.OfRecord message(Duration length, Duration voice, End end) {
        return voice.compareTo(LEAST) >= 0 ? new CallEvent.Recorded(length, end) : new CallEvent.NothingRecorded();
    }

    private CallEvent.OfRecord unseenOr(String reason) throws InterruptedException {
        return take.end() == Take.End.FINISHED ? finished() : stored() ? unseen() : failed(reason);
    }

    private static CallEvent.OfRecord unseen() {
        return new CallEvent.Recorded(Duration.ZERO, End.UNSEEN);
    }

    private CallEvent.OfRecord failed(String reason) throws InterruptedException {
        return leg.releasedAfterAll()
                .<CallEvent.OfRecord>map(gone -> gone)
                .orElseGet(() -> new CallEvent.SwitchFailed(reason));
    }

    private CallEvent.Released released() {
        return leg.state().released().orElse(AriCallLeg.HUNG_UP);
    }

    private String refusal(Reply.Done done) {
        return request.title() + ": " + done.status() + " " + done.body();
    }

    private boolean there() throws InterruptedException {
        return exists(AriCommands.liveRecording(recording.name()));
    }

    private boolean stored() throws InterruptedException {
        return exists(AriCommands.storedRecording(recording.name()));
    }

    private boolean exists(AriRequest question) throws InterruptedException {
        return switch (calls.link().ask(question)) {
            case Reply.Done done -> done.ok();
            case Reply.Missing _, Reply.InDoubt _ -> false;
            case Reply.Fenced _ -> throw AriCallLeg.fenced();
        };
    }
}
