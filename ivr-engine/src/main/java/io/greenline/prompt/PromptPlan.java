package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be made for a set of prompts.
 *
 * @param texts each prompt in each language at each pace, the normal pace first
 * @param vocabulary the words that values are composed of, in the languages and at the paces that have gaps
 * @param unreadable directories of recordings that could not be listed
 */
record PromptPlan(List<Text> texts, Set<Wanted> vocabulary, List<PromptProblem> unreadable) {
    /** A prompt in one language, at one pace. */
    record Text(PromptId id, Language language, Pace pace, List<Piece> pieces) {
        private Text with(List<ScriptPiece> script, Recordings found) {
            return new Text(id, language, pace, PromptPlan.pieces(this, script, found));
        }
    }

    /** A piece of it. */
    sealed interface Piece {
        record Clip(Wanted wanted) implements Piece {}

        record Gap(SpokenForm form) implements Piece {}
    }

    /** A clip: a person's recording of these words where there is one, else a synthesised voice. */
    record Wanted(Speech speech, Optional<Path> recording) {}

    static PromptPlan of(Collection<PromptScript> scripts, SpokenValues values, Optional<Path> recordings) {
        Recordings found = new Recordings(recordings);
        List<Text> texts = new ArrayList<>();
        Set<Wanted> vocabulary = new LinkedHashSet<>();
        Map<Language, List<String>> words = new HashMap<>();
        for (Pace pace : Pace.values()) {
            for (PromptScript script : scripts) {
                if (!script.isWantedAt(pace)) {
                    continue;
                }
                script.texts().forEach((language, pieces) -> {
                    texts.add(new Text(script.id(), language, pace, List.of()).with(pieces, found));
                    if (pieces.stream().anyMatch(ScriptPiece.Gap.class::isInstance)) {
                        words.computeIfAbsent(language, values::vocabulary)
                                .forEach(word ->
                                        vocabulary.add(new Wanted(new Speech(word, language, pace), Optional.empty())));
                    }
                });
            }
        }
        return new PromptPlan(texts, vocabulary, found.problems);
    }

    /** All clips, each once: the prompts' first, so that they are there when the time is up. */
    Set<Wanted> wanted() {
        Set<Wanted> all = new LinkedHashSet<>();
        for (Text text : texts) {
            for (Piece piece : text.pieces) {
                if (piece instanceof Piece.Clip(Wanted wanted)) {
                    all.add(wanted);
                }
            }
        }
        all.addAll(vocabulary);
        return all;
    }

    private static List<Piece> pieces(Text of, List<ScriptPiece> script, Recordings found) {
        boolean gaps = script.stream().anyMatch(ScriptPiece.Gap.class::isInstance);
        Optional<Path> whole = gaps ? Optional.empty() : found.of(of, "");
        if (whole.isPresent()) {
            return List.of(new Piece.Clip(new Wanted(new Speech(allWords(script), of.language, of.pace), whole)));
        }
        List<Piece> pieces = new ArrayList<>();
        int words = 0;
        for (ScriptPiece piece : script) {
            switch (piece) {
                case ScriptPiece.Gap(SpokenForm form) -> pieces.add(new Piece.Gap(form));
                case ScriptPiece.Words(String text) -> {
                    words++;
                    if (SpokenValues.canBeSaid(text)) { // a full stop after a gap is no sound
                        Speech speech = new Speech(text.strip(), of.language, of.pace);
                        pieces.add(new Piece.Clip(new Wanted(speech, found.of(of, "." + words))));
                    }
                }
            }
        }
        return pieces;
    }

    private static String allWords(List<ScriptPiece> script) {
        return script.stream()
                .flatMap(piece ->
                        piece instanceof ScriptPiece.Words(String text) ? Stream.of(text.strip()) : Stream.of())
                .collect(Collectors.joining(" "));
    }

    /** The recordings there are; each language's directory is listed once instead of asked for every prompt. */
    private static final class Recordings {
        private final Optional<Path> directory;
        private final Map<Language, Set<String>> names = new HashMap<>();
        private final List<PromptProblem> problems = new ArrayList<>();

        Recordings(Optional<Path> directory) {
            this.directory = directory;
        }

        /** The recording of a prompt or of one of its pieces; for the slow pace one of its own before the usual one. */
        Optional<Path> of(Text text, String piece) {
            Optional<Path> usual = file(text.language, text.id.value() + piece);
            return switch (text.pace) {
                case NORMAL -> usual;
                case SLOW ->
                    file(text.language, text.id.value() + ".slow" + piece).or(() -> usual);
            };
        }

        /** A recording by its name without extension: one that is ready for the line before one that is not. */
        private Optional<Path> file(Language language, String name) {
            return Stream.of(name + ClipMaker.READY, name + ".wav")
                    .flatMap(file -> existing(language, file).stream())
                    .findFirst();
        }

        private Optional<Path> existing(Language language, String name) {
            return directory
                    .map(all -> all.resolve(language.tag()))
                    .filter(own ->
                            names.computeIfAbsent(language, _ -> list(own)).contains(name))
                    .map(own -> own.resolve(name));
        }

        private Set<String> list(Path own) {
            if (!Files.isDirectory(own)) {
                return Set.of();
            }
            try (Stream<Path> files = Files.list(own)) {
                return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            } catch (IOException unreadable) {
                problems.add(new PromptProblem(
                        own.toString(),
                        "cannot list the recordings: %s; callers hear the synthesised voice"
                                .formatted(ClipMaker.reason(unreadable)),
                        "make it readable for the engine"));
                return Set.of();
            }
        }
    }
}
