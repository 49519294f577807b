package io.greenline.vosk;

import io.greenline.speech.Hypothesis;
import io.greenline.speech.Hypothesis.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What libvosk says in JSON.
 *
 * <p>With alternatives it gives each a number that is the logarithm of its likelihood, so that their exponentials stand to
 * one another as the alternatives' probabilities do. A word's confidence is the share of all alternatives that have that
 * word at that time: the same that libvosk computes from its lattice where it gives one alternative only, but for every
 * alternative.
 */
final class VoskAnswer {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PARTIAL = "{\n  \"partial\" : \"";

    private VoskAnswer() {}

    private record Weighed(List<Word> words, double share) {}

    /**
     * The words so far, out of {@code partial}. It is asked for ten times a second and stream, and no
     * word of a model has a quotation mark; what looks otherwise is read as JSON.
     */
    static String partial(String json) {
        int to = json.lastIndexOf('"');
        int from = PARTIAL.length();
        if (!json.startsWith(PARTIAL) || to < from || json.indexOf('\\') >= 0) {
            return JSON.readTree(json).path("partial").asString("").strip();
        }
        return json.substring(from, to).strip();
    }

    /**
     * The alternatives, the most likely first; without those that have no words.
     *
     * @param began what libvosk counts times from, before the utterance
     */
    static List<Hypothesis> alternatives(String json, Duration began) {
        List<Weighed> weighed = weighed(JSON.readTree(json).path("alternatives"), began);
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Weighed one : weighed) {
            if (!one.words.isEmpty()) {
                hypotheses.add(new Hypothesis(sure(one.words, weighed), one.share));
            }
        }
        return hypotheses;
    }

    private static List<Weighed> weighed(JsonNode alternatives, Duration began) {
        double best = Double.NEGATIVE_INFINITY;
        for (JsonNode alternative : alternatives) {
            best = Math.max(best, alternative.path("confidence").asDouble(0));
        }
        double all = 0;
        for (JsonNode alternative : alternatives) {
            all += Math.exp(alternative.path("confidence").asDouble(0) - best);
        }
        List<Weighed> weighed = new ArrayList<>();
        for (JsonNode alternative : alternatives) {
            double share = Math.exp(alternative.path("confidence").asDouble(0) - best) / all;
            weighed.add(new Weighed(words(alternative.path("result"), began), share));
        }
        return weighed;
    }

    private static List<Word> words(JsonNode result, Duration began) {
        List<Word> words = new ArrayList<>();
        for (JsonNode word : result) {
            words.add(new Word(
                    word.path("word").asString(""), 0, time(word.path("start"), began), time(word.path("end"), began)));
        }
        return words;
    }

    private static Duration time(JsonNode seconds, Duration began) {
        Duration time =
                Duration.ofMillis(Math.round(seconds.asDouble(0) * 1000)).minus(began);
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static List<Word> sure(List<Word> words, List<Weighed> all) {
        return words.stream()
                .map(word -> {
                    double share = 0;
                    for (Weighed other : all) {
                        share += has(other.words, word) ? other.share : 0;
                    }
                    return new Word(word.text(), Math.min(1, share), word.from(), word.to());
                })
                .toList();
    }

    private static boolean has(List<Word> words, Word wanted) {
        return words.stream()
                .anyMatch(word -> word.text().equals(wanted.text())
                        && word.from().compareTo(wanted.to()) < 0
                        && wanted.from().compareTo(word.to()) < 0);
    }
}
