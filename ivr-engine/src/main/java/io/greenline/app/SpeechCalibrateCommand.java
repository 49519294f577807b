package io.greenline.app;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.speech.Answer;
import io.greenline.speech.Calibration;
import io.greenline.speech.CalibrationFit;
import io.greenline.speech.CalibrationFit.Seen;
import io.greenline.speech.RecognizerException;
import io.greenline.speech.RecordedVoice;
import io.greenline.telephony.Language;
import io.greenline.vosk.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures with labelled voices how often answers are right that the recogniser is so sure of. */
@Command(
        name = "calibrate",
        description = {
            "Listen to labelled voices by one grammar; print how many are right and which thresholds fit,",
            "and write what a confidence means into calibration.tsv of the directory of grammars."
        },
        mixinStandardHelpOptions = true)
final class SpeechCalibrateCommand implements Callable<Integer> {
    /** So much is to be right of what is accepted without asking back, and of all that is not refused. */
    private static final double ACCEPTED_RIGHT = 0.97, CONFIRMED_RIGHT = 0.8;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HearingOptions options;

    @Parameters(
            paramLabel = "FOLDER",
            description = "WAV files with transcripts.tsv: file, language, text, with tabs between.")
    private Path folder;

    @Option(names = "--grammar", paramLabel = "GRAMMAR", required = true, description = "Name of the grammar.")
    private String grammar;

    @Option(names = "--dry-run", description = "Write nothing.")
    private boolean dryRun;

    private int expected;
    private int understood;
    private int outside;
    private int taken;

    @SuppressWarnings("NullAway.Init")
    SpeechCalibrateCommand() {}

    @Override
    public Integer call() {
        Grammar by = options.grammar(grammar);
        CalibrationFile file = CalibrationFile.in(options.directory());
        List<Seen> seen;
        try (Models models = options.models()) {
            seen = seen(by, new RecordedVoice(options.recognizer(models), Calibration.none()));
        } catch (RecognizerException deaf) {
            throw new CommandFailure(String.valueOf(deaf.getMessage()));
        }
        if (seen.isEmpty()) {
            throw new CommandFailure(
                    "no answer among these voices: are they in %s and of this grammar?".formatted(options.language()));
        }
        Calibration.Curve curve = CalibrationFit.of(seen, Calibration.STANDARD);
        print(seen, curve);
        return dryRun ? 0 : write(file, by, curve);
    }

    private List<Seen> seen(Grammar by, RecordedVoice ear) throws RecognizerException {
        List<Seen> seen = new ArrayList<>();
        for (LabelledVoices.Labelled voice : LabelledVoices.read(folder)) {
            boolean wanted =
                    Language.isTag(voice.language()) && new Language(voice.language()).isSameTongue(options.language());
            if (!wanted) {
                continue;
            }
            Optional<Meaning> meant = by.interpret(voice.text(), 1).stream()
                    .map(Interpretation::meaning)
                    .findFirst();
            RecordedVoice.Heard heard = ear.hear(options.listening(List.of(by)), HearingOptions.voice(voice.file()));
            Optional<Answer> best = heard.answered()
                    .flatMap(answered -> answered.answers().stream().findFirst());
            boolean right = best.isPresent() && best.map(Answer::meaning).equals(meant);
            if (best.isPresent() && heard.sureness().isPresent()) {
                seen.add(new Seen(heard.sureness().get(), right));
            }
            count(meant.isPresent(), best.isPresent(), right);
        }
        return seen;
    }

    private void count(boolean ofTheGrammar, boolean answered, boolean right) {
        expected += ofTheGrammar ? 1 : 0;
        understood += right ? 1 : 0;
        outside += ofTheGrammar ? 0 : 1;
        taken += !ofTheGrammar && answered ? 1 : 0;
    }

    private void print(List<Seen> seen, Calibration.Curve curve) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("right: %d of %d that the grammar takes%n", understood, expected);
        out.printf("taken for an answer: %d of %d that it does not take%n", taken, outside);
        out.printf(
                Locale.ROOT,
                "accept from %.2f (%.0f %% right), confirm from %.2f (%.0f %% right)%n",
                CalibrationFit.threshold(seen, curve, ACCEPTED_RIGHT),
                ACCEPTED_RIGHT * 100,
                CalibrationFit.threshold(seen, curve, CONFIRMED_RIGHT),
                CONFIRMED_RIGHT * 100);
    }

    private int write(CalibrationFile file, Grammar by, Calibration.Curve curve) {
        try {
            file.put(new Calibration.Key(by.name(), by.language()), curve);
        } catch (IOException unwritable) {
            throw new CommandFailure("%s cannot be written: %s".formatted(file.file(), unwritable.getMessage()));
        }
        spec.commandLine().getOut().printf("written: %s%n", file.file());
        return 0;
    }
}
