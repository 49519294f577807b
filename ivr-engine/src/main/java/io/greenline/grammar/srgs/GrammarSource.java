package io.greenline.grammar.srgs;

/** Where documents come from. */
interface GrammarSource {

    /** How findings name a document. */
    String name(LinkedGrammar.Key key);

    Content read(LinkedGrammar.Key key);

    /** What is there under a key. */
    sealed interface Content {}

    /** Of a file; nobody else has them. */
    final class Bytes implements Content {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    record Text(String text) implements Content {}

    /**
     * Nothing that can be read.
     *
     * @param problem as the end of "the file ..."
     */
    record Missing(String problem) implements Content {}
}
