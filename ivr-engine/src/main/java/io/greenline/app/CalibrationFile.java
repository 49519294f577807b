package io.greenline.app;

import io.greenline.app.versions.Durable;
import io.greenline.grammar.GrammarName;
import io.greenline.speech.Calibration;
import io.greenline.speech.Calibration.Curve;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The file {@code calibration.tsv} in the directory of grammars: a line for each grammar and language with the three weights
 * of its curve, fields separated by tabs.
 */
final class CalibrationFile {
    static final String NAME = "calibration.tsv";
    private static final String HEAD = "grammar\tlanguage\tconstant\tmean\tleast";

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    CalibrationFile(Path file) {
        this.file = file;
    }

    /** Where it stands unless the settings name another place. */
    static CalibrationFile in(Path grammars) {
        return new CalibrationFile(grammars.resolve(NAME));
    }

    Path file() {
        return file;
    }

    /** What is wrong with the file, after {@link #read}: file, line, remedy. */
    List<String> problems() {
        return problems;
    }

    /** What the file says; without a file the standard curve for everything, and so for lines that are wrong. */
    Calibration read() {
        problems.clear();
        Map<Calibration.Key, Curve> curves = new HashMap<>();
        if (Files.exists(file)) {
            try {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (!lines.get(i).isBlank()
                            && !lines.get(i).equals(HEAD)
                            && !lines.get(i).startsWith("#")) {
                        read(i + 1, lines.get(i), curves);
                    }
                }
            } catch (IOException unreadable) {
                problems.add("%s: cannot be read: %s".formatted(file, unreadable.getMessage()));
            }
        }
        return new Calibration(curves, Calibration.STANDARD);
    }

    private void read(int number, String line, Map<Calibration.Key, Curve> curves) {
        String[] fields = line.split("\t", -1);
        try {
            if (fields.length != 5) {
                throw new IllegalArgumentException("%d fields".formatted(fields.length));
            }
            Calibration.Key key = new Calibration.Key(new GrammarName(fields[0]), new Language(fields[1]));
            Curve curve = new Curve(weight(fields[2]), weight(fields[3]), weight(fields[4]));
            if (curves.putIfAbsent(key, curve) != null) {
                problems.add("%s:%d:1: %s in %s stands twice; remove one"
                        .formatted(file, number, key.grammar(), key.language()));
            }
        } catch (IllegalArgumentException wrong) {
            problems.add("%s:%d:1: no line of a calibration (%s); make it with: greenline speech calibrate"
                    .formatted(file, number, wrong.getMessage()));
        }
    }

    private static double weight(String text) {
        double weight = Double.parseDouble(text);
        if (!(Math.abs(weight) <= 100)) {
            throw new IllegalArgumentException("a weight is from -100 to 100, not " + text);
        }
        return weight;
    }

    /** Writes the file with one curve more, or another one; whole or not at all. */
    void put(Calibration.Key key, Curve curve) throws IOException {
        Map<Calibration.Key, Curve> curves = new HashMap<>(read().curves());
        if (!problems.isEmpty()) {
            throw new CommandFailure(problems);
        }
        curves.put(key, curve);
        List<String> lines = new ArrayList<>(List.of(HEAD));
        curves.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Calibration.Key, Curve> entry) ->
                        entry.getKey().grammar() + " " + entry.getKey().language()))
                .forEach(entry -> lines.add("%s\t%s\t%s"
                        .formatted(entry.getKey().grammar(), entry.getKey().language(), weights(entry.getValue()))));
        Durable.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String weights(Curve curve) {
        return String.format(Locale.ROOT, "%.4f\t%.4f\t%.4f", curve.constant(), curve.mean(), curve.least());
    }
}
