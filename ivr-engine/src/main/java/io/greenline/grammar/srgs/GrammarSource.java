package io.greenline.grammar.srgs;

/** Where documents come from: a directory, other files, memory. */
public interface GrammarSource {

    /** How findings name a document. */
    String name(LinkedGrammar.Key key);

    /** What is there under a key. */
    Content read(LinkedGrammar.Key key);

    /** What is there under a key. */
    sealed interface Content {}

    /** A file as it is on disk: at most one more byte than a file may have is looked at. */
    final class Bytes implements Content {
        private final byte[] bytes;

        /**
         * Takes them over: nobody else may change them.
         *
         * @param bytes the whole content
         */
        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** A text that is in memory; whatever encoding it declares does not matter. */
    record Text(String text) implements Content {}

    /**
     * Nothing that can be read.
     *
     * @param problem as the end of "the file ..."
     */
    record Missing(String problem) implements Content {}
}
