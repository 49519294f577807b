package io.greenline.telephony;

import java.util.regex.Pattern;

/**
 * Who takes calls: what an agent types on a telephone to sign in.
 *
 * @param value 1 to 32 letters, digits, hyphens or underscores; often the extension, {@code 1001}
 */
public record AgentId(String value) implements Comparable<AgentId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public AgentId {
        if (!isAgentId(value)) {
            throw new IllegalArgumentException(
                    "an agent's id has 1 to 32 letters, digits, hyphens or underscores, not '%s'".formatted(value));
        }
    }

    /** Whether a text has the form of an agent's id. */
    public static boolean isAgentId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
