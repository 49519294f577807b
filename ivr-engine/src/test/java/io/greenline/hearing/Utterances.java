package io.greenline.hearing;

import io.greenline.audio.MalformedWavException;
import io.greenline.audio.Pcm;
import io.greenline.audio.Resampler;
import io.greenline.audio.Wav;
import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.match.GrammarLibrary;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Labelled utterances of a folder: {@code transcripts.tsv} with file, language, text, and a fourth column with grammars
 * joined by commas where one wants to name them. Without it each utterance is listened to as a node of the sample hotline
 * would: with the first library grammar below that takes its text, and {@code universals}; one that none takes is listened to
 * by the main menu, and to be right must not be accepted.
 */
final class Utterances {
    /** Narrow grammars first: what a wide one would take too is asked for in its own question. */
    private static final List<String> QUESTIONS = List.of(
            "yes-no",
            "digits",
            "universals",
            "services",
            "main-menu",
            "few-words",
            "date-time",
            "dates",
            "times",
            "money",
            "numbers");

    private static final String EVERYWHERE = "universals";
    private static final String MENU = "main-menu";

    private Utterances() {}

    /**
     * An utterance.
     *
     * @param expected its meaning by the grammars; empty when nothing may be accepted
     * @param grammar the first one, for the report; {@code -} where none takes the text
     */
    record Utterance(
            String file,
            Language language,
            String text,
            Pcm voice,
            List<Grammar> grammars,
            String grammar,
            Optional<Meaning> expected) {}

    static List<Utterance> read(Path folder, GrammarLibrary library) throws IOException, MalformedWavException {
        List<Utterance> utterances = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("transcripts.tsv"))) {
            String[] fields = line.split("\t", -1);
            if (fields.length < 3 || fields[0].equals("file")) {
                continue;
            }
            Language language = language(fields[1]);
            Pcm voice = Resampler.resample(Wav.decode(Files.readAllBytes(folder.resolve(fields[0]))), 8_000);
            List<String> named =
                    fields.length > 3 && !fields[3].isBlank() ? List.of(fields[3].split(",", -1)) : List.of();
            utterances.add(utterance(fields[0], language, fields[2], voice, named, library));
        }
        return utterances;
    }

    private static Utterance utterance(
            String file, Language language, String text, Pcm voice, List<String> named, GrammarLibrary library) {
        Optional<String> fitting = (named.isEmpty() ? QUESTIONS : named)
                .stream()
                        .filter(name -> !text.isEmpty()
                                && means(library, name, language, text).isPresent())
                        .findFirst();
        List<String> names = named.isEmpty()
                ? Stream.of(
                                fitting.orElse(MENU),
                                fitting.filter(EVERYWHERE::equals).isPresent() ? MENU : EVERYWHERE)
                        .toList()
                : named;
        List<Grammar> grammars = names.stream()
                .flatMap(name -> library.find(new GrammarName(name), language).stream())
                .toList();
        Optional<Meaning> expected = grammars.stream()
                .flatMap(grammar -> text.isEmpty() ? Stream.empty() : grammar.interpret(text, 1).stream())
                .map(Interpretation::meaning)
                .findFirst();
        return new Utterance(file, language, text, voice, grammars, fitting.orElse("-"), expected);
    }

    private static Optional<Meaning> means(GrammarLibrary library, String name, Language language, String text) {
        return library.find(new GrammarName(name), language)
                .flatMap(grammar -> grammar.interpret(text, 1).stream().findFirst())
                .map(Interpretation::meaning);
    }

    private static Language language(String tag) {
        return switch (tag) {
            case "en" -> new Language("en-US");
            case "zh" -> new Language("zh-CN");
            default -> new Language(tag);
        };
    }
}
