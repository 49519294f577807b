package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The prompt files beside a dialplan or a fragment, such as {@code hotline.prompts.en-US.yaml} beside {@code
 * hotline.yaml}: name and text, one line each, so that a translator never touches the flow.
 */
final class PromptFiles {
    private static final String MARK = ".prompts.";
    private static final String SUFFIX = ".yaml";

    private final SourceFiles files;
    private final Findings findings;
    private final Set<String> languages;
    private final Map<String, Map<String, String>> beside = new HashMap<>();

    /** @param languages the tags that the dialplan names; empty where they could not be read */
    PromptFiles(SourceFiles files, Set<String> languages) {
        this.files = files;
        this.findings = files.findings();
        this.languages = languages;
    }

    /** Whether a file's name says that it holds prompts of another file. */
    static boolean isOne(String name) {
        return name.contains(MARK) && name.endsWith(SUFFIX);
    }

    /** The name of the file that a prompt file belongs to. */
    static String owner(String name) {
        return name.substring(0, name.lastIndexOf(MARK)) + SUFFIX;
    }

    /** Where texts should stand, known once every file was merged. */
    TextPlaces places() {
        return new TextPlaces(Map.copyOf(beside));
    }

    /** The prompts of a dialplan together with the texts that stand beside it. */
    Optional<YamlValue> ofDialplan(String owner, Optional<YamlValue> prompts) {
        Map<String, String> all = besides(owner);
        all.forEach((tag, path) -> {
            if (!isKnown(tag)) {
                unknown(tag, path);
            }
        });
        return merged(owner, prompts, all);
    }

    /**
     * The prompts of a fragment together with the texts that stand beside it. It may have more languages than the
     * dialplan that includes it.
     */
    Optional<YamlValue> ofFragment(String owner, Optional<YamlValue> prompts) {
        return merged(owner, prompts, besides(owner));
    }

    private Optional<YamlValue> merged(String owner, Optional<YamlValue> prompts, Map<String, String> paths) {
        paths.keySet().removeIf(tag -> !isKnown(tag));
        if (paths.isEmpty() || (prompts.isPresent() && !(prompts.get() instanceof Block))) {
            return prompts;
        }
        Map<String, String> shown = new HashMap<>();
        paths.forEach((tag, path) -> shown.put(tag, files.folder().shown(path)));
        shown.values().forEach(file -> beside.put(file, shown));
        beside.put(files.folder().shown(owner), shown);
        List<Entry> base = prompts.map(value -> ((Block) value).entries()).orElse(List.of());
        Map<String, Draft> drafts = new LinkedHashMap<>();
        base.forEach(entry -> drafts.putIfAbsent(entry.key().text(), Draft.of(entry)));
        paths.forEach((tag, path) -> files.read(path).ifPresent(root -> add(tag, root, drafts)));
        List<Entry> all =
                new ArrayList<>(drafts.values().stream().map(Draft::entry).toList());
        // What stands twice stays there twice: reading the prompts reports it.
        Set<String> seen = new HashSet<>();
        base.stream().filter(entry -> !seen.add(entry.key().text())).forEach(all::add);
        SourceSpan at = prompts.map(YamlValue::at)
                .orElse(SourceSpan.startOf(files.folder().shown(owner)));
        return Optional.of(new Block(at, all, 1));
    }

    private boolean isKnown(String tag) {
        return languages.isEmpty() || languages.contains(tag);
    }

    /** The prompt files of a file, by language. */
    private Map<String, String> besides(String owner) {
        int slash = owner.lastIndexOf('/');
        String folder = owner.substring(0, slash + 1);
        String prefix = owner.substring(slash + 1).replaceFirst("\\.yaml$", "") + MARK;
        Map<String, String> paths = new LinkedHashMap<>();
        for (String name : files.folder().names(folder)) {
            if (name.startsWith(prefix) && name.endsWith(SUFFIX) && name.length() > prefix.length() + SUFFIX.length()) {
                paths.put(name.substring(prefix.length(), name.length() - SUFFIX.length()), folder + name);
            }
        }
        return paths;
    }

    private void unknown(String tag, String path) {
        findings.error(
                SourceSpan.startOf(files.folder().shown(path)),
                DialplanRule.UNKNOWN_LANGUAGE,
                "'%s' in the file's name is not a language of the dialplan".formatted(tag),
                NearestWord.remedy(tag, languages, "add it to languages"));
    }

    private void add(String tag, YamlValue root, Map<String, Draft> drafts) {
        for (Entry entry : Fields.entries(root, "a prompt file", findings)) {
            Draft draft = drafts.computeIfAbsent(entry.key().text(), _ -> Draft.begun(entry.key()));
            Optional<Scalar> earlier = draft.text(tag);
            if (earlier.isPresent()) {
                String problem = "prompt '%s' has its %s text already, in %s"
                        .formatted(entry.key(), tag, earlier.get().at());
                findings.error(entry.key().at(), FileRule.DUPLICATE_TEXT, problem, "remove one of them");
            } else {
                draft.texts().add(new Entry(language(tag, entry.key()), entry.value()));
            }
        }
    }

    /** The language as if it were written there. */
    private static Scalar language(String tag, Scalar key) {
        return new Scalar(key.at(), tag, key.style(), key.file(), key.from(), key.to());
    }

    /**
     * A prompt whose texts are gathered.
     *
     * @param texts language and text; added to
     * @param unusable what stands there instead of texts
     */
    private record Draft(Scalar key, SourceSpan at, List<Entry> texts, Optional<YamlValue> unusable) {
        static Draft begun(Scalar key) {
            return new Draft(key, key.at(), new ArrayList<>(), Optional.empty());
        }

        static Draft of(Entry prompt) {
            return prompt.value() instanceof Block block
                    ? new Draft(prompt.key(), block.at(), new ArrayList<>(block.entries()), Optional.empty())
                    : new Draft(prompt.key(), prompt.key().at(), new ArrayList<>(), Optional.of(prompt.value()));
        }

        Optional<Scalar> text(String tag) {
            return texts.stream()
                    .map(Entry::key)
                    .filter(language -> language.text().equals(tag))
                    .findFirst();
        }

        Entry entry() {
            return new Entry(key, unusable.orElseGet(() -> new Block(at, texts, 1)));
        }
    }
}
