package io.greenline.routing;

import org.jspecify.annotations.Nullable;

/**
 * Callers in their order. A treap whose nodes are the tickets themselves and know the sizes of what hangs on them: adding,
 * taking out and counting who is before somebody take logarithmic time. A ticket is in one line at most.
 */
final class Line {
    private @Nullable Ticket root;
    private @Nullable Ticket first;

    int size() {
        return size(root);
    }

    @Nullable
    Ticket first() {
        return first;
    }

    void add(Ticket ticket) {
        ticket.left = null;
        ticket.right = null;
        ticket.size = 1;
        root = insert(root, ticket);
        if (first == null || ticket.compareTo(first) < 0) {
            first = ticket;
        }
    }

    void remove(Ticket ticket) {
        root = without(root, ticket);
        if (ticket == first) {
            first = leftmost(root);
        }
        ticket.left = null;
        ticket.right = null;
        ticket.size = 1;
    }

    /** How many are served before somebody, who need not be in this line. */
    int before(Ticket ticket) {
        int count = 0;
        Ticket at = root;
        while (at != null) {
            if (at.compareTo(ticket) < 0) {
                count += size(at.left) + 1;
                at = at.right;
            } else {
                at = at.left;
            }
        }
        return count;
    }

    /** Who comes next; null after the last. */
    @Nullable
    Ticket after(Ticket ticket) {
        Ticket next = null;
        Ticket at = root;
        while (at != null) {
            if (at.compareTo(ticket) > 0) {
                next = at;
                at = at.left;
            } else {
                at = at.right;
            }
        }
        return next;
    }

    private static int size(@Nullable Ticket ticket) {
        return ticket == null ? 0 : ticket.size;
    }

    private static void measure(Ticket ticket) {
        ticket.size = 1 + size(ticket.left) + size(ticket.right);
    }

    private static @Nullable Ticket leftmost(@Nullable Ticket from) {
        Ticket at = from;
        while (at != null && at.left != null) {
            at = at.left;
        }
        return at;
    }

    private static Ticket insert(@Nullable Ticket at, Ticket ticket) {
        if (at == null) {
            return ticket;
        }
        if (ticket.height > at.height) {
            part(at, ticket);
            measure(ticket);
            return ticket;
        }
        if (ticket.compareTo(at) < 0) {
            at.left = insert(at.left, ticket);
        } else {
            at.right = insert(at.right, ticket);
        }
        at.size++;
        return at;
    }

    /** Hangs what is before the ticket to its left and what is after it to its right. */
    private static void part(@Nullable Ticket at, Ticket ticket) {
        if (at == null) {
            ticket.left = null;
            ticket.right = null;
            return;
        }
        if (at.compareTo(ticket) < 0) {
            part(at.right, ticket);
            at.right = ticket.left;
            ticket.left = at;
        } else {
            part(at.left, ticket);
            at.left = ticket.right;
            ticket.right = at;
        }
        measure(at);
    }

    private static @Nullable Ticket without(@Nullable Ticket at, Ticket ticket) {
        if (at == null) {
            throw new IllegalStateException("not in this line: " + ticket);
        }
        if (at == ticket) {
            return joined(at.left, at.right);
        }
        if (ticket.compareTo(at) < 0) {
            at.left = without(at.left, ticket);
        } else {
            at.right = without(at.right, ticket);
        }
        at.size--;
        return at;
    }

    private static @Nullable Ticket joined(@Nullable Ticket left, @Nullable Ticket right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        if (left.height > right.height) {
            left.right = joined(left.right, right);
            measure(left);
            return left;
        }
        right.left = joined(left, right.left);
        measure(right);
        return right;
    }
}
