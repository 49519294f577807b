package io.greenline.grammar.srgs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Tells one wording of several documents from another, whatever order they are met in. */
final class ContentDigest {
    private static final int DIGITS = 12;

    private final Map<LinkedGrammar.Key, byte[]> digests = new TreeMap<>();

    void add(LinkedGrammar.Key key, byte[] content) {
        digests.put(key, sha256().digest(content));
    }

    void add(LinkedGrammar.Key key, String text) {
        add(key, text.getBytes(StandardCharsets.UTF_16BE));
    }

    String digits() {
        MessageDigest all = sha256();
        digests.forEach((key, digest) -> {
            byte[] path = key.path().getBytes(StandardCharsets.UTF_8);
            all.update(ByteBuffer.allocate(Integer.BYTES).putInt(path.length).array());
            all.update(path);
            all.update(digest);
        });
        return HexFormat.of().formatHex(all.digest()).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
