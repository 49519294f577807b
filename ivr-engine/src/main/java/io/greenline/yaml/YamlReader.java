package io.greenline.yaml;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.source.SourceText;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import io.greenline.yaml.YamlValue.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into values.
 *
 * <p>It follows the parser's events with a stack of its own instead of letting the parser build a tree, so that depth,
 * aliases and tags are bounded before they cost anything.
 */
public final class YamlReader {
    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 1_000;
    static final int MAX_VALUES = 250_000;

    private final SourceText text;
    private final Findings findings;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, Optional<YamlValue>> anchors = new HashMap<>();
    private final List<YamlValue> documents = new ArrayList<>();
    private int aliases;
    private int reached;

    private YamlReader(SourceText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** The document of a file; empty, with findings, where there is none that can be used. */
    public static Optional<YamlValue> read(SourceText text, Findings findings) {
        return new YamlReader(text, findings).read();
    }

    private Optional<YamlValue> read() {
        try {
            for (Event event :
                    new Parse(LoadSettings.builder().setLabel(text.file()).build()).parseString(text.text())) {
                event.getStartMark().ifPresent(mark -> reached = mark.getIndex());
                accept(event);
            }
        } catch (Refused refused) {
            findings.error(refused.at, refused.rule, refused.problem, refused.remedy);
            return Optional.empty();
        } catch (MarkedYamlEngineException syntax) {
            int offset = syntax.getProblemMark().map(mark -> mark.getIndex()).orElse(reached);
            SyntaxWords words = SyntaxWords.of(syntax.getProblem(), syntax.getContext());
            String remedy = WideSigns.remedy(text, text.span(offset)).orElse(words.remedy());
            findings.error(text.span(offset), YamlRule.YAML_SYNTAX, words.problem(), remedy);
            return Optional.empty();
        } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException _) {
            // Whatever the parser trips over is the file's fault to its author: no stack trace for any bytes.
            findings.error(
                    text.span(reached), YamlRule.YAML_SYNTAX, "this is not YAML", "compare with a file that works");
            return Optional.empty();
        }
        return onlyDocument();
    }

    private Optional<YamlValue> onlyDocument() {
        if (documents.isEmpty() || (documents.getFirst() instanceof Scalar scalar && scalar.isEmpty())) {
            findings.error(
                    SourceSpan.startOf(text.file()), YamlRule.EMPTY_FILE, "the file is empty", "write something");
            return Optional.empty();
        }
        return Optional.of(documents.getFirst());
    }

    private void accept(Event event) throws Refused {
        switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> alias((AliasEvent) event);
            case SequenceStart, MappingStart -> begin((CollectionStartEvent) event);
            case SequenceEnd, MappingEnd -> end();
            case DocumentStart -> documentStart(event);
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        }
    }

    private void documentStart(Event event) throws Refused {
        if (!documents.isEmpty()) {
            throw new Refused(
                    place(event),
                    YamlRule.SEVERAL_DOCUMENTS,
                    "a second document begins here",
                    "make it a file of its own");
        }
    }

    private void scalar(ScalarEvent event) throws Refused {
        refuseTag(event, event.getTag());
        int from = event.getStartMark().orElseThrow().getIndex();
        int to = event.getEndMark().orElseThrow().getIndex();
        Scalar scalar = new Scalar(text.span(from), event.getValue(), style(event), text, from, to);
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.of(scalar)));
        put(scalar);
    }

    private static Style style(ScalarEvent event) {
        if (event.isPlain()) {
            return Style.PLAIN;
        }
        if (event.isSQuoted()) {
            return Style.SINGLE_QUOTED;
        }
        return event.isDQuoted() ? Style.DOUBLE_QUOTED : Style.BLOCK;
    }

    private void alias(AliasEvent event) throws Refused {
        Anchor anchor = event.getAlias();
        Optional<YamlValue> value = anchors.getOrDefault(anchor, Optional.empty());
        if (value.isEmpty()) {
            String problem = anchors.containsKey(anchor)
                    ? "'*%s' stands inside the value it names".formatted(anchor)
                    : "there is no anchor '&%s' before this".formatted(anchor);
            throw new Refused(place(event), YamlRule.UNKNOWN_ANCHOR, problem, "a text that begins with * needs quotes");
        }
        if (++aliases > MAX_ALIASES) {
            throw new Refused(
                    place(event),
                    YamlRule.TOO_MANY_ALIASES,
                    "more than 1,000 aliases are used",
                    "write the values out");
        }
        put(value.get());
    }

    private void begin(CollectionStartEvent event) throws Refused {
        refuseTag(event, event.getTag());
        if (open.size() >= MAX_DEPTH) {
            throw new Refused(
                    place(event), YamlRule.DEEP_NESTING, "lists and blocks nest deeper than 50 levels", "flatten them");
        }
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.empty()));
        open.push(new Open(place(event), event.getAnchor(), event.getEventId() == Event.ID.MappingStart));
    }

    private void end() throws Refused {
        Open done = open.pop();
        YamlValue value = done.close();
        done.anchor.ifPresent(anchor -> anchors.put(anchor, Optional.of(value)));
        put(value);
    }

    private void put(YamlValue value) throws Refused {
        if (open.isEmpty()) {
            documents.add(value);
            return;
        }
        Open into = open.element();
        into.weight += value.weight();
        if (into.weight > MAX_VALUES) {
            throw new Refused(
                    value.at(),
                    YamlRule.TOO_MANY_ALIASES,
                    "the file has more than 250,000 values",
                    "use fewer aliases");
        }
        into.take(value);
    }

    private void refuseTag(NodeEvent event, Optional<String> tag) throws Refused {
        if (tag.isPresent()) {
            String problem = "the tag '%s' is not allowed".formatted(shown(tag.get()));
            throw new Refused(place(event), YamlRule.TAG, problem, "remove it; a text that begins with ! needs quotes");
        }
    }

    private static String shown(String tag) {
        return tag.startsWith("tag:yaml.org,2002:") ? "!!" + tag.substring("tag:yaml.org,2002:".length()) : tag;
    }

    private SourceSpan place(Event event) {
        return text.span(event.getStartMark().map(mark -> mark.getIndex()).orElse(reached));
    }

    /** A list or block whose end was not reached yet. */
    private static final class Open {
        private final SourceSpan at;
        private final Optional<Anchor> anchor;
        private final boolean block;
        private final List<YamlValue> values = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private Optional<Scalar> key = Optional.empty();
        private long weight = 1;

        Open(SourceSpan at, Optional<Anchor> anchor, boolean block) {
            this.at = at;
            this.anchor = anchor;
            this.block = block;
        }

        void take(YamlValue value) throws Refused {
            if (!block) {
                values.add(value);
            } else if (key.isPresent()) {
                entries.add(new Entry(key.get(), value));
                key = Optional.empty();
            } else if (value instanceof Scalar scalar) {
                key = Optional.of(scalar);
            } else {
                String remedy = "a text that begins with { or [ needs quotes";
                throw new Refused(value.at(), YamlRule.WRONG_TYPE, "a key cannot be " + value.kind(), remedy);
            }
        }

        YamlValue close() {
            return block ? new Block(at, entries, weight) : new Items(at, values, weight);
        }
    }

    /** The file cannot be read further. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient SourceSpan at;
        private final transient YamlRule rule;
        private final String problem;
        private final String remedy;

        Refused(SourceSpan at, YamlRule rule, String problem, String remedy) {
            super(problem, null, false, false);
            this.at = at;
            this.rule = rule;
            this.problem = problem;
            this.remedy = remedy;
        }
    }
}
