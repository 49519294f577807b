package io.greenline.telephony;

/**
 * The name of a queue of callers.
 *
 * @param value lower-case words joined by hyphens, see {@link Name}
 */
public record QueueId(String value) {
    public QueueId {
        Name.require(value);
    }

    /** The telephone that rings for this queue: the endpoint of the same name in the settings. */
    public EndpointName endpoint() {
        return new EndpointName(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
