package io.greenline.bench;

/** What came of one call. */
sealed interface CallResult {
    /**
     * The call went as it should.
     *
     * @param key from the first packet with the end bit of key 1 going out to the first packet of the next prompt
     *     coming in, in nanoseconds
     * @param pound the same for the # that ends the digits
     * @param release from the last packet of the last prompt, which holds 20 ms of sound, to BYE
     */
    record Completed(long key, long pound, long release) implements CallResult {}

    /**
     * It did not.
     *
     * @param reason the same for calls that fail alike
     * @param told what happened on this call
     */
    record Failed(String reason, String told) implements CallResult {
        Failed(String reason) {
            this(reason, "");
        }
    }
}
