package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.LinkedGrammar.Key;

/** Where documents come from: a directory, other files, memory. */
public interface GrammarSource {

    /** How findings name a document. */
    String name(Key key);

    Content read(Key key);

    /** What is there under a key. */
    sealed interface Content {}

    record Bytes(byte[] bytes) implements Content {}

    record Text(String text) implements Content {}

    /** @param problem as the end of "the file ..." */
    record Missing(String problem) implements Content {}
}
