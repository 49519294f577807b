package io.greenline.session;

import io.greenline.dialplan.Value;
import io.greenline.telephony.PromptId;
import java.util.LinkedHashMap;
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
