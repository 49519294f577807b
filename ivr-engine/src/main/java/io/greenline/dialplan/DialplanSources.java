package io.greenline.dialplan;

import io.greenline.calendar.CalendarLoader;
import io.greenline.calendar.Calendars;
import io.greenline.dialplan.Includes.Fragment;
import io.greenline.grammar.GrammarName;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import io.greenline.telephony.Language;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import io.greenline.yaml.YamlValue.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one document of all the files of a dialplan: what fragments and prompt files hold is read as if it stood in the
 * dialplan, and every value keeps the place where it really stands.
 */
final class DialplanSources {
    private static final List<String> SHARED = List.of("nodes", "subflows", "prompts");

    private final SourceFiles files;
    private final Findings findings;

    private DialplanSources(SourceFiles files) {
        this.files = files;
        this.findings = files.findings();
    }

    /**
     * What was read.
     *
     * @param document everything as one; empty, with findings, where a file is missing from it: what depends on that
     *     file would be reported again and again
     * @param texts where missing texts should stand
     */
    record Read(Bundle files, Optional<YamlValue> document, TextPlaces texts, Calendars calendars, Grammars grammars) {}

    static Read read(String main, FileSource folder, Findings findings) {
        SourceFiles files = new SourceFiles(folder, findings);
        return new DialplanSources(files).read(main);
    }

    private Read read(String main) {
        Optional<YamlValue> root = files.read(main);
        if (root.isEmpty() || !(root.get() instanceof Block block)) {
            return new Read(files.bundle(main), root, new TextPlaces(Map.of()), Calendars.NONE, Grammars.NONE);
        }
        PromptFiles texts = new PromptFiles(files, languages(block));
        List<Fragment> fragments = new Includes(files).of(block);
        Block merged = merged(main, block, fragments, texts);
        Calendars calendars = flows(merged).anyMatch(DialplanSources::asksForHours) ? calendars() : Calendars.NONE;
        Grammars grammars = grammars(merged);
        boolean usable = files.isWhole() && DialplanLimits.hold(merged, findings);
        return new Read(
                files.bundle(main),
                usable ? Optional.of(merged) : Optional.empty(),
                texts.places(),
                calendars,
                grammars);
    }

    /** The grammars that some node names, in every language, and with them those of every question. */
    private Grammars grammars(Block merged) {
        Set<GrammarName> names = flows(merged)
                .flatMap(nodes -> nodes.entries().stream())
                .flatMap(node -> node.value() instanceof Block keys ? value(keys, "grammar").stream() : Stream.empty())
                .flatMap(value -> value instanceof Scalar scalar ? Stream.of(scalar.text()) : Stream.empty())
                .filter(GrammarName::isName)
                .map(GrammarName::new)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Language> languages = languages(merged).stream()
                .filter(Language::isTag)
                .map(Language::new)
                .collect(Collectors.toSet());
        return names.isEmpty() ? Grammars.NONE : GrammarFiles.read(names, languages, files);
    }

    private Calendars calendars() {
        return files.keep(CalendarLoader.FILE_NAME)
                .map(content -> CalendarLoader.load(files.folder().shown(CalendarLoader.FILE_NAME), content))
                .map(this::usable)
                .orElse(Calendars.NONE);
    }

    private Calendars usable(CalendarLoader.Result result) {
        result.diagnostics().forEach(findings::add);
        return switch (result) {
            case CalendarLoader.Loaded loaded -> loaded.calendars();
            case CalendarLoader.Refused _ -> {
                files.misses();
                yield Calendars.NONE;
            }
        };
    }

    private static Set<String> languages(Block root) {
        return value(root, "languages").stream()
                .flatMap(value -> value instanceof Items items ? items.values().stream() : Stream.empty())
                .flatMap(value -> value instanceof Scalar scalar ? Stream.of(scalar.text()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /** The dialplan's own block with what the other files add to its nodes, subflows and prompts. */
    private Block merged(String main, Block root, List<Fragment> fragments, PromptFiles texts) {
        Map<String, YamlValue> shared = new LinkedHashMap<>();
        for (String key : SHARED) {
            value(root, key).ifPresent(value -> shared.put(key, value));
        }
        texts.ofDialplan(main, Optional.ofNullable(shared.get("prompts")))
                .ifPresent(value -> shared.put("prompts", value));
        for (Fragment fragment : fragments) {
            Fields fields = fragment.fields();
            add("nodes", fields.value("nodes"), shared);
            add("subflows", fields.value("subflows"), shared);
            add("prompts", texts.ofFragment(fragment.path(), fields.value("prompts")), shared);
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : root.entries()) {
            // A key that stands twice keeps its second value: reading the dialplan reports it.
            YamlValue with = shared.remove(entry.key().text());
            entries.add(with == null ? entry : new Entry(entry.key(), with));
        }
        shared.forEach((key, value) -> entries.add(new Entry(written(key, value), value)));
        return new Block(root.at(), entries, root.weight());
    }

    private void add(String key, Optional<YamlValue> more, Map<String, YamlValue> shared) {
        List<Entry> added =
                more.map(value -> Fields.entries(value, key, findings)).orElse(List.of());
        YamlValue before = shared.get(key);
        if (added.isEmpty() || !(before == null || before instanceof Block)) {
            return;
        }
        List<Entry> all = new ArrayList<>(before instanceof Block block ? block.entries() : List.of());
        all.addAll(added);
        SourceSpan at = before == null ? more.orElseThrow().at() : before.at();
        shared.put(key, new Block(at, all, all.size()));
    }

    /** A key that the dialplan itself does not have. */
    private static Scalar written(String key, YamlValue value) {
        return new Scalar(
                value.at(), key, Style.PLAIN, new SourceText(value.at().file(), ""), 0, 0);
    }

    /** The nodes of the main flow and of every subflow. */
    private static Stream<Block> flows(Block root) {
        Stream<Block> subflows = block(root, "subflows").stream()
                .flatMap(block -> block.entries().stream())
                .flatMap(entry -> entry.value() instanceof Block flow ? block(flow, "nodes").stream() : Stream.empty());
        return Stream.concat(block(root, "nodes").stream(), subflows);
    }

    private static boolean asksForHours(Block nodes) {
        return nodes.entries().stream()
                .anyMatch(node -> node.value() instanceof Block keys
                        && keys.entries().stream()
                                .anyMatch(entry -> entry.key().text().equals("hours")));
    }

    private static Optional<Block> block(Block block, String key) {
        return value(block, key).flatMap(value -> value instanceof Block of ? Optional.of(of) : Optional.empty());
    }

    private static Optional<YamlValue> value(Block block, String key) {
        return block.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst()
                .map(Entry::value);
    }
}
