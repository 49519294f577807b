package io.greenline.asterisk.agi;

import io.greenline.asterisk.agi.AgiScript.Step;
import io.greenline.call.Beep;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.SwitchFailed;
import io.greenline.call.MessageRecording;
import java.time.Duration;
import java.util.regex.Pattern;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;
import org.asteriskjava.fastagi.command.RecordFileCommand;

/**
 * Recording a message over FastAGI.
 *
 * <p>The name of a recording that was begun stays on the channel. Asterisk goes on recording when the engine dies, and
 * calls again only when that has ended: a name that is there already is a message that ended unseen.
 */
final class MessageVerb {
    /** Where Asterisk keeps what it records, and the recording that this channel has begun. */
    private static final AgiCommand QUESTION = new GetFullVariableCommand("${ASTSPOOLDIR}|${GREENLINE_RECORDING}");

    private static final String BEGUN = "GREENLINE_RECORDING";
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final String EVERY_KEY = "0123456789*#ABCD";
    private static final String FORMAT = "wav";
    private static final Duration BEEP = Duration.ofSeconds(1);

    private final AgiScript script;

    MessageVerb(AgiScript script) {
        this.script = script;
    }

    CallEvent.OfRecord record(MessageRecording recording) throws InterruptedException {
        return switch (script.step(QUESTION, Duration.ZERO, "say where it keeps recordings")) {
            case Step.Done(int _, String answer) -> record(recording, BAR.split(answer, -1));
            case Step.Over(CallEvent.Released released) -> released;
            case Step.Failed(SwitchFailed failure) -> failure;
        };
    }

    private CallEvent.OfRecord record(MessageRecording recording, String[] answer) throws InterruptedException {
        if (answer.length != 2 || !answer[0].startsWith("/")) {
            return new SwitchFailed("Asterisk did not say where it keeps recordings: " + String.join("|", answer));
        }
        if (answer[1].equals(recording.name())) {
            return new CallEvent.Recorded(Duration.ZERO, CallEvent.Recorded.End.UNSEEN);
        }
        if (!script.set(BEGUN, recording.name())) {
            return failedUnlessOver("note the recording");
        }
        return begin(recording, answer[0] + "/recording/" + recording.name());
    }

    private CallEvent.OfRecord begin(MessageRecording recording, String file) throws InterruptedException {
        Duration atMost = Duration.ofSeconds(seconds(recording.atMost()));
        RecordFileCommand command = new RecordFileCommand(
                file,
                FORMAT,
                EVERY_KEY,
                Math.toIntExact(atMost.toMillis()),
                0,
                recording.beep() == Beep.PLAYED,
                Math.toIntExact(seconds(recording.finalSilence())));
        AgiAnswer answer = script.ask(command, atMost.plus(BEEP));
        if (answer instanceof AgiAnswer.Result result) {
            return ended(MessageOutcome.of(result), recording);
        }
        return answer instanceof AgiAnswer.Refused(String reason)
                ? new SwitchFailed("Asterisk did not record " + file + ": " + reason)
                : failedUnlessOver("record " + file);
    }

    private CallEvent.OfRecord ended(MessageOutcome outcome, MessageRecording recording) throws InterruptedException {
        if (outcome.ended() && !script.hangupSeen()) {
            return outcome.event(recording);
        }
        if (outcome.ended() || outcome.callerGone()) {
            CallEvent.Released released = script.released();
            return outcome.holdsMessage()
                    ? new CallEvent.Recorded(outcome.length(), CallEvent.Recorded.End.HANG_UP)
                    : released;
        }
        return failedUnlessOver("record " + recording.name() + " ("
                + (outcome.word().isEmpty() ? "is the folder there, and may Asterisk write to it?" : outcome.word())
                + ")");
    }

    /** What a command without a usable answer means: the caller is gone, or Asterisk failed. */
    private CallEvent.OfRecord failedUnlessOver(String task) throws InterruptedException {
        return script.stillThere()
                ? new SwitchFailed("Asterisk did not %s: it failed".formatted(task))
                : script.released();
    }

    private static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
