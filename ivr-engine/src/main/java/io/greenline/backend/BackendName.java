package io.greenline.backend;

import io.greenline.telephony.Name;

/**
 * The name of a system such as {@code billing}; its address stands in the settings ({@code backends.billing}), so that a
 * dialplan can reach no other host.
 *
 * @param value lower-case words joined by hyphens, see {@link Name}
 */
public record BackendName(String value) {
    public BackendName {
        Name.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
