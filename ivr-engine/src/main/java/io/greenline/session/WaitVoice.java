package io.greenline.session;

import io.greenline.audio.Sound;
import io.greenline.dialplan.Dialplan;
import io.greenline.prompt.Fill;
import io.greenline.prompt.Prompter;
import io.greenline.prompt.Utterance;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Gives what is said of a wait a voice: to the caller in the call's language and pace, to an agent in one that she speaks. */
final class WaitVoice {
    private final Dialplan plan;
    private final Prompter prompter;
    private final CallState state;
    private final WaitSpeech speech;

    WaitVoice(Dialplan plan, Prompter prompter, CallState state) {
        this.plan = plan;
        this.prompter = prompter;
        this.state = state;
        this.speech = new WaitSpeech(plan);
    }

    /** The sounds for the caller: words of the engine, then the dialplan's own. */
    List<Sound> sounds(List<WaitWords> words, List<Spoken> own) throws InterruptedException {
        Pace pace = Pacing.speech(plan, state);
        Stream<Utterance> ours = words.stream().map(said -> utterance(said, state.language(), pace));
        Stream<Utterance> theirs = own.stream().map(spoken -> utterance(spoken, pace));
        return prompter.sounds(Stream.concat(ours, theirs).toList());
    }

    /** The sounds for an agent who speaks these languages; in the call's language if she does, or if nothing is known. */
    List<Sound> whisper(List<WaitWords> words, Set<Language> spoken) throws InterruptedException {
        Language language = speech.forAgent(state.language(), spoken);
        return prompter.sounds(words.stream()
                .map(said -> utterance(said, language, Pace.NORMAL))
                .toList());
    }

    private static Utterance utterance(Spoken spoken, Pace pace) {
        List<Fill> fills = spoken.fills().stream()
                .map(gap -> new Fill(gap.form(), gap.value().shown()))
                .toList();
        return new Utterance(spoken.prompt(), spoken.language(), pace, fills);
    }

    private Utterance utterance(WaitWords words, Language wanted, Pace pace) {
        return speech.utterance(
                words, wanted, pace, new Variables(state.call(), state.language(), state.customer(), state.frame()));
    }
}
