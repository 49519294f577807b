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
    }

    /** What the caller does. */
    sealed interface Doing {
        record Press(String keys) implements Doing {}

        record HangUp() implements Doing {}

        record Speak(Duration length) implements Doing {}

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
