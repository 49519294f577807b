package io.greenline.dialplan;

import io.greenline.dialplan.Graph.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds the circles of a graph: sets of places that all lead to each other (Tarjan, with a stack of its own). */
final class Circles {
    private final Function<Place, List<Place>> after;
    private final Map<Place, Integer> numbers = new HashMap<>();
    private final Map<Place, Integer> lowest = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private final Set<Place> isOpen = new HashSet<>();
    private final List<Set<Place>> found = new ArrayList<>();

    private Circles(Function<Place, List<Place>> after) {
        this.after = after;
    }

    /** The circles among these places; a place that leads to itself is one. */
    static List<Set<Place>> of(Collection<Place> places, Function<Place, List<Place>> after) {
        Circles circles = new Circles(after);
        places.forEach(circles::visit);
        return circles.found;
    }

    private record Visit(Place place, Iterator<Place> rest) {}

    private void visit(Place first) {
        if (numbers.containsKey(first)) {
            return;
        }
        Deque<Visit> path = new ArrayDeque<>();
        path.push(enter(first));
        while (!path.isEmpty()) {
            Visit here = path.element();
            if (here.rest.hasNext()) {
                Place next = here.rest.next();
                if (!numbers.containsKey(next)) {
                    path.push(enter(next));
                } else if (isOpen.contains(next)) {
                    lowest.merge(here.place, numbers.getOrDefault(next, 0), Math::min);
                }
            } else {
                path.pop();
                leave(here.place);
                if (!path.isEmpty()) {
                    lowest.merge(path.element().place, lowest.getOrDefault(here.place, 0), Math::min);
                }
            }
        }
    }

    private Visit enter(Place place) {
        numbers.put(place, numbers.size());
        lowest.put(place, numbers.size() - 1);
        open.push(place);
        isOpen.add(place);
        return new Visit(place, after.apply(place).iterator());
    }

    private void leave(Place place) {
        if (!numbers.getOrDefault(place, 0).equals(lowest.getOrDefault(place, 0))) {
            return;
        }
        Set<Place> members = new HashSet<>();
        while (!members.contains(place)) {
            Place member = open.pop();
            isOpen.remove(member);
            members.add(member);
        }
        if (members.size() > 1 || after.apply(place).contains(place)) {
            found.add(members);
        }
    }
}
