package io.greenline.routing;

import io.greenline.telephony.Name;

/**
 * What an agent knows and a caller may need: {@code key-account}, {@code sign-language}, {@code rural}.
 *
 * @param value lower-case words joined by hyphens, see {@link Name}; {@code language} is not among them: languages are
 *     {@link io.greenline.telephony.Language}s
 */
public record Skill(String value) implements Comparable<Skill> {
    public Skill {
        Name.require(value);
    }

    @Override
    public int compareTo(Skill other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
