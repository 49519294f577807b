package io.greenline.asterisk.agi;

import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallEvent.SwitchFailed;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.ChannelStatusCommand;
import org.asteriskjava.fastagi.command.SetVariableCommand;
import org.jspecify.annotations.Nullable;

/**
 * The FastAGI script of one call: has one command after the other carried out, tells a command that failed from a caller who
 * is gone, and remembers how the call ended. Used by one thread at a time.
 */
final class AgiScript {
    static final Duration AT_ONCE = Duration.ZERO;

    private final AgiDialogue asterisk;
    private final Duration longestTalk;
    private @Nullable Released over;

    /** @param longestTalk how long a command may take whose end people decide on */
    AgiScript(AgiDialogue asterisk, Duration longestTalk) {
        this.asterisk = asterisk;
        this.longestTalk = longestTalk;
    }

    /** How one command ended. */
    sealed interface Step {
        record Done(int value, String text) implements Step {}

        record Over(Released released) implements Step {}

        record Failed(SwitchFailed failure) implements Step {}
    }

    Duration longestTalk() {
        return longestTalk;
    }

    /** Where Asterisk has reached this engine. */
    InetAddress reachedAt() {
        return asterisk.reachedAt();
    }

    /** How the call ended; empty while it has not, as far as is known. */
    Optional<Released> over() {
        return Optional.ofNullable(over);
    }

    /** The call is over by our own doing. */
    void end(Released how) {
        over = how;
    }

    /**
     * Has one command carried out.
     *
     * @param task what it is for, to follow "Asterisk did not"
     */
    Step step(AgiCommand command, Duration takes, String task) throws InterruptedException {
        if (over != null) {
            return new Step.Over(over);
        }
        return switch (asterisk.ask(command, takes)) {
            case AgiAnswer.Result(int value, String text, long _) when value >= 0 -> new Step.Done(value, text);
            case AgiAnswer.Result _ -> stillThere() ? failed(task, "it failed") : new Step.Over(released());
            case AgiAnswer.Dead _ -> new Step.Over(released());
            case AgiAnswer.Refused(String reason) -> failed(task, reason);
        };
    }

    private static Step failed(String task, String reason) {
        return new Step.Failed(new SwitchFailed("Asterisk did not %s: %s".formatted(task, reason)));
    }

    /** The answer itself, whether or not the call is over. */
    AgiAnswer ask(AgiCommand command, Duration takes) throws InterruptedException {
        return asterisk.ask(command, takes);
    }

    /** Whether a variable of the channel could be set. */
    boolean set(String variable, String value) throws InterruptedException {
        return asterisk.ask(new SetVariableCommand(variable, value), AT_ONCE) instanceof AgiAnswer.Result result
                && result.value() == 1;
    }

    /** The channel's state as a number: 6 is answered. */
    Step channelState() throws InterruptedException {
        return step(new ChannelStatusCommand(), AT_ONCE, "say the call's state");
    }

    /** Whether Asterisk has said that the caller is gone. */
    boolean hangupSeen() {
        return asterisk.hangupSeen();
    }

    /** A result of -1 means "failed" as well as "the caller is gone"; only a live channel tells its status. */
    boolean stillThere() throws InterruptedException {
        return !asterisk.hangupSeen()
                && asterisk.ask(new ChannelStatusCommand(), AT_ONCE) instanceof AgiAnswer.Result
                && !asterisk.hangupSeen();
    }

    /** How a call ended of which it is known that it has. */
    Released released() throws InterruptedException {
        if (over == null) {
            over = asterisk.open() ? HangupWord.released(asterisk.ask(HangupWord.QUESTION, AT_ONCE)) : HangupWord.NONE;
        }
        return over;
    }
}
