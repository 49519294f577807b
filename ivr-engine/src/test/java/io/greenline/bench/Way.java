package io.greenline.bench;

import java.util.Arrays;
import java.util.Locale;

/** A way through Asterisk that the same call can take; the extension is in the shipped extensions_demo.conf. */
enum Way {
    /** Asterisk's own dialplan: what the others are compared with. */
    NATIVE("bench-native"),
    ARI("bench-ari"),
    AGI("bench-agi");

    private final String extension;

    Way(String extension) {
        this.extension = extension;
    }

    String extension() {
        return extension;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean needsEngine() {
        return this != NATIVE;
    }

    static Way of(String label) {
        return Arrays.stream(values())
                .filter(way -> way.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way '" + label + "'; there are native, ari, agi"));
    }
}
