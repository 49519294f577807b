package io.greenline.telephony;

/**
 * The name of a transfer target; which telephone it is stands in the settings, not in the dialplan.
 *
 * @param value lower-case words joined by hyphens, see {@link Name}
 */
public record EndpointName(String value) {
    public EndpointName {
        Name.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
