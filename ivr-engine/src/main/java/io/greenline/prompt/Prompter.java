package io.greenline.prompt;

import io.greenline.audio.Sound;
import java.util.List;

/** Turns what is to be said into sounds. Thread-safe; may take as long as synthesising a value takes. */
public interface Prompter {
    /** The sounds of these prompts in order; never empty for a prompt that exists, in whatever language can be had. */
    List<Sound> sounds(List<Utterance> utterances) throws InterruptedException;
}
