package io.greenline.caller;

import io.greenline.source.Findings;
import io.greenline.source.SourceText;
import io.greenline.yaml.YamlReader;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes the text of a file of notices at the places where its values stand; comments and everything else stay as they are.
 *
 * <p>YAML can be written in more ways than are foreseen here. Whoever keeps the changed text loads it first and sees that
 * nothing else has changed.
 */
public final class NoticeEdits {
    private static final Pattern EMPTY_BLOCK = Pattern.compile(":[ \\t]*\\{[ \\t]*}");

    private final SourceText text;
    private final String lineEnd;

    /** Edits of a text. */
    public NoticeEdits(SourceText text) {
        this.text = text;
        this.lineEnd = text.text().contains("\r\n") ? "\r\n" : "\n";
    }

    /** The text with a notice before all others; empty where no place for it can be found. */
    public Optional<String> withNotice(NoticeDraft draft) {
        if (text.text().isBlank()) {
            return Optional.of("notices:" + lineEnd + draft.block("  ", lineEnd));
        }
        Optional<Block> root = root();
        Optional<Entry> notices = root.flatMap(block -> entry(block, "notices"));
        if (root.isPresent() && notices.isEmpty()) {
            String end = text.text().endsWith("\n") ? "" : lineEnd;
            return Optional.of(text.text() + end + "notices:" + lineEnd + draft.block("  ", lineEnd));
        }
        return notices.flatMap(entry -> switch (entry.value()) {
            case Block block
            when !block.entries().isEmpty() ->
                Optional.of(before(block.entries().getFirst().key(), entry.key(), draft));
            case Block _ -> Optional.of(inEmptyBlock(entry.key(), draft)).filter(changed -> !changed.isEmpty());
            case Scalar scalar when scalar.isEmpty() -> Optional.of(afterLineOf(entry.key(), "  ", draft));
            case Scalar _, YamlValue.Items _ -> Optional.empty();
        });
    }

    /** The text with an end for a notice, and with a beginning where one is given; empty where the notice is not found. */
    public Optional<String> ended(NoticeId id, String until, Optional<String> from) {
        Optional<Block> notice = root().flatMap(root -> entry(root, "notices"))
                .flatMap(notices -> notices.value() instanceof Block all ? entry(all, id.value()) : Optional.empty())
                .flatMap(entry -> entry.value() instanceof Block own ? Optional.of(own) : Optional.empty());
        if (from.isPresent()) {
            return notice.flatMap(block -> with(block, "from", from.get()))
                    .flatMap(begun ->
                            new NoticeEdits(new SourceText(text.file(), begun)).ended(id, until, Optional.empty()));
        }
        return notice.flatMap(block -> with(block, "until", until));
    }

    private Optional<Block> root() {
        return YamlReader.read(text, new Findings())
                .flatMap(value -> value instanceof Block block ? Optional.of(block) : Optional.empty());
    }

    private static Optional<Entry> entry(Block block, String key) {
        return block.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst();
    }

    private Optional<String> with(Block block, String key, String word) {
        Optional<Entry> there = entry(block, key);
        if (there.isPresent()) {
            return there.get().value() instanceof Scalar old
                            && isItsOwn(old, there.get().key())
                    ? Optional.of(replaced(old.from(), old.to(), word))
                    : Optional.empty();
        }
        return block.entries().stream().findFirst().map(first -> {
            String between = isInBraces(first.key()) ? ", " : lineEnd + indent(first.key());
            return replaced(first.key().from(), first.key().from(), key + ": " + word + between);
        });
    }

    private String before(Scalar first, Scalar notices, NoticeDraft draft) {
        return isInBraces(first)
                ? replaced(first.from(), first.from(), draft.flow() + ", ")
                : afterLineOf(notices, indent(first), draft);
    }

    private String afterLineOf(Scalar key, String indent, NoticeDraft draft) {
        int end = key.to();
        while (end < text.length() && text.at(end) != '\n') {
            end++;
        }
        return end == text.length()
                ? text.text() + lineEnd + draft.block(indent, lineEnd)
                : replaced(end + 1, end + 1, draft.block(indent, lineEnd));
    }

    private String inEmptyBlock(Scalar key, NoticeDraft draft) {
        Matcher braces = EMPTY_BLOCK.matcher(text.text());
        int from = text.text().offsetByCodePoints(0, key.to());
        if (!braces.find(from)) {
            return "";
        }
        String rest = text.text().substring(braces.end());
        String untilLineEnd = rest.lines().findFirst().orElse("");
        return text.text().substring(0, braces.start()) + ":" + untilLineEnd + lineEnd + draft.block("  ", lineEnd)
                + rest.substring(untilLineEnd.length()).replaceFirst("^\\r?\\n", "");
    }

    /** Whether a value is not shared with others by an anchor or an alias. */
    private boolean isItsOwn(Scalar value, Scalar key) {
        return value.from() > key.from() && text.at(value.from()) != '&';
    }

    /** Whether a block's first key stands behind a brace and not on a line of its own. */
    private boolean isInBraces(Scalar first) {
        int i = first.from() - 1;
        while (i >= 0 && Character.isWhitespace(text.at(i))) {
            i--;
        }
        return i >= 0 && text.at(i) == '{';
    }

    private static String indent(Scalar key) {
        return " ".repeat(key.at().column() - 1);
    }

    private String replaced(int from, int to, String by) {
        String all = text.text();
        return all.substring(0, all.offsetByCodePoints(0, from)) + by + all.substring(all.offsetByCodePoints(0, to));
    }
}
