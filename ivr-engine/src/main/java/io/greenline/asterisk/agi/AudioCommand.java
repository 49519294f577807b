package io.greenline.asterisk.agi;

import io.greenline.asterisk.agi.AgiScript.Step;
import io.greenline.call.CallEvent.Released;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.asteriskjava.fastagi.command.ExecCommand;

/**
 * Asterisk's AudioSocket application while it carries an ear's sound.
 *
 * <p>FastAGI does one thing at a time and answers when it is done, so a thread of its own waits for that answer; until
 * then nobody else may speak with Asterisk about this call.
 */
final class AudioCommand {
    private static final int NO_SUCH_APPLICATION = -2;
    private static final int CHANNEL_UP = 6;

    /** How the command ended. */
    sealed interface Outcome {
        /** The caller is there, and FastAGI can be used again. */
        record Ended(String how) implements Outcome {}

        /** As {@link Ended}, and the reason lies in this call: another one may be heard. */
        record NotAnswered(String how) implements Outcome {}

        record CallerGone(Released released) implements Outcome {}

        /** This engine has let go of the call. */
        record LetGo(String reason) implements Outcome {}
    }

    private final Thread thread;
    private volatile Optional<Outcome> outcome = Optional.empty();

    /**
     * Sends the command.
     *
     * @param told is given the outcome on the command's own thread; FastAGI is free when it has returned
     */
    AudioCommand(AgiScript script, UUID id, String address, Consumer<Outcome> told) {
        this.thread = Thread.ofVirtual().name("agi-audio").unstarted(() -> {
            Outcome ended = run(script, id, address);
            outcome = Optional.of(ended);
            told.accept(ended);
        });
        thread.start();
    }

    private static Outcome run(AgiScript script, UUID id, String address) {
        try {
            ExecCommand command = new ExecCommand("AudioSocket", id.toString(), address);
            return switch (script.ask(command, script.longestTalk())) {
                case AgiAnswer.Result(int value, String _, long _)
                when value == 0 && !script.hangupSeen() -> new Outcome.Ended("Asterisk's AudioSocket ended");
                case AgiAnswer.Result(int value, String _, long _)
                when value == NO_SUCH_APPLICATION ->
                    new Outcome.Ended("Asterisk has no application AudioSocket; load app_audiosocket.so");
                case AgiAnswer.Result _ -> afterFailure(script, "Asterisk's AudioSocket failed");
                case AgiAnswer.Refused(String reason) -> afterFailure(script, reason);
                case AgiAnswer.Dead _ -> new Outcome.CallerGone(script.released());
            };
        } catch (InterruptedException e) {
            return new Outcome.LetGo(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome afterFailure(AgiScript script, String how) throws InterruptedException {
        return switch (script.channelState()) {
            case Step.Done(int state, String _) when state == CHANNEL_UP -> new Outcome.Ended(how);
            case Step.Done _ -> new Outcome.NotAnswered(how + ": the call was not answered");
            case Step.Over(Released released) -> new Outcome.CallerGone(released);
            case Step.Failed(var failure) -> new Outcome.Ended(how + "; " + failure.reason());
        };
    }

    /** How it ended; empty while it runs. */
    Optional<Outcome> outcome() {
        return outcome;
    }

    /** Lets go of the call: Asterisk finds its connection closed. Returns when nobody uses FastAGI any more. */
    void letGo() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
