package io.greenline.prompt;

/**
 * A text put together of pieces that have lost the blanks around them: between two letters or digits of alphabets one is put
 * back, beside Chinese characters and punctuation none. For one thread.
 */
public final class PiecedText {
    private final StringBuilder text = new StringBuilder();

    public PiecedText add(String piece) {
        boolean apart = !text.isEmpty()
                && !piece.isEmpty()
                && isOfAWord(text.codePointBefore(text.length()))
                && isOfAWord(piece.codePointAt(0));
        text.append(apart ? " " : "").append(piece);
        return this;
    }

    private static boolean isOfAWord(int letter) {
        return Character.isLetterOrDigit(letter) && !Character.isIdeographic(letter);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
