package io.greenline.hearing;

import io.greenline.audio.G711;
import io.greenline.grammar.match.GrammarLibrary;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.speech.Calibration;
import io.greenline.telephony.Language;
import io.greenline.vosk.Models;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code scripts/bench-speech}. */
public final class SpeechBench {
    private SpeechBench() {}

    /** Arguments come in pairs, {@code --name value}; the script has checked them. */
    public static void main(String... arguments) throws Exception {
        Map<String, String> given = new HashMap<>(Map.of(
                "--law", "ulaw", "--accept", "0.75", "--confirm", "0.45", "--rounds", "5", "--speakers", "10", "--seconds", "60"));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        Path home = Path.of(given.getOrDefault("--home", "."));
        GrammarLibrary library = GrammarLibrary.load(
                home.resolve("grammars"),
                (headers, tags, findings) -> new RhinoScripts().compile(headers, tags, findings),
                failure -> System.err.println(failure));
        Map<Language, Path> folders = Map.of(
                new Language("en-US"), model(given, home, "en"), new Language("zh-CN"), model(given, home, "zh"));
        try (Models models = Models.open(folders, Duration.ofHours(1))) {
            List<Utterances.Utterance> utterances = Utterances.read(Path.of(given.get("--folder")), library);
            Accuracy accuracy = new Accuracy(
                    models,
                    Calibration.none(),
                    Double.parseDouble(given.get("--accept")),
                    Double.parseDouble(given.get("--confirm")),
                    new Accuracy.Line(
                            given.get("--law").equals("alaw") ? G711.ALAW : G711.ULAW,
                            Optional.ofNullable(given.get("--noise")).map(Double::valueOf)));
            if (!given.containsKey("--soak")) {
                accuracy.report(accuracy.run(utterances), System.out, given.containsKey("--mistakes"));
            }
            Speed speed = new Speed(models, folders, utterances, System.out);
            if (given.containsKey("--soak")) {
                speed.soak(Integer.parseInt(given.get("--soak")));
            } else if (!given.containsKey("--accuracy-only")) {
                speed.againstBareLoop(Integer.parseInt(given.get("--rounds")));
                speed.together(
                        Integer.parseInt(given.get("--speakers")),
                        Duration.ofSeconds(Long.parseLong(given.get("--seconds"))));
                speed.memory(400);
            }
        }
    }

    private static Path model(Map<String, String> given, Path home, String tongue) {
        String named = given.get("--model-" + tongue);
        return named == null ? home.resolve("speech").resolve("starter-model-" + tongue) : Path.of(named);
    }
}
