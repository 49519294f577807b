package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
 * @param texts each prompt in each language
 * @param vocabulary the words that values are composed of, in the languages that have gaps
 * @param unreadable directories of recordings that could not be listed
 */
record PromptPlan(List<Text> texts, Set<Wanted> vocabulary, List<PromptProblem> unreadable) {
    /** A prompt in one language. */
    record Text(PromptId id, Language language, List<Piece> pieces) {}

    /** A piece of it. */
    sealed interface Piece {
        record Clip(Wanted wanted) implements Piece {}

        record Gap(SpokenForm form) implements Piece {}
    }

    /** A clip: a person's recording of these words where there is one, else a synthesised voice. */
    record Wanted(String text, Language language, Optional<Path> recording) {}

    static PromptPlan of(Collection<PromptScript> scripts, SpokenValues values, Optional<Path> recordings) {
        Recordings found = new Recordings(recordings);
        List<Text> texts = new ArrayList<>();
        Set<Wanted> vocabulary = new LinkedHashSet<>();
        Set<Language> withGaps = new HashSet<>();
        for (PromptScript script : scripts) {
            script.texts().forEach((language, pieces) -> {
                texts.add(new Text(script.id(), language, pieces(script.id(), language, pieces, found)));
                if (pieces.stream().anyMatch(ScriptPiece.Gap.class::isInstance) && withGaps.add(language)) {
                    values.vocabulary(language)
                            .forEach(word -> vocabulary.add(new Wanted(word, language, Optional.empty())));
                }
            });
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

    private static List<Piece> pieces(PromptId id, Language language, List<ScriptPiece> script, Recordings found) {
        boolean gaps = script.stream().anyMatch(ScriptPiece.Gap.class::isInstance);
        Optional<Path> whole = gaps ? Optional.empty() : found.file(language, id.value());
        if (whole.isPresent()) {
            return List.of(new Piece.Clip(new Wanted(allWords(script), language, whole)));
        }
        List<Piece> pieces = new ArrayList<>();
        int words = 0;
        for (ScriptPiece piece : script) {
            switch (piece) {
                case ScriptPiece.Gap(SpokenForm form) -> pieces.add(new Piece.Gap(form));
                case ScriptPiece.Words(String text) -> {
                    words++;
                    if (SpokenValues.canBeSaid(text)) { // a full stop after a gap is no sound
                        Optional<Path> file = found.file(language, "%s.%d".formatted(id.value(), words));
                        pieces.add(new Piece.Clip(new Wanted(text.strip(), language, file)));
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

        /** A recording by its name without extension: one that is ready for the line before one that is not. */
        Optional<Path> file(Language language, String name) {
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
