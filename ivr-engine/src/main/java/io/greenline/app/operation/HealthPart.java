package io.greenline.app.operation;

import java.util.function.Supplier;

/**
 * A part of the engine that must be well before calls can come in.
 *
 * @param name one word: {@code ari}, {@code store}, {@code disk} ...
 * @param look how it is now; may not block for long
 */
public record HealthPart(String name, Supplier<Condition> look) {

    /**
     * How a part is.
     *
     * @param ready whether calls can come in as far as it is concerned
     * @param detail one line for a person
     */
    public record Condition(boolean ready, String detail) {}

    /** How it is now; a look that fails is a part that is not ready. */
    public Condition condition() {
        try {
            return look.get();
        } catch (RuntimeException e) {
            return new Condition(false, "cannot be looked at: " + e);
        }
    }
}
