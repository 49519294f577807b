package io.greenline.vosk;

import io.greenline.speech.RecognizerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that should hold a Vosk model: {@code am/final.mdl}, {@code conf/mfcc.conf}, {@code conf/model.conf} and a graph.
 *
 * <p>It is looked at before libvosk sees it. libvosk 0.3.45 answers most faults with an error, but ends the process where
 * {@code HCLr.fst} is missing or cut, where {@code model.conf} or {@code disambig_tid.int} is empty, and where
 * {@code mfcc.conf} gives fewer features than the network takes (tried with each file missing, empty, cut and random). A
 * file whose size is right and whose inside is not can still do that; only a checksum would tell.
 */
record ModelFolder(Path path) {
    private static final Path NETWORK = Path.of("am", "final.mdl");
    private static final Path FEATURES = Path.of("conf", "mfcc.conf");
    private static final Path OPTIONS = Path.of("conf", "model.conf");
    private static final Path WHOLE_GRAPH = Path.of("graph", "HCLG.fst");
    private static final Path LEXICON_GRAPH = Path.of("graph", "HCLr.fst");
    private static final Path WORD_GRAPH = Path.of("graph", "Gr.fst");
    private static final Path DISAMBIGUATION = Path.of("graph", "disambig_tid.int");
    private static final Path WORD_TABLE = Path.of("graph", "words.txt");
    private static final Path WORD_LIST = Path.of("vocabulary.txt");

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9.-]*=\\S+");
    private static final Pattern CEPSTRA = Pattern.compile("(?m)^--num-ceps=(\\d+)\\s*$");
    private static final Pattern INPUTS = Pattern.compile("input-node name=input dim=(\\d+)");
    /** Kaldi's own number of cepstra where the file names none. */
    private static final int USUAL_CEPSTRA = 13;
    /** The network's description as text stands before its weights. */
    private static final int DESCRIPTION_BYTES = 1 << 20;

    /** What changes when any file changes: names, sizes, times. Empty when there is no folder. */
    Optional<String> fingerprint() {
        try (Stream<Path> files = Files.walk(path)) {
            Set<String> lines = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.add(
                        "%s %d %s".formatted(path.relativize(file), Files.size(file), Files.getLastModifiedTime(file)));
            }
            return Optional.of(String.join("\n", lines));
        } catch (IOException | java.io.UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    /**
     * The words of the model.
     *
     * @throws RecognizerException when libvosk should not be given this folder
     */
    Vocabulary examine() throws RecognizerException {
        if (!Files.isDirectory(path)) {
            throw new RecognizerException(
                    "there is no folder %s; put a Vosk model there (scripts/fetch-model gets one)".formatted(path));
        }
        for (Path needed : List.of(NETWORK, FEATURES, OPTIONS)) {
            needContent(needed);
        }
        requireOptions(FEATURES);
        requireOptions(OPTIONS);
        requireMatchingFeatures();
        Optional<Set<String>> words = graphWords();
        return new Vocabulary(spoken(words.isPresent() ? words.get() : listedWords()));
    }

    private Optional<Set<String>> graphWords() throws RecognizerException {
        if (Files.exists(path.resolve(WHOLE_GRAPH))) {
            FstFile.look(path.resolve(WHOLE_GRAPH));
            return tableOfWords();
        }
        needContent(LEXICON_GRAPH);
        needContent(WORD_GRAPH);
        needContent(DISAMBIGUATION);
        requireNumbers(DISAMBIGUATION);
        FstFile.look(path.resolve(LEXICON_GRAPH));
        Optional<Set<String>> inside = FstFile.look(path.resolve(WORD_GRAPH));
        Optional<Set<String>> table = tableOfWords();
        return table.isPresent() ? table : inside;
    }

    private Optional<Set<String>> tableOfWords() throws RecognizerException {
        if (!Files.exists(path.resolve(WORD_TABLE))) {
            return Optional.empty();
        }
        return Optional.of(lines(WORD_TABLE).stream()
                .map(line -> line.strip().split("\\s+", 2)[0])
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private Set<String> listedWords() throws RecognizerException {
        needContent(WORD_LIST);
        return new LinkedHashSet<>(lines(WORD_LIST).stream().map(String::strip).toList());
    }

    /** Without what stands for no word: {@code <eps>}, {@code #0}, {@code [unk]}, {@code !SIL}. */
    private Set<String> spoken(Set<String> symbols) throws RecognizerException {
        Set<String> words = symbols.stream()
                .filter(symbol -> !symbol.isEmpty() && "<#[!".indexOf(symbol.charAt(0)) < 0)
                .collect(Collectors.toSet());
        if (words.isEmpty()) {
            throw broken(WORD_GRAPH, "no word is in it");
        }
        return words;
    }

    private void requireOptions(Path file) throws RecognizerException {
        List<String> options = lines(file).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        for (String option : options) {
            if (!OPTION.matcher(option).matches()) {
                throw broken(file, "'%s' is no option".formatted(option));
            }
        }
        if (options.isEmpty()) {
            throw broken(file, "it names no option");
        }
    }

    /** libvosk reads past the features' end where the network expects more of them than the file asks for. */
    private void requireMatchingFeatures() throws RecognizerException {
        Matcher named = CEPSTRA.matcher(String.join("\n", lines(FEATURES)));
        int cepstra = named.find() ? Integer.parseInt(named.group(1)) : USUAL_CEPSTRA;
        Matcher inputs = INPUTS.matcher(new String(head(NETWORK), StandardCharsets.ISO_8859_1));
        if (inputs.find() && Integer.parseInt(inputs.group(1)) != cepstra) {
            throw broken(FEATURES, "it makes %d features, the network takes %s".formatted(cepstra, inputs.group(1)));
        }
    }

    /** A list of numbers that was cut has no end of line. */
    private void requireNumbers(Path file) throws RecognizerException {
        String text = String.join("\n", lines(file));
        try {
            if (!Files.readString(path.resolve(file)).endsWith("\n") || !text.matches("\\d+(\\n\\d+)*")) {
                throw broken(file, "it is no whole list of numbers");
            }
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private byte[] head(Path file) throws RecognizerException {
        try (var in = Files.newInputStream(path.resolve(file))) {
            return in.readNBytes(DESCRIPTION_BYTES);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private List<String> lines(Path file) throws RecognizerException {
        try {
            return Files.readString(path.resolve(file)).lines().toList();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private void needContent(Path file) throws RecognizerException {
        try {
            if (Files.size(path.resolve(file)) == 0) {
                throw broken(file, "it is empty");
            }
        } catch (IOException missing) {
            throw unreadable(file, missing);
        }
    }

    private RecognizerException broken(Path file, String what) {
        return new RecognizerException(
                "%s is broken: %s; copy the model again, whole".formatted(path.resolve(file), what));
    }

    private RecognizerException unreadable(Path file, IOException cause) {
        String why = Files.exists(path.resolve(file)) ? cause.toString() : "it is missing";
        return new RecognizerException(
                "%s cannot be read: %s; copy the model again, whole".formatted(path.resolve(file), why), cause);
    }
}
