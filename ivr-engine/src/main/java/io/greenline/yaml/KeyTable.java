package io.greenline.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys that one kind of block takes: what the reader accepts and what the reference prints.
 *
 * @param block what the block is called
 * @param keys in the order of the reference
 */
public record KeyTable(String block, Map<String, Key> keys) {

    /**
     * A key.
     *
     * @param takes what stands after it, in a few words
     * @param meaning what it is for, with the default where there is one
     */
    public record Key(String name, Need need, String takes, String meaning) {}

    /** Whether a block can do without a key. */
    public enum Need {
        REQUIRED,
        OPTIONAL,
        /** Optional, and the key may stand alone, with nothing after its colon. */
        MAY_STAND_ALONE
    }

    public static KeyTable of(String block, Key... keys) {
        Map<String, Key> byName = new LinkedHashMap<>();
        Arrays.stream(keys).forEach(key -> byName.put(key.name(), key));
        return new KeyTable(block, byName);
    }

    public static Key required(String name, String takes, String meaning) {
        return new Key(name, Need.REQUIRED, takes, meaning);
    }

    public static Key optional(String name, String takes, String meaning) {
        return new Key(name, Need.OPTIONAL, takes, meaning);
    }

    public Set<String> names() {
        return keys.keySet();
    }
}
