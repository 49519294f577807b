package io.greenline.app.notices;

import io.greenline.audio.Sound;
import io.greenline.prompt.Prompter;
import io.greenline.prompt.Utterance;
import java.util.ArrayList;
import java.util.List;

/**
 * What a dialplan says and, between it, the notices of the moment.
 *
 * @param prompts of the dialplan
 */
public record PromptsAndNotices(Prompter prompts, NoticeVoice notices) implements Prompter {
    @Override
    public List<Sound> sounds(List<Utterance> utterances) throws InterruptedException {
        if (utterances.stream().noneMatch(this::isNotice)) {
            // All values of a question are spoken at once: they share the caller's patience.
            return prompts.sounds(utterances);
        }
        List<Sound> sounds = new ArrayList<>();
        for (Utterance utterance : utterances) {
            Prompter whose = isNotice(utterance) ? notices : prompts;
            sounds.addAll(whose.sounds(List.of(utterance)));
        }
        return sounds;
    }

    private boolean isNotice(Utterance utterance) {
        return notices.says(utterance.prompt());
    }
}
