package io.greenline.prompt;

/** The prompts directory cannot be used at all; the message says which, why and what to do. */
public final class PromptStoreException extends Exception {
    private static final long serialVersionUID = 1;

    PromptStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
