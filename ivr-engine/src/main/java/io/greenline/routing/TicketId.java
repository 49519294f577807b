package io.greenline.routing;

/**
 * A caller's place in the queues: the id of her call, and it stays with her when she is called back.
 *
 * @param value the {@link io.greenline.telephony.CallId} of the call that first joined
 */
public record TicketId(String value) implements Comparable<TicketId> {
    public TicketId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a ticket has an id");
        }
    }

    @Override
    public int compareTo(TicketId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
