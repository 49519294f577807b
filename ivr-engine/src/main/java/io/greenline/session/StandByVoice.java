package io.greenline.session;

import io.greenline.audio.Sound;
import io.greenline.dialplan.Expression;
import io.greenline.dialplan.Value;
import io.greenline.floor.StandByWords;
import io.greenline.prompt.Utterance;
import io.greenline.routing.Agent;
import io.greenline.routing.Wish;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What agents hear who are called before their customers, in the prompts of the dialplan that these calls run; where it has no
 * queue, and so no such prompts, they hear music alone. Thread-safe.
 */
public final class StandByVoice implements StandByWords {
    /** There is no call yet of which anything could be known. */
    private static final Expression.Scope NOTHING = _ -> new Value.Text("");

    private final Supplier<Optional<Served>> dialplan;

    /** @param dialplan what a call to a customer begins with now */
    public StandByVoice(Supplier<Optional<Served>> dialplan) {
        this.dialplan = dialplan;
    }

    @Override
    public List<Sound> whisper(Agent agent, QueueId queue, Wish wish, Duration waited) throws InterruptedException {
        List<WaitWords> words = new ArrayList<>(WaitWords.whisper(queue, wish.about(), wish.needs(), waited));
        words.add(WaitWords.of("stand-by"));
        return sounds(agent, wish, words);
    }

    @Override
    public List<Sound> notReached(Agent agent, Wish wish) throws InterruptedException {
        return sounds(agent, wish, List.of(WaitWords.of("not-reached")));
    }

    private List<Sound> sounds(Agent agent, Wish wish, List<WaitWords> words) throws InterruptedException {
        Optional<Served> served = dialplan.get()
                .filter(each ->
                        words.stream().allMatch(said -> each.plan().prompts().containsKey(said.prompt())));
        if (served.isEmpty()) {
            return List.of();
        }
        WaitSpeech speech = new WaitSpeech(served.get().plan());
        Language first = served.get().plan().languages().stream().findFirst().orElseGet(() -> new Language("en-US"));
        Language language = speech.forAgent(wish.language().orElse(first), agent.languages());
        List<Utterance> utterances = words.stream()
                .map(said -> speech.utterance(said, language, Pace.NORMAL, NOTHING))
                .toList();
        return served.get().prompter().sounds(utterances);
    }
}
