package io.greenline.session;

import io.greenline.audio.Pcm;
import io.greenline.call.CallLeg;
import io.greenline.call.Playback;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.SpeechRules;
import io.greenline.dialplan.Value;
import io.greenline.grammar.Grammar;
import io.greenline.grammar.Meaning;
import io.greenline.journal.Event;
import io.greenline.speech.Answer;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.SpeechEvent;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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
        Map<String, Value> slots = new LinkedHashMap<>();
        slots(answer.meaning(), SaidAnswer.VALUE, slots);
        slots.replaceAll((_, value) -> guarded(value, privacy));
        return new SaidAnswer(
                guarded(new Value.Text(answer.words()), privacy),
                answer.confidence(),
                answer.grammar(),
                answer.version(),
                slots);
    }

    /** An object's members are slots of their own; those of an object in it carry its name too. */
    private static void slots(Meaning meaning, String name, Map<String, Value> slots) {
        switch (meaning) {
            case Meaning.Nothing _ -> {
                // It means nothing here.
            }
            case Meaning.Text(String text) -> slots.put(name, new Value.Text(text));
            case Meaning.Flag(boolean flag) -> slots.put(name, new Value.Flag(flag));
            case Meaning.Figure(BigDecimal figure) -> slots.put(name, number(figure));
            case Meaning.Items(List<Meaning> items) ->
                slots.put(
                        name,
                        new Value.Texts(items.stream().map(Conversation::text).toList()));
            case Meaning.Members(Map<String, Meaning> members) ->
                members.forEach((member, value) ->
                        slots(value, name.equals(SaidAnswer.VALUE) ? member : name + "." + member, slots));
        }
    }

    private static String text(Meaning item) {
        Map<String, Value> slots = new LinkedHashMap<>();
        slots(item, SaidAnswer.VALUE, slots);
        return slots.size() == 1 ? slots.values().iterator().next().shown() : slots.toString();
    }

    private static Value number(BigDecimal figure) {
        BigDecimal plain = figure.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18
                ? new Value.Whole(plain.longValueExact())
                : new Value.Decimal(plain.doubleValue());
    }

    private static Value guarded(Value value, Privacy privacy) {
        return switch (privacy) {
            case OPEN -> value;
            case SENSITIVE -> new Value.Secret(value);
        };
    }
}
