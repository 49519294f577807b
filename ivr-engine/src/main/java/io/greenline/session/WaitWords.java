package io.greenline.session;

import io.greenline.dialplan.Value;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that is said of a wait.
 *
 * @param prompt one of those that every dialplan with a queue has
 * @param values what its gaps may tell, by the variables' names: {@code waiting.position}
 */
record WaitWords(PromptId prompt, Map<String, Value> values) {
    WaitWords {
        values = Map.copyOf(values);
    }

    /** @param name without the beginning {@code waiting-} */
    static WaitWords of(String name) {
        return new WaitWords(new PromptId("waiting-" + name), Map.of());
    }

    /** What an agent is told of a caller before the two talk. */
    static List<WaitWords> whisper(QueueId queue, String about, List<String> needs, Duration waited) {
        List<WaitWords> words = new ArrayList<>();
        words.add(of("whisper").with("queue", queue.value()));
        if (!about.isBlank()) {
            words.add(of("whisper-about").with("about", about));
        }
        if (!needs.isEmpty()) {
            words.add(of("whisper-needs").with("needs", new Value.Texts(needs)));
        }
        if (waited.toMinutes() >= 1) {
            words.add(of("whisper-waited").with("minutes", waited.toMinutes()));
        }
        return words;
    }

    /** The same with a value more. */
    WaitWords with(String variable, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(values);
        more.put(Variables.WAITING + variable, value);
        return new WaitWords(prompt, more);
    }

    WaitWords with(String variable, long number) {
        return with(variable, new Value.Whole(number));
    }

    WaitWords with(String variable, String text) {
        return with(variable, new Value.Text(text));
    }
}
