package io.greenline.session;

import io.greenline.audio.Pcm;
import io.greenline.call.CallLeg;
import io.greenline.call.Playback;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.Slots;
import io.greenline.dialplan.SpeechRules;
import io.greenline.dialplan.Value;
import io.greenline.grammar.Grammar;
import io.greenline.journal.Event;
import io.greenline.speech.Answer;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.SpeechEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the questions of one call that can be answered by voice, and tells what was said as an outcome. For the call's thread. */
final class Conversation {
    private final Dialplan plan;
    private final CallLeg leg;
    private final Keypad keypad;
    private final SpeechDesk desk;
    private final InstantSource clock;
    private final CallRecord record;

    Conversation(Dialplan plan, CallLeg leg, Keypad keypad, SpeechDesk desk, InstantSource clock, CallRecord record) {
        this.plan = plan;
        this.leg = leg;
        this.keypad = keypad;
        this.desk = desk;
        this.clock = clock;
        this.record = record;
    }

    /** The prompts of a question as sounds. */
    interface Sounds {
        Playback of(List<Spoken> prompts) throws InterruptedException;
    }

    /** Asks, and listens for keys and for speech. */
    Outcome collect(CallState state, Action.Collect collect, Action.Collect.Hear hear, Sounds sounds)
            throws InterruptedException {
        if (keypad.isTypedAhead(collect)) {
            return keypad.collect(collect, sounds.of(collect.prompts()));
        }
        Optional<String> deaf = desk.listeners().deaf(hear.language());
        if (deaf.isPresent()) {
            return byKeys(collect, hear, sounds, deaf.get());
        }
        Turn turn = new Turn(leg, keypad, collect, listeningFor(state, collect, hear), desk.listeners(), clock, record);
        Privacy privacy = collect.input().privacy();
        return switch (turn.run(sounds.of(collect.prompts()))) {
            case Turn.End.Other(Outcome outcome) -> outcome;
            case Turn.End.Deaf(String reason) -> byKeys(collect, hear, sounds, reason);
            case Turn.End.Spoken(SpeechEvent.Answered said) ->
                new Outcome.Said(
                        said.answers().stream()
                                .map(answer -> answer(answer, privacy))
                                .toList(),
                        guarded(new Value.Text(said.heard()), privacy),
                        said.began(),
                        said.ended(),
                        kept(state, said.voice(), collect));
            case Turn.End.TooLong(SpeechEvent.TooLong said) ->
                new Outcome.SaidTooMuch(
                        guarded(new Value.Text(said.heard()), privacy), kept(state, said.voice(), collect));
        };
    }

    private Outcome byKeys(Action.Collect collect, Action.Collect.Hear hear, Sounds sounds, String reason)
            throws InterruptedException {
        record.noted(new Event.VoiceLost(reason));
        return keypad.collect(collect, sounds.of(hear.byKeys().isEmpty() ? collect.prompts() : hear.byKeys()));
    }

    private ListeningFor listeningFor(CallState state, Action.Collect collect, Action.Collect.Hear hear) {
        SpeechRules speech = collect.input().speech();
        List<Grammar> grammars = hear.grammars().stream()
                .flatMap(name -> plan.grammars().find(name, hear.language()).stream())
                .toList();
        return new ListeningFor(
                state.call().id(),
                hear.language(),
                grammars,
                speech.complete(),
                speech.incomplete(),
                speech.longest(),
                speech.bargeIn(),
                keeps(collect) ? ListeningFor.KeepVoice.YES : ListeningFor.KeepVoice.NO);
    }

    private static boolean keeps(Action.Collect collect) {
        return collect.input().privacy() == Privacy.OPEN
                && collect.input().speech().voice() == SpeechRules.Voice.KEPT;
    }

    private Optional<String> kept(CallState state, Optional<Pcm> voice, Action.Collect collect) {
        return voice.filter(_ -> keeps(collect))
                .map(pcm -> desk.voices().keep(state.call().id(), state.attempt(), pcm));
    }

    private static SaidAnswer answer(Answer answer, Privacy privacy) {
        Map<String, Value> slots = Slots.of(answer.meaning());
        slots.replaceAll((_, value) -> guarded(value, privacy));
        return new SaidAnswer(
                guarded(new Value.Text(answer.words()), privacy),
                answer.confidence(),
                answer.grammar(),
                answer.version(),
                slots);
    }

    private static Value guarded(Value value, Privacy privacy) {
        return switch (privacy) {
            case OPEN -> value;
            case SENSITIVE -> new Value.Secret(value);
        };
    }
}
