package io.greenline.hearing;

import io.greenline.audio.G711;
import io.greenline.audio.Pcm;
import io.greenline.hearing.Utterances.Utterance;
import io.greenline.speech.Answer;
import io.greenline.speech.Calibration;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.RecognizerException;
import io.greenline.speech.RecordedVoice;
import io.greenline.speech.SpeechEvent;
import io.greenline.telephony.CallId;
import io.greenline.telephony.Language;
import io.greenline.telephony.SpeechBargeIn;
import io.greenline.vosk.Models;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Runs utterances through codec, noise, recogniser, endpointer and grammar, and counts what came out right. */
final class Accuracy {
    private final Models models;
    private final Calibration calibration;
    private final double accept;
    private final double confirm;
    private final Line line;

    /**
     * The line that voices go through.
     *
     * @param noise amplitude of white noise at so many dB below the voice; empty for none
     */
    record Line(G711 law, Optional<Double> noise) {}

    /** What came of an utterance. */
    record Result(
            Utterance utterance,
            String heard,
            Optional<Answer> best,
            Optional<Calibration.Sureness> sureness,
            boolean began) {
        boolean right() {
            return best.map(Answer::meaning).equals(utterance.expected());
        }
    }

    Accuracy(Models models, Calibration calibration, double accept, double confirm, Line line) {
        this.models = models;
        this.calibration = calibration;
        this.accept = accept;
        this.confirm = confirm;
        this.line = line;
    }

    static ListeningFor listening(Utterance utterance) {
        return new ListeningFor(
                new CallId("bench"),
                utterance.language(),
                utterance.grammars(),
                Duration.ofMillis(700),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(15),
                SpeechBargeIn.SPEECH,
                ListeningFor.KeepVoice.NO);
    }

    List<Result> run(List<Utterance> utterances) throws RecognizerException {
        List<Result> results = new ArrayList<>();
        Map<Language, RecordedVoice> ears = new TreeMap<>(java.util.Comparator.comparing(Language::tag));
        for (Utterance utterance : utterances) {
            RecordedVoice ear = ears.computeIfAbsent(
                    utterance.language(),
                    language -> new RecordedVoice(models.recognizer(language).orElseThrow(), calibration));
            RecordedVoice.Heard heard = ear.hear(listening(utterance), overLine(utterance.voice()));
            results.add(new Result(
                    utterance,
                    heard.answered().map(SpeechEvent.Answered::heard).orElse(""),
                    heard.answered()
                            .flatMap(answered -> answered.answers().stream().findFirst()),
                    heard.sureness(),
                    heard.events().stream().anyMatch(SpeechEvent.Began.class::isInstance)));
        }
        return results;
    }

    private Pcm overLine(Pcm voice) {
        short[] samples = voice.samples().clone();
        line.noise.ifPresent(db -> addNoise(samples, db));
        return new Pcm(line.law.decode(line.law.encode(samples)), voice.rateHz());
    }

    private static void addNoise(short[] samples, double db) {
        Random random = new Random(samples.length);
        double power = 0;
        for (short sample : samples) {
            power += (double) sample * sample;
        }
        double amplitude = Math.sqrt(power / Math.max(1, samples.length)) * Math.pow(10, -db / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(samples[i] + random.nextGaussian() * amplitude), -32768, 32767);
        }
    }

    /** A line for each language and grammar. */
    void report(List<Result> results, PrintStream out, boolean everyMistake) {
        Map<String, List<Result>> groups = new TreeMap<>();
        for (Result result : results) {
            String language = result.utterance.language().tag();
            groups.computeIfAbsent(language + " all", _ -> new ArrayList<>()).add(result);
            groups.computeIfAbsent(language + " " + result.utterance.grammar(), _ -> new ArrayList<>())
                    .add(result);
        }
        out.printf(
                "%-20s %5s %8s %8s %8s %9s %9s %9s%n",
                "language, grammar", "heard", "word", "right", "accepted", "confirmed", "falsely", "falsely");
        out.printf(
                "%-20s %5s %8s %8s %8s %9s %9s %9s%n", "", "", "errors", "", "right", "right", "accepted", "rejected");
        groups.forEach((name, group) -> row(name, group, out));
        if (everyMistake) {
            results.stream().filter(result -> !result.right()).forEach(result -> mistake(result, out));
        }
    }

    private void row(String name, List<Result> group, PrintStream out) {
        WordErrors errors = group.stream()
                .filter(result -> result.utterance.expected().isPresent())
                .map(result -> WordErrors.between(result.utterance.text(), result.heard))
                .reduce(WordErrors.NONE, WordErrors::plus);
        long right = group.stream().filter(Result::right).count();
        long accepted = group.stream()
                .filter(result -> result.right() && sure(result, accept))
                .count();
        long confirmed = group.stream()
                .filter(result -> result.right() && sure(result, confirm) && !sure(result, accept))
                .count();
        long falselyAccepted = group.stream()
                .filter(result -> !result.right() && sure(result, accept))
                .count();
        long falselyRejected = group.stream()
                .filter(result -> result.utterance.expected().isPresent() && result.right() && !sure(result, confirm))
                .count();
        out.printf(
                Locale.ROOT,
                "%-20s %5d %7.1f%% %8d %8d %9d %9d %9d%n",
                name,
                group.size(),
                errors.rate() * 100,
                right,
                accepted,
                confirmed,
                falselyAccepted,
                falselyRejected);
    }

    private static boolean sure(Result result, double threshold) {
        return result.best.isPresent() && result.best.get().confidence() >= threshold;
    }

    private static void mistake(Result result, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s: said '%s', heard '%s', took it for %s%n",
                result.utterance.file(),
                result.utterance.text(),
                result.heard,
                result.best
                        .map(best -> "%s at %.2f".formatted(best.meaning(), best.confidence()))
                        .orElse("nothing"));
    }
}
