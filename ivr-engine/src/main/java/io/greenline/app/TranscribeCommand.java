package io.greenline.app;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Grammar;
import io.greenline.speech.Answer;
import io.greenline.speech.Hypothesis;
import io.greenline.speech.Recognizer;
import io.greenline.speech.RecognizerException;
import io.greenline.speech.RecognizerStream;
import io.greenline.speech.RecordedVoice;
import io.greenline.vosk.Models;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what a file says. */
@Command(
        name = "transcribe",
        description = {
            "Print the words of a WAV file; with a grammar also what they mean.",
            "Ends with 1 where nothing is understood."
        },
        mixinStandardHelpOptions = true)
final class TranscribeCommand implements Callable<Integer> {
    /** How it is printed. */
    enum Format {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private HearingOptions options;

    @Parameters(paramLabel = "FILE", description = "A WAV file of a caller's voice.")
    private Path file;

    @Option(names = "--grammar", paramLabel = "GRAMMAR", description = "Name of a grammar that the words should fit.")
    private @Nullable String grammar;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json; text.")
    private Format format;

    @SuppressWarnings("NullAway.Init")
    TranscribeCommand() {}

    @Override
    public Integer call() {
        Pcm voice = HearingOptions.voice(file);
        try (Models models = options.models()) {
            Recognizer recognizer = options.recognizer(models);
            return grammar == null ? words(recognizer, voice) : answers(recognizer, options.grammar(grammar), voice);
        } catch (RecognizerException deaf) {
            throw new CommandFailure(String.valueOf(deaf.getMessage()));
        }
    }

    private int words(Recognizer recognizer, Pcm voice) throws RecognizerException {
        try (RecognizerStream stream = recognizer.open(List.of())) {
            String _ = stream.accept(voice);
            List<Hypothesis> heard = stream.finish();
            String text = heard.isEmpty() ? "" : heard.getFirst().text();
            print(text, List.of());
            return text.isEmpty() ? 1 : 0;
        }
    }

    private int answers(Recognizer recognizer, Grammar by, Pcm voice) throws RecognizerException {
        var calibration = CalibrationFile.in(options.directory()).read();
        RecordedVoice.Heard heard =
                new RecordedVoice(recognizer, calibration).hear(options.listening(List.of(by)), voice);
        List<Answer> answers =
                heard.answered().map(answered -> answered.answers()).orElse(List.of());
        print(heard.answered().map(answered -> answered.heard()).orElse(""), answers);
        return answers.isEmpty() ? 1 : 0;
    }

    private void print(String heard, List<Answer> answers) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> {
                out.println(heard);
                answers.forEach(answer -> out.printf(
                        Locale.ROOT,
                        "%.2f  %s  (%s)%n",
                        answer.confidence(),
                        GrammarJson.meaning(answer.meaning()),
                        answer.words()));
            }
            case JSON -> out.println(json(heard, answers));
        }
    }

    private static String json(String heard, List<Answer> answers) {
        ObjectNode root = JsonMapper.shared().createObjectNode().put("heard", heard);
        ArrayNode all = root.putArray("answers");
        for (Answer answer : answers) {
            ObjectNode node = all.addObject()
                    .put("words", answer.words())
                    .put("confidence", Math.round(answer.confidence() * 1_000) / 1_000.0);
            node.set("meaning", GrammarJson.meaning(answer.meaning()));
            node.put("grammar", answer.grammar().value()).put("version", answer.version());
        }
        return root.toPrettyString();
    }
}
