package io.greenline.routing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is due first: a heap in which each knows its place, so that a time is changed in logarithmic time. */
final class Deadlines {
    private @Nullable Timed[] heap = new Timed[64];
    private int size;

    /** The time at which something is due; {@link Moments#NEVER} when nothing is. */
    long next() {
        return size == 0 ? Moments.NEVER : at(0).due;
    }

    /** Who is due by then, first come first; null when nobody is. */
    @Nullable
    Timed due(long now) {
        return next() <= now && size > 0 ? at(0) : null;
    }

    /** Sets the time of one. */
    void set(Timed timed, long due) {
        if (due == Moments.NEVER) {
            remove(timed);
            return;
        }
        timed.due = due;
        if (timed.heapAt < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            put(timed, size++);
        }
        sink(rise(timed.heapAt));
    }

    void remove(Timed timed) {
        int hole = timed.heapAt;
        timed.due = Moments.NEVER;
        if (hole < 0) {
            return;
        }
        timed.heapAt = -1;
        Timed last = at(--size);
        heap[size] = null;
        if (last != timed) {
            put(last, hole);
            sink(rise(hole));
        }
    }

    private Timed at(int place) {
        Timed timed = heap[place];
        if (timed == null) {
            throw new IllegalStateException("the heap has a hole at " + place);
        }
        return timed;
    }

    private void put(Timed timed, int place) {
        heap[place] = timed;
        timed.heapAt = place;
    }

    private int rise(int from) {
        int place = from;
        Timed timed = at(place);
        while (place > 0 && timed.isBefore(at((place - 1) / 2))) {
            put(at((place - 1) / 2), place);
            place = (place - 1) / 2;
        }
        put(timed, place);
        return place;
    }

    private void sink(int from) {
        int place = from;
        Timed timed = at(place);
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && at(child + 1).isBefore(at(child))) {
                child++;
            }
            if (!at(child).isBefore(timed)) {
                break;
            }
            put(at(child), place);
            place = child;
        }
        put(timed, place);
    }
}
