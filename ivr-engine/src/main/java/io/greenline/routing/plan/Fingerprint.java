package io.greenline.routing.plan;

import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Items;
import io.greenline.yaml.YamlValue.Scalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one meaning of a file from another: comments, blanks and quotes do not count, the order of keys does. */
final class Fingerprint {
    private static final int SHOWN = 16;

    private Fingerprint() {}

    static String of(YamlValue value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, value);
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, YamlValue value) {
        switch (value) {
            case Scalar scalar -> add(digest, "=" + scalar.text());
            case Items items -> {
                add(digest, "[" + items.values().size());
                items.values().forEach(item -> add(digest, item));
            }
            case Block block -> {
                add(digest, "{" + block.entries().size());
                block.entries().forEach(entry -> {
                    add(digest, entry.key());
                    add(digest, entry.value());
                });
            }
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
