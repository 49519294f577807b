package io.greenline.dialplan;

import java.util.Locale;
import java.util.Set;

/** What a call can do about an incident. */
public enum IncidentAct {
    /** Says that the power is out in an area. */
    REPORT(Set.of("area"), Set.of("premises")),
    /** Promises a call for when it is over. */
    PROMISE(Set.of("of"), Set.of("number", "area")),
    /** Takes such a promise back. */
    CANCEL(Set.of("of"), Set.of("number")),
    /** Tells what a call is about that the engine made. */
    RECALL(Set.of("into"), Set.of());

    private final Set<String> needs;
    private final Set<String> takes;

    IncidentAct(Set<String> needs, Set<String> takes) {
        this.needs = needs;
        this.takes = takes;
    }

    /** The word in the dialplan. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The keys that it cannot do without. */
    Set<String> needs() {
        return needs;
    }

    /** Whether it may have one of the keys that only some acts have. */
    boolean takes(String key) {
        return needs.contains(key) || takes.contains(key) || key.equals("into");
    }
}
