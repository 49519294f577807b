package io.greenline.routing;

/** What waits for a time. */
abstract sealed class Timed permits Ticket, Post {
    /** When something is due; {@link Moments#NEVER}: nothing is. Changed by {@link Deadlines} alone. */
    long due = Moments.NEVER;

    /** The place in the heap; -1 outside. */
    int heapAt = -1;

    /** Of what is due at one time the same one is always first. */
    abstract String name();

    final boolean isBefore(Timed other) {
        if (due != other.due) {
            return due < other.due;
        }
        if (this instanceof Post != other instanceof Post) {
            return this instanceof Post;
        }
        return name().compareTo(other.name()) < 0;
    }
}
