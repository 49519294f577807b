package io.greenline.picture;

/** What a picture is written as. */
public enum Format {
    /** Laid out; for browsers, documents and print. */
    SVG,
    /** Text for pages that draw it themselves. */
    MERMAID,
    /** Text for Graphviz. */
    DOT
}
