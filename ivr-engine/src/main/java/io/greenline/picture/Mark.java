package io.greenline.picture;

/** What an overlay says of a box, a line or a way. */
sealed interface Mark {
    Mark NONE = new Plain();

    /** Nothing. */
    record Plain() implements Mark {}

    /** A test has been here. */
    record Tested() implements Mark {}

    /** No test has been here. */
    record Untested() implements Mark {}

    /** No test has come to the node where this begins, so none can have been here. */
    record Beyond() implements Mark {}

    /**
     * So many calls have been here.
     *
     * @param share of the most that are anywhere in the picture, 0 to 1
     */
    record Counted(long calls, double share) implements Mark {}
}
