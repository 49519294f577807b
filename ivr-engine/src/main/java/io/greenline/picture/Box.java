package io.greenline.picture;

import io.greenline.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * Something that arrows lead to and from.
 *
 * @param id unique in the drawing; letters, digits, {@code . - _}
 * @param name in bold
 * @param caption what it does, in a few words
 * @param texts what it says or computes, each to be wrapped and clipped
 * @param at where it stands in the dialplan's file; empty for what is no node
 * @param refersTo the id of the box that this one stands for, elsewhere in the drawing
 */
record Box(
        String id,
        Look look,
        String name,
        String caption,
        List<String> texts,
        Optional<SourceSpan> at,
        Optional<String> refersTo,
        Mark mark) {
    Box {
        texts = List.copyOf(texts);
    }

    /** A box for something that is no node. */
    static Box sign(String id, Look look, String name) {
        return new Box(id, look, name, "", List.of(), Optional.empty(), Optional.empty(), Mark.NONE);
    }

    /** The file, without its folders (a picture is shown to others), and the line. */
    Optional<String> place() {
        return at.map(span -> span.file().substring(span.file().lastIndexOf('/') + 1) + ":" + span.line());
    }

    boolean isNode() {
        return at.isPresent();
    }
}
