package io.greenline.asterisk.ari;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One playback, by the call's thread: asks for it, waits for its end, and finds out what a dropped connection hid. */
final class PlayRun {
    private final AriCallLeg leg;
    private final AriCalls calls;
    private final LegState state;
    private final Playback playback;
    private final List<String> files;

    PlayRun(AriCallLeg leg, AriCalls calls, Playback playback) {
        this.leg = leg;
        this.calls = calls;
        this.state = leg.state();
        this.playback = playback;
        this.files = files(calls, playback);
    }

    CallEvent.OfHeardPlay run() throws InterruptedException {
        OptionalInt slot = playback.sounds().isEmpty() ? OptionalInt.empty() : state.beginPlay(playback.bargeIn());
        if (slot.isEmpty()) {
            return notPlayed(playback.bargeIn());
        }
        try {
            return playIn(slot.getAsInt());
        } finally {
            state.endPlay();
        }
    }

    private CallEvent.OfHeardPlay notPlayed(BargeIn bargeIn) {
        if (bargeIn == BargeIn.NONE) {
            state.keys(LegState.Keys.DISCARDED);
            state.keys(LegState.Keys.KEPT);
        }
        Optional<DtmfDigit> key = state.takeKey();
        if (key.isPresent()) {
            return new CallEvent.DigitPressed(key.get());
        }
        return state.takeNudge() ? new CallEvent.Nudged() : new CallEvent.PlaybackFinished();
    }

    private CallEvent.OfHeardPlay playIn(int slot) throws InterruptedException {
        String id = Ids.playback(leg.call().id(), slot);
        AriRequest request = AriCommands.play(leg.channelId(), id, files);
        calls.link().send(request, reply -> state.playAnswered(slot, reply));
        long deadline = System.nanoTime() + longest().toNanos();
        long lastWord = deadline + calls.settings().patience().away().toNanos();
        while (true) {
            switch (state.awaitPlay(Math.max(0, deadline - System.nanoTime()))) {
                case INTERRUPTED -> {
                    return notPlayed(BargeIn.DTMF);
                }
                case NUDGED -> {
                    // By this thread: what the call asks for next must not be asked before.
                    calls.link().tell(AriCommands.stop(id));
                    return new CallEvent.Nudged();
                }
                case ENDED -> {
                    return new CallEvent.PlaybackFinished();
                }
                case RELEASED -> {
                    return state.released().orElse(AriCallLeg.HUNG_UP);
                }
                case FENCED -> throw AriCallLeg.fenced();
                case REFUSED -> {
                    return refused(request);
                }
                case FAILED -> {
                    return failed("Asterisk could not play " + files
                            + ": is the file there, readable for Asterisk and in a format that it knows?");
                }
                case IN_DOUBT -> look(slot, request, PlayState.IN_DOUBT);
                case TO_CHECK -> look(slot, request, PlayState.ACCEPTED);
                case ASKED, ACCEPTED, NONE -> {
                    // Time is over. With the connection away it runs on a while; else the end was perhaps not told.
                    if (System.nanoTime() - lastWord >= 0) {
                        calls.link().tell(AriCommands.stop(id));
                        return new CallEvent.SwitchFailed(request.title() + ": neither its end nor an answer came");
                    }
                    deadline = System.nanoTime() + look(slot, request, PlayState.ACCEPTED);
                }
            }
        }
    }

    /** Reads whether Asterisk has the playback, through a reconnect if need be; how long to wait before the next look. */
    private long look(int slot, AriRequest request, PlayState before) throws InterruptedException {
        switch (calls.link().ask(AriCommands.playback(Ids.playback(leg.call().id(), slot)))) {
            case Reply.Done done when done.ok() -> state.resolve(PlayState.Event.ACCEPT);
            case Reply.Done done
            when done.notFound() && before == PlayState.ACCEPTED -> state.resolve(PlayState.Event.END);
            case Reply.Done done
            when done.notFound() -> {
                if (state.resolve(PlayState.Event.ASK_AGAIN)) {
                    calls.link().send(request, reply -> state.playAnswered(slot, reply));
                }
            }
            case Reply.Done done -> state.playAnswered(slot, done);
            case Reply.Missing missing -> state.playAnswered(slot, new Reply.Done(0, missing.why()));
            case Reply.InDoubt _ -> {}
            case Reply.Fenced _ -> throw AriCallLeg.fenced();
        }
        return calls.settings().patience().command().toNanos();
    }

    private CallEvent.OfHeardPlay refused(AriRequest request) throws InterruptedException {
        return state.refusal().startsWith("404 ")
                ? leg.goneFromSwitch()
                : failed(request.title() + ": " + state.refusal());
    }

    /** Playbacks also fail because the caller hung up: the news of that comes right behind. */
    private CallEvent.OfHeardPlay failed(String reason) throws InterruptedException {
        Optional<CallEvent.Released> gone = leg.releasedAfterAll();
        return gone.isPresent() ? gone.get() : new CallEvent.SwitchFailed(reason);
    }

    private static List<String> files(AriCalls calls, Playback playback) {
        List<String> files = new ArrayList<>(playback.sounds().size());
        for (Sound sound : playback.sounds()) {
            files.add(calls.settings().prompts().onSwitch(sound.file()));
        }
        return files;
    }

    private Duration longest() {
        Duration sum = calls.settings().patience().command();
        for (Sound sound : playback.sounds()) {
            sum = sum.plus(sound.length());
        }
        return sum;
    }
}
