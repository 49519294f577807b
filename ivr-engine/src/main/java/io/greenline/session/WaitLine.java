package io.greenline.session;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.HoldLine;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.util.List;

/** A hold line whose verbs end in what matters while a caller waits. A switch that fails now and then is borne. */
final class WaitLine {
    private final HoldLine line;
    private int failures;

    WaitLine(HoldLine line) {
        this.line = line;
    }

    /** What ended a verb. */
    sealed interface Heard {
        /** It came to its end, or the switch failed once. */
        record Nothing() implements Heard {}

        record Nudge() implements Heard {}

        record Key(DtmfDigit digit) implements Heard {}

        /** The caller is gone. */
        record Gone(Outcome.Released how) implements Heard {}

        /** The switch fails again and again. */
        record Broken(String reason) implements Heard {}
    }

    HoldLine hold() {
        return line;
    }

    Heard play(List<Sound> sounds) throws InterruptedException {
        return switch (line.play(new Playback(sounds, BargeIn.DTMF))) {
            case CallEvent.PlaybackFinished _ -> well(new Heard.Nothing());
            case CallEvent.Nudged _ -> well(new Heard.Nudge());
            case CallEvent.DigitPressed(DtmfDigit digit) -> well(new Heard.Key(digit));
            case CallEvent.Released released -> new Heard.Gone(Keypad.released(released));
            case CallEvent.SwitchFailed(String reason) -> failed(reason);
        };
    }

    Heard await(Duration atMost) throws InterruptedException {
        return switch (line.await(atMost)) {
            case CallEvent.TimedOut _ -> well(new Heard.Nothing());
            case CallEvent.Nudged _ -> well(new Heard.Nudge());
            case CallEvent.DigitPressed(DtmfDigit digit) -> well(new Heard.Key(digit));
            case CallEvent.Released released -> new Heard.Gone(Keypad.released(released));
            case CallEvent.SwitchFailed(String reason) -> failed(reason);
        };
    }

    private Heard well(Heard heard) {
        failures = 0;
        return heard;
    }

    /** The switch failed at something. */
    Heard failed(String reason) {
        failures++;
        return failures < Limits.FAILURES_IN_A_ROW ? new Heard.Nothing() : new Heard.Broken(reason);
    }
}
