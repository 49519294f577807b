package io.greenline.asterisk.ari;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What an engine has made on Asterisk for one call, besides the caller's own channel: telephones that it rang, and bridges. */
record Leftovers(List<String> channels, List<String> bridges) {
    static final Leftovers NONE = new Leftovers(List.of(), List.of());

    Leftovers {
        channels = List.copyOf(channels);
        bridges = List.copyOf(bridges);
    }

    static Leftovers ofChannel(String id) {
        return new Leftovers(List.of(id), List.of());
    }

    static Leftovers ofBridge(String id) {
        return new Leftovers(List.of(), List.of(id));
    }

    Leftovers and(Leftovers more) {
        List<String> allChannels = new ArrayList<>(channels);
        allChannels.addAll(more.channels);
        List<String> allBridges = new ArrayList<>(bridges);
        allBridges.addAll(more.bridges);
        return new Leftovers(allChannels, allBridges);
    }

    Leftovers only(Predicate<String> wanted) {
        return new Leftovers(
                channels.stream().filter(wanted).toList(),
                bridges.stream().filter(wanted).toList());
    }

    boolean isEmpty() {
        return channels.isEmpty() && bridges.isEmpty();
    }
}
