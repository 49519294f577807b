package io.greenline.telephony;

/**
 * The name of a node within its flow.
 *
 * @param value lower-case words joined by hyphens, see {@link Name}
 */
public record NodeId(String value) {
    public NodeId {
        Name.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
