package io.greenline.app.sample;

import io.greenline.app.operation.JsonAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers of requests that may be repeated: a repetition, known by its {@code Idempotency-Key}, gets the first one. */
final class FirstAnswers {
    private static final int KEPT = 1_000;

    private final Map<String, JsonAnswer> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonAnswer> eldest) {
            return size() > KEPT;
        }
    };

    Optional<JsonAnswer> of(String request) {
        return Optional.ofNullable(answers.get(request));
    }

    void keep(String request, JsonAnswer answer) {
        answers.put(request, answer);
    }
}
