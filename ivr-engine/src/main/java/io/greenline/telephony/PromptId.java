package io.greenline.telephony;

/**
 * The name of a prompt in a dialplan; a recorded file of this name replaces the synthesised voice.
 *
 * @param value lower-case words joined by hyphens, see {@link Name}
 */
public record PromptId(String value) {
    public PromptId {
        Name.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
