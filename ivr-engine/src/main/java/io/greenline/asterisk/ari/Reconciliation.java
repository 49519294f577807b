package io.greenline.asterisk.ari;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a connected engine has to do about what Asterisk has; pure.
 *
 * @param all every channel by id
 * @param callers those of our application that are callers
 * @param orphanTargets channels that we rang for callers who are gone
 * @param orphanBridges bridges that we made for callers who are gone
 * @param tapChannels channels by which callers are listened to, by id; none of them is in {@code all}
 * @param tapBridges bridges by which callers are listened to
 * @param leftovers what an engine before this one has made for callers who are there, by call
 */
record Reconciliation(
        Map<String, AriChannel> all,
        Map<String, AriChannel> callers,
        List<String> orphanTargets,
        List<String> orphanBridges,
        Map<String, AriChannel> tapChannels,
        List<String> tapBridges,
        Map<String, Leftovers> leftovers) {

    /**
     * Sorts what Asterisk has.
     *
     * @param left channels that went while the snapshot was taken
     */
    static Reconciliation of(Snapshot snapshot, String application, Ids ids, Set<String> left) {
        Map<String, AriChannel> all = new LinkedHashMap<>();
        Map<String, AriChannel> callers = new LinkedHashMap<>();
        Map<String, AriChannel> taps = new LinkedHashMap<>();
        for (AriChannel channel : snapshot.channels()) {
            if (left.contains(channel.id())) {
                continue;
            }
            if (ids.callOfTap(channel.id()).isPresent()) {
                taps.put(channel.id(), channel);
                continue;
            }
            all.put(channel.id(), channel);
            boolean dialling = ids.isDialled(channel.id()) && !channel.isUp();
            if (channel.isIn(application)
                    && !dialling
                    && ids.callOfPeer(channel.id()).isEmpty()) {
                callers.put(channel.id(), channel);
            }
        }
        List<String> targets = new ArrayList<>();
        for (String id : all.keySet()) {
            orphan(ids.callOfPeer(id), callers).ifPresent(_ -> targets.add(id));
        }
        List<String> bridges = new ArrayList<>();
        for (AriBridge bridge : snapshot.bridges()) {
            orphan(ids.callOfBridge(bridge.id()), callers).ifPresent(_ -> bridges.add(bridge.id()));
        }
        List<String> tapBridges = snapshot.bridges().stream()
                .map(AriBridge::id)
                .filter(id -> ids.callOfTap(id).isPresent())
                .toList();
        return new Reconciliation(
                all, callers, targets, bridges, taps, tapBridges, leftovers(snapshot, all.keySet(), ids));
    }

    /** What is there of a call besides its own channel. */
    Leftovers leftovers(String call) {
        return leftovers.getOrDefault(call, Leftovers.NONE);
    }

    private static Map<String, Leftovers> leftovers(Snapshot snapshot, Set<String> channels, Ids ids) {
        Map<String, Leftovers> byCall = new HashMap<>();
        for (String channel : channels) {
            ids.callOfPeer(channel).ifPresent(call -> byCall.merge(call, Leftovers.ofChannel(channel), Leftovers::and));
        }
        for (AriBridge bridge : snapshot.bridges()) {
            ids.callOfBridge(bridge.id())
                    .ifPresent(call -> byCall.merge(call, Leftovers.ofBridge(bridge.id()), Leftovers::and));
        }
        return byCall;
    }

    private static Optional<String> orphan(Optional<String> call, Map<String, AriChannel> callers) {
        return call.filter(id -> !callers.containsKey(id));
    }
}
