package io.greenline.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller does, in terms of what the caller hears. A reaction comes {@link #REACTION_MILLIS} after its cause; a
 * caller with nothing left to do stays until the other side hangs up.
 */
final class CallScript {
    static final int REACTION_MILLIS = 300;

    private final List<Step> steps;

    private CallScript(List<Step> steps) {
        this.steps = steps;
    }

    /** One step: when, and what. */
    record Step(Cue cue, Doing doing) {}

    /** When the caller does something. */
    sealed interface Cue {
        /** While this prompt plays. */
        record During(String prompt) implements Cue {}

        /** When this prompt has been heard to its end. */
        record After(String prompt) implements Cue {}

        /** When a recording's beep has been heard. */
        record AfterBeep() implements Cue {}

        /** When what was done before is done. */
        record Then() implements Cue {}

        /** While music plays: always another one than the last that was waited for. */
        record Music() implements Cue {}

        /** While the telephone of the agent who was rung last rings. */
        record Ringing() implements Cue {}

        /** While that agent hears the whisper. */
        record Whispering() implements Cue {}

        /** While caller and agent talk. */
        record Talking() implements Cue {}
    }

    /** What the caller does. */
    sealed interface Doing {
        record Press(String keys) implements Doing {}

        record HangUp() implements Doing {}

        record Speak(Duration length) implements Doing {}

        /** Not the caller's doing: another thread of the engine calls for attention. */
        record Nudge() implements Doing {}

        record Nothing() implements Doing {}
    }

    static CallScript caller() {
        return new CallScript(List.of());
    }

    List<Step> steps() {
        return steps;
    }

    CallScript during(String prompt, String keys) {
        return and(new Cue.During(prompt), new Doing.Press(keys));
    }

    CallScript after(String prompt, String keys) {
        return and(new Cue.After(prompt), new Doing.Press(keys));
    }

    CallScript hears(String prompt) {
        return and(new Cue.During(prompt), new Doing.Nothing());
    }

    CallScript hangsUpDuring(String prompt) {
        return and(new Cue.During(prompt), new Doing.HangUp());
    }

    CallScript hangsUpAfter(String prompt) {
        return and(new Cue.After(prompt), new Doing.HangUp());
    }

    CallScript speaksDuring(String prompt, int seconds) {
        return and(new Cue.During(prompt), new Doing.Speak(Duration.ofSeconds(seconds)));
    }

    CallScript speaksAfter(String prompt, int seconds) {
        return and(new Cue.After(prompt), new Doing.Speak(Duration.ofSeconds(seconds)));
    }

    CallScript speaksAfterTheBeep(int seconds) {
        return and(new Cue.AfterBeep(), new Doing.Speak(Duration.ofSeconds(seconds)));
    }

    CallScript hangsUpAfterTheBeep() {
        return and(new Cue.AfterBeep(), new Doing.HangUp());
    }

    CallScript hearsMusic() {
        return and(new Cue.Music(), new Doing.Nothing());
    }

    CallScript duringMusic(String keys) {
        return and(new Cue.Music(), new Doing.Press(keys));
    }

    CallScript hangsUpDuringMusic() {
        return and(new Cue.Music(), new Doing.HangUp());
    }

    CallScript whileRinging(String keys) {
        return and(new Cue.Ringing(), new Doing.Press(keys));
    }

    CallScript hangsUpWhileRinging() {
        return and(new Cue.Ringing(), new Doing.HangUp());
    }

    CallScript whileWhispering(String keys) {
        return and(new Cue.Whispering(), new Doing.Press(keys));
    }

    CallScript hangsUpWhileWhispering() {
        return and(new Cue.Whispering(), new Doing.HangUp());
    }

    CallScript hangsUpWhileTalking() {
        return and(new Cue.Talking(), new Doing.HangUp());
    }

    CallScript nudgedDuring(String prompt) {
        return and(new Cue.During(prompt), new Doing.Nudge());
    }

    CallScript nudgedDuringMusic() {
        return and(new Cue.Music(), new Doing.Nudge());
    }

    CallScript nudgedWhileRinging() {
        return and(new Cue.Ringing(), new Doing.Nudge());
    }

    CallScript nudgedWhileTalking() {
        return and(new Cue.Talking(), new Doing.Nudge());
    }

    CallScript then(String keys) {
        return and(new Cue.Then(), new Doing.Press(keys));
    }

    CallScript thenHangsUp() {
        return and(new Cue.Then(), new Doing.HangUp());
    }

    private CallScript and(Cue cue, Doing doing) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(cue, doing));
        return new CallScript(List.copyOf(longer));
    }
}
